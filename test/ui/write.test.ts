/** Writing credential code: squiggle, light bulb, the code itself, and one undo; in each language. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerDialog, answerNotification, clearNotifications } from './dialogs';
import { lightBulbOffers, openFile, savedText, setCursorAt, squiggles, takeOffer, undo } from './editorPane';
import { searchAndPick, waitForPicker } from './quickInput';
import { clickInline, expand, openView, row } from './sideBar';
import { openWorkbench } from './workbench';
import type { Workbench } from './workbench';

const typescript = 'storefront/src/orderStore.ts';
const question = 'Insert code for id-orders-api, an identity of the sample tenant?';

describe('writing credential code', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench();
    await openView(workbench);
    await row(workbench, 'Contoso Prod, Sample').waitFor();
  });

  afterEach(async () => {
    // What a failed test leaves open would fail the next one.
    await workbench.page.keyboard.press('Escape');
  });

  after(async () => {
    await workbench.close();
  });

  const onDisk = (path: string): string => readFileSync(join(workbench.folder, path), 'utf8');

  it('underlines DefaultAzureCredential and offers to choose an identity', async () => {
    await openFile(workbench, typescript);
    await squiggles(workbench).first().waitFor();
    await setCursorAt(workbench, typescript, 'new DefaultAzureCredential');
    const offers = await lightBulbOffers(workbench);
    assert.equal(offers[0], 'Choose the managed identity for this code…', offers.join('\n'));
  });

  it('writes the chosen one with its import and says that the ID is a sample, and one undo takes it back', async () => {
    const before = onDisk(typescript);
    await takeOffer(workbench, 'Choose the managed identity for this code…');
    await waitForPicker(workbench, 'Sample: Insert credential code: which identity');
    await searchAndPick(workbench, 'id-orders-api');
    await answerDialog(workbench, question, 'Insert');
    const text = await savedText(workbench, typescript, 'new ManagedIdentityCredential');
    assert.match(text, /^import \{ ManagedIdentityCredential \} from '@azure\/identity';$/m);
    assert.match(
      text,
      /clientId: '5a3b1e00-[0-9a-f-]+', \/\/ id-orders-api\. Sample tenant: this ID is not real/,
    );
    assert.ok(!text.includes('DefaultAzureCredential'), text);
    assert.equal(await workbench.page.locator('.editor-instance .cursors-layer .cursor').count(), 1);
    await undo(workbench);
    assert.equal(await savedText(workbench, typescript, 'new DefaultAzureCredential'), before);
  });

  it('names the identity in its offers from then on, locally the developer too', async () => {
    await setCursorAt(workbench, typescript, 'new DefaultAzureCredential');
    const offers = await lightBulbOffers(workbench);
    assert.match(offers[0] ?? '', /^Use ManagedIdentityCredential for id-orders-api \(client ID/);
    assert.match(offers[1] ?? '', /^Use developer sign-in locally, id-orders-api in Azure/);
    assert.ok(offers.includes('Choose another identity…'), offers.join('\n'));
    await takeOffer(workbench, 'Use developer sign-in locally, id-orders-api in Azure');
    await answerDialog(workbench, question, 'Insert');
    const text = await savedText(workbench, typescript, 'new ManagedIdentityCredential');
    assert.match(
      text,
      /^import \{ DefaultAzureCredential, ManagedIdentityCredential \} from '@azure\/identity';$/m,
    );
    assert.match(text, /process\.env\['?\w+'?\] === 'development'/);
  });

  it('repairs a keyword that the Python SDK does not read', async () => {
    const path = 'fulfilment/fulfilment/labels.py';
    await openFile(workbench, path);
    await squiggles(workbench).first().waitFor();
    await setCursorAt(workbench, path, 'ManagedIdentityCredential(object_id');
    await takeOffer(workbench, 'Pass object_id where the SDK reads it');
    await savedText(workbench, path, 'ManagedIdentityCredential(identity_config={"object_id": IDENTITY})');
  });

  it('writes the current form in C#, and adds the package version it takes to the project', async () => {
    const path = 'warehouse/StockStore.cs';
    const project = 'warehouse/Warehouse.csproj';
    await openFile(workbench, path);
    await squiggles(workbench).first().waitFor();
    await setCursorAt(workbench, path, 'ManagedIdentityCredential(ClientId)');
    const offers = await lightBulbOffers(workbench);
    assert.ok(offers.includes('Raise the version of Azure.Identity in Warehouse.csproj'), offers.join('\n'));
    await takeOffer(workbench, 'Write the current form: ManagedIdentityId.FromUserAssignedClientId');
    await savedText(workbench, path, 'ManagedIdentityId.FromUserAssignedClientId(ClientId)');
    await answerNotification(
      workbench,
      /This code needs Azure\.Identity \S+ or later, which Warehouse\.csproj does not have/,
      'Raise the version of Azure.Identity in Warehouse.csproj',
    );
    await workbench.page.locator('.tab.active', { hasText: 'Warehouse.csproj' }).waitFor();
    const text = await savedText(workbench, project, /"Azure\.Identity" Version="1\.(1[3-9]|[2-9]\d)\./);
    assert.ok(!text.includes('Version="1.12.0"'), text);
    await clearNotifications(workbench);
  });

  it('inserts from the tree into the file that is open', async () => {
    const path = 'notifications/src/publish.js';
    await openFile(workbench, path);
    await setCursorAt(workbench, path, 'new ManagedIdentityCredential()');
    await expand(workbench, 'Contoso Prod');
    await clickInline(workbench, 'id-orders-worker', 'Insert Credential Code…');
    await answerDialog(workbench, 'Insert code for id-orders-worker', 'Insert');
    const text = await savedText(workbench, path, /clientId: '5a3b1e00-/);
    assert.match(
      text,
      /new ManagedIdentityCredential\(\{\s+clientId: '5a3b1e00-[0-9a-f-]+', \/\/ id-orders-worker\./,
    );
  });
});
