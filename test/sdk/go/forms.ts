/** The realistic Go programs that code is inserted into: in `main`, over a credential that is there, as a function. */

import { formFor } from '../../../src/code/clients/tables';
import type { SdkCase } from '../kit/cases';

/** One kind of program; each case is a package of its own. */
export interface Form {
  readonly name: string;
  readonly folder: string;
  /** `¦` stands where the developer asks for code; without it, the credential that is there is replaced. */
  startOf(one: SdkCase): string;
}

const sdk = 'github.com/Azure/azure-sdk-for-go/sdk';
const asks = `GetToken(context.Background(), policy.TokenRequestOptions{
		Scopes: []string{"https://vault.azure.net/.default"},
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("signed in until", token.ExpiresOn)
`;

const clientMain = `// Command orders is the nightly job.
package main

import "fmt"

func main() {
	fmt.Println("orders")
	¦
}
`;

const credentialMain = `//go:build linux || darwin || windows

package main

import (
	"context"
	"fmt"
	"log"

	"${sdk}/azcore/policy"
)

func main() {
	¦
	token, err := credential.${asks}}
`;

const replaced = `package main

import (
	"context"
	"fmt"
	"log"

	"${sdk}/azcore/policy"
	id "${sdk}/azidentity"
)

type job struct {
	credential *id.DefaultAzureCredential // signs in
	attempts   int
}

func newJob() (*job, error) {
	secret, err := id.NewDefaultAzureCredential(&id.DefaultAzureCredentialOptions{})
	if err != nil {
		return nil, err
	}
	return &job{credential: secret, attempts: 1}, nil
}

func main() {
	made, err := newJob()
	if err != nil {
		log.Fatal(err)
	}
	token, err := made.credential.${asks}}
`;

const declared = `package main

import (
	"context"
	"fmt"
	"log"

	"${sdk}/azcore/policy"
)

func main() {
	credential, err := newCredential()
	if err != nil {
		log.Fatal(err)
	}
	token, err := credential.${asks}}

¦
`;

/** The function that is inserted for a client is called by the name it comes with. */
function declaredClient({ request: { target } }: SdkCase): string {
  const variable = (target && formFor('go', target)?.variable) ?? '';
  const title = variable.charAt(0).toUpperCase() + variable.slice(1);
  const call = target?.call === true ? `err := use${title}()` : `_, err := new${title}()`;
  return `package main

import "log"

¦

func main() {
	if ${call}; err != nil {
		log.Fatal(err)
	}
}
`;
}

const isClient = ({ request }: SdkCase): boolean => request.flavour === 'client';

export const forms: readonly Form[] = [
  { name: 'Go in main', folder: 'inmain', startOf: (one) => (isClient(one) ? clientMain : credentialMain) },
  { name: 'Go over another credential', folder: 'replaced', startOf: () => replaced },
  {
    name: 'Go as a function',
    folder: 'declared',
    startOf: (one) => (isClient(one) ? declaredClient(one) : declared),
  },
];
