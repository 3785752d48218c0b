/** Grammars are loaded once each, and what they are loaded from stays as it was. */

import assert from 'node:assert/strict';
import { Parser } from '@vscode/tree-sitter-wasm';
import { createGrammars } from '../../../src/code/grammars';
import { loadGrammar } from './parseText';

describe('a grammar', () => {
  it('leaves the bytes it is loaded from to whoever else has them', async () => {
    const bytes = await loadGrammar('python');
    const before = Uint8Array.from(bytes);
    for (let time = 0; time < 2; time++) {
      const grammars = createGrammars((name) =>
        name === 'python' ? Promise.resolve(bytes) : loadGrammar(name),
      );
      const language = await grammars.load('python');
      const parser = new Parser();
      parser.setLanguage(language);
      const tree = parser.parse('a = 1\n');
      assert.equal(tree?.rootNode.hasError, false);
      tree.delete();
      parser.delete();
    }
    assert.deepEqual(Uint8Array.from(bytes), before);
    assert.ok(bytes.length > 0);
  });

  it('is loaded once however many ask for it, and asked for again after a failure', async () => {
    let loads = 0;
    const grammars = createGrammars((name) => {
      if (name === 'python' && ++loads === 1) return Promise.reject(new Error('not now'));
      return loadGrammar(name);
    });
    await assert.rejects(grammars.load('python'), /not now/);
    const [first, second] = await Promise.all([grammars.load('python'), grammars.load('python')]);
    assert.equal(first, second);
    assert.equal(loads, 2);
  });
});
