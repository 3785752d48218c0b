/** What the secrets of the rewrites are made of: none is a key of anything. */

/** Not a key of anything, but shaped like one. */
export const key = Buffer.from(Uint8Array.from({ length: 64 }, (_, at) => at * 37 + 11)).toString('base64');
export const shortKey = key.replace(/\W/g, '').slice(0, 32);
export const signature = `sv=2023-11-03&ss=b&srt=sco&sp=rl&se=2027-01-01T00%3A00%3A00Z&sig=${encodeURIComponent(key.slice(0, 43))}%3D`;
export const blobs = `https://stordersprod.blob.core.windows.net/?${signature}`;
export const blob = `https://stordersprod.blob.core.windows.net/orders/a.txt?${signature}`;
export const queue = `https://stordersprod.queue.core.windows.net/orders?${signature}`;
export const table = `https://stordersprod.table.core.windows.net/orders?${signature}`;
export const storage = `DefaultEndpointsProtocol=https;AccountName=stordersprod;AccountKey=${key};EndpointSuffix=core.windows.net`;
export const hub = `Endpoint=sb://sb-orders.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=${key};EntityPath=orders`;
export const server = 'sql-orders.database.windows.net';
export const ado = `Server=tcp:${server},1433;Initial Catalog=orders;User ID=app;Password=N0tThat!One;Encrypt=True`;
export const jdbc = `jdbc:sqlserver://${server}:1433;database=orders;user=app;password=N0tThat!One;encrypt=true`;
export const id = '11111111-2222-3333-4444-555555555555';

export const account = 'https://stordersprod.blob.core.windows.net';

/** What no file may hold any more. */
export const secrets: readonly string[] = [
  key,
  encodeURIComponent(key.slice(0, 43)),
  shortKey,
  'N0tThat!One',
];

export interface RewritePlaces {
  readonly languageId: string;
  readonly extension: string;
  /** Whole files, by names that are good for a file, a class or a module, each with lines that it holds afterwards. */
  readonly files: Readonly<Record<string, readonly [before: string, ...after: string[]]>>;
}
