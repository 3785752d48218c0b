/** Explaining an access error by the editor's menu and the palette, in both themes: read, assigned, and then held. */

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ordersWeb } from '../../src/sampleTenant/data/identities';
import { paymentsVault } from '../../src/sampleTenant/data/services';
import { answerDialog, answerNotification, clearNotifications, notification } from './dialogs';
import { openFile } from './editorPane';
import { accept, pick, runCommand, typeIn, waitForPicker } from './quickInput';
import { picturesOf } from './screenshot';
import { openView } from './sideBar';
import { openWorkbench } from './workbench';
import type { Workbench } from './workbench';

const picture = picturesOf('explain');

const { clientId, principalId } = ordersWeb.properties;
assert.ok(typeof clientId === 'string' && typeof principalId === 'string');

/** As Key Vault answers, wrapped by a terminal of 100 columns and with the time before each line of the log. */
const error = [
  'Caller is not authorized to perform action on resource.',
  `Caller: appid=${clientId};oid=${principalId};iss=https://sts.windows.net/x/`,
  "Action: 'Microsoft.KeyVault/vaults/secrets/getSecret/action'",
  `Resource: '${paymentsVault.id.toLowerCase()}/secrets/token'`,
  'Assignment: (not found)',
  'DenyAssignmentId: null',
  'DecisionReason: null ',
  'Vault: kv-payments;location=westeurope',
];

for (const theme of ['dark', 'light'] as const)
  describe(`explaining an access error in the ${theme} theme`, () => {
    let workbench: Workbench;

    before(async () => {
      workbench = await openWorkbench({ theme, size: { width: 1400, height: 1000 } });
      // A new file would have to be found by the search of the editor first.
      writeFileSync(
        join(workbench.folder, 'README.md'),
        error.map((line, at) => `2026-03-02T10:11:${10 + at}.123Z ERROR ${line}\n`).join(''),
      );
      await openView(workbench);
    });

    after(async () => {
      await workbench.close();
    });

    it('reads the selection of a log, and says who, what and where', async () => {
      const { page } = workbench;
      await openFile(workbench, 'README.md');
      await page.locator('.editor-instance .view-lines').first().click();
      await page.keyboard.press('ControlOrMeta+A');
      await page.locator('.editor-instance .view-lines').first().click({ button: 'right' });
      await page
        .locator('.context-view .action-label', { hasText: 'Explain Access Error' })
        .first()
        .waitFor();
      await picture(workbench, theme, 'menu');
      await page.locator('.context-view .action-label', { hasText: 'Explain Access Error' }).first().click();
      await notification(workbench, 'Key Vault Secrets User').waitFor();
      await page.locator('.tab.active', { hasText: 'Azure Key Vault' }).waitFor();
      await page.locator('.view-line', { hasText: 'No role reaches it there' }).waitFor();
      await picture(workbench, theme, 'report');
    });

    it('assigns the smallest role after one question', async () => {
      const { page } = workbench;
      await answerNotification(workbench, 'Key Vault Secrets User', 'Assign it');
      await page.locator('.monaco-dialog-box', { hasText: 'to id-orders-web on kv-payments?' }).waitFor();
      await picture(workbench, theme, 'question');
      await answerDialog(workbench, 'to id-orders-web on kv-payments?', 'Assign Key Vault Secrets User');
      await notification(workbench, /Sample: Assigned Key Vault Secrets User/).waitFor();
      await clearNotifications(workbench);
    });

    it('says, from the palette and a pasted text, that only time is missing then', async () => {
      const { page } = workbench;
      await page.keyboard.press('ControlOrMeta+K');
      await page.keyboard.press('ControlOrMeta+W');
      await runCommand(workbench, 'Managed Identities: Explain Access Error');
      await waitForPicker(workbench, 'where the error is');
      await picture(workbench, theme, 'where');
      await pick(workbench, 'Paste it here');
      await waitForPicker(workbench, '(2 of 2): the error');
      await typeIn(workbench, error.join(' '));
      await accept(workbench);
      await page.locator('.view-line', { hasText: /allows\sit\sand\sis\s\d+\sminutes\sold/ }).waitFor();
      await picture(workbench, theme, 'held');
    });
  });
