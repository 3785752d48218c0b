/** What can be done with each kind of node to look at it and take it along: its properties, its page, its ID, its text, its code. */

import assert from 'node:assert/strict';
import { cloudFrom } from '../../../src/auth/clouds';
import { copyId } from '../../../src/commands/copyId';
import { copyText } from '../../../src/commands/copyText';
import { openInPortal } from '../../../src/commands/openInPortal';
import { viewProperties } from '../../../src/commands/viewProperties';
import { idKey } from '../../../src/model/armId';
import type { FlagName } from '../../../src/names';
import { contextValue } from '../../../src/tree/keys';
import type { Node } from '../../../src/tree/nodes';
import { aTenant } from '../fakes/builders';
import { rows } from './nodeRows';
import { office } from './office';

const { tenantId } = aTenant();

const has = (node: Node, ...flags: readonly FlagName[]): boolean => {
  const had = contextValue(node).split(';');
  return flags.some((flag) => had.includes(flag));
};

describe('the nodes of the view', () => {
  for (const { node, portal, properties, id, text, code } of Object.values(rows).flat()) {
    const call = { from: 'nodes', nodes: [node] } as const;
    const name = `${node.kind} (${contextValue(node).replaceAll(';', ' ') || 'nothing'})`;

    it(`${name}: ${typeof portal === 'string' ? 'opens its page in its own cloud and tenant' : `has no page: ${portal.not}`}`, async () => {
      assert.equal(has(node, 'portal', 'entraGroup'), typeof portal === 'string');
      if (typeof portal !== 'string') return;
      const { deps, ui } = office({}, { cloud: cloudFrom('AzureUSGovernment', undefined, undefined) });
      await openInPortal(deps)(call);
      assert.deepEqual(ui.opened, [
        `https://portal.azure.us/#@${tenantId}${portal.startsWith('/view/') ? '' : '/resource'}${portal}`,
      ]);
    });

    it(`${name}: ${typeof properties === 'string' ? 'shows its properties' : `has no properties: ${properties.not}`}`, async () => {
      assert.equal(has(node, 'properties'), typeof properties === 'string');
      if (typeof properties !== 'string') return;
      const { deps, ui, azure } = office();
      azure.world.documents = { [idKey(properties)]: { name: 'it' } };
      await viewProperties(deps)(call);
      assert.deepEqual(ui.documents.properties, [{ name: 'it' }]);
      assert.equal(azure.traffic.count(`document ${tenantId} ${properties}`), 1);
    });

    it(`${name}: ${typeof id === 'string' ? 'gives its ID' : `has no ID of its own: ${id.not}`}`, async () => {
      assert.equal(has(node, 'armId', 'identity'), typeof id === 'string');
      if (typeof id !== 'string') return;
      const { deps, ui } = office();
      assert.equal(await copyId('resourceId')(deps)(call), id);
      assert.deepEqual(ui.copied, [id]);
    });

    it(`${name}: ${typeof text === 'string' ? `gives the text "${text}"` : `has no text to copy: ${text.not}`}`, async () => {
      const offered = has(node, 'text', 'identity', 'clientId', 'objectId', 'resourceId', 'tenantId');
      assert.equal(offered, typeof text === 'string');
      if (typeof text !== 'string') return;
      const { deps, ui } = office();
      assert.equal(await copyText(deps)(call), text);
      assert.deepEqual(ui.copied, [text]);
      assert.deepEqual(ui.asked, []);
    });

    it(`${name}: ${code === true ? 'can be copied as code' : `cannot be copied as code: ${code.not}`}`, () => {
      assert.equal(has(node, 'recreatable'), code === true);
    });
  }

  it('are copied together, one a line', async () => {
    const { deps } = office();
    const [slot] = rows.user;
    const [credential] = rows.federatedCredential;
    assert.ok(slot && credential);
    const call = { from: 'nodes', nodes: [slot.node, credential.node] } as const;
    assert.equal(await copyText(deps)(call), 'app-orders / staging\ngithub');
    const ids = await copyId('resourceId')(deps)(call);
    assert.deepEqual(String(ids).split('\n'), [slot.id, credential.id]);
  });
});
