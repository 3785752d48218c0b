/** Dragging an identity from the view into an editor with the mouse, and taking it back with one undo. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleAzureSettings, startSampleAzure } from '../host/launch/sampleAzure';
import { openFile, savedText, setCursorAt, undo } from './editorPane';
import { expand, openView, row } from './sideBar';
import { openWorkbench } from './workbench';
import type { Workbench } from './workbench';

const typescript = 'storefront/src/orderStore.ts';

describe('an identity dragged into an editor', () => {
  let workbench: Workbench;

  before(async () => {
    const { url, environment } = await startSampleAzure();
    workbench = await openWorkbench({ sample: false, env: environment, settings: sampleAzureSettings(url) });
    await openView(workbench);
    await row(workbench, 'Contoso Prod').waitFor();
  });

  after(async () => {
    await workbench.close();
  });

  it('becomes a credential where it is dropped, and one undo takes it back', async () => {
    const before = readFileSync(join(workbench.folder, typescript), 'utf8');
    await expand(workbench, 'Contoso Prod');
    await openFile(workbench, typescript);
    await setCursorAt(workbench, typescript, 'export');
    const line = workbench.page.locator('.editor-instance .view-line', { hasText: /^export/ }).first();
    await row(workbench, 'id-orders-api').dragTo(line, { targetPosition: { x: 2, y: 4 } });
    const after = await savedText(workbench, typescript, 'new ManagedIdentityCredential');
    assert.match(after, /import .*ManagedIdentityCredential.* from '@azure\/identity';/);
    assert.match(after, /clientId: '[0-9a-f-]{36}'/);
    await undo(workbench);
    assert.equal(await savedText(workbench, typescript, before), before);
  });
});
