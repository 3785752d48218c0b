/** How the templates of the client tables are filled. */

import assert from 'node:assert/strict';
import { fill, type Filler } from '../../../../src/code/clients/fill';
import { plainText } from '../../../../src/code/text';

const filler: Filler = {
  name: (imported) => `azure.${imported}`,
  literal: (text) => `'${text}'`,
  endpoint: 'https://stordersprod.blob.core.windows.net',
  entity: 'orders',
  entityIsOpen: false,
  credential: 'credential',
  client: 'service',
};
const text = (template: string, over: Partial<Filler> = {}): string =>
  plainText(fill(template, { ...filler, ...over }));

describe('a template', () => {
  it('takes names as the file calls them, and literals in its quotes', () => {
    assert.equal(
      text('new {BlobServiceClient}({endpoint}, {credential}, { retryOptions: { maxTries: 5 } })'),
      "new azure.BlobServiceClient('https://stordersprod.blob.core.windows.net', credential, { retryOptions: { maxTries: 5 } })",
    );
  });

  it('leaves braces alone that are the language’s own', () => {
    assert.equal(text('[]{T}{{f}({"Hello"})}'), "[]azure.T{azure.f('Hello')}");
    assert.equal(text('println!("{}", x)'), 'println!("{}", x)');
  });

  it('lets an entity be typed over only while nobody named it', () => {
    assert.deepEqual(fill('get({entity})', filler), ['get(', "'orders'", ')']);
    assert.deepEqual(fill('get({entity})', { ...filler, entityIsOpen: true }), [
      'get(',
      "'",
      { placeholder: 'orders' },
      "'",
      ')',
    ]);
  });

  it('lets the part of an endpoint be typed over that is not known yet', () => {
    assert.deepEqual(fill('{endpoint}', { ...filler, endpoint: 'https://<vault-name>.vault.azure.net' }), [
      "'https://",
      { placeholder: '<vault-name>' },
      ".vault.azure.net'",
    ]);
  });

  it('awaits what an asynchronous client gives, and nothing else', () => {
    assert.equal(text('{await}{client}.read()'), 'service.read()');
    assert.equal(text('{await}{client}.read()', { isAsync: true }), 'await service.read()');
    assert.equal(text('{async}def read():'), 'def read():');
    assert.equal(text('{async}def read():', { isAsync: true }), 'async def read():');
  });

  it('names what is received from, open where that is not known', () => {
    assert.deepEqual(fill('{group}', { ...filler, group: '$Default' }), ["'$Default'"]);
    assert.deepEqual(fill('{group}', { ...filler, group: '<subscription>' }), [
      "'",
      { placeholder: '<subscription>' },
      "'",
    ]);
  });
});

describe('a connection string in a template', () => {
  const template = "connect({'Server=<endpoint>;Database=<entity>;Encrypt=yes[;UID=<id>]'})";

  it('names the client ID', () => {
    assert.equal(
      text(template, { endpoint: 's.database.windows.net', id: 'guid' }),
      "connect('Server=s.database.windows.net;Database=orders;Encrypt=yes;UID=guid')",
    );
  });

  it('names nobody for the system-assigned identity', () => {
    assert.equal(text(template, { endpoint: 's' }), "connect('Server=s;Database=orders;Encrypt=yes')");
  });

  it('adds an ID that is read from the environment to the literal', () => {
    assert.equal(
      text(template, { endpoint: 's', id: { expression: 'required("AZURE_CLIENT_ID")' } }),
      'connect(\'Server=s;Database=orders;Encrypt=yes;UID=\' + required("AZURE_CLIENT_ID"))',
    );
  });

  it('keeps a database that nobody named open, and braces of its own', () => {
    assert.deepEqual(
      fill("{'Driver={ODBC};Database=<entity>'}", { ...filler, entity: 'database', entityIsOpen: true }),
      ["'Driver={ODBC};Database=", { placeholder: 'database' }, "'"],
    );
  });

  it('has the part that all servers of SQL in a cloud share', () => {
    const scope = "{'https://<zone>/.default'}";
    for (const server of ['s', 'mi.0123456789ab'])
      assert.equal(
        text(scope, { endpoint: `${server}.database.chinacloudapi.cn` }),
        "'https://database.chinacloudapi.cn/.default'",
      );
  });

  it('ends a host name in the cloud of the endpoint', () => {
    const scope = "{'https://cognitiveservices.azure.<tld>/.default'}";
    assert.equal(
      text(scope, { endpoint: 'https://x.openai.azure.us/' }),
      "'https://cognitiveservices.azure.us/.default'",
    );
  });
});
