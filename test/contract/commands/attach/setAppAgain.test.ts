/** Telling an app its identity when it stops half-way: what is told, tried again, and undone as one. */

import assert from 'node:assert/strict';
import { setAppIdentity } from '../../../../src/commands/attach/appIdentity';
import { clientIdSetting, settingNamed } from '../../../../src/model/appIdentity';
import * as hosts from '../../../../src/sampleTenant/data/hosts';
import * as identities from '../../../../src/sampleTenant/data/identities';
import { go } from '../../../unit/commands/fakeUi';
import { toldBy } from '../../deskViews';
import { failureOf, never } from '../../kit';
import { sampleDesk } from '../../sampleDesk';
import { sampleTenantId } from '../../sampleRig';
import { userNode, type Desk } from './attaching';

const resourceId = hosts.appOrders.id;
const identityId = identities.ordersApi.id;

function stateNow({ rig }: Desk) {
  const app = { id: resourceId, apiVersion: '2024-11-01' };
  return rig.azure.appIdentities.read(sampleTenantId, app, never());
}

describe('telling an app its identity, stopped half-way', () => {
  it('is told when only part of it was made, with a retry that goes on, and one Undo for both', async () => {
    const made = sampleDesk({ choices: [['AZURE_CLIENT_ID', 'Key Vault references']], plan: [go] });
    const port = made.rig.azure.appIdentities;
    let tries = 0;
    const azure = {
      ...made.connection.azure,
      appIdentities: {
        ...port,
        change: async (...[tenantId, app, state, change, signal]: Parameters<typeof port.change>) => {
          tries += 1;
          if (tries === 2) throw lockFailure;
          if (tries > 2) return port.change(tenantId, app, state, change, signal);
          const { set, remove, stick } = change;
          const changed = await port.change(tenantId, app, state, { set, remove, stick }, signal);
          return { ...changed, failure: lockFailure };
        },
      },
    };
    const lockFailure = await failureOf(
      made.rig.azure.identityBlocks.read(sampleTenantId, `${resourceId}-x`, never()),
    );
    const connection = { ...made.connection, azure };
    const session = { ...made.deps.session, state: { kind: 'connected', connection } as const };
    const node = await userNode(made, 'id-orders-api', 'app-orders');
    const result = (await setAppIdentity({ ...made.deps, session })({
      from: 'nodes',
      nodes: [node],
    })) as { readonly state: string };
    assert.equal(result.state, 'partly');
    assert.match(toldBy(made)[0] ?? '', /^bad: 1 of 2 changes of app-orders were made/);
    await made.ui.followUps[0]?.more?.[0]?.run();
    assert.match(toldBy(made)[1] ?? '', /^bad: 0 of 1 changes of app-orders were made/);
    assert.ok(made.ui.followUps[1]?.undo);
    await made.ui.followUps[1].more?.[0]?.run();
    assert.equal((await stateNow(made)).vaultIdentity, identityId);
    assert.match(toldBy(made)[2] ?? '', /^good: app-orders is set to use/);
    await made.ui.followUps[2]?.undo?.();
    const { settings, vaultIdentity } = await stateNow(made);
    assert.deepEqual([settingNamed(settings, clientIdSetting), vaultIdentity], [undefined, 'SystemAssigned']);
  });
});
