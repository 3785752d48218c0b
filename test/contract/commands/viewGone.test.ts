/** What View Access says of a resource that still names an identity that is gone: all that holds its IDs. */

import assert from 'node:assert/strict';
import type { DeadReference } from '../../../src/access/attach/deadReferences';
import type { AccessResult } from '../../../src/commands/target/showAccessAt';
import { viewAccess } from '../../../src/commands/target/viewAccess';
import { noPermissions } from '../../../src/model/accessPolicies';
import { appPortal, goneIdentity } from '../../../src/sampleTenant/data/outOfOrder';
import { ordersVault } from '../../../src/sampleTenant/data/services';
import { idsOf } from '../../../src/sampleTenant/identityOf';
import { never } from '../kit';
import { sampleDesk } from '../sampleDesk';
import { sampleTenantId } from '../sampleRig';

type Desk = ReturnType<typeof sampleDesk>;

async function referenceIn({ connection }: Desk): Promise<DeadReference> {
  const { items } = await connection.store.subscriptions(never());
  for (const { subscription } of items) {
    if (!appPortal.id.includes(subscription.subscriptionId)) continue;
    const [found] = (await connection.store.deadReferences(subscription, never())).items;
    assert.ok(found);
    return found;
  }
  throw new Error('no dead reference');
}

async function viewed(made: Desk, reference: DeadReference): Promise<AccessResult> {
  const nodes = [{ kind: 'deadReference', reference }] as const;
  return (await viewAccess(made.deps)({ from: 'nodes', nodes })) as AccessResult;
}

const replaced = (report: string): string =>
  report.split('\n## ').find((part) => part.startsWith('To be replaced\n')) ?? '';

describe('View Access at a resource that names an identity that is gone', () => {
  it('lists the steps and all that holds its IDs, before who has access there', async () => {
    const made = sampleDesk();
    const { principalId = '', clientId = '' } = idsOf(goneIdentity) ?? {};
    const permissions = { ...noPermissions, secrets: ['get'] };
    const change = { vault: { id: ordersVault.id, tenantId: sampleTenantId }, principalId, permissions };
    await made.rig.azure.accessPolicies.add(sampleTenantId, change, never());
    const { scope, report } = await viewed(made, await referenceIn(made));
    assert.equal(scope.toLowerCase(), appPortal.id.toLowerCase());
    assert.match(
      report,
      /^# .*app-portal-legacy\n\nid-portal-retired is attached here and gone\. "To be replaced"/,
    );
    const section = replaced(report);
    for (const expected of [
      '- 1. Create the identity anew in this tenant.',
      `- Its IDs, of which the new one has others:\n  - \`${clientId}\`\n  - \`${principalId}\`\n  - \`${goneIdentity.id}\``,
      '- Attached to app-portal-legacy',
      '- Setting AZURE_CLIENT_ID of app-portal-legacy',
      '- Access policy of kv-orders',
    ])
      assert.ok(section.includes(`${expected}\n`), `${expected} is not in\n${section}`);
    assert.doesNotMatch(report, /PORTAL_API_KEY|sample-secret|cannot be found/);
  });

  it('says so where only its resource ID is left, and lists what holds that', async () => {
    const made = sampleDesk();
    const { carrier, identityId, tenantId } = await referenceIn(made);
    const { report } = await viewed(made, { carrier, identityId, tenantId });
    assert.match(report, /Azure does not tell all its IDs any more/);
    assert.match(replaced(report), /- Attached to app-portal-legacy\n/);
    assert.doesNotMatch(replaced(report), /Setting|Access policy/);
  });

  it('says nothing of it where a resource is asked for by its ID', async () => {
    const made = sampleDesk();
    const input = { from: 'arguments', values: { scope: appPortal.id } } as const;
    const { report } = (await viewAccess(made.deps)(input)) as AccessResult;
    assert.equal(replaced(report), '');
  });
});
