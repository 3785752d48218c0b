/** Pasting an ID with the keyboard into an argument of a credential: what it was copied with does not come along. */

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resultsFolder } from '../host/launch/paths';
import { openFile, savedText, setCursorAt, undo } from './editorPane';
import { screenshot } from './screenshot';
import { openWorkbench } from './workbench';
import type { Workbench } from './workbench';

const id = '8f3c1a52-0d4b-4a61-9a3e-5c1f0e7d2b94';
const other = '0b6e4f9d-71c2-4d0a-8c55-2f9be1a7c360';
const clientIdIn = (written: string): string =>
  `import { ManagedIdentityCredential } from '@azure/identity';

export const credential = new ManagedIdentityCredential({ clientId: '${written}' });
`;

describe('an ID pasted with Ctrl+V', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ sample: false });
  });

  after(async () => {
    await workbench.close();
  });

  /** A file of the workspace with another text, open in the editor, with the cursor behind the first character of `at`. */
  async function opened(path: string, text: string, at: string): Promise<void> {
    writeFileSync(join(workbench.folder, path), text);
    await openFile(workbench, path);
    await setCursorAt(workbench, path, at);
  }

  async function paste(clipboard: string): Promise<void> {
    await workbench.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(clipboard)})`);
    await workbench.page.keyboard.press('ControlOrMeta+V');
  }

  it('loses the quotes and blanks that it was copied with, and one undo takes it back', async () => {
    const path = 'storefront/src/orderStore.ts';
    await opened(path, clientIdIn(''), "''");
    await paste(`  "${id}",\n`);
    assert.equal(await savedText(workbench, path, id), clientIdIn(id));
    await screenshot(workbench, join(resultsFolder, 'pasted-id.png'));
    await undo(workbench);
    assert.equal(await savedText(workbench, path, clientIdIn('')), clientIdIn(''));
  });

  it('comes alone from the line of a JSON file where it was copied with Ctrl+C', async () => {
    const { keyboard } = workbench.page;
    const from = 'notifications/package.json';
    await opened(from, `{\n  "clientId":\n    "${other}"\n}\n`, `"${other}`);
    await keyboard.press('End');
    await keyboard.press('Shift+Home');
    await keyboard.press('ControlOrMeta+C');
    const path = 'notifications/src/publish.js';
    await opened(path, clientIdIn(''), "''");
    await keyboard.press('ControlOrMeta+V');
    assert.equal(await savedText(workbench, path, other), clientIdIn(other));
  });

  it('keeps its quotes where no string is', async () => {
    const path = 'storefront/src/receipts.ts';
    const code = (value: string): string => clientIdIn('').replace("''", value);
    await opened(path, code('  '), '   }');
    await paste(`"${id}"`);
    assert.equal(await savedText(workbench, path, id), code(` "${id}" `));
  });
});
