/** What can be wrong in Go and is put right. */

import { ids } from '../../unit/code/applied';
import type { Fixes } from '../kit/fixes';
import * as texts from './texts';

const sdk = 'github.com/Azure/azure-sdk-for-go/sdk';

/** A function that gives what this expression does, and its error. */
function made(packages: readonly string[], type: string, code: string): string {
  const imports = packages.map((path) => `\t"${path}"\n`).join('');
  return `package fixes\n\nimport (\n${imports})\n\nfunc made() (${type}, error) {\n\tmade, err := ${code}\n\tif err != nil {\n\t\treturn nil, err\n\t}\n\treturn made, nil\n}\n`;
}

/** A managed identity whose options have this ID. */
const identity = (id: string): string =>
  made(
    [`${sdk}/azidentity`],
    '*azidentity.ManagedIdentityCredential',
    `azidentity.NewManagedIdentityCredential(&azidentity.ManagedIdentityCredentialOptions{ID: ${id}})`,
  );

/** A client that is made from a connection string. */
function client(path: string, type: string, factory: string, given: string): string {
  const name = /(\w+)(?:\/v\d+)?$/.exec(path)?.[1] ?? '';
  return made([`${sdk}/${path}`], `*${name}.${type}`, `${name}.${factory}FromConnectionString(${given})`);
}

export const fixes: Fixes = {
  default: made(
    [`${sdk}/azcore`, `${sdk}/azidentity`],
    'azcore.TokenCredential',
    'azidentity.NewDefaultAzureCredential(nil)',
  ),
  defaultTyped: made(
    [`${sdk}/azidentity`],
    '*azidentity.DefaultAzureCredential',
    'azidentity.NewDefaultAzureCredential(nil)',
  ),
  missing: made(
    [`${sdk}/azidentity`],
    '*azidentity.ManagedIdentityCredential',
    'azidentity.NewManagedIdentityCredential(nil)',
  ),
  bareText: identity(`"${ids.resourceId}"`),
  resourceAsClient: identity(`azidentity.ClientID("${ids.resourceId}")`),
  objectAsClient: identity(`azidentity.ClientID("${ids.objectId}")`),
  clientAsObject: identity(`azidentity.ObjectID("${ids.clientId}")`),
  blanks: identity(`azidentity.ClientID(" ${ids.clientId} ")`),
  oldForm: made(
    [`${sdk}/azidentity`],
    '*azidentity.ManagedIdentityCredential',
    `azidentity.NewManagedIdentityCredential("${ids.clientId}", nil)`,
  ),
  blobs: client('storage/azblob', 'Client', 'NewClient', `"${texts.storage}", nil`),
  table: client('data/aztables', 'ServiceClient', 'NewServiceClient', `"${texts.storage}", nil`),
  queues: client('storage/azqueue/v2', 'ServiceClient', 'NewServiceClient', `"${texts.storage}", nil`),
  bus: client('messaging/azservicebus', 'Client', 'NewClient', `"${texts.bus}", nil`),
  producer: client(
    'messaging/azeventhubs/v2',
    'ProducerClient',
    'NewProducerClient',
    `"${texts.bus}", "orders", nil`,
  ),
  consumer: client(
    'messaging/azeventhubs/v2',
    'ConsumerClient',
    'NewConsumerClient',
    `"${texts.bus}", "orders", azeventhubs.DefaultConsumerGroup, nil`,
  ),
  store: client('data/azappconfig', 'Client', 'NewClient', `"${texts.store}", nil`),
  cosmos: client('data/azcosmos', 'Client', 'NewClient', `"${texts.cosmos}", nil`),
  header: `package fixes

import "${sdk}/azidentity"

func header() error {
	if c, err := azidentity.NewDefaultAzureCredential(nil); err == nil {
		_ = c
	}
	return nil
}
`,
  variable: `package fixes

import "${sdk}/azidentity"

var shared, failure = azidentity.NewDefaultAzureCredential(nil)
`,
  returned: `package fixes

import "${sdk}/azidentity"

func returned() (*azidentity.DefaultAzureCredential, error) {
	return azidentity.NewDefaultAzureCredential(nil)
}
`,
  kept: `package fixes

import (
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
  secret: `package fixes

import (
	"os"

	"${sdk}/azidentity"
)

func secret() (any, error) {
	tenant, client := "t", "c"
	value := os.Getenv("AZURE_CLIENT_SECRET")
	return azidentity.NewClientSecretCredential(tenant, client, value, nil)
}
`,
  sharedkey: `package fixes

import (
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
  connection: `package fixes

import "${sdk}/messaging/azeventhubs/v2"

func connection() (*azeventhubs.ProducerClient, error) {
	const text = "Endpoint=sb://eh.servicebus.windows.net/;SharedAccessKeyName=a;SharedAccessKey=c2VjcmV0;EntityPath=orders"
	return azeventhubs.NewProducerClientFromConnectionString(text, "", nil)
}
`,
  queued: `package fixes

import "${sdk}/storage/azqueue/v2"

func queued(name string) *azqueue.QueueClient {
	client, err := azqueue.NewQueueClientFromConnectionString("DefaultEndpointsProtocol=https;AccountName=st;AccountKey=c2VjcmV0;EndpointSuffix=core.windows.net", name, nil)
	if err != nil {
		panic(err)
	}
	return client
}
`,
  cosmoskey: `package main

import (
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
  misspelt: `package fixes

import "os"

func found() string {
	return os.Getenv("AZURE_TOKEN_CREDENTIAL")
}
`,
  rawRequest: `package fixes

import "net/http"

func request() (*http.Request, error) {
	return http.NewRequest("GET", "${texts.imds}", nil)
}
`,
};
