/** What stands against a role assignment of the sample tenant, below it in the tree: deny assignments and locks. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Defeat } from '../../../src/model/defeat';
import { openSampleView, tooltipOf, type SampleView } from '../sampleView';

const path = ['Contoso Prod', 'id-data-archive', 'Role assignments', 'Storage Blob Data Contributor'];

describe('what stands against a role assignment', () => {
  let view: SampleView;

  before(async () => {
    view = await openSampleView();
  });

  after(() => {
    view.dispose();
  });

  it('is shown below it with what it takes away, all of it in the tooltip', async () => {
    const items = await view.items(await view.at(...path));
    const deny = items.get('Deny assignment Deny changes to the archive');
    assert.ok(deny, [...items.keys()].join(', '));
    assert.match(
      String(deny.description),
      /^takes this away from what the role allows here: \S+\/blobs\/delete, \S+\/blobs\/write$/,
    );
    const lock = items.get('Lock archive-read-only');
    assert.ok(lock, [...items.keys()].join(', '));
    assert.match(
      String(lock.description),
      /^nothing here can be changed: of what the role allows it stops .*generateUserDelegationKey\/action/,
    );
    assert.match(tooltipOf(lock), /Takes away: .*generateUserDelegationKey/);
  });

  it('is no error where it takes nothing away', async () => {
    const node = await view.at(...path, 'Lock archive-read-only');
    assert.ok(node.kind === 'assignmentDetail' && node.detail.what === 'lock');
    const { detail: lock } = node;
    const iconOf = async (defeat: Defeat) => {
      const { iconPath } = await view.drawn({ ...node, detail: { ...lock, defeat } });
      return iconPath instanceof vscode.ThemeIcon ? iconPath.id : '';
    };
    assert.equal(await iconOf({ extent: 'part', operations: ['a/write'] }), 'error');
    assert.equal(await iconOf({ extent: 'none', operations: [] }), 'info');
  });
});
