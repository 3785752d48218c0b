/** The tree over HTTPS, through the credential of the Azure CLI: what a developer sees first, and what it takes. */

import assert from 'node:assert/strict';
import { cloudFrom } from '../../../src/auth/clouds';
import { commandLineSources } from '../../../src/auth/commandLines';
import { createConnections } from '../../../src/auth/connections';
import { createSession } from '../../../src/auth/session';
import { systemClock } from '../../../src/azure/systemClock';
import { treeContents } from '../../../src/tree/contents';
import { plainArrangement } from '../../../src/model/arrangement';
import { createProvider } from '../../../src/tree/provider';
import { accountText } from '../../../src/ui/accountText';
import { labelOf } from '../sampleView';
import { resetSampleAzure, sampleAzureCloud, sampleAzureRequests, signInToAzAs } from '../sampleAzure';

const quiet = (): void => undefined;
const log = { info: quiet, warn: quiet, error: quiet, debug: quiet };

function realSession() {
  return createSession({
    sources: commandLineSources(log),
    setting: () => 'azureCli',
    cloud: () => cloudFrom('custom', sampleAzureCloud()),
    memory: { get: () => undefined, set: quiet },
    ...createConnections({
      loadAzure: () => import('../../../src/azure/entry'),
      loadSample: () => import('../../../src/sampleTenant/entry'),
      subscriptions: () => [],
      onWaiting: quiet,
      clock: systemClock,
      log,
    }),
    log,
  });
}

describe('the tree over a real endpoint', () => {
  beforeEach(async () => {
    await resetSampleAzure();
    signInToAzAs('owner');
  });

  it('shows tenants and subscriptions of the account of az, none of them called a sample', async () => {
    const session = realSession();
    const provider = createProvider({
      session,
      clock: systemClock,
      arrangement: () => plainArrangement,
      load: () => Promise.resolve(treeContents),
      onState: quiet,
      onProgress: quiet,
    });
    const roots = await provider.getChildren();
    const items = await Promise.all(roots.map(async (node) => provider.getTreeItem(node)));
    assert.deepEqual(items.map(labelOf), [
      'Contoso Dev',
      'Contoso Locked',
      'Contoso Prod',
      'Contoso Shared',
      'fabrikam.example',
      'Orphaned role assignments',
      'Attached, but gone',
    ]);
    assert.equal(items[0]?.description, 'contoso.example');
    const fabrikam = items.at(-3)?.command;
    assert.equal(fabrikam?.command, 'managedIdentities.signIn');
    assert.match(JSON.stringify(fabrikam.arguments), /"tenantId":"5a3b1e00-/);
    assert.ok(session.state.kind === 'connected');
    assert.match(accountText(session.state.connection.account), /^Azure CLI · ola@contoso\.example$/);
    const asked = (await sampleAzureRequests()).map(({ url }) => url.split('?')[0]);
    assert.deepEqual(
      asked.filter((path) => path !== '/subscriptions'),
      ['/tenants'],
      asked.join(', '),
    );
    provider.dispose();
    session.dispose();
  });
});
