/** What samples of the rules are made of: secrets of every kind, and files per language and rule. */

import type { Rule } from '../../../../src/names';
import { ids } from '../applied';

/** Not a key of anything, but shaped like one. */
const key = Buffer.from(Uint8Array.from({ length: 64 }, (_, at) => at * 37 + 11)).toString('base64');

/** Secrets that may stand in a string of any language; what they are for is not always one of Azure's services. */
export const secretTexts: Readonly<Record<string, string>> = {
  'a storage account': `DefaultEndpointsProtocol=https;AccountName=stor;AccountKey=${key};EndpointSuffix=core.windows.net`,
  'a bus': `Endpoint=sb://orders.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=${key}`,
  'a configuration store': `Endpoint=https://orders.azconfig.io;Id=abc;Secret=${key}`,
  'a signature': `https://stor.blob.core.windows.net/c?sv=2022-11-02&sp=r&sig=${encodeURIComponent(key)}`,
  'a SQL password': 'Server=tcp:orders.database.windows.net,1433;Database=o;Uid=app;Pwd=N0tThat!One',
  'a SQL password in China': 'Server=orders.database.chinacloudapi.cn;Database=o;Uid=app;Pwd=N0tThat!One',
  'a cache': 'orders.redis.cache.windows.net:6380,password=q7Zk2mB1xYc9=,ssl=True',
  'a managed cache': 'orders.westeurope.redis.azure.net:10000,password=q7Zk2mB1xYc9=,ssl=True',
  'another database of Azure': 'Server=orders.mysql.database.azure.com;User=app;Pwd=q7Zk2mB1xYc9;',
  'a document database': 'mongodb+srv://app:q7Zk2mB1xYc9@cluster0.abcde.mongodb.net/orders',
  'a broker': 'amqps://app:q7Zk2mB1xYc9@broker.contoso.com',
  'a payment service': `sk_live_${key.replace(/\W/g, '').slice(0, 24)}`,
  'a mail service': `SG.${'aB3-'.repeat(6).slice(0, 22)}.${'aB3_'.repeat(11).slice(0, 43)}`,
  'a code host': `ghp_${key.replace(/\W/g, '').slice(0, 36)}`,
  'a map': `AIza${'aB3-'.repeat(9).slice(0, 35)}`,
  'a model': `sk-proj-${'aB3_'.repeat(12)}`,
};

export interface Sample {
  readonly text: string;
  /** The identity of the workspace is left open and `AZURE_CLIENT_ID` is set, instead of a user-assigned identity. */
  readonly isOpen?: true;
}

export interface LanguageSamples {
  readonly languageId: string;
  readonly path: string;
  /** A file with a text in a string, or as a value. */
  quoted(text: string): string;
  readonly rules: Readonly<Partial<Record<Rule, readonly (string | Sample)[]>>>;
}

/** An object ID where a client ID belongs, and the other way round; `<id>` stands for the ID. */
export const otherIds = (client: string, object?: string): LanguageSamples['rules'] => ({
  'object-id-as-client-id': [client.replace('<id>', ids.objectId)],
  'unknown-identity': [client.replace('<id>', '7b0e6f52-1f0a-4d3b-8c9d-5e4f3a2b1c0d')],
  ...(object !== undefined && { 'client-id-as-object-id': [object.replace('<id>', ids.clientId)] }),
});

/** Asked of a virtual machine with the parameter of App Service. */
export const imds =
  'http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=x&mi_res_id=a';
