/**
 * Loaded beside the extension by `npm start` and the UI tests, never shipped: opens the sample tenant as a person would
 * from the command palette, so that the product needs no switch for it.
 */
const vscode = require('vscode');

exports.activate = async () => {
  await vscode.commands.executeCommand('managedIdentities.openSampleTenant');
  await vscode.commands.executeCommand('managedIdentities.identities.focus');
};
