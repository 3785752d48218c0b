/** What the files of a workspace give its apps is known where its code is looked at. */

import * as vscode from 'vscode';
import { closeEditors, inWorkspace, setting, showFile, waitForRules, writeFile } from '../editors';

const id = '11111111-2222-3333-4444-555555555555';
const code = 'from azure.identity import ManagedIdentityCredential\n\nc = ManagedIdentityCredential()\n';
const template = {
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
  resources: [{ properties: { appSettings: [{ name: 'AZURE_CLIENT_ID', value: id }] } }],
};

/** A file that gives an app the client ID of its identity, as people call and write such files. */
const files: Readonly<Record<string, string>> = {
  '.env': `AZURE_CLIENT_ID=${id}\n`,
  'docker-compose.dev.yml': `services:\n  app:\n    environment:\n      AZURE_CLIENT_ID: ${id}\n`,
  'azuredeploy.json': JSON.stringify(template, undefined, 2),
  'main.json': JSON.stringify(template),
  'orders.yaml': `apiVersion: apps/v1\nkind: Deployment\nspec:\n  env:\n    - name: AZURE_CLIENT_ID\n      value: ${id}\n`,
};

describe('AZURE_CLIENT_ID that a file of the workspace sets', () => {
  const folder = 'unread';

  before(async () => {
    await setting('workspaceIdentity', undefined);
    await writeFile(`${folder}/app.py`, code);
  });

  afterEach(closeEditors);

  after(() => vscode.workspace.fs.delete(inWorkspace(folder), { recursive: true }));

  for (const [name, text] of Object.entries(files)) {
    it(`is told of code that does not read it, in ${name}`, async () => {
      await writeFile(`${folder}/${name}`, text);
      const { document } = await showFile(`${folder}/app.py`);
      await waitForRules(document, 'environment-not-read');
      await vscode.workspace.fs.delete(inWorkspace(`${folder}/${name}`));
      await waitForRules(document);
    });
  }

  it('is read by pods that exchange a token for one of their identity', async () => {
    const account = `${folder}/account.yaml`;
    await writeFile(`${folder}/pod.yaml`, files['orders.yaml'] ?? '');
    const { document } = await showFile(`${folder}/app.py`);
    await waitForRules(document, 'environment-not-read');
    await writeFile(
      account,
      `kind: ServiceAccount\nannotations:\n  azure.workload.identity/client-id: ${id}\n`,
    );
    await waitForRules(document);
    await vscode.workspace.fs.delete(inWorkspace(account));
    await waitForRules(document, 'environment-not-read');
  });
});
