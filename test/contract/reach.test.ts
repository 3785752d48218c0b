/** What an identity of the sample tenant reaches beyond the resources that its roles name, and what looking that up asks. */

import assert from 'node:assert/strict';
import { readReach } from '../../src/access/reach';
import { createRoleMemory } from '../../src/access/roleMemory';
import { createStore } from '../../src/access/store';
import { reachableTargets } from '../../src/access/targets';
import { publicCloud } from '../../src/auth/clouds';
import { createFakeClock } from '../unit/fakes/fakeClock';
import { never } from './kit';
import { identityNamed, sampleRig, sampleTenantId } from './sampleRig';

async function reached(name: string): Promise<{ readonly targets: string[]; readonly paths: string[] }> {
  const rig = sampleRig();
  const kept = new Map<string, unknown>();
  const roles = createRoleMemory({
    get: (key) => kept.get(key),
    set: (key, value) => void kept.set(key, value),
  });
  const store = createStore({ azure: rig.azure, clock: createFakeClock(), subscriptionFilter: () => [] });
  const identity = await identityNamed(rig.azure.identities, name);
  const before = rig.sent.length;
  await readReach({ azure: rig.azure, store }, roles, { identity, tenantId: sampleTenantId }, never());
  const paths = rig.sent.slice(before).map(({ path }) => path);
  const found = reachableTargets(roles.of(identity.id), publicCloud.suffixes, roles.placesOf(identity.id));
  return { targets: found.map(({ service, resource }) => `${service} ${resource}`), paths };
}

describe('what an identity reaches', () => {
  it('is, by a role on a group, the resources of the group that the role is for', async () => {
    const { targets, paths } = await reached('id_data_ML-2');
    assert.ok(targets.filter((one) => one.startsWith('blob ')).length > 0, targets.join());
    assert.ok(
      targets.every((one) => !one.startsWith('queue ')),
      targets.join(),
    );
    const lists = paths.filter((path) => /\/resourceGroups\/[^/]+\/resources$/.test(path));
    assert.ok(lists.length >= 1 && lists.length <= 2, lists.join());
  });

  it('is the database and the Cosmos DB account beside it, and no account of another interface', async () => {
    const { targets } = await reached('id-orders-api');
    assert.ok(targets.includes('blob stordersprod'), targets.join());
    assert.ok(targets.includes('sql sql-orders'), targets.join());
    assert.ok(
      targets.some((one) => one.startsWith('cosmos ')),
      targets.join(),
    );
    assert.ok(!targets.includes('cosmos cosmos-reviews'), targets.join());
    assert.equal(new Set(targets).size, targets.length, targets.join());
  });
});
