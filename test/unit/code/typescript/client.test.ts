/** Clients in TypeScript and JavaScript: the right lines, in the file's names and layout, or none where they cannot stand. */

import assert from 'node:assert/strict';
import type { ClientTarget } from '../../../../src/code/clients/client';
import { typescript } from '../../../../src/code/typescript/language';
import { applied, requestFor } from '../applied';
import { inserted, parseFile, replaced } from './edited';

const target = (wanted: Partial<ClientTarget> = {}): ClientTarget => ({
  service: 'keyVaultSecrets',
  resource: 'kv-orders',
  endpoint: 'https://kv-orders.vault.azure.net',
  call: false,
  ...wanted,
});
const client = (wanted: Partial<ClientTarget> = {}) =>
  ({ flavour: 'client', identifier: 'systemAssigned', target: target(wanted) }) as const;

describe('inserting a client into TypeScript', () => {
  it('writes the credential, the client and the call', async () => {
    const marked = 'export async function load(): Promise<void> {\n  ¦\n}\n';
    assert.equal(
      await inserted('typescript', marked, client({ call: true, entity: 'orders-key' })),
      `import { ManagedIdentityCredential } from '@azure/identity';
import { SecretClient } from '@azure/keyvault-secrets';

export async function load(): Promise<void> {
  const credential = new ManagedIdentityCredential();
  const secretClient = new SecretClient('https://kv-orders.vault.azure.net', credential, {
    retryOptions: { maxRetries: 5 },
  });
  const secret = await secretClient.getSecret('orders-key');
}
`,
    );
  });

  it('receives with handlers, in the file’s layout', async () => {
    const bus = {
      service: 'serviceBus',
      endpoint: 'sb-orders.servicebus.windows.net',
      entity: 'orders',
    } as const;
    const after = await inserted(
      'typescript',
      'function load(receiver: string) {\n  ¦\n}\n',
      client({ ...bus, receivesFrom: 'billing', call: true }),
    );
    assert.match(
      after ?? '',
      /\n {2}const receiver2 = serviceBusClient\.createReceiver\('orders', 'billing'\);\n {2}receiver2\.subscribe\(\{\n {4}processMessage: async \(\{ body \}\) => console\.log\(body\),\n {4}processError: async \(\{ error \}\) => console\.error\(error\),\n {2}\}\);\n\}/,
    );
  });

  it('uses the names the file has, and makes new ones where they are taken', async () => {
    const marked = `import * as vault from "@azure/keyvault-secrets"\nimport { ManagedIdentityCredential as Mic } from "@azure/identity"\n\nasync function load(secret, credential) {\n\t¦\n}\n`;
    assert.equal(
      await inserted('javascript', marked, client({ call: true, entity: 'k' })),
      `import * as vault from "@azure/keyvault-secrets"\nimport { ManagedIdentityCredential as Mic } from "@azure/identity"\n\nasync function load(secret, credential) {\n\tconst credential2 = new Mic()\n\tconst secretClient = new vault.SecretClient("https://kv-orders.vault.azure.net", credential2, {\n\t\tretryOptions: { maxRetries: 5 },\n\t})\n\tconst secret2 = await secretClient.getSecret("k")\n}\n`,
    );
  });

  it('renames what a call takes out of its answer', async () => {
    const wanted = client({
      service: 'appConfiguration',
      endpoint: 'https://a.azconfig.io',
      call: true,
      entity: 'k',
    });
    const after = await inserted('typescript', 'const value = 1;\nasync () => {\n  ¦\n};\n', wanted);
    assert.match(after ?? '', /const \{ value: value2 \} = await appConfigurationClient/);
  });

  it('makes no call where nothing can be awaited', async () => {
    const plain = 'function load() {\n  ¦\n}\n';
    assert.equal(await inserted('javascript', plain, client({ call: true })), undefined);
    assert.ok(await inserted('javascript', plain, client()));
    const script = { path: '/w/a.cjs' };
    assert.equal(await inserted('javascript', 'f();\n¦\n', client({ call: true }), script), undefined);
    assert.ok(await inserted('typescript', 'export const a = 1;\n¦\n', client({ call: true })));
  });

  it('nests the credential where the client is an argument', async () => {
    const after = await inserted('typescript', 'start(¦);\n', client());
    assert.match(
      after ?? '',
      /start\(new SecretClient\('https:[^']*', new ManagedIdentityCredential\(\), \{ retryOptions: \{ maxRetries: 5 \} \}\)\);/,
    );
    assert.equal(await inserted('typescript', 'start(¦);\n', client({ call: true })), undefined);
  });

  it('follows a credential it replaces, with the name that holds it', async () => {
    const text = `import { DefaultAzureCredential } from '@azure/identity';\n\nexport const azure = new DefaultAzureCredential(); // ours\n`;
    assert.equal(
      await replaced('typescript', text, client()),
      `import { ManagedIdentityCredential } from '@azure/identity';\nimport { SecretClient } from '@azure/keyvault-secrets';\n\nexport const azure = new ManagedIdentityCredential(); // ours\nconst secretClient = new SecretClient('https://kv-orders.vault.azure.net', azure, {\n  retryOptions: { maxRetries: 5 },\n});\n`,
    );
    const nested = await parseFile(
      'typescript',
      text.replace('export const azure = ', 'start(').replace('();', '());'),
    );
    const [site] = typescript.credentials(nested);
    assert.ok(site);
    assert.equal(typescript.replace(nested, site, requestFor(client())), undefined);
  });

  it('names the packages of both', async () => {
    const file = await parseFile('typescript', '');
    const plan = typescript.insert(file, 0, requestFor(client()));
    assert.deepEqual(
      plan?.needs.map(({ name }) => name),
      ['@azure/identity', '@azure/keyvault-secrets'],
    );
    assert.ok(applied(file.text, plan).startsWith('import { ManagedIdentityCredential }'));
  });
});

describe('a resource ID from parts', () => {
  it('is read from the environment piece by piece, each with the guard', async () => {
    const request = { identifier: 'resourceId', idSource: 'parts' } as const;
    const after = (await inserted('typescript', 'start(¦);\n', request)) ?? '';
    assert.equal(after.match(/requireEnvironmentVariable\('(\w+)'\)/g)?.length, 3);
    assert.ok(
      after.includes(
        "resourceId: `/subscriptions/${requireEnvironmentVariable('AZURE_SUBSCRIPTION_ID')}/resourceGroups/${requireEnvironmentVariable('AZURE_RESOURCE_GROUP')}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${requireEnvironmentVariable('MANAGED_IDENTITY_NAME')}`",
      ),
      after,
    );
  });
});

describe('the layout of a choice between local and Azure', () => {
  it('is the one Prettier gives it', async () => {
    const request = { flavour: 'localAndAzure', identifier: 'clientId', idSource: 'literal' } as const;
    const named = { ...request, identityName: 'id-orders' };
    const after = await inserted('typescript', 'function f() {\n  ¦\n}\n', named);
    assert.ok(
      after?.includes(`
  const credential =
    process.env['NODE_ENV'] === 'development'
      ? new DefaultAzureCredential()
      : new ManagedIdentityCredential({
          clientId: '11111111-2222-3333-4444-555555555555', // id-orders
        });
`),
      after,
    );
  });
});
