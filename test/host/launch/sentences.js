/**
 * The sentences of the bundles that are loaded when first needed go into dist/sentences.json, for they are data: read as
 * JSON they need no compiling, and one that is said in two places is there once.
 *
 * The sources keep them where they are said, as translators' tools and the editor's `l10n` want it; a bundle says
 * `t(sentences[12])` instead. The list is l10n/bundle.l10n.json; what is not in it stays as it is.
 */
const fs = require('node:fs');
const path = require('node:path');
const ts = require('typescript');

/** A shorter one takes as much room as its number. */
const leastLength = 9;

/** @param {string} root the repository @returns {import('esbuild').Plugin} */
function sentences(root) {
  const all = Object.keys(
    JSON.parse(fs.readFileSync(path.join(root, 'l10n', 'bundle.l10n.json'), 'utf8')),
  ).filter((sentence) => sentence.length >= leastLength);
  const numbers = new Map(all.map((sentence, number) => [sentence, number]));
  return {
    name: 'sentences',
    setup(build) {
      build.onStart(() => {
        fs.mkdirSync(path.join(root, 'dist'), { recursive: true });
        fs.writeFileSync(path.join(root, 'dist', 'sentences.json'), JSON.stringify(all));
      });
      build.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path: file }) => {
        const text = fs.readFileSync(file, 'utf8');
        const contents = numbered(text, numbers);
        return contents === text ? undefined : { contents, loader: 'ts' };
      });
      build.onResolve({ filter: /^sentences:all$/ }, () => ({ path: 'all', namespace: 'sentences' }));
      build.onResolve({ filter: /^\.\/sentences\.json$/ }, ({ path: file }) => ({
        path: file,
        external: true,
      }));
      build.onLoad({ filter: /.*/, namespace: 'sentences' }, () => ({
        contents: "export { default } from './sentences.json';",
      }));
    },
  };
}

/**
 * A source with its sentences by number; its lines stay where they are.
 * @param {string} text of TypeScript @param {ReadonlyMap<string, number>} numbers of the sentences
 */
function numbered(text, numbers) {
  if (!/\bt\(/.test(text)) return text;
  const found = [];
  const take = (argument) => {
    if (ts.isConditionalExpression(argument)) [argument.whenTrue, argument.whenFalse].forEach(take);
    else if (ts.isStringLiteralLike(argument) && numbers.has(argument.text)) found.push(argument);
  };
  const visit = (node) => {
    if (ts.isCallExpression(node) && isTranslator(node.expression)) node.arguments.slice(0, 1).forEach(take);
    ts.forEachChild(node, visit);
  };
  const source = ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest);
  visit(source);
  if (found.length === 0) return text;
  let written = "import $sentences from 'sentences:all';";
  let done = 0;
  for (const literal of found.sort((one, other) => one.pos - other.pos)) {
    written += `${text.slice(done, literal.getStart(source))}$sentences[${numbers.get(literal.text)}]`;
    done = literal.end;
  }
  return written + text.slice(done);
}

/** `l10n.t`, a `t` that was handed in, or `words.t`. */
function isTranslator(callee) {
  return (ts.isPropertyAccessExpression(callee) ? callee.name : callee).text === 't';
}

module.exports = { sentences };
