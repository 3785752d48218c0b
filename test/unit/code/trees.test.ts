/** Kept trees follow every edit, belong to one version, and are freed. */

import assert from 'node:assert/strict';
import type { Node } from '@vscode/tree-sitter-wasm';
import { parse } from '../../../src/code/parse';
import type { Source } from '../../../src/code/source';
import { applyEdits } from '../../../src/code/text';
import type { Edit } from '../../../src/code/text';
import { mergedSpans, movedSpans, writtenSpans } from '../../../src/code/treeEdits';
import { createTrees, maxKeptTrees } from '../../../src/code/trees';
import { largeTypeScript, seededRandom } from './largeFile';
import { grammars } from './parseText';

const sourceOf = (text: string, version = 1, uri = 'file:///orders.ts'): Source => ({
  uri,
  version,
  languageId: 'typescript',
  text,
  path: '/orders.ts',
  indent: '  ',
});
const start = "import { DefaultAzureCredential } from '@azure/identity';\n";

describe('kept trees', () => {
  it('are those of a parse from scratch after edits and their undoing, however broken the file was between', async function () {
    this.timeout(20_000);
    const random = seededRandom(42);
    const pieces = ['{', '}', '\n', 'ä😀', ' const a = 1;', '(', ')', "'", '`', '', '/*', 'new A()\r\n'];
    const trees = createTrees(grammars);
    const original = largeTypeScript(100);
    const shapeOf = (node: Node): unknown[] => [
      node.type,
      node.startIndex,
      node.endIndex,
      node.startPosition,
      node.children.map((child) => child && shapeOf(child)),
    ];
    const fresh = await parse(await grammars.load('typescript'), original);
    assert.ok(typeof fresh !== 'string');
    const expected = shapeOf(fresh.rootNode);
    trees.open(sourceOf(original));
    await trees.parsed('file:///orders.ts');
    let version = 1;
    for (let round = 0; round < 40; round++) {
      const edits: Edit[] = [];
      for (
        let at = Math.floor(random() * original.length);
        at < original.length && edits.length < 3;
        at += 40
      ) {
        const end = Math.min(original.length, at + Math.floor(random() * 6));
        edits.push({ start: at, end, text: pieces[Math.floor(random() * pieces.length)] ?? '' });
      }
      const broken = applyEdits(original, edits);
      trees.update(sourceOf(broken, ++version), edits);
      // Now and then both versions come before anybody asks.
      if (round % 3 > 0) assert.notEqual(typeof (await trees.parsed('file:///orders.ts')), 'string');
      const undo = writtenSpans(edits).map((span, index) => {
        const edit = edits[index];
        return { ...span, text: original.slice(edit?.start, edit?.end) };
      });
      trees.update(sourceOf(original, ++version), undo);
      const file = await trees.parsed('file:///orders.ts');
      assert.ok(typeof file !== 'string');
      assert.deepEqual(shapeOf(file.tree.rootNode), expected, `round ${round}`);
    }
    fresh.delete();
  });

  it('are current for exactly the version they were parsed for', async () => {
    const trees = createTrees(grammars);
    trees.open(sourceOf(start));
    assert.equal(trees.current('file:///orders.ts', 1), undefined);
    await trees.parsed('file:///orders.ts');
    assert.equal(trees.current('file:///orders.ts', 1)?.text, start);
    assert.equal(trees.current('file:///orders.ts', 2), undefined);
    trees.update(sourceOf(`${start}f();`, 2), [{ start: start.length, end: start.length, text: 'f();' }]);
    assert.equal(trees.current('file:///orders.ts', 2), undefined);
    assert.equal(trees.current('file:///orders.ts', 1), undefined);
    await trees.parsed('file:///orders.ts');
    assert.equal(trees.current('file:///orders.ts', 2)?.text, `${start}f();`);
  });

  it('are parsed anew when an edit was missed', async () => {
    const trees = createTrees(grammars);
    trees.open(sourceOf(start));
    await trees.parsed('file:///orders.ts');
    trees.update(sourceOf('import "@azure/x";', 9), [{ start: 0, end: 0, text: 'x' }]);
    const file = await trees.parsed('file:///orders.ts');
    assert.equal(
      typeof file === 'string' ? file : file.tree.rootNode.toString(),
      '(program (import_statement source: (string (string_fragment))))',
    );
  });

  it('say that a parse is outdated when the document changed or closed meanwhile, and serve the new text', async () => {
    const trees = createTrees(grammars);
    const large = largeTypeScript(5_000);
    trees.open(sourceOf(large));
    const first = trees.parsed('file:///orders.ts');
    await new Promise((resolve) => setImmediate(resolve));
    trees.update(sourceOf(`${large} `, 2), [{ start: large.length, end: large.length, text: ' ' }]);
    const second = trees.parsed('file:///orders.ts');
    assert.equal(await first, 'outdated');
    const file = await second;
    assert.equal(typeof file === 'string' ? file : file.text.length, large.length + 1);
    const third = trees.parsed('file:///orders.ts');
    trees.close('file:///orders.ts');
    assert.ok(['outdated', 'object'].includes(typeof (await third) === 'string' ? 'outdated' : 'object'));
    assert.equal(await trees.parsed('file:///orders.ts'), 'closed');
  });

  it(`are at most ${maxKeptTrees}, the ones used last, and the others come back when asked for`, async () => {
    const trees = createTrees(grammars);
    const uris = Array.from({ length: maxKeptTrees + 2 }, (_, index) => `file:///${index}.ts`);
    for (const uri of uris) {
      trees.open(sourceOf(start, 1, uri));
      await trees.parsed(uri);
    }
    const held = (): string[] => uris.filter((uri) => trees.current(uri, 1));
    assert.deepEqual(held(), uris.slice(2));
    assert.notEqual(typeof (await trees.parsed('file:///0.ts')), 'string');
    assert.deepEqual(held(), ['file:///0.ts', ...uris.slice(3)]);
  });

  it('are those of an empty text where a language reads the lines itself', async () => {
    const trees = createTrees(grammars);
    trees.open({ ...sourceOf('AZURE_CLIENT_ID=a\n'.repeat(5_000)), languageId: 'dotenv' });
    const file = await trees.parsed('file:///orders.ts');
    assert.ok(typeof file !== 'string');
    assert.deepEqual([file.tree.rootNode.endIndex, file.text.length], [0, 90_000]);
    trees.open({ ...sourceOf('AZURE_CLIENT_ID=a\n'.repeat(20_000)), languageId: 'dotenv' });
    assert.equal(await trees.parsed('file:///orders.ts'), 'tooLarge');
  });

  it('are not made for other languages, for large files, nor without a trigger word', async () => {
    const trees = createTrees(grammars);
    const outcome = async (text: string, languageId = 'typescript'): Promise<unknown> => {
      trees.open({ ...sourceOf(text), languageId });
      return trees.parsed('file:///orders.ts');
    };
    assert.equal(await outcome(start, 'ruby'), 'unsupported');
    assert.equal(await outcome(start + '\n'.repeat(20_000)), 'tooLarge');
    assert.equal(await outcome('console.log("blue");'), 'noTrigger');
    assert.notEqual(typeof (await outcome('// @AZURE/identity')), 'string');
  });
});

describe('stretches of a text that is edited', () => {
  it('move with what is before them, grow over what is in them, and stay for what is behind', () => {
    const spans = [{ start: 10, end: 20 }];
    assert.deepEqual(movedSpans(spans, [{ start: 0, end: 2, text: 'abcd' }]), [{ start: 12, end: 22 }]);
    assert.deepEqual(movedSpans(spans, [{ start: 12, end: 14, text: '' }]), [{ start: 10, end: 18 }]);
    assert.deepEqual(movedSpans(spans, [{ start: 25, end: 30, text: 'x' }]), spans);
    assert.deepEqual(movedSpans(spans, [{ start: 8, end: 12, text: '' }]), [{ start: 8, end: 16 }]);
    assert.deepEqual(movedSpans(spans, [{ start: 18, end: 30, text: 'x' }]), [{ start: 10, end: 19 }]);
  });

  it('become one where they overlap, touch or are near enough', () => {
    const spans = [
      { start: 30, end: 40 },
      { start: 0, end: 5 },
      { start: 4, end: 10 },
      { start: 12, end: 12 },
    ];
    assert.deepEqual(mergedSpans(spans), [
      { start: 0, end: 10 },
      { start: 12, end: 12 },
      { start: 30, end: 40 },
    ]);
    assert.deepEqual(mergedSpans(spans, 2), [
      { start: 0, end: 12 },
      { start: 30, end: 40 },
    ]);
  });

  it('that were written are found in the new text', () => {
    const edits = [
      { start: 9, end: 9, text: 'yy' },
      { start: 0, end: 3, text: 'x' },
    ];
    assert.deepEqual(writtenSpans(edits), [
      { start: 0, end: 1 },
      { start: 7, end: 9 },
    ]);
  });
});
