/** How long a change of access takes to be felt, as the tree says it: marked where it was made, then read again by itself. */

import assert from 'node:assert/strict';
import { removeAssignments } from '../../../src/access/removeAssignments';
import { systemClock } from '../../../src/azure/systemClock';
import { plainArrangement } from '../../../src/model/arrangement';
import { openSampleView, tooltipOf, type SampleView } from '../sampleView';
import { waitFor } from '../waitFor';

const never = new AbortController().signal;
const quiet = (): void => undefined;
const log = { info: quiet, warn: quiet, error: quiet, debug: quiet };
const tenMinutes = 10 * 60_000;

describe('what was taken away, in the tree', () => {
  const path = ['Contoso Prod', 'id-orders-api', 'Role assignments'] as const;
  const role = 'Storage Blob Data Contributor';
  let view: SampleView;
  let ahead: number;
  const clock = { ...systemClock, now: () => Date.now() + ahead };

  beforeEach(async () => {
    ahead = 0;
    view = await openSampleView([], plainArrangement, clock);
    view.connection.store.onDidChange(() => {
      view.provider.redraw();
    });
  });

  afterEach(() => {
    view.dispose();
  });

  async function removeBlobRole() {
    const node = await view.at(...path, role);
    assert.ok(node.kind === 'roleAssignment');
    const { azure, store } = view.connection;
    const { assignment, tenantId, identity } = node;
    const of = { assignmentId: assignment.id, tenantId, identityId: identity.id, roleName: role };
    const [outcome] = await removeAssignments({ azure, store, clock, log }, [of], never);
    assert.ok(outcome !== undefined && 'removed' in outcome);
    return node;
  }

  const removed = async () => (await view.items(await view.at(...path))).get(`Removed: ${role}`);

  it('says how long access may last, and is read again by itself when that is over', async () => {
    await removeBlobRole();
    // All but the last seconds are over when it is first listed.
    ahead = tenMinutes - 4_000;
    const item = await removed();
    assert.equal(item?.description, 'stordersprod · access may last up to 10 minutes');
    assert.match(tooltipOf(item), /up to 24 hours, and Azure offers no refresh/);
    assert.equal(item.contextValue, 'refreshable');
    await waitFor('it to be read again', async () => {
      return (await removed())?.description === 'stordersprod · read again: it is gone';
    });
    ahead = 3 * tenMinutes;
    view.provider.redraw();
    assert.equal(await removed(), undefined);
  });

  it('stands in the list again when somebody gave it back meanwhile', async () => {
    const { assignment, tenantId } = await removeBlobRole();
    await view.connection.azure.roleAssignments.create(tenantId, assignment, never);
    ahead = tenMinutes;
    await waitFor('the tree to show it', async () => {
      const items = await view.items(await view.at(...path));
      return items.has(role) && !items.has(`Removed: ${role}`);
    });
  });

  it('says of roles that come through a group how long a change of its members takes', async () => {
    const groups = [...path, 'Through groups'] as const;
    assert.match(
      tooltipOf(await view.drawn(await view.at(...groups))),
      /up to 24 hours for a managed identity/,
    );
    const parts = await view.items(await view.at(...groups, 'App Configuration Data Reader'));
    assert.match(String(parts.get('Held by group')?.description), /takes up to 24 hours$/);
  });
});
