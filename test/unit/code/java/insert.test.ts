/** What insertion writes in Java, where, and in which layout. */

import assert from 'node:assert/strict';
import type { ClientTarget } from '../../../../src/code/clients/client';
import { java } from '../../../../src/code/java/language';
import type { CredentialRequest } from '../../../../src/code/request';
import { inserted, requestFor } from '../applied';
import { parseText } from '../parseText';

const insert = (marked: string, wanted: Partial<CredentialRequest> = {}): Promise<string | undefined> =>
  inserted(java, 'java', marked, requestFor(wanted));

const imports = `import com.azure.core.credential.TokenCredential;
import com.azure.identity.ManagedIdentityCredentialBuilder;
`;
const method = `class Orders {
    void run() {
        ¦
    }
}
`;
const blob: ClientTarget = {
  service: 'blob',
  resource: 'stordersprod',
  endpoint: 'https://stordersprod.blob.core.windows.net',
  entity: 'orders',
  call: false,
};
const guard = `
    private static String requiredEnv(String name) {
        String value = System.getenv(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalStateException("The environment variable " + name + " is empty or not set.");
        }
        return value;
    }
`;

describe('Java: what is inserted', () => {
  it('is a variable of a method, by each kind of ID', async () => {
    const calls = {
      clientId: '.clientId("11111111-2222-3333-4444-555555555555")',
      objectId: '.objectId("66666666-7777-8888-9999-000000000000")',
    } as const;
    for (const [identifier, call] of Object.entries(calls)) {
      assert.equal(
        await insert(method, { identifier: identifier as keyof typeof calls }),
        `${imports}
class Orders {
    void run() {
        TokenCredential credential = new ManagedIdentityCredentialBuilder()
            ${call}
            .build();
    }
}
`,
      );
    }
    const system = await insert(method, { identifier: 'systemAssigned' });
    assert.match(
      system ?? '',
      / {8}TokenCredential credential = new ManagedIdentityCredentialBuilder\(\)\.build\(\);\n/,
    );
  });

  it('tells whose ID it is where the ID does not', async () => {
    const after = await insert(method, { identityName: 'id-orders', sample: true });
    assert.match(after ?? '', / {8}\/\/ id-orders\. Sample tenant: this ID is not real\n {8}TokenCredential/);
  });

  it('reads a variable through a method that refuses an empty one, written once', async () => {
    const wanted = {
      idSource: 'environmentVariable',
      identifier: 'resourceId',
      variable: 'IDENTITY',
    } as const;
    const once = await insert(method, wanted);
    assert.equal(
      once,
      `${imports}
class Orders {
    void run() {
        TokenCredential credential = new ManagedIdentityCredentialBuilder().resourceId(requiredEnv("IDENTITY")).build();
    }
${guard}}
`,
    );
    const taken = await insert(
      'class Orders {\n    String requiredEnv(int a) {\n        return "";\n    }\n\n    void run() {\n        ¦\n    }\n}\n',
      wanted,
    );
    assert.match(taken ?? '', /resourceId\(requiredEnv2\("IDENTITY"\)\)/);
  });

  it('builds a resource ID from variables', async () => {
    const after = await insert(method, { identifier: 'resourceId', idSource: 'parts' });
    assert.ok(
      after?.includes(`new ManagedIdentityCredentialBuilder()
            .resourceId("/subscriptions/" + requiredEnv("AZURE_SUBSCRIPTION_ID")
                + "/resourceGroups/" + requiredEnv("AZURE_RESOURCE_GROUP")
                + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/" + requiredEnv("MANAGED_IDENTITY_NAME"))
            .build();
`),
      after,
    );
    assert.equal(await insert(method, { identifier: 'clientId', idSource: 'parts' }), undefined);
  });

  it('takes the sign-in of the developer only on a positive local sign', async () => {
    const after = await insert(method, { flavour: 'localAndAzure', localSwitch: 'STAGE' });
    assert.ok(
      after?.includes(`        TokenCredential credential = "development".equals(System.getenv("STAGE"))
            ? new DefaultAzureCredentialBuilder().build()
            : new ManagedIdentityCredentialBuilder().clientId("11111111-2222-3333-4444-555555555555").build();
`),
      after,
    );
  });

  it('is a constant of a type that may hold one, else a field', async () => {
    const start = 'class Orders {\n    ¦\n    void run() {\n    }\n}\n';
    const wanted = { identifier: 'systemAssigned' } as const;
    assert.equal(
      await insert(start, wanted),
      `${imports}
class Orders {
    private static final TokenCredential CREDENTIAL = new ManagedIdentityCredentialBuilder().build();

    void run() {
    }
}
`,
    );
    for (const body of [
      'class Outer {\n    class Inner {\n        ¦\n    }\n}\n',
      'class A {\n    Object a = new Object() {\n        ¦\n    };\n}\n',
    ])
      assert.match((await insert(body, wanted)) ?? '', / {8}private final TokenCredential credential = new/);
  });

  it('names in full what means something else in the file', async () => {
    const start = `import org.other.TokenCredential;\n\nclass System {\n${method.slice(method.indexOf('    void'))}`;
    const after = await insert(start, { idSource: 'environmentVariable' });
    assert.match(after ?? '', /com\.azure\.core\.credential\.TokenCredential credential = new/);
    assert.match(after ?? '', /java\.lang\.System\.getenv\(name\)/);
  });

  it('takes no name that the method or a field has', async () => {
    const after = await insert(
      'class A {\n    Object managedIdentityCredential;\n\n    void run(Object credential) {\n        ¦\n    }\n}\n',
    );
    assert.match(after ?? '', /TokenCredential credential3 = /);
    const other = await insert(
      'class A {\n    void a() {\n        int credential = 1;\n    }\n\n    void b() {\n        ¦\n        use(credential);\n    }\n}\n',
    );
    assert.match(other ?? '', /TokenCredential credential = /);
  });

  it('stands in front of what ends the block, and behind what has to begin it', async () => {
    const returns = await insert(
      'class A {\n    int a() {\n        // Done.\n        return 1;\n        ¦\n    }\n}\n',
    );
    assert.match(returns ?? '', /\.build\(\);\n {8}\/\/ Done\.\n {8}return 1;/);
    const constructs = await insert('class A extends B {\n    A() {\n        super(1);¦\n    }\n}\n');
    assert.match(constructs ?? '', /super\(1\);\n {8}TokenCredential/);
  });

  it('is refused where nothing can stand', async () => {
    const places = {
      'an interface': 'interface A {\n    ¦\n}\n',
      'the constants of an enum': 'enum A {\n    B,\n    ¦\n    C\n}\n',
      'a file without a type': '¦\n',
      'a string': 'class A {\n    String a = """\n        ¦\n        """;\n}\n',
      'half a statement': 'class A {\n    void a() {\n        int b =\n        ¦\n    }\n}\n',
      'an argument list that is not empty': 'class A {\n    Object a = make(1¦, 2);\n}\n'.replace(
        '1¦, 2',
        '1,\n¦\n2',
      ),
    };
    for (const [place, marked] of Object.entries(places)) {
      assert.equal(await insert(marked), undefined, place);
    }
  });
});

describe('Java: a client', () => {
  it('is made with the credential, its calls on lines of their own', async () => {
    const wanted = { flavour: 'client', target: { ...blob, call: true } } as const;
    const after = await insert(method.replace('¦', 'String text = null;\n        ¦'), wanted);
    assert.ok(
      after?.includes(`        BlobServiceClient blobServiceClient = new BlobServiceClientBuilder()
            .endpoint("https://stordersprod.blob.core.windows.net")
            .credential(credential)
            .retryOptions(new RetryOptions(new ExponentialBackoffOptions().setMaxRetries(5)))
            .buildClient();
        String text2 = blobServiceClient.getBlobContainerClient("orders").getBlobClient("blob.txt").downloadContent().toString();
`),
      after,
    );
    assert.match(after ?? '', /^import com\.azure\.core\.http\.policy\.RetryOptions;$/m);
  });

  it('may be a constant, or an argument, but then is not called', async () => {
    const field = 'enum Orders {\n    A;\n    ¦\n}\n';
    const argument = 'class A {\n    Object a = make(¦);\n}\n';
    const wanted = { flavour: 'client', identifier: 'systemAssigned', target: blob } as const;
    assert.match(
      (await insert(field, wanted)) ?? '',
      /private static final BlobServiceClient BLOB_SERVICE_CLIENT = new/,
    );
    const nested = await insert(argument, wanted);
    assert.match(nested ?? '', /make\(new BlobServiceClientBuilder\(\)\n {8}\.endpoint/);
    assert.match(nested ?? '', /\.credential\(new ManagedIdentityCredentialBuilder\(\)\n? *\.build\(\)\)/);
    assert.doesNotMatch(nested ?? '', /import .*BlobServiceClient;/);
    for (const place of [field, argument])
      assert.equal(await insert(place, { ...wanted, target: { ...blob, call: true } }), undefined);
  });

  it('of a database is told the client ID, and no other', async () => {
    const sql: ClientTarget = { ...blob, service: 'sql', endpoint: 'sql-orders.database.windows.net' };
    const after = await insert(method, { flavour: 'client', target: sql, idSource: 'environmentVariable' });
    assert.match(
      after ?? '',
      /SQLServerDataSource dataSource = new SQLServerDataSource\(\);\n {8}dataSource\.setURL\(/,
    );
    assert.match(after ?? '', /msiClientId=" \+ requiredEnv\("AZURE_CLIENT_ID"\)\);/);
    assert.doesNotMatch(after ?? '', /TokenCredential/);
    assert.equal(await insert(method, { flavour: 'client', target: sql, identifier: 'objectId' }), undefined);
  });

  it('asks for the packages of both', async () => {
    const file = await parseText(java, 'java', method.replace('¦', ''));
    const request = requestFor({ flavour: 'client', identifier: 'objectId', target: blob });
    const plan = java.insert(file, method.indexOf('¦'), request);
    assert.deepEqual(plan?.needs, java.needs(request));
    assert.deepEqual(
      java.needs(request).map(({ name, minimum }) => `${name} ${minimum}`),
      ['com.azure:azure-identity 1.14.0', 'com.azure:azure-storage-blob 12.17.0'],
    );
  });
});
