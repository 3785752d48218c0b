/** The view as a newcomer sees it: the sample tenant's subscriptions, and an identity opened. */

import assert from 'node:assert/strict';
import { expand, openView, row, rowNames } from './sideBar';
import { openWorkbench } from './workbench';
import type { Workbench } from './workbench';

describe('the view on the sample tenant', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench();
    await openView(workbench);
  });

  after(async () => {
    await workbench.close();
  });

  it('opens an identity and shows its role assignments', async () => {
    await expand(workbench, 'Contoso Prod', 'id-orders-api');
    await row(workbench, 'Role assignments').waitFor();
    const names = await rowNames(workbench);
    assert.ok(names.length > 5, names.join('\n'));
  });
});
