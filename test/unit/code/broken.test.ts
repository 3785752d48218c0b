/** A text with brackets left open: how much is tried after an edit, what is shown until more is known, and what never is. */

import assert from 'node:assert/strict';
import { diagnose } from '../../../src/code/diagnose';
import { createSyntax } from '../../../src/code/entry';
import type { Finding, RuleContext } from '../../../src/code/language';
import type { Source } from '../../../src/code/source';
import { applyEdits } from '../../../src/code/text';
import type { Edit } from '../../../src/code/text';
import { createTrees } from '../../../src/code/trees';
import { largeTypeScript } from './largeFile';
import { grammars, loadGrammar } from './parseText';

const uri = 'file:///orders.ts';
const context: RuleContext = { tokenCredentialsSet: false, workspaceIdentity: 'userAssigned' };
/** A credential every 500 lines: those of the classes 0, 50, 100, 150 and 200. */
const original = largeTypeScript(2_500);

/** A clock that goes on whenever it is looked at, which the parser does after each piece of work. */
function clockOf(milliseconds: number): { step: number; looks: number; now(): number } {
  let time = 0;
  const clock = { step: milliseconds, looks: 0, now: () => ((clock.looks += 1), (time += clock.step)) };
  return clock;
}

const sourceOf = (text: string, version: number): Source => ({
  uri,
  version,
  languageId: 'typescript',
  text,
  path: '/orders.ts',
  indent: '  ',
});

/** The text with one edit: `to` in the place of the first `from` behind the beginning of a class. */
function edited(text: string, after: string, from: string, to: string): { text: string; edits: Edit[] } {
  const start = text.indexOf(from, text.indexOf(`class ${after} `));
  const edits = [{ start, end: start + from.length, text: to }];
  return { text: applyEdits(text, edits), edits };
}

/** An open document that is typed in; a look at the clock takes so long that a tenth of the file can be read after an edit. */
async function opened() {
  const clock = clockOf(0.1);
  const trees = createTrees(grammars, clock.now);
  let text = original;
  let version = 1;
  trees.open(sourceOf(text, version));
  const look = async (effort: 'quick' | 'whole') => {
    const before = clock.looks;
    const seen = await diagnose(trees, uri, context, effort);
    assert.ok(seen);
    return { ...seen, looks: clock.looks - before };
  };
  await look('quick');
  return {
    clock,
    trees,
    look,
    text: () => text,
    change: (after: string, from: string, to: string) => {
      const next = edited(text, after, from, to);
      text = next.text;
      trees.update(sourceOf(text, ++version), next.edits);
    },
    /** The classes in which something is shown, as their numbers, and how it can be mended. */
    classes: (findings: readonly Finding[]) =>
      findings.map(({ start, fix }) => {
        const [name] = text.slice(text.lastIndexOf('export class', start)).match(/\d+/) ?? [];
        return `${String(name)} ${fix}`;
      }),
  };
}

const everywhere = ['0 replace', '50 replace', '100 replace', '150 replace', '200 replace'];
const open = ['count > 3) {', 'count > 3) { f({ a: ['] as const;
const close = ['count > 3) { f({ a: [', 'count > 3) {'] as const;

describe('a text whose brackets are left open by an edit', () => {
  it('is parsed for 12 milliseconds and no longer, once for each version', async () => {
    const { look, change } = await opened();
    change('Orders120', ...open);
    const first = await look('quick');
    assert.equal(first.isSettled, false);
    assert.ok(first.looks > 60 && first.looks < 130, `${first.looks} looks at the clock`);
    assert.equal((await look('quick')).looks, 0);
  });

  it('keeps the findings of other lines where they are now, without a way to mend them, until it is known', async () => {
    const { look, change, classes } = await opened();
    change('Orders120', ...open);
    const { findings } = await look('quick');
    assert.deepEqual(
      classes(findings),
      everywhere.map((one) => one.replace('replace', 'none')),
    );
    assert.ok(findings.every(({ edits }) => edits === undefined));
  });

  it('shows none in a line that is typed in, and shows it again when the bracket is closed', async () => {
    const { look, change, classes, text } = await opened();
    change('Orders100', 'ManagedIdentityCredential({})', 'ManagedIdentityCredential({})({ a: [');
    assert.deepEqual(classes((await look('quick')).findings), ['0 none', '50 none', '150 none', '200 none']);
    // The next edit is in another line, and the finding does not come back by that.
    change('Orders120', "'new'", "'old'");
    assert.deepEqual(classes((await look('quick')).findings), ['0 none', '50 none', '150 none', '200 none']);
    change('Orders100', '({ a: [', '');
    const { isSettled, findings } = await look('quick');
    assert.equal(isSettled, true);
    assert.deepEqual(classes(findings), everywhere);
    const [, , third] = findings;
    assert.equal(text().slice(third?.start, third?.end), 'ManagedIdentityCredential');
  });

  it('is parsed to its end when the typing has rested, and takes little work when the bracket is closed', async () => {
    const { look, change, classes, trees } = await opened();
    change('Orders120', ...open);
    await look('quick');
    const rested = await look('whole');
    assert.equal(rested.isSettled, true);
    const file = await trees.parsed(uri, 'quick');
    assert.ok(typeof file !== 'string' && file.tree.rootNode.hasError);
    change('Orders120', ...close);
    const closed = await look('quick');
    assert.equal(closed.isSettled, true);
    // The tree with the error is tried for 4 milliseconds, then the last one without does it at once.
    assert.ok(closed.looks < 90, `${closed.looks} looks at the clock`);
    assert.deepEqual(classes(closed.findings), everywhere);
  });

  it('that takes more than a second even then, shows only what stands above all edits', async () => {
    const { look, change, classes, clock } = await opened();
    clock.step = 3;
    change('Orders120', ...open);
    const quick = await look('quick');
    assert.ok(quick.looks < 12, `${quick.looks} looks at the clock`);
    assert.equal(quick.findings.length, 5);
    const rested = await look('whole');
    assert.equal(rested.isSettled, false);
    assert.ok(rested.looks > 300 && rested.looks < 520, `${rested.looks} looks at the clock`);
    assert.deepEqual(classes(rested.findings), ['0 none', '50 none', '100 none']);
    assert.equal((await look('whole')).looks, 0);
  });

  it('that the parser is stuck on, is left alone until the typing has rested', async () => {
    const { look, change, clock } = await opened();
    clock.step = 7;
    change('Orders120', ...open);
    assert.ok((await look('quick')).looks < 6);
    change('Orders121', "'new'", "'old'");
    const next = await look('quick');
    assert.deepEqual([next.isSettled, next.looks, next.findings.length], [false, 0, 5]);
    const rested = await look('whole');
    assert.equal(rested.isSettled, false);
    assert.ok(rested.looks < 20, `${rested.looks} looks at the clock`);
    clock.step = 0.1;
    change('Orders120', ...close);
    assert.equal((await look('quick')).isSettled, false);
    assert.equal((await look('whole')).isSettled, true);
    change('Orders121', "'old'", "'new'");
    assert.equal((await look('quick')).isSettled, true);
  });

  it('is parsed when it is opened, however long after it was broken', async () => {
    const clock = clockOf(1);
    const trees = createTrees(grammars, clock.now);
    const { text } = edited(original, 'Orders20', ...open);
    trees.open(sourceOf(text, 1));
    const seen = await diagnose(trees, uri, context, 'quick');
    assert.equal(seen?.isSettled, true);
    assert.ok(clock.looks > 1_000, `${clock.looks} looks at the clock`);
  });
});

describe('a change of a text whose brackets are left open', () => {
  it('is made from a parse of that very text, never from an earlier one', async () => {
    const clock = clockOf(0.1);
    const syntax = createSyntax({ loadGrammar, now: clock.now });
    syntax.open(sourceOf(original, 1));
    await syntax.diagnose(uri, context);
    clock.step = 3;
    const { text, edits } = edited(original, 'Orders120', ...open);
    syntax.update(sourceOf(text, 2), edits);
    assert.equal((await syntax.diagnose(uri, context, 'whole'))?.isSettled, false);
    assert.equal(await syntax.parsed(uri), 'unfinished');
    let seen = '';
    await syntax.plan(sourceOf(text, 2), (_, { text: of, tree }) => {
      seen = of;
      assert.equal(tree.rootNode.hasError, true);
      assert.equal(tree.rootNode.endIndex, text.length);
      return undefined;
    });
    assert.equal(seen, text);
  });
});
