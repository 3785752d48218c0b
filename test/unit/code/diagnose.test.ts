/** Looking only at what changed gives the same findings as looking at everything, and looks at little. */

import assert from 'node:assert/strict';
import { diagnose } from '../../../src/code/diagnose';
import type { RuleContext } from '../../../src/code/language';
import type { Source } from '../../../src/code/source';
import { applyEdits } from '../../../src/code/text';
import type { Edit } from '../../../src/code/text';
import { createTrees } from '../../../src/code/trees';
import { typescript } from '../../../src/code/typescript/language';
import { largeTypeScript, seededRandom } from './largeFile';
import { grammars } from './parseText';

const uri = 'file:///orders.ts';
const context: RuleContext = { tokenCredentialsSet: false, workspaceIdentity: 'userAssigned' };
const sourceOf = (text: string, version: number): Source => ({
  uri,
  version,
  languageId: 'typescript',
  text,
  path: '/orders.ts',
  indent: '  ',
});

describe('findings after an edit', () => {
  it('are those of a look at the whole file, whatever was edited', async function () {
    this.timeout(30_000);
    const random = seededRandom(7);
    const pieces = [
      'new DefaultAzureCredential();\n',
      'new ManagedIdentityCredential();\n',
      "process.env.NODE_ENV === 'development' && ",
      'x',
      '\n',
      '{',
      '}',
      "import { ManagedIdentityCredential as Mic } from '@azure/identity';\n",
    ];
    const trees = createTrees(grammars);
    let text = largeTypeScript(1_000);
    trees.open(sourceOf(text, 1));
    await diagnose(trees, uri, context);
    for (let version = 2; version < 60; version++) {
      const near = random() < 0.3 ? text.indexOf('new Managed') : -1;
      const at = near === -1 ? Math.floor(random() * text.length) : near;
      const end = Math.min(text.length, at + Math.floor(random() * 3));
      const edits: Edit[] = [{ start: at, end, text: pieces[Math.floor(random() * pieces.length)] ?? '' }];
      text = applyEdits(text, edits);
      trees.update(sourceOf(text, version), edits);
      const found = await diagnose(trees, uri, context);
      // On the same tree: what a broken file parses to depends on what it was before.
      const file = trees.current(uri, version);
      assert.ok(file);
      assert.deepEqual(found?.findings, typescript.findings(file, context), `version ${version}`);
    }
  });

  it('change when an import, the context or a condition around a credential changes', async () => {
    const trees = createTrees(grammars);
    let text =
      "import { DefaultAzureCredential } from '@azure/identity';\nconst c = env === 'blue' ? new DefaultAzureCredential() : undefined;\n";
    let version = 1;
    trees.open(sourceOf(text, version));
    const count = async (now = context): Promise<number | undefined> =>
      (await diagnose(trees, uri, now))?.findings.length;
    const change = (from: string, to: string): void => {
      const start = text.indexOf(from);
      const edits = [{ start, end: start + from.length, text: to }];
      text = applyEdits(text, edits);
      trees.update(sourceOf(text, ++version), edits);
    };
    assert.equal(await count(), 1);
    assert.equal(await count({ tokenCredentialsSet: true }), 0);
    assert.equal(await count(), 1);
    change('blue', 'development');
    assert.equal(await count(), 0);
    change('development', 'production');
    assert.equal(await count(), 1);
    change('@azure/identity', '@azure/identity-x');
    assert.equal(await count(), 0);
    change('@azure/identity-x', '@azure/identity');
    assert.equal(await count(), 1);
  });

  it('are nothing for a closed document, and unknown when it changed meanwhile', async () => {
    const trees = createTrees(grammars);
    assert.deepEqual(await diagnose(trees, uri, context), { findings: [], isSettled: true });
    const text = largeTypeScript(2_000);
    trees.open(sourceOf(text, 1));
    const looking = diagnose(trees, uri, context);
    await new Promise((resolve) => setImmediate(resolve));
    trees.update(sourceOf(`${text} `, 2), [{ start: text.length, end: text.length, text: ' ' }]);
    assert.equal(await looking, undefined);
  });

  it('look at little of a large file', async () => {
    const trees = createTrees(grammars);
    let text = largeTypeScript(5_000);
    trees.open(sourceOf(text, 1));
    await diagnose(trees, uri, context);
    for (let version = 2; version < 22; version++) {
      const at = text.indexOf('count > 3', version * 3_000);
      const edits = [{ start: at, end: at, text: 'a' }];
      text = applyEdits(text, edits);
      trees.update(sourceOf(text, version), edits);
      await trees.parsed(uri);
      const { dirty = [], marks = [] } = trees.scanOf(uri) ?? {};
      const units = [...dirty, ...marks].reduce((sum, { start, end }) => sum + end - start, 0);
      assert.ok(dirty.length > 0 && units < text.length / 100, `${units} of ${text.length}`);
      await diagnose(trees, uri, context);
    }
  });
});
