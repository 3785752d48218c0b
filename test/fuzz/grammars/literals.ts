/** What stands in the literals of made-up files. */

export const guid = ['8f3c1d2e-0000-4000-8000-000000000001', '', 'not-a-guid', '<client-id>'];
export const secret = [
  'DefaultEndpointsProtocol=https;AccountName=orders;AccountKey=bm90IGEga2V5;EndpointSuffix=core.windows.net',
  'Endpoint=sb://orders.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=bm90IGEga2V5',
  'Server=tcp:orders.database.windows.net;Database=o;User Id=u;Password=n0t-real',
  'UseDevelopmentStorage=true',
  'plain text',
];
