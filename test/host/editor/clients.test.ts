/** Clients in a real editor: offered for what an identity was seen to reach, and read from code for the roles it needs. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createIdentityMemory } from '../../../src/access/identityMemory';
import { createRoleMemory } from '../../../src/access/roleMemory';
import type { RememberedRole } from '../../../src/access/roleMemory';
import type { EditorFeatures } from '../../../src/editor/entry';
import { anIdentity, storageScope } from '../../unit/fakes/builders';
import { closeEditors, inWorkspace, setting, showFile, showText, writeFile } from '../editors';
import { waitFor } from '../waitFor';
import { emptyMemory, ownFeatures } from './ownFeatures';

const never = new vscode.CancellationTokenSource().token;
const blobReader = '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1';

/** The features of the extension for an identity that may read the blobs of one storage account, and holds `more`. */
function features(more: readonly RememberedRole[] = []): EditorFeatures {
  const memory = emptyMemory();
  const identity = anIdentity('id-orders-api');
  const identities = createIdentityMemory(memory);
  identities.remember(identity, false, true);
  const roles = createRoleMemory(memory);
  const scope = storageScope({
    subscriptionId: identity.subscriptionId,
    tenantId: '',
    displayName: '',
    state: '',
  });
  roles.remember(identity.id, [{ scope, roleGuid: blobReader }, ...more]);
  return ownFeatures({ memory: identities, roles });
}

describe('clients in an editor', () => {
  let own: EditorFeatures;

  before(() => setting('workspaceIdentity', undefined));

  beforeEach(() => {
    own = features();
  });

  afterEach(async () => {
    own.dispose();
    await closeEditors();
  });

  it('are offered by class, resource and identity, and written with the credential and both imports', async () => {
    const { document, selection } = await showText(
      'typescript',
      "import type { TokenCredential } from '@azure/identity';\n|\n",
    );
    const context = {
      diagnostics: [],
      only: undefined,
      triggerKind: vscode.CodeActionTriggerKind.Invoke,
    };
    const offers = await waitFor('offers of clients', async () => {
      const all = (await own.codeActions.provideCodeActions(document, selection, context, never)) ?? [];
      const clients = all.filter(
        (action) => action instanceof vscode.CodeAction && action.title.includes('BlobServiceClient'),
      );
      return clients.length > 0 && (clients as vscode.CodeAction[]);
    });
    assert.deepEqual(
      offers.map(({ title }) => title.replace(/ \(needs .*$/, '')),
      [
        'Insert BlobServiceClient for stordersprod with id-orders-api',
        'Insert BlobServiceClient for stordersprod with id-orders-api, and read a blob',
      ],
    );
    const [offer] = offers;
    assert.ok(offer);
    const resolved = await own.codeActions.resolveCodeAction?.(offer, never);
    assert.ok(resolved?.edit);
    assert.ok(await vscode.workspace.applyEdit(resolved.edit));
    const text = document.getText();
    assert.match(text, /import \{ BlobServiceClient \} from '@azure\/storage-blob';/);
    assert.match(
      text,
      /new ManagedIdentityCredential\([^]*new BlobServiceClient\(\s*'https:\/\/stordersprod\.blob\.core\.windows\.net',\s*credential,/,
    );
  });

  it('receive where the role of the identity allows no more, from its consumer group', async () => {
    own.dispose();
    const hub = `${anIdentity().id.replace(/\/providers\/.*/, '')}/providers/Microsoft.EventHub/namespaces/eh-orders/eventhubs/clicks`;
    const scope = `${hub}/consumergroups/audit`;
    own = features([{ scope, roleGuid: 'a638d3c7-ab3a-418d-83e6-5f17a39d4fde' }]);
    const { document, selection } = await showText('python', 'import azure.identity\n|\n');
    const context = {
      diagnostics: [],
      only: undefined,
      triggerKind: vscode.CodeActionTriggerKind.Invoke,
    };
    const offer = await waitFor('the offer to receive', async () => {
      const all = (await own.codeActions.provideCodeActions(document, selection, context, never)) ?? [];
      return all.find(
        (action): action is vscode.CodeAction =>
          action instanceof vscode.CodeAction && action.title.includes(', and receive events'),
      );
    });
    assert.match(offer.title, /^Insert EventHubConsumerClient for eh-orders\/clicks with id-orders-api/);
    const resolved = await own.codeActions.resolveCodeAction?.(offer, never);
    assert.ok(resolved?.edit);
    assert.ok(await vscode.workspace.applyEdit(resolved.edit));
    const text = document.getText();
    assert.match(text, /^from azure\.eventhub import .*EventHubConsumerClient/m);
    assert.match(text, /eventhub_name="clicks", consumer_group="audit", credential=credential/);
    assert.match(text, /\n {4}print\(\*\(event\.body_as_str\(\) for event in events\)\)\n/);
  });

  it('are read from the editor in front, for the roles that they need', async () => {
    await showText(
      'python',
      'from azure.storage.blob import BlobServiceClient\nb = BlobServiceClient("https://stordersprod.blob.core.windows.net", c)\nb.upload_blob("x")\n',
    );
    const [client, ...others] = await own.code.clients('open');
    assert.deepEqual(others, []);
    assert.deepEqual(
      [client?.service, client?.hosts, client?.operations],
      ['blob', ['stordersprod.blob.core.windows.net'], ['write']],
    );
    await assert.rejects(own.code.clients(['no/such/file.py']), { code: 'badArgument' });
  });

  it('are followed to hosts through the files of the workspace, in code and in scripts', async () => {
    const at = (name: string): string => `reached/${name}`;
    await writeFile(
      at('.env'),
      'ORDERS_URL=https://stordersprod.blob.core.windows.net\nORDERS_VAULT=kv-deployed\n',
    );
    await writeFile(
      at('config.ts'),
      "export const archiveUrl = 'https://starchive.queue.core.windows.net';\n",
    );
    await writeFile(
      at('app.ts'),
      "import { BlobServiceClient } from '@azure/storage-blob';\nimport { QueueServiceClient } from '@azure/storage-queue';\nimport { archiveUrl } from './config';\nexport const blobs = new BlobServiceClient(process.env.ORDERS_URL!, c);\nexport const queues = new QueueServiceClient(archiveUrl, c);\n",
    );
    await writeFile(
      at('deploy.sh'),
      '#!/bin/sh\naz keyvault secret set --vault-name "$ORDERS_VAULT" -n a --value b\n',
    );
    const found = await own.code.clients([at('app.ts'), at('deploy.sh')]);
    assert.deepEqual(
      found.map(({ service, hosts, operations }) => `${service} ${hosts.join()} ${operations.join()}`),
      [
        'blob stordersprod.blob.core.windows.net read',
        'queue starchive.queue.core.windows.net send',
        'keyVaultSecrets kv-deployed.vault.azure.net write',
      ],
    );
    await showFile(at('app.ts'));
    assert.equal(await own.code.openFile(), 'app.ts');
    assert.equal((await own.code.clients('open')).length, 2);
    const all = await own.code.clients('workspace');
    // Only the script says it.
    assert.ok(all.some(({ hosts }) => hosts.includes('kv-deployed.vault.azure.net')));
    await vscode.workspace.fs.delete(inWorkspace('reached'), { recursive: true });
  });

  it('name no open file where the editor in front is of no served language', async () => {
    await showText('plaintext', 'azure\n');
    assert.equal(await own.code.openFile(), undefined);
  });
});
