/** Giving Cosmos DB's own roles over the sample tenant: by its command, and from the picker of roles at such a place. */

import assert from 'node:assert/strict';
import { assignCosmosRole } from '../../../src/commands/cosmos/assignCosmosRole';
import { assignRole, type AssignResult } from '../../../src/commands/assignRole';
import type { CommandInput, Gesture } from '../../../src/commands/deps';
import { removeRoleAssignment } from '../../../src/commands/removeRoleAssignment';
import { catalogCosmos, ordersDatabase } from '../../../src/sampleTenant/data/cosmosData';
import { cosmos } from '../../../src/sampleTenant/data/services';
import { assign, identitiesNamed, rolesNamed } from '../../unit/commands/fakeUi';
import { at } from '../../unit/commands/office';
import { writesIn } from '../deskViews';
import { never } from '../kit';
import { sampleDesk } from '../sampleDesk';
import { identityNamed, sampleTenantId } from '../sampleRig';

type Desk = ReturnType<typeof sampleDesk>;

const reader = '00000000-0000-0000-0000-000000000001';
const contributor = '00000000-0000-0000-0000-000000000002';
const run = async (gesture: Gesture, made: Desk, input: CommandInput) =>
  (await gesture(made.deps)(input)) as readonly AssignResult[] | undefined;
const call = (values: Record<string, unknown>) => ({ from: 'arguments', values }) as const;
const identityOf = async ({ rig }: Desk, name = 'id-orders-web') => identityNamed(rig.azure.identities, name);

/** What an identity holds in all accounts, as `role at place`. */
async function heldBy(made: Desk, name = 'id-orders-web'): Promise<readonly string[]> {
  const { principalId } = await identityOf(made, name);
  const { items } = await made.store.cosmos.ofPrincipal(sampleTenantId, principalId, never());
  return items.map(
    ({ roleName, scope }) => `${roleName ?? ''} at ${scope.slice(scope.indexOf('databaseAccounts/') + 17)}`,
  );
}

describe('assigning a Cosmos DB data role', () => {
  it('asks for identity, account, place and roles, and shows them with the requests', async () => {
    const made = sampleDesk({
      identity: [identitiesNamed('id-orders-web')],
      choice: ['cosmos-orders', 'cosmos-orders / orders / invoices'],
      choices: [['Cosmos DB Built-in Data Reader', 'Contoso Orders Appender']],
      review: [assign],
    });
    const results = await run(assignCosmosRole, made, { from: 'nothing' });
    assert.deepEqual(made.ui.asked, [
      'identity 1 of 5',
      'which account 2 of 5',
      'where in it 3 of 5',
      'which roles 4 of 5',
      'review 5 of 5',
    ]);
    assert.deepEqual(made.ui.lists, [
      ['cosmos-catalog', 'cosmos-orders'],
      [
        'cosmos-orders',
        'cosmos-orders / orders',
        'cosmos-orders / orders / orders',
        'cosmos-orders / orders / invoices',
        'cosmos-orders / archive',
        'cosmos-orders / archive / orders',
      ],
      ['Cosmos DB Built-in Data Reader', 'Cosmos DB Built-in Data Contributor', 'Contoso Orders Appender'],
    ]);
    const [review] = made.ui.reviews;
    assert.deepEqual(
      review?.roles.map(({ role, adds, held, privileged }) => [
        role.roleName,
        adds?.dataActions.length,
        held,
        privileged,
      ]),
      [
        ['Cosmos DB Built-in Data Reader', 4, false, false],
        ['Contoso Orders Appender', 2, false, false],
      ],
    );
    const sent = made.sent.filter(({ method }) => method === 'PUT');
    assert.deepEqual(
      review.requests.map(({ path, body }) => [path, body]),
      sent.map(({ path, body }) => [path, body]),
    );
    assert.equal(results?.length, 2);
    assert.deepEqual([...(await heldBy(made))].sort(), [
      'Contoso Orders Appender at cosmos-orders/sqlDatabases/orders/containers/invoices',
      'Cosmos DB Built-in Data Reader at cosmos-orders/sqlDatabases/orders/containers/invoices',
    ]);
    assert.equal(made.ui.told[0]?.news, 'assigned');
  });

  it('asks nothing when all is given; a second time it is there already', async () => {
    const made = sampleDesk();
    const { id: identityId } = await identityOf(made);
    const values = { identityId, accountId: cosmos.id, scope: '/dbs/orders', roleDefinitionId: reader };
    const [first] = (await run(assignCosmosRole, made, call(values))) ?? [];
    const [second] = (await run(assignCosmosRole, made, call({ ...values, scope: ordersDatabase.id }))) ?? [];
    assert.ok(first !== undefined && 'assignment' in first);
    assert.deepEqual(second, first);
    assert.equal(writesIn(made.sent).length, 1);
    assert.deepEqual(made.ui.asked, []);
    assert.deepEqual(
      made.ui.told.map((news) => (news.news === 'assigned' ? [news.made, news.already] : [])),
      [
        [1, 0],
        [0, 1],
      ],
    );
  });

  it('takes the role and the place by their whole IDs', async () => {
    const made = sampleDesk();
    const { id: identityId } = await identityOf(made);
    const roleDefinitionId = `${catalogCosmos.id}/sqlRoleDefinitions/${contributor}`;
    const scope = `${catalogCosmos.id}/dbs/catalog/colls/products`;
    const [result] = (await run(assignCosmosRole, made, call({ identityId, roleDefinitionId, scope }))) ?? [];
    assert.ok(result !== undefined && 'assignment' in result);
    assert.deepEqual(await heldBy(made), [
      'Cosmos DB Built-in Data Contributor at cosmos-catalog/sqlDatabases/catalog/containers/products',
    ]);
  });

  it('refuses what is no account, no place in it, and a role of another account', async () => {
    const made = sampleDesk();
    const { id: identityId } = await identityOf(made);
    const wrong: readonly (readonly [Record<string, unknown>, string])[] = [
      [{ accountId: ordersDatabase.id }, 'accountId'],
      [{ scope: '/dbs/orders' }, 'accountId'],
      [{ accountId: cosmos.id, scope: '/databases/orders' }, 'scope'],
      [{ accountId: catalogCosmos.id, scope: ordersDatabase.id }, 'scope'],
      [{ accountId: cosmos.id, scope: '/', roleDefinitionId: 'Reader' }, 'roleDefinitionId'],
      [
        { accountId: cosmos.id, roleDefinitionId: `${catalogCosmos.id}/sqlRoleDefinitions/${reader}` },
        'roleDefinitionId',
      ],
    ];
    for (const [values, field] of wrong) {
      await assert.rejects(
        run(assignCosmosRole, made, call({ identityId, ...values })),
        (error: { code?: string; details?: { field?: string } }) =>
          error.code === 'badArgument' && error.details?.field === field,
        JSON.stringify(values),
      );
    }
    const unknown = { identityId, accountId: cosmos.id, scope: '/', roleDefinitionId: sampleTenantId };
    await assert.rejects(run(assignCosmosRole, made, call(unknown)), { code: 'notFound' });
    assert.deepEqual(writesIn(made.sent), []);
  });

  it('is stopped before the roles where it does not seem to be allowed', async () => {
    const made = sampleDesk({ choose: ['copy'] }, { caller: 'reader' });
    const { id: identityId } = await identityOf(made);
    assert.equal(
      await run(assignCosmosRole, made, call({ identityId, accountId: cosmos.id, scope: '/' })),
      undefined,
    );
    assert.match(
      made.ui.crossings[0] ?? '',
      /^You do not seem to be allowed to give data roles in cosmos-orders\./,
    );
    assert.equal(
      made.ui.documents.requests[0]?.roles[0]?.actions[0],
      'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments/write',
    );
  });

  it('gives Azure’s refusal in the list', async () => {
    const made = sampleDesk({}, { caller: 'reader' });
    const { id: identityId } = await identityOf(made);
    const values = { identityId, accountId: cosmos.id, scope: '/', roleDefinitionId: reader };
    const [result] = (await run(assignCosmosRole, made, call(values))) ?? [];
    assert.ok(result !== undefined && 'error' in result && result.error.code === 'forbidden');
  });
});

describe('the picker of roles at a Cosmos DB account', () => {
  it('has its own roles first, and both kinds are assigned in one go', async () => {
    const made = sampleDesk({
      roles: [rolesNamed('Cosmos DB Built-in Data Reader', 'Cosmos DB Account Reader Role')],
      review: [assign],
    });
    const { id: identityId } = await identityOf(made);
    let first: readonly string[] = [];
    const { roles } = made.ui.pick;
    Object.assign(made.ui.pick, {
      roles: async (request: Parameters<typeof roles>[0]) => {
        const { fits } = await request.load(never());
        first = fits.slice(0, 3).map(({ role, held }) => `${role.roleName} ${String(held)}`);
        return roles(request);
      },
    });
    const results = await run(assignRole, made, call({ identityId, scope: ordersDatabase.id }));
    assert.deepEqual(first, [
      'Cosmos DB Built-in Data Reader false',
      'Cosmos DB Built-in Data Contributor false',
      'Contoso Orders Appender false',
    ]);
    assert.deepEqual(
      results?.map((result) => ('assignment' in result ? result.assignment.roleName : result)),
      ['Cosmos DB Built-in Data Reader', 'Cosmos DB Account Reader Role'],
    );
    assert.deepEqual(
      writesIn(made.sent).map((line) => line.replace(/[0-9a-f-]{36}$/, '…')),
      ['PUT roleAssignments/…', 'PUT sqlRoleAssignments/…'],
    );
  });

  it('says of one who has a role there that it is assigned already, and sends nothing for it', async () => {
    const made = sampleDesk({ roles: [rolesNamed('Cosmos DB Built-in Data Contributor')], review: [assign] });
    const { id: identityId } = await identityOf(made, 'id-orders-api');
    await run(assignRole, made, call({ identityId, scope: ordersDatabase.id }));
    const [review] = made.ui.reviews;
    assert.deepEqual([review?.roles[0]?.held, review?.requests], [true, []]);
    assert.deepEqual(writesIn(made.sent), []);
  });

  it('takes a GUID of one as a role too', async () => {
    const made = sampleDesk();
    const { id: identityId } = await identityOf(made);
    const values = { identityId, scope: ordersDatabase.id, roleDefinitionId: contributor };
    const [result] = (await run(assignRole, made, call(values))) ?? [];
    assert.ok(result !== undefined && 'assignment' in result);
    assert.equal(result.assignment.roleName, 'Cosmos DB Built-in Data Contributor');
  });

  it('cannot be read for an account of another interface, which is no obstacle to the other roles', async () => {
    const made = sampleDesk({ roles: [rolesNamed('Reader')], review: [assign] });
    const { id: identityId } = await identityOf(made);
    const scope = catalogCosmos.id.replace('cosmos-catalog', 'cosmos-reviews');
    await run(assignRole, made, call({ identityId, scope }));
    assert.deepEqual(writesIn(made.sent).length, 1);
  });
});

describe('removing a Cosmos DB data role', () => {
  const place = at(ordersDatabase.id, 'cosmos-orders / orders');

  it('from its node asks with role, place and identity, and Undo gives it back', async () => {
    const made = sampleDesk({ confirm: [true] });
    const identity = await identityOf(made, 'id-orders-api');
    const { items } = await made.store.cosmos.ofPrincipal(sampleTenantId, identity.principalId, never());
    const [assignment] = items;
    assert.ok(assignment);
    await removeRoleAssignment(made.deps)({
      from: 'nodes',
      nodes: [{ kind: 'cosmosRole', identity, tenantId: sampleTenantId, assignment }],
    });
    assert.deepEqual(made.ui.questions, [
      {
        ask: 'remove',
        roles: [{ roleName: 'Cosmos DB Built-in Data Contributor', at: place, identity: 'id-orders-api' }],
      },
    ]);
    assert.deepEqual(await heldBy(made, 'id-orders-api'), []);
    await made.ui.followUps[0]?.undo?.();
    assert.equal((await heldBy(made, 'id-orders-api')).length, 1);
  });

  it('by its ID takes the name of the role as the answer', async () => {
    const made = sampleDesk();
    const { principalId } = await identityOf(made, 'id-orders-worker');
    const { items } = await made.store.cosmos.ofPrincipal(sampleTenantId, principalId, never());
    const roleAssignmentIds = items.map(({ id }) => id);
    const confirm = ['Cosmos DB Built-in Data Reader', 'Contoso Orders Appender'];
    await removeRoleAssignment(made.deps)(call({ roleAssignmentIds, confirm }));
    assert.deepEqual(await heldBy(made, 'id-orders-worker'), []);
    await assert.rejects(removeRoleAssignment(made.deps)(call({ roleAssignmentIds, confirm })), {
      code: 'notFound',
    });
  });
});
