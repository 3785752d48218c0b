/** The tree where something is wrong or hostile: refused subscriptions, text that wants to be Markdown, filters, nobody signed in. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { treeContents } from '../../../src/tree/contents';
import { plainArrangement } from '../../../src/model/arrangement';
import { createProvider } from '../../../src/tree/provider';
import { systemClock } from '../../../src/azure/systemClock';
import type { ViewState } from '../../../src/names';
import { sampleTenantId } from '../../../src/sampleTenant/entry';
import { dev } from '../../../src/sampleTenant/data/organisation';
import { labelOf, openSampleView, sampleSession, tooltipOf, type SampleView } from '../sampleView';

describe('the tree where something could not be read', () => {
  let view: SampleView;

  before(async () => {
    view = await openSampleView();
  });

  after(() => {
    view.dispose();
  });

  it('has a node with the reason for a subscription that may not be read, and shows the log on a click', async () => {
    const locked = await view.at('Contoso Locked');
    const below = [...(await view.items(locked)).values()];
    const problem = below.find(({ command }) => command?.command === 'managedIdentities.showLog');
    assert.ok(problem, JSON.stringify(below));
    assert.match(`${JSON.stringify(problem.label)} ${String(problem.description)}`, /you may not read this/i);
    assert.match(tooltipOf(problem), /AuthorizationFailed|does not have authorization/);
    assert.equal(
      below.some((item) => /^No /.test(labelOf(item))),
      false,
      'never an empty list',
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.match(String((await view.drawn(locked)).description), /may not read this/);
  });

  it('tells nothing trusted to a tooltip, and escapes what Azure says', async () => {
    const identity = await view.drawn(await view.at('Contoso Prod', 'id_data_ML-2'));
    assert.ok(identity.tooltip instanceof vscode.MarkdownString);
    assert.equal(identity.tooltip.isTrusted ?? false, false);
    assert.equal(identity.tooltip.supportHtml ?? false, false);
    assertHarmless(tooltipOf(identity));
    assert.ok(tooltipOf(identity).includes('onerror=alert'), 'the tag is shown all the same');

    const worker = await view.items(await view.at('Contoso Prod', 'id-orders-worker', 'Role assignments'));
    const reader = worker.get('Storage Blob Data Reader');
    assert.ok(reader);
    assertHarmless(tooltipOf(reader));
  });

  it('escapes the notes of a lock', async () => {
    const assignment = await view.at(
      'Contoso Prod',
      'id-payments-worker',
      'Role assignments',
      'Storage Queue Data Message Processor',
    );
    const lock = (await view.items(assignment)).get('Lock keep-payments');
    assert.ok(lock);
    assertHarmless(tooltipOf(lock));
  });
});

/** The hostile link is shown, in code or behind backslashes, where it is text. */
function assertHarmless(markdown: string): void {
  assert.match(markdown, /command\\?:evil/);
  const outsideCode = markdown.replace(/(`+)[^]*?[^`]\1(?!`)/g, '');
  assert.doesNotMatch(outsideCode, /(?<!\\)\]\(/, outsideCode);
  assert.doesNotMatch(outsideCode, /(?<!\\)<\w/, outsideCode);
}

describe('the tree and the chosen subscriptions', () => {
  it('shows the chosen ones only', async () => {
    const view = await openSampleView([`${sampleTenantId}/${dev.subscriptionId}`]);
    assert.deepEqual(
      [...(await view.items()).keys()],
      ['Contoso Dev', 'Orphaned role assignments', 'Attached, but gone'],
    );
    view.dispose();
  });

  it('says when none of the chosen ones is there', async () => {
    const view = await openSampleView([`${sampleTenantId}/5a3b1e00-0000-4000-8000-000000000000`]);
    assert.deepEqual([...(await view.items()).keys()], []);
    assert.deepEqual(view.states, ['filteredOut']);
    view.dispose();
  });
});

describe('the tree while nobody is signed in', () => {
  it('is empty, so that the welcome shows', async () => {
    const session = sampleSession();
    const states: ViewState[] = [];
    const provider = createProvider({
      session,
      clock: systemClock,
      arrangement: () => plainArrangement,
      load: () => Promise.resolve(treeContents),
      onState: (state) => states.push(state),
      onProgress: () => undefined,
    });
    assert.deepEqual(await provider.getChildren(), []);
    assert.deepEqual(states, ['signedOut']);
    provider.dispose();
    session.dispose();
  });
});
