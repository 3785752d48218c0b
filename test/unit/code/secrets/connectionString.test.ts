/** The address in a connection string. */

import assert from 'node:assert/strict';
import type { Service } from '../../../../src/code/clients/client';
import { connectionTarget } from '../../../../src/code/secrets/connectionString';

const key = 'bm90IGEga2V5';

function line(text: string, wanted?: Service): string | undefined {
  const found = connectionTarget(text, wanted);
  assert.ok(!JSON.stringify(found ?? '').includes(key), 'the key went along');
  return found && [found.service, found.endpoint, found.entity].filter((one) => one !== undefined).join(' ');
}

describe('a connection string', () => {
  const storage = `DefaultEndpointsProtocol=https;AccountName=st1;AccountKey=${key};EndpointSuffix=core.chinacloudapi.cn`;

  it('of a storage account leads to the service that is wanted, in its cloud', () => {
    assert.equal(line(storage), 'blob https://st1.blob.core.chinacloudapi.cn');
    assert.equal(line(storage, 'queue'), 'queue https://st1.queue.core.chinacloudapi.cn');
    assert.equal(
      line(`AccountName=st1;AccountKey=${key};TableEndpoint=https://st1.table.core.windows.net/`, 'table'),
      'table https://st1.table.core.windows.net',
    );
  });

  it('of a namespace leads to its host, and names the queue or hub', () => {
    const bus = `Endpoint=sb://sb1.servicebus.windows.net/;SharedAccessKeyName=r;SharedAccessKey=${key};EntityPath=orders`;
    assert.equal(line(bus), 'serviceBus sb1.servicebus.windows.net orders');
    assert.equal(line(bus, 'eventHubs'), 'eventHubs sb1.servicebus.windows.net orders');
  });

  it('of the others leads to their endpoint', () => {
    assert.equal(
      line(`AccountEndpoint=https://c1.documents.azure.com:443/;AccountKey=${key};`),
      'cosmos https://c1.documents.azure.com:443/',
    );
    assert.equal(
      line(`Endpoint=https://a1.azconfig.io;Id=x;Secret=${key}`),
      'appConfiguration https://a1.azconfig.io',
    );
    assert.equal(
      line(`Server=tcp:s1.database.windows.net,1433;Initial Catalog=orders;User ID=u;Password=${key}`),
      'sql s1.database.windows.net orders',
    );
  });

  it('leads nowhere when it is another service’s, an emulator’s or none', () => {
    for (const [text, wanted] of [
      [storage, 'cosmos'],
      ['UseDevelopmentStorage=true', 'blob'],
      [
        `AccountName=devstoreaccount1;BlobEndpoint=http://127.0.0.1:10000/devstoreaccount1;AccountKey=${key}`,
        'blob',
      ],
      [`AccountName=\${name};AccountKey=${key}`, 'blob'],
      [`Endpoint=sb://localhost;SharedAccessKey=${key}`, 'serviceBus'],
      [`Server=m1.mysql.database.azure.com;Pwd=${key}`, undefined],
      [`Server=localhost;Password=${key}`, undefined],
      ['hello', undefined],
    ] as const)
      assert.equal(line(text, wanted), undefined, text);
  });
});
