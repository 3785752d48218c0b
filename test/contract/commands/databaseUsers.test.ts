/** Databases with users of their own, over the sample tenant: said where a role is assigned and where access is shown, with the statement to copy. */

import assert from 'node:assert/strict';
import { databaseUserStatement } from '../../../src/access/databaseUsers';
import { assignRole } from '../../../src/commands/assignRole';
import type { AccessResult } from '../../../src/commands/target/showAccessAt';
import { viewAccess } from '../../../src/commands/target/viewAccess';
import { ordersStorage, postgres, sqlServer } from '../../../src/sampleTenant/data/services';
import { leave, rolesNamed } from '../../unit/commands/fakeUi';
import { toldBy, writesIn } from '../deskViews';
import { never } from '../kit';
import { sampleDesk } from '../sampleDesk';
import { identityNamed, sampleTenantId } from '../sampleRig';

const reader = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';
const ofWeb = 'CREATE USER [id-orders-web] FROM EXTERNAL PROVIDER;';

async function reviewAt(scope: string, ...names: string[]) {
  const made = sampleDesk({
    roles: [rolesNamed('Reader')],
    review: [
      async ({ load }) => {
        const { databaseUsers } = await load(new AbortController().signal);
        return databaseUsers === undefined ? 'cancelled' : { copy: databaseUsers };
      },
      leave,
    ],
  });
  const identityIds: string[] = [];
  for (const name of names) identityIds.push((await identityNamed(made.rig.azure.identities, name)).id);
  await assignRole(made.deps)({ from: 'arguments', values: { identityIds, scope } });
  assert.deepEqual(writesIn(made.sent), []);
  return made;
}

describe('a database whose data no role of Azure opens', () => {
  it('has its statement copied from the review, which then stands there again', async () => {
    const { ui } = await reviewAt(sqlServer.id, 'id-orders-web');
    assert.equal(ui.reviews.length, 2);
    assert.match(ui.copied.join(), /^CREATE USER \[id-orders-web\] FROM EXTERNAL PROVIDER;\nALTER ROLE/);
  });

  it('has one for each identity, in the words of its engine', async () => {
    const { ui } = await reviewAt(postgres.id, 'id-orders-web', 'id-orders-api');
    assert.equal(
      ui.copied.join(),
      [
        "SELECT * FROM pgaadauth_create_principal('id-orders-web', false, false);",
        'GRANT SELECT ON ALL TABLES IN SCHEMA public TO "id-orders-web";',
        '',
        "SELECT * FROM pgaadauth_create_principal('id-orders-api', false, false);",
        'GRANT SELECT ON ALL TABLES IN SCHEMA public TO "id-orders-api";',
        '',
      ].join('\n'),
    );
  });

  it('is not said of other resources', async () => {
    const { ui } = await reviewAt(ordersStorage.id, 'id-orders-web');
    assert.equal(ui.reviews[0]?.databaseUsers, undefined);
    assert.deepEqual(ui.copied, []);
  });

  it('has it offered after assigning and in the report on who has access there', async () => {
    const made = sampleDesk();
    const { id: identityId } = await identityNamed(made.rig.azure.identities, 'id-orders-web');
    const scope = sqlServer.id;
    await assignRole(made.deps)({
      from: 'arguments',
      values: { identityId, scope, roleDefinitionId: reader },
    });
    await made.ui.followUps.at(-1)?.more?.[0]?.run();
    assert.ok(made.ui.copied.at(-1)?.startsWith(ofWeb));
    assert.match(toldBy(made).at(-1) ?? '', /passing: Copied: the statement for the administrator/);

    const { report } = (await viewAccess(made.deps)({
      from: 'arguments',
      values: { scope },
    })) as AccessResult;
    assert.match(report, /No role of Azure opens the data of SQL and PostgreSQL/);
    assert.ok(report.includes('```sql\n' + ofWeb), report);
    await made.ui.followUps.at(-1)?.more?.[1]?.run();
    assert.ok(made.ui.copied.at(-1)?.startsWith(ofWeb));
  });

  it('calls the identity of a slot as the directory does', async () => {
    const made = sampleDesk();
    const { items } = await made.rig.azure.identities.find(sampleTenantId, 'app-orders', never());
    const slot = items.find(({ id }) => id.endsWith('/slots/staging'));
    assert.ok(slot !== undefined);
    assert.match(databaseUserStatement('sql', slot), /^CREATE USER \[app-orders\/slots\/staging\] FROM/);
  });
});
