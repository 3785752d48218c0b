/** Odd places of Go files, written into with the product's own edits; they have to vet, not to run. */

import assert from 'node:assert/strict';
import { go } from '../../../src/code/go/language';
import type { CredentialRequest } from '../../../src/code/request';
import { inserted, requestFor } from '../../unit/code/applied';

const requests: readonly (readonly [name: string, request: CredentialRequest])[] = [
  ['plain', requestFor()],
  ['guarded', requestFor({ idSource: 'environmentVariable' })],
  ['split', requestFor({ flavour: 'localAndAzure', idSource: 'parts', identifier: 'resourceId' })],
];

const sdk = 'github.com/Azure/azure-sdk-for-go/sdk';

/** Bodies of files; `¦` asks for an insertion. */
const files: Readonly<Record<string, string>> = {
  results: `import "time"

type order struct{ id int }
type number int

func load[T any](name string) (text string, count number, o order, more []order, at time.Time, v T, err error) {
	¦
	_ = credential
	return
}
`,
  nested: `import "os"

func nested(values map[string]int) error {
	for key, value := range values {
		switch key {
		case "a":
			¦
		default:
			if value, err := os.Open(key); err != nil {
				_ = value
				return err
			}
		}
		go func() {
			_ = value
		}()
	}
	return nil
}
`,
  errlater: `import "os"

func later() {
	¦
	err := os.Remove("x")
	_ = err
}
`,
  erroutside: `import "os"

func outside() {
	err := os.Remove("x")
	func() {
		¦
	}()
	_ = err
}
`,
  existing: `import "${sdk}/azcore"

var credential azcore.TokenCredential

func setUp() {
	¦
}
`,
  taken: `import (
	"fmt"
	log "log/slog"
)

func os() {}

func init() {
	credential, azidentity := 1, 2
	fmt.Println(credential, azidentity)
	log.Info("x")
	¦
}
`,
  argument: `import (
	"${sdk}/azcore"
	"${sdk}/azcore/policy"
	"${sdk}/storage/azblob"
)

func client(credential azcore.TokenCredential, _ policy.ClientOptions) (*azblob.Client, error) {
	return azblob.NewClient("https://stordersprod.blob.core.windows.net", credential, nil)
}

func use(azcore.TokenCredential) {}

func argument() (*azblob.Client, error) {
	use(¦)
	return client(nil, policy.ClientOptions{})
}
`,
  dotted: `import (
	. "${sdk}/azidentity"
)

var options = ManagedIdentityCredentialOptions{}

func dotted() error {
	¦
	return nil
}
`,
  blank: `import _ "${sdk}/azidentity"

func blank() any {
	¦
	return nil
}
`,
  terminated: `func terminated() int {
	for {
		break
¦
	}
	return 1
}
`,
};

/** The files by their paths in the module. */
export async function places(): Promise<Record<string, string>> {
  const written: Record<string, string> = {};
  for (const [name, body] of Object.entries(files)) {
    for (const [kind, request] of requests) {
      const path = `cases/places/${name}${kind}/code.go`;
      const text = await inserted(go, 'go', `package places\n\n${body}`, request, { path: `/${path}` });
      assert.ok(text !== undefined, `${path}: no offer`);
      written[path] = text;
    }
  }
  return written;
}
