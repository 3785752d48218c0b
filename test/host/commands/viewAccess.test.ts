/** Looking at who has access at a place, by command: the report opens, and the caller gets it as data. */

import assert from 'node:assert/strict';
import { commands, env, window, type CodeLens } from 'vscode';
import { call, refusalOf, sample } from '../calls';
import { ordersStorage } from '../../../src/sampleTenant/data/services';

interface Found {
  readonly scope: string;
  readonly access: readonly { readonly identityId: string; readonly roleName?: string }[];
  readonly unread: readonly unknown[];
  readonly report: string;
}

describe('Who has access, by command', () => {
  beforeEach(async () => {
    await call('closeSampleTenant');
    await call('openSampleTenant');
  });

  it('opens as a report and comes back as data', async () => {
    const found = await call<Found>('viewAccess', { scope: ordersStorage.id });
    assert.equal(found.scope, ordersStorage.id);
    const held = found.access.filter(({ identityId }) => identityId === sample.ordersApi);
    assert.ok(held.some(({ roleName }) => roleName === 'Storage Blob Data Contributor'));
    assert.deepEqual(found.unread, []);
    assert.equal(window.activeTextEditor?.document.getText(), found.report);
  }).timeout(30_000);

  it('opens for an identity with all it may do, each block of code with a way to copy it', async () => {
    const found = await call<Found>('viewAccess', { identityId: sample.ordersApi });
    assert.ok(found.access.some(({ roleName }) => roleName === 'Reader'));
    const document = window.activeTextEditor?.document;
    assert.equal(document?.getText(), found.report);
    const lenses = await commands.executeCommand<CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      10,
    );
    const [first] = lenses;
    assert.match(document.lineAt(first?.range.start.line ?? 0).text, /^```/);
    assert.ok(first?.command !== undefined);
    const given: readonly unknown[] = first.command.arguments ?? [];
    await commands.executeCommand(first.command.command, ...given);
    const copied = await env.clipboard.readText();
    assert.match(copied, /^# Lists the app roles/);
    assert.ok(found.report.includes(copied));
  }).timeout(30_000);

  it('is completed by the properties of an identity, with its app roles above them', async () => {
    await call('viewProperties', { identityId: sample.ordersApi });
    const document = window.activeTextEditor?.document;
    assert.ok(document !== undefined);
    const lenses = await commands.executeCommand<CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      10,
    );
    const titles = lenses.map(({ command }) => command?.title);
    assert.deepEqual(titles, [
      'Copy lines for app roles (Azure CLI)',
      'Copy lines for app roles (PowerShell)',
    ]);
  }).timeout(30_000);

  it('is refused for a place that is not there', async () => {
    const scope = ordersStorage.id.replace(
      /\/subscriptions\/[^/]+/,
      '/subscriptions/00000000-0000-4000-8000-000000000001',
    );
    assert.equal((await refusalOf('viewAccess', { scope })).code, 'notFound');
  }).timeout(30_000);
});
