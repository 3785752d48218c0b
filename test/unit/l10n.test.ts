/** Every sentence of the code stands in `l10n/bundle.l10n.json`, so that a translator has the whole list. */

import assert from 'node:assert/strict';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import ts from 'typescript';

const bundle = 'l10n/bundle.l10n.json';

/** The first arguments of every call of a translator: `l10n.t`, a `t` that was handed in, or `words.t`. */
function sentencesOf(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isTranslator(node.expression)) {
      const [first] = node.arguments;
      if (first !== undefined) found.push(...literalsOf(first, file));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isTranslator(callee: ts.Expression): boolean {
  if (ts.isIdentifier(callee)) return callee.text === 't';
  return ts.isPropertyAccessExpression(callee) && callee.name.text === 't';
}

/** A sentence that is put together while the program runs cannot be translated. */
function literalsOf(argument: ts.Expression, file: string): string[] {
  if (ts.isStringLiteralLike(argument)) return [argument.text];
  if (ts.isConditionalExpression(argument)) {
    return [...literalsOf(argument.whenTrue, file), ...literalsOf(argument.whenFalse, file)];
  }
  throw new Error(`${file}: ${argument.getText()} is no literal, so no translator will see it`);
}

describe('the list of sentences for translators', () => {
  it('holds every sentence of the code and no other (UPDATE_L10N=1 writes it anew)', () => {
    const sentences = [...new Set(globSync('src/**/*.ts').flatMap(sentencesOf))].sort();
    assert.ok(sentences.length > 100, `only ${sentences.length} sentences found`);
    const wanted = Object.fromEntries(sentences.map((sentence) => [sentence, sentence]));
    if (process.env['UPDATE_L10N'] !== undefined) {
      writeFileSync(bundle, JSON.stringify(wanted, null, 2) + '\n');
    }
    assert.deepEqual(JSON.parse(readFileSync(bundle, 'utf8')), wanted);
  });
});
