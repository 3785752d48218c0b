/** Vue components that are edited: what is reused of the parse before makes no difference. */

import assert from 'node:assert/strict';
import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../../../../src/code/language';
import { parseFile } from '../../../../src/code/parseFile';
import type { Source } from '../../../../src/code/source';
import { applyEdits } from '../../../../src/code/text';
import type { Edit } from '../../../../src/code/text';
import { createTrees } from '../../../../src/code/trees';
import { vue } from '../../../../src/code/vue/language';
import { seededRandom } from '../largeFile';
import { grammars } from '../parseText';

const component = `<script>
export default { name: 'Orders' };
</script>

<template>
  <p :class="{ on: count > 1 }">{{ a < b }}</p>
</template>

<script setup lang="ts">
import { DefaultAzureCredential } from '@azure/identity';
// A trigger word that no edit takes away: @azure/ @azure/ @azure/ @azure/

const credential = new DefaultAzureCredential();
const all = ['<b>', "</s>"].map((one) => \`\${one}\`);
</script>

<style>
.on { color: red; }
</style>
`;

const sourceOf = (text: string, version: number): Source => ({
  uri: 'file:///Orders.vue',
  version,
  languageId: 'vue',
  text,
  path: '/Orders.vue',
  indent: '  ',
});

const shapeOf = (node: Node): unknown[] => [
  node.type,
  node.startIndex,
  node.endIndex,
  node.children.map((child) => child && shapeOf(child)),
];

const seenIn = ({ tree, code }: Pick<ParsedFile, 'tree' | 'code'>): unknown => ({
  languageId: code?.languageId,
  blocks: code?.blocks,
  shape: shapeOf(tree.rootNode),
});

describe('a Vue component that is edited', () => {
  it('has no blanks behind its last block in the tree of its code: an open bracket would have them read again and again', async () => {
    const parsed = await parseFile(grammars, vue, sourceOf(component, 1));
    assert.ok(typeof parsed !== 'string');
    assert.ok(parsed.tree.rootNode.endIndex <= component.lastIndexOf('</script>'));
  });

  it('is seen as a parse from scratch sees it, whatever is written into a block, outside, or across its ends', async () => {
    const random = seededRandom(5);
    const pieces = [
      'a',
      '\n',
      '<b>',
      '</script>',
      '<script>',
      '<!--',
      '-->',
      '</',
      '1 + ',
      "'",
      '{',
      '}',
      '',
    ];
    const trees = createTrees(grammars);
    let version = 1;
    let compared = 0;
    trees.open(sourceOf(component, version));
    await trees.parsed('file:///Orders.vue');
    const after = async (text: string, edits: Edit[], label: string): Promise<void> => {
      const source = sourceOf(text, ++version);
      trees.update(source, edits);
      const file = await trees.parsed(source.uri);
      const fresh = await parseFile(grammars, vue, source);
      assert.ok(typeof file !== 'string' && typeof fresh !== 'string', label);
      // What is broken may be taken for one thing or another.
      if (fresh.whole?.rootNode.hasError || fresh.tree.rootNode.hasError) return;
      assert.deepEqual(seenIn(file), seenIn(fresh), label);
      compared += 1;
    };
    // What changes where code stands without a stroke in it, or ends a block from within.
    const turning: readonly (readonly [from: string, to: string])[] = [
      ['<script>', '<script src="a">'],
      ['<script setup', '<script src="a" setup'],
      ['const credential', '</script>\n<script lang="ts">\nconst credential'],
      ["['<b>'", '[\'</SCRIPT><script lang="ts">\''],
      ['lang="ts"', 'lang="css"'],
      ['name:', 'more: 1, name:'],
    ];
    for (const [from, to] of turning) {
      const start = component.indexOf(from);
      const end = start + from.length;
      await after(applyEdits(component, [{ start, end, text: to }]), [{ start, end, text: to }], to);
      const undo = [{ start, end: start + to.length, text: from }];
      await after(component, undo, `${to}, undone`);
    }
    for (let round = 0; round < 300; round++) {
      const start = Math.floor(random() * component.length);
      const end = Math.min(component.length, start + Math.floor(random() * random() * 12));
      const to = pieces[Math.floor(random() * pieces.length)] ?? '';
      const label = `round ${round}: ${JSON.stringify(to)} at ${start} to ${end}`;
      await after(applyEdits(component, [{ start, end, text: to }]), [{ start, end, text: to }], label);
      const undo = [{ start, end: start + to.length, text: component.slice(start, end) }];
      await after(component, undo, `${label}, undone`);
    }
    assert.ok(compared > 350, `only ${compared} compared`);
    trees.close('file:///Orders.vue');
  });
});
