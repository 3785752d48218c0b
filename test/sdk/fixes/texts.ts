/** Secrets that the files of every language hold, made up and of the right form. */

const key = Buffer.from(Uint8Array.from({ length: 64 }, (_, at) => at * 37 + 11)).toString('base64');

/** Of a service or an account that has 32 letters and digits. */
export const shortKey = key.replace(/\W/g, '').slice(0, 32);

export const accountKey = key;
export const storage = `DefaultEndpointsProtocol=https;AccountName=stordersprod;AccountKey=${key};EndpointSuffix=core.windows.net`;
export const bus = `Endpoint=sb://sb-orders.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=${key}`;
export const hub = `${bus};EntityPath=orders`;
export const store = `Endpoint=https://appcs-orders.azconfig.io;Id=abc;Secret=${key}`;
export const cosmos = `AccountEndpoint=https://cosmos-orders.documents.azure.com:443/;AccountKey=${key};`;
export const cosmosUrl = 'https://cosmos-orders.documents.azure.com:443/';
export const server = 'sql-orders.database.windows.net';
export const sqlPassword = 'N0tThat!One';
/** Asked of a virtual machine with the parameter of App Service. */
export const imds =
  'http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://vault.azure.net&mi_res_id=a';
