/** A secret that another identity is chosen for: read from the vault that this identity may read. */

import assert from 'node:assert/strict';
import { createIdentityMemory } from '../../../src/access/identityMemory';
import { createRoleMemory } from '../../../src/access/roleMemory';
import { anIdentity } from '../../unit/fakes/builders';
import { closeEditors, showText } from '../editors';
import { emptyMemory, ownFeatures } from './ownFeatures';

const secretsUser = '4633458b-17de-408a-b874-0445c86b69e6';
const cache = 'orders.redis.cache.windows.net:6380,password=q7Zk2mB1xYc9=,ssl=True';

describe('another identity for a secret', () => {
  afterEach(closeEditors);

  it('reads it from the vault that its roles open', async () => {
    const memory = emptyMemory();
    const identities = createIdentityMemory(memory);
    const roles = createRoleMemory(memory);
    const chosen = anIdentity('id-orders-worker');
    identities.remember(chosen, false, true);
    const { subscriptionId } = chosen;
    const id = `/subscriptions/${subscriptionId}/resourceGroups/rg-orders/providers/Microsoft.KeyVault/vaults/kv-worker`;
    roles.remember(chosen.id, [{ scope: id, roleGuid: secretsUser }]);
    const identity = identities.recall(chosen.id);
    assert.ok(identity);
    const features = ownFeatures({
      memory: identities,
      roles,
      choose: (editor) => editor.insert({ identity }),
    });
    const { document } = await showText(
      'go',
      `package orders\n\nfunc url() string {\n\treturn "${cache}"\n}\n|`,
    );
    const start = document.getText().indexOf(cache);
    const over = { start, end: start + cache.length };
    const { uri, version } = document;
    await features.apply({ call: 'choose', uri, version, cursor: start, over, secret: true });
    features.dispose();
    const after = document.getText();
    assert.match(after, /NewClient\("https:\/\/kv-worker\.vault\.azure\.net"/);
    assert.match(after, /return \*secret\.Value/);
    assert.ok(!after.includes(cache), after);
  });
});
