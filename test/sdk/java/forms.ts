/** The realistic Java files that code is inserted into: methods, fields, arguments, and what stood there before. */

import type { SdkCase } from '../kit/cases';

/** A way to write a case; each case of it is a class of its own. */
export interface Form {
  /** The last part of the package its classes are in. */
  readonly prefix: string;
  readonly name: string;
  /** Whether a case can be written so. */
  has(one: SdkCase): boolean;
  /** Whether it is run too: every case is in one form, the rest is compiled. */
  runs(one: SdkCase): boolean;
  /** The start, with `¦` where the developer asks for code; without one the first credential is replaced. */
  startOf(one: SdkCase): string;
}

const isClient = ({ request }: SdkCase): boolean => request.flavour === 'client';
const isCredential = (one: SdkCase): boolean => !isClient(one) && one.failsFor === undefined;

/** What asks for one token. */
const asks = (credential: string): string =>
  `        TokenRequestContext context = new TokenRequestContext().addScopes("https://vault.azure.net/.default");
        System.out.println(${credential}.getTokenSync(context).isExpired());
`;

export const forms: readonly Form[] = [
  {
    prefix: 'method',
    name: 'Java in a method',
    has: () => true,
    runs: () => true,
    startOf: (one) => `/*
 * Orders: the nightly job.
 */
package orders.method.${one.name};

import java.util.List;
${isClient(one) ? '' : '\nimport com.azure.core.credential.TokenRequestContext;\n'}
/** Sends what was ordered. */
public final class Orders {
    private static final List<String> NAMES = List.of("nightly");

    private Orders() {
    }

    public static void main(String[] args) {
        System.out.println(NAMES.get(0));
        ¦
${isClient(one) ? '' : asks('credential')}    }
}
`,
  },
  {
    prefix: 'field',
    name: 'Java in a class body',
    has: ({ request, failsFor }) =>
      failsFor === undefined && request.target?.call !== true && request.target?.service !== 'sql',
    runs: ({ request }) => request.flavour === 'credential',
    startOf: (one) => `package orders.field.${one.name};

import com.azure.core.credential.*;
import com.azure.identity.*;

public enum Orders {
    NIGHTLY;
    ¦

    public static void main(String[] args) {
${isClient(one) ? '        System.out.println(NIGHTLY);\n' : asks('CREDENTIAL')}    }
}
`,
  },
  {
    prefix: 'argument',
    name: 'Java as an argument',
    has: (one) =>
      isCredential(one) ||
      (isClient(one) && one.request.target?.call !== true && one.request.target?.service !== 'sql'),
    runs: ({ request }) => request.flavour === 'localAndAzure',
    startOf: (one) => `package orders.argument.${one.name};

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.util.function.Supplier;

public class Orders {
  private final Object client;

  Orders(Object client) {
    this.client = client;
  }

  static void ask(TokenCredential credential) {
${asks('credential').replaceAll('        ', '    ')}  }

  public static void main(String[] args) {
    ${isClient(one) ? 'Supplier<Orders> orders = () -> new Orders(¦);' : 'Runnable asking = () -> ask(¦);'}
    ${isClient(one) ? 'System.out.println(orders.get().client);' : 'asking.run();'}
  }
}
`,
  },
  {
    prefix: 'replacement',
    name: 'Java in the place of DefaultAzureCredential',
    has: isCredential,
    runs: ({ request }) => request.idSource === 'literal',
    startOf: (one) => `package orders.replacement.${one.name};

import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.DefaultAzureCredential;
import com.azure.identity.DefaultAzureCredentialBuilder;

record Orders(String name) {
    static DefaultAzureCredential signIn() {
        return new DefaultAzureCredentialBuilder().tenantId("nobody").build();
    }

    public static void main(String[] args) {
        var credential = signIn();
${asks('credential')}    }
}
`,
  },
];
