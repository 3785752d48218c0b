/** Assigning what code needs over the sample tenant, where services differ in how they know who may do what: Cosmos DB by roles of its own. */

import assert from 'node:assert/strict';
import type { Operation, Service } from '../../../src/code/clients/client';
import type { ClientSite } from '../../../src/code/language';
import { assignMissingRoles } from '../../../src/commands/assignMissingRoles';
import type { MissingResult } from '../../../src/commands/assignMissingRoles';
import { managementGroupId } from '../../../src/sampleTenant/scopes';
import { policyText } from '../../../src/ui/policyText';
import { t } from '../../unit/ui/words';
import { toldBy, writesIn } from '../deskViews';
import { never } from '../kit';
import { sampleDesk } from '../sampleDesk';
import { identityNamed, sampleTenantId } from '../sampleRig';

type Desk = ReturnType<typeof sampleDesk>;

const site = (service: Service, host: string, operations: readonly Operation[]): ClientSite => ({
  service,
  start: 0,
  end: 1,
  hosts: host === '' ? [] : [host],
  operations,
});
const orders = 'cosmos-orders.documents.azure.com';

async function run(made: Desk, name = 'id-orders-web'): Promise<readonly MissingResult[] | undefined> {
  const { id: identityId } = await identityNamed(made.rig.azure.identities, name);
  const input = { from: 'arguments', values: { identityId } } as const;
  return (await assignMissingRoles(made.deps)(input)) as readonly MissingResult[] | undefined;
}

/** What the one review shows. */
function reviewed({ ui }: Desk): readonly string[] {
  const [question] = ui.questions;
  assert.ok(question?.ask === 'grantMissing');
  return [
    ...question.roles.map(
      ({ roleName, at, ofCosmos }) => `${roleName} on ${at.name}${ofCosmos === true ? ' (its own)' : ''}`,
    ),
    ...question.policies.map(({ vault, permissions }) => `policy on ${vault}: ${policyText(t, permissions)}`),
    ...question.databases.map(({ name, statement }) => `${name}: ${statement.split('\n')[0] ?? ''}`),
    ...question.notFound.map((host) => `not found ${host}`),
    ...question.unread.map((name) => `unread ${name}`),
  ];
}

const labelOf = (one: MissingResult): string =>
  'assignment' in one
    ? (one.assignment.roleName ?? '')
    : 'added' in one
      ? policyText(t, one.added)
      : 'error' in one
        ? one.error.code
        : one.statement;

const sentTo = ({ sent }: Desk) => writesIn(sent).map((line) => line.replace(/[0-9a-f-]{36}$/, '…'));

describe('the roles of Cosmos DB itself among those that code needs', () => {
  it('stand in the same review as the others and are assigned with them, each with what undoes it in the log', async () => {
    const clients = [
      site('blob', 'stordersprod.blob.core.windows.net', ['read']),
      site('cosmos', orders, ['read', 'query']),
      site('cosmos', orders, ['create']),
    ];
    const made = sampleDesk({ confirm: [true] }, { clients });
    const results = await run(made);
    assert.deepEqual(reviewed(made), [
      'Storage Blob Data Reader on stordersprod',
      'Cosmos DB Built-in Data Contributor on cosmos-orders (its own)',
    ]);
    assert.deepEqual(sentTo(made), ['PUT roleAssignments/…', 'PUT sqlRoleAssignments/…']);
    assert.deepEqual(results?.map(labelOf), [
      'Storage Blob Data Reader',
      'Cosmos DB Built-in Data Contributor',
    ]);
    assert.ok(
      made.log.lines.some((line) =>
        /Assigned Cosmos DB role .* Undo: az cosmosdb sql role assignment delete /.test(line),
      ),
      made.log.lines.join('\n'),
    );
    // It has them now, in the view as in a second run.
    const { principalId } = await identityNamed(made.rig.azure.identities, 'id-orders-web');
    const held = await made.store.cosmos.ofPrincipal(sampleTenantId, principalId, never());
    assert.deepEqual(
      held.items.map(({ roleName }) => roleName),
      ['Cosmos DB Built-in Data Contributor'],
    );
    assert.deepEqual(await run(made), []);
    assert.equal(made.ui.questions.length, 1);
    assert.equal(sentTo(made).length, 2);
  });

  it('are the reader where code only reads, and none that is held for the whole account', async () => {
    const host = 'cosmos-catalog.documents.azure.com';
    const web = sampleDesk({ confirm: [false] }, { clients: [site('cosmos', host, ['read', 'follow'])] });
    assert.equal(await run(web), undefined);
    assert.deepEqual(reviewed(web), ['Cosmos DB Built-in Data Reader on cosmos-catalog (its own)']);
    const api = sampleDesk({}, { clients: [site('cosmos', host, ['read', 'query'])] });
    assert.deepEqual(await run(api, 'id-catalog-api'), []);
    assert.deepEqual(toldBy(api), ['noneMissing']);
    const writing = sampleDesk({ confirm: [false] }, { clients: [site('cosmos', host, ['replace'])] });
    await run(writing, 'id-catalog-api');
    assert.deepEqual(reviewed(writing), ['Cosmos DB Built-in Data Contributor on cosmos-catalog (its own)']);
  });

  it('are asked for by account where the code does not say which, those of other interfaces left out', async () => {
    const made = sampleDesk(
      { choice: ['cosmos-catalog'], confirm: [false] },
      { clients: [site('cosmos', '', ['read'])] },
    );
    await run(made);
    assert.deepEqual(made.ui.lists, [['cosmos-catalog', 'cosmos-orders', 'Leave Cosmos DB out']]);
    assert.deepEqual(reviewed(made), ['Cosmos DB Built-in Data Reader on cosmos-catalog (its own)']);
  });

  it('are refused by themselves: what Azure took before is done, and each answer says so', async () => {
    const clients = [
      site('blob', 'stordersprod.blob.core.windows.net', ['read']),
      site('cosmos', orders, ['read']),
    ];
    const made = sampleDesk({ confirm: [true] }, { clients, caller: 'delegate' });
    const results = await run(made);
    assert.deepEqual(results?.map(labelOf), ['Storage Blob Data Reader', 'forbidden']);
    assert.deepEqual(
      made.ui.told.map((news) =>
        news.news === 'assigned'
          ? [news.at.name, news.made, news.failed.map(({ roleName }) => roleName)]
          : news.news,
      ),
      [
        ['stordersprod', 1, []],
        ['cosmos-orders', 0, ['Cosmos DB Built-in Data Reader']],
      ],
    );
  });

  it('are left out where they cannot be read, which the review says', async () => {
    const clients = [
      site('cosmos', 'cosmos-reviews.documents.azure.com', ['read']),
      site('cosmos', orders, ['read']),
    ];
    const made = sampleDesk({ confirm: [false] }, { clients });
    await run(made);
    assert.deepEqual(reviewed(made), [
      'Cosmos DB Built-in Data Reader on cosmos-orders (its own)',
      'unread cosmos-reviews',
    ]);
    const alone = sampleDesk({}, { clients: clients.slice(0, 1) });
    await assert.rejects(run(alone), { code: 'notFound' });
  });
});

describe('what an identity has in other ways than by a role of its own there', () => {
  it('is not missing when it comes through a group', async () => {
    const clients = [
      site('serviceBus', 'sb-orders.servicebus.windows.net', ['send']),
      site('appConfiguration', 'appcs-contoso.azconfig.io', ['read']),
    ];
    assert.deepEqual(await run(sampleDesk({}, { clients }), 'id-orders-worker'), []);
    const outside = sampleDesk({ confirm: [false] }, { clients });
    await run(outside);
    assert.deepEqual(reviewed(outside), [
      'Azure Service Bus Data Sender on sb-orders',
      'App Configuration Data Reader on appcs-contoso',
    ]);
  });

  it('is not missing when it is given at a management group above the subscription, and is at another one', async () => {
    const blobReader = '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1';
    const clients = [site('blob', 'stordersprod.blob.core.windows.net', ['read'])];
    for (const [group, lacks] of [
      ['mg-platform', 1],
      ['mg-contoso', 0],
    ] as const) {
      const made = sampleDesk({ confirm: [false] }, { clients });
      const { principalId } = await identityNamed(made.rig.azure.identities, 'id-orders-web');
      const scope = managementGroupId(group);
      const wanted = { scope, principalId, roleGuid: blobReader };
      await made.rig.azure.roleAssignments.create(sampleTenantId, wanted, never());
      await run(made);
      assert.equal(made.ui.questions.length, lacks, group);
    }
  });
});

describe('a vault that goes by access policies among what code needs', () => {
  const vault = (operations: readonly Operation[]) =>
    site('keyVaultSecrets', 'kv-orders.vault.azure.net', operations);

  it('gets the least policy for what is called, since a role would do nothing there', async () => {
    const clients = [
      vault(['read']),
      site('keyVaultKeys', 'kv-orders.vault.azure.net', ['use']),
      site('blob', 'stordersprod.blob.core.windows.net', ['read']),
    ];
    const made = sampleDesk({ confirm: [true] }, { clients });
    const results = await run(made);
    assert.deepEqual(reviewed(made), [
      'Storage Blob Data Reader on stordersprod',
      'policy on kv-orders: secrets: get, list · keys: get, encrypt, decrypt, wrapKey, unwrapKey, sign, verify',
    ]);
    assert.deepEqual(sentTo(made), ['PUT roleAssignments/…', 'PUT accessPolicies/add']);
    assert.deepEqual(results?.map(labelOf), [
      'Storage Blob Data Reader',
      'secrets: get, list · keys: get, encrypt, decrypt, wrapKey, unwrapKey, sign, verify',
    ]);
    assert.match(made.log.lines.join('\n'), /Added to the access policy .* Undo: az keyvault/);
    // A second time it has all of it; writing is more.
    assert.deepEqual(await run(made), []);
    const writing = sampleDesk({ confirm: [false] }, { clients: [vault(['write'])], rig: made.rig });
    await run(writing);
    assert.deepEqual(reviewed(writing), ['policy on kv-orders: secrets: set']);
  });

  it('is read once for its secrets, keys and certificates', async () => {
    const host = 'kv-orders.vault.azure.net';
    const clients = [
      vault(['read']),
      site('keyVaultKeys', host, ['use']),
      site('keyVaultCertificates', host, ['read']),
    ];
    const made = sampleDesk({ confirm: [false] }, { clients });
    await run(made);
    const reads = made.sent.filter(({ method, path }) => method === 'GET' && /\/vaults\/[^/]+$/.test(path));
    assert.equal(reads.length, 1);
  });

  it('goes by roles where the vault does', async () => {
    const host = 'kv-platform.vault.azure.net';
    const made = sampleDesk({ confirm: [false] }, { clients: [site('keyVaultSecrets', host, ['read'])] });
    await run(made);
    assert.deepEqual(reviewed(made), ['Key Vault Secrets User on kv-platform']);
  });
});

describe('a database of SQL among what code needs', () => {
  const clients = [site('sql', 'sql-orders.database.windows.net', ['read'])];
  const user = 'CREATE USER [id-orders-web] FROM EXTERNAL PROVIDER;';

  it('has its user said in the review and after it, with the statement to copy', async () => {
    const blob = site('blob', 'stordersprod.blob.core.windows.net', ['read']);
    const made = sampleDesk({ confirm: [true] }, { clients: [...clients, blob] });
    const results = await run(made);
    assert.deepEqual(reviewed(made), ['Storage Blob Data Reader on stordersprod', `sql-orders: ${user}`]);
    assert.deepEqual(sentTo(made), ['PUT roleAssignments/…']);
    assert.ok(results?.map(labelOf)[1]?.startsWith(user));
    assert.equal(
      toldBy(made).at(-1),
      'note: id-orders-web needs a user in each database that it uses on sql-orders: no role opens their data.',
    );
    await made.ui.followUps.at(-1)?.more?.[0]?.run();
    assert.ok(made.ui.copied.at(-1)?.startsWith(user));
  });

  it('is told alone where nothing is to be assigned, without a question', async () => {
    const made = sampleDesk({}, { clients });
    const results = await run(made);
    assert.deepEqual(made.ui.questions, []);
    assert.ok(results?.map(labelOf)[0]?.startsWith(user));
    assert.deepEqual(toldBy(made), [
      'note: id-orders-web needs a user in each database that it uses on sql-orders: no role opens their data.',
    ]);
    assert.deepEqual(sentTo(made), []);
  });
});
