/** Explaining an access error in the editor: by its argument object, and from what is selected. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Command } from '../../../src/names';
import type { ExplainedError } from '../../../src/commands/explain/plainExplanation';
import { paymentsVault } from '../../../src/sampleTenant/data/services';
import { call, role, sample } from '../calls';
import { closeEditors } from '../editors';
import { waitFor } from '../waitFor';

const text = [
  `Caller is not authorized to perform action on resource.`,
  `Caller: appid=${sample.clientIdOfOrdersApi};oid=${sample.principalOfOrdersApi};iss=https://sts.windows.net/x/`,
  `Action: 'Microsoft.KeyVault/vaults/secrets/getSecret/action'`,
  `Resource: '${paymentsVault.id.toLowerCase()}/secrets/token'`,
  `Assignment: (not found)`,
  `DenyAssignmentId: null`,
  `DecisionReason: null `,
  `Vault: kv-payments;location=westeurope`,
].join('\n');

async function report(): Promise<vscode.TextDocument> {
  return waitFor('the report', () => {
    const { document } = vscode.window.activeTextEditor ?? {};
    return document?.uri.scheme === 'managed-identities' ? document : undefined;
  });
}

describe('the command that explains an access error', () => {
  before(async () => {
    await call('closeSampleTenant');
    await call('openSampleTenant');
  });

  afterEach(closeEditors);

  it('gives back who, what, where and the smallest role, and opens the report', async () => {
    const found = await call<ExplainedError>('explainAccessError', { text });
    assert.equal(found.who.identityId, sample.ordersApi);
    assert.equal(found.scope?.toLowerCase(), paymentsVault.id.toLowerCase());
    assert.equal(found.roles[0]?.roleDefinitionId, role.secretsUser);
    const document = await report();
    assert.equal(document.languageId, 'markdown');
    assert.equal(document.getText(), found.report);
    assert.match(document.uri.path, /sample/i);
  });

  it('reads what is selected in the editor, as the menu of the editor calls it', async () => {
    const content = `10:11:12 starting\n${text}\n10:11:13 stopped\n`;
    const document = await vscode.workspace.openTextDocument({ content });
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(1, 0, 9, 0);
    const found = await vscode.commands.executeCommand<ExplainedError>(
      Command.explainAccessError,
      document.uri,
    );
    assert.equal(found.kind, 'noRole');
    assert.equal((await report()).getText(), found.report);
  });

  it('reads what is selected in a terminal and leaves the clipboard as it was', async () => {
    const terminal = vscode.window.createTerminal({ name: 'log', pty: printer(text) });
    try {
      terminal.show();
      await waitFor('the terminal', () => vscode.window.activeTerminal === terminal || undefined);
      await vscode.env.clipboard.writeText('mine');
      await waitFor('the error in the terminal', async () => {
        await vscode.commands.executeCommand('workbench.action.terminal.selectAll');
        await vscode.commands.executeCommand('workbench.action.terminal.copySelection');
        const copied = await vscode.env.clipboard.readText();
        return copied.includes('kv-payments') || undefined;
      });
      await vscode.env.clipboard.writeText('mine');
      const found = await vscode.commands.executeCommand<ExplainedError | undefined>(
        Command.explainAccessError,
        terminal,
      );
      // Resource Graph writes resource groups in small letters, and IDs are read without regard to case.
      assert.equal(found?.who.identityId?.toLowerCase(), sample.ordersApi.toLowerCase());
      assert.equal(await vscode.env.clipboard.readText(), 'mine');
    } finally {
      terminal.dispose();
    }
  });
});

/** A terminal that prints a text and does nothing more. */
function printer(printed: string): vscode.Pseudoterminal {
  const written = new vscode.EventEmitter<string>();
  return {
    onDidWrite: written.event,
    open: () => {
      written.fire(printed.replaceAll('\n', '\r\n'));
    },
    close: () => {
      written.dispose();
    },
  };
}
