/** Access policies in this window: a change shows at once although Resource Graph is late, and the log undoes it exactly. */

import assert from 'node:assert/strict';
import { addPolicy, removePolicy } from '../../../../src/access/policies/changePolicy';
import { createStore } from '../../../../src/access/store';
import { noPermissions, type VaultAccess } from '../../../../src/model/accessPolicies';
import { aFailure, anIdentity, aSubscription, aTenant, subscriptionScope } from '../../fakes/builders';
import { createFakeAzure } from '../../fakes/fakeAzure';
import { createFakeClock } from '../../fakes/fakeClock';
import { createFakeLog } from '../../fakes/fakeLog';
import { noSignal } from '../signals';

const { tenantId } = aTenant();
const identity = anIdentity('id-orders');
const { principalId } = identity;
const subject = { identity, tenantId };
const id = `${subscriptionScope(aSubscription())}/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv`;
const readSecrets = { ...noPermissions, secrets: ['get', 'list'] };

function start(secrets: readonly string[] = []) {
  const policy = { vaultId: id, principalId, ignored: false, permissions: { ...noPermissions, secrets } };
  const vault: VaultAccess = {
    id,
    name: 'kv',
    tenantId,
    usesAccessPolicies: true,
    policies: secrets.length === 0 ? [] : [policy],
  };
  const azure = createFakeAzure({ vaults: [vault] });
  const clock = createFakeClock();
  const log = createFakeLog();
  const store = createStore({ azure, clock, subscriptionFilter: () => [] });
  const held = async () =>
    (await store.policies.ofPrincipal(tenantId, principalId, noSignal)).items.map(
      ({ permissions }) => permissions.secrets,
    );
  return { azure, clock, log, store, vault, held, needs: { azure, store, clock, log } };
}

describe('adding to an access policy', () => {
  it('sends what is wanted, and logs how to delete a policy that is new', async () => {
    const { needs, vault, held, log } = start();
    assert.deepEqual(await addPolicy(needs, subject, vault, readSecrets, noSignal), { changed: readSecrets });
    assert.deepEqual(await held(), [['get', 'list']]);
    assert.match(
      log.lines.at(-1) ?? '',
      new RegExp(
        `Undo: az keyvault delete-policy --subscription [0-9a-f-]+ --resource-group "rg" --name "kv" --object-id ${principalId}$`,
      ),
    );
  });

  it('says what of it was new, and logs how to set the policy back to what it was', async () => {
    const { needs, vault, log } = start(['get', 'set']);
    const outcome = await addPolicy(needs, subject, vault, readSecrets, noSignal);
    assert.deepEqual(outcome, { changed: { ...noPermissions, secrets: ['list'] } });
    assert.match(
      log.lines.at(-1) ?? '',
      /Undo: az keyvault set-policy .*--secret-permissions get set --key-permissions --certificate-permissions$/,
    );
  });

  it('sends nothing for who may do all of it already', async () => {
    const { needs, vault, azure } = start(['all']);
    assert.deepEqual(await addPolicy(needs, subject, vault, readSecrets, noSignal), {
      changed: noPermissions,
    });
    assert.equal(azure.traffic.count('policyAdd'), 0);
  });

  it('gives the refusal', async () => {
    const { needs, vault, azure, log } = start();
    azure.traffic.fail('policyAdd', aFailure('locked'));
    const outcome = await addPolicy(needs, subject, vault, readSecrets, noSignal);
    assert.ok('error' in outcome && outcome.error.code === 'locked');
    assert.match(log.lines.at(-1) ?? '', /^warn Nothing was added/);
  });
});

describe('removing an access policy', () => {
  it('takes all of it away, or what is named, and logs how to set it back', async () => {
    const { needs, vault, held, log, store } = start(['get', 'list', 'set']);
    await removePolicy(needs, subject, vault, noSignal, { ...noPermissions, secrets: ['set'] });
    assert.deepEqual(await held(), [['get', 'list']]);
    const now = await store.policies.vault(tenantId, id, noSignal);
    await removePolicy(needs, subject, now, noSignal);
    assert.deepEqual(await held(), []);
    assert.match(log.lines.at(-1) ?? '', /Undo: az keyvault set-policy .*--secret-permissions get list /);
  });
});

describe('access policies of a principal', () => {
  it('are asked for once, and shown as this window left them although Resource Graph is late', async () => {
    const { azure, clock, needs, vault, held } = start(['get']);
    await held();
    await held();
    assert.equal(azure.traffic.count('vaultsOf'), 1);
    const late = azure.accessPolicies.vaultsOf;
    Object.assign(azure.accessPolicies, {
      vaultsOf: () => Promise.resolve({ items: [vault], problems: [] }),
    });
    await addPolicy(needs, subject, vault, readSecrets, noSignal);
    assert.deepEqual(await held(), [['get', 'list']]);
    assert.equal(azure.traffic.count('vault '), 1, 'the vault itself is read');
    Object.assign(azure.accessPolicies, { vaultsOf: late });
    clock.advance(31 * 60_000);
    needs.store.invalidate();
    await held();
    assert.equal(azure.traffic.count('vault '), 1, 'and after half an hour no more');
  });
});
