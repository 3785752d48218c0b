import assert from 'node:assert/strict';
import { selectSubscriptions } from '../../../src/commands/selectSubscriptions';
import { sampleGuidPrefix } from '../../../src/model/sampleMark';
import { guid } from '../fakes/builders';
import { office, prod, tenant } from './office';

const call = (values: Record<string, unknown>) => ({ from: 'arguments', values }) as const;
const nothing = { from: 'nothing' } as const;
const signal = () => new AbortController().signal;

describe('choosing subscriptions', () => {
  const entry = `${tenant.tenantId}/${prod.subscriptionId}`;
  const sampleEntry = `${sampleGuidPrefix}0000-4000-8000-000000000001/${sampleGuidPrefix}0000-4000-8000-000000000002`;

  it('writes what is picked, and keeps what belongs to the sample or could not be listed', async () => {
    const unlisted = `${guid('t2')}/${guid('s2')}`;
    const { deps, written } = office({
      subscriptions: [
        async ({ load, chosen }) => {
          await load(signal());
          assert.deepEqual(chosen(), [unlisted]);
          return [{ entry }];
        },
      ],
    });
    written.subscriptions = [sampleEntry, unlisted];
    await selectSubscriptions(deps)(nothing);
    assert.deepEqual(written.subscriptions, [sampleEntry, unlisted, entry]);
  });

  it('unchecks a subscription of a sample tenant that is served as any Azure', async () => {
    const { deps, written, azure } = office({
      subscriptions: [
        async ({ load, chosen }) => {
          await load(signal());
          assert.deepEqual(chosen(), [served]);
          return [];
        },
      ],
    });
    const sampleTenant = { ...tenant, tenantId: sampleEntry.slice(0, 36) };
    const served = `${sampleTenant.tenantId}/${prod.subscriptionId}`;
    azure.world.tenants = [sampleTenant];
    azure.world.subscriptions = [{ ...prod, tenantId: sampleTenant.tenantId }];
    written.subscriptions = [served];
    await selectSubscriptions(deps)(nothing);
    assert.deepEqual(written.subscriptions, []);
  });

  it('changes nothing when the subscriptions could not be read', async () => {
    const { deps, written } = office({ subscriptions: [() => Promise.resolve([])] });
    written.subscriptions = [entry];
    await selectSubscriptions(deps)(nothing);
    assert.deepEqual(written.subscriptions, [entry]);
  });

  it('takes a list of tenantId/subscriptionId, and refuses anything else', async () => {
    const { deps, written } = office();
    await selectSubscriptions(deps)(call({ subscriptions: [entry] }));
    assert.deepEqual(written.subscriptions, [entry]);
    await selectSubscriptions(deps)(call({ subscriptions: [] }));
    assert.deepEqual(written.subscriptions, []);
    for (const subscriptions of [[prod.subscriptionId], [`${entry}/x`], 'all', [3]]) {
      await assert.rejects(selectSubscriptions(deps)(call({ subscriptions })), { code: 'badArgument' });
    }
  });
});
