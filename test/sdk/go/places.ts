/** Odd places and credentials of Go files, written over with the product's own edits; they have to vet, not to run. */

import assert from 'node:assert/strict';
import { go } from '../../../src/code/go/language';
import type { CredentialRequest } from '../../../src/code/request';
import { applied, inserted, replaced, requestFor } from '../../unit/code/applied';
import { parseText } from '../../unit/code/parseText';

const requests: readonly (readonly [name: string, request: CredentialRequest])[] = [
  ['plain', requestFor()],
  ['guarded', requestFor({ idSource: 'environmentVariable' })],
  ['split', requestFor({ flavour: 'localAndAzure', idSource: 'parts', identifier: 'resourceId' })],
];

const sdk = 'github.com/Azure/azure-sdk-for-go/sdk';

/** Bodies of files; `¦` asks for an insertion, else the first credential is replaced. */
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
  header: `import "${sdk}/azidentity"

func header() error {
	if c, err := azidentity.NewDefaultAzureCredential(nil); err == nil {
		_ = c
	}
	return nil
}
`,
  variable: `import "${sdk}/azidentity"

var shared, failure = azidentity.NewDefaultAzureCredential(nil)
`,
  returned: `import "${sdk}/azidentity"

func returned() (*azidentity.DefaultAzureCredential, error) {
	return azidentity.NewDefaultAzureCredential(nil)
}
`,
  kept: `import (
	"${sdk}/azcore"
	"${sdk}/azcore/cloud"
	"${sdk}/azidentity"
)

func kept() error {
	options := azcore.ClientOptions{Cloud: cloud.AzureChina}
	c, err := azidentity.NewDefaultAzureCredential(&azidentity.DefaultAzureCredentialOptions{ClientOptions: options, TenantID: "t"})
	_ = c
	return err
}
`,
  secret: `import (
	"os"

	"${sdk}/azidentity"
)

func secret() (any, error) {
	tenant, client := "t", "c"
	value := os.Getenv("AZURE_CLIENT_SECRET")
	return azidentity.NewClientSecretCredential(tenant, client, value, nil)
}
`,
  sharedkey: `import (
	"os"

	"${sdk}/storage/azblob"
)

func sharedKey() *azblob.Client {
	key, ok := os.LookupEnv("KEY")
	c, err := azblob.NewSharedKeyCredential("stordersprod", key)
	if err != nil || !ok {
		panic(err)
	}
	client, err := azblob.NewClientWithSharedKeyCredential("https://stordersprod.blob.core.windows.net", c, nil)
	if err != nil {
		panic(err)
	}
	return client
}
`,
  connection: `import "${sdk}/messaging/azeventhubs/v2"

func connection() (*azeventhubs.ProducerClient, error) {
	const text = "Endpoint=sb://eh.servicebus.windows.net/;SharedAccessKeyName=a;SharedAccessKey=c2VjcmV0;EntityPath=orders"
	return azeventhubs.NewProducerClientFromConnectionString(text, "", nil)
}
`,
  queued: `import "${sdk}/storage/azqueue/v2"

func queued(name string) *azqueue.QueueClient {
	client, err := azqueue.NewQueueClientFromConnectionString("DefaultEndpointsProtocol=https;AccountName=st;AccountKey=c2VjcmV0;EndpointSuffix=core.windows.net", name, nil)
	if err != nil {
		panic(err)
	}
	return client
}
`,
  cosmoskey: `import (
	"log"
	"os"

	"${sdk}/data/azcosmos"
)

func main() {
	key, _ := azcosmos.NewKeyCredential(os.Getenv("KEY"))
	client, err := azcosmos.NewClientWithKey("https://x.documents.azure.com:443/", key, nil)
	if err != nil {
		log.Fatal(err)
	}
	_ = client
}
`,
};

/** Writes over the first credential, else over what the first finding with that fix marks. */
async function overFirst(
  text: string,
  request: CredentialRequest,
  path: string,
): Promise<string | undefined> {
  const file = await parseText(go, 'go', text, { path });
  if (go.credentials(file).length > 0) return replaced(go, 'go', text, request, { path });
  const finding = go.findings(file, { tokenCredentialsSet: false }).find(({ fix }) => fix === 'replace');
  const plan = finding && go.replace(file, finding, request);
  return plan && applied(text, plan);
}

/** The files by their paths in the module. */
export async function places(): Promise<Record<string, string>> {
  const written: Record<string, string> = {};
  for (const [name, body] of Object.entries(files)) {
    for (const [kind, request] of requests) {
      const path = `cases/places/${name}${kind}/code.go`;
      const start = `package ${name === 'cosmoskey' ? 'main' : 'places'}\n\n${body}`;
      const options = { path: `/${path}` };
      const text = start.includes('¦')
        ? await inserted(go, 'go', start, request, options)
        : await overFirst(start, request, path);
      assert.ok(text !== undefined, `${path}: no offer`);
      written[path] = text;
    }
  }
  return written;
}
