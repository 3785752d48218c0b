/**
 * What stands in two or more of the bundles that are loaded when first needed goes into one of its own, `shared`: shipped
 * once, read once, and one state.
 *
 * esbuild shares code between ES modules only, and CommonJS loads faster. So these bundles are made as ES modules, and
 * their imports and exports, which a parser finds, are then written as CommonJS: an import becomes a variable, which is
 * shorter where it is used than the property of another bundle that esbuild's own CommonJS has there.
 */
const fs = require('node:fs');
const path = require('node:path');
const ts = require('typescript');

/** @param {import('esbuild').Metafile} metafile of bundles that share nothing @returns {string[]} what several of them hold */
function inSeveral({ outputs }) {
  const uses = new Map();
  for (const { inputs } of Object.values(outputs)) {
    for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
      if (bytesInOutput > 0) uses.set(input, (uses.get(input) ?? 0) + 1);
    }
  }
  return [...uses].filter(([, count]) => count > 1).map(([input]) => input);
}

/**
 * Lets every entry import all the modules, which makes esbuild put these, and only these, into one file.
 * @param {string} root the repository
 * @param {string[]} entries sources of the bundles
 * @param {string[]} modules to share: sources, or what a plugin makes, as `its namespace:path`
 * @returns {import('esbuild').Plugin}
 */
function share(root, entries, modules) {
  const files = new Set(entries.map((entry) => path.join(root, entry)));
  // In front of the first line, so that every line keeps its number.
  const imports = modules
    .map((module) => (/^\w+:/.test(module) ? module : path.join(root, module)))
    .map((module) => `import ${JSON.stringify(module)};`)
    .join('');
  return {
    name: 'share',
    setup(build) {
      build.onLoad({ filter: /[\\/]entry\.ts$/ }, ({ path: file }) =>
        files.has(file) ? { contents: imports + fs.readFileSync(file, 'utf8'), loader: 'ts' } : undefined,
      );
    },
  };
}

/** The first line of a bundle as esbuild writes it; `asCommonJs` puts more into it. */
const banner = '"use strict";';

/**
 * Writes an ES module of esbuild as CommonJS. Whatever is not an import or export keeps its line and column, as the source
 * map has them. Throws when a form of import or export is met that esbuild did not write so far.
 * @param {string} text starts with the banner
 */
function asCommonJs(text) {
  const file = ts.createSourceFile('bundle.mjs', text, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS);
  let first = banner;
  let rest = '';
  let done = banner.length;
  for (const statement of file.statements) {
    const code = commonJsOf(statement);
    if (code === undefined) continue;
    const start = statement.getStart(file);
    const place = text.slice(start, statement.end);
    const lines = place.split('\n').length - 1;
    // Nothing follows the exports, and their variables have to be there already.
    const fits = lines > 0 || code.length <= place.length || ts.isExportDeclaration(statement);
    if (!fits) first += code;
    rest +=
      text.slice(done, start) + (fits ? code : '').padEnd(lines > 0 ? 0 : place.length) + '\n'.repeat(lines);
    done = statement.end;
  }
  return first + rest + text.slice(done);
}

/** @param {ts.Statement} statement @returns {string | undefined} nothing for what is neither import nor export */
function commonJsOf(statement) {
  const names = (elements, separate) =>
    elements.map(({ name, propertyName }) => separate(name.text, (propertyName ?? name).text)).join(',');
  if (ts.isExportDeclaration(statement) && statement.moduleSpecifier === undefined)
    return `module.exports={${names(statement.exportClause.elements, (name, own) => `${name}:${own}`)}};`;
  if (!ts.isImportDeclaration(statement)) {
    if (ts.isExportDeclaration(statement) || ts.isExportAssignment(statement))
      throw new Error(`${statement.kind} is not written as CommonJS: see sharedBundle.js`);
    return undefined;
  }
  const required = `require(${JSON.stringify(statement.moduleSpecifier.text)})`;
  const { name, namedBindings } = statement.importClause ?? {};
  const elements = namedBindings?.elements ?? [];
  const isDefault = (element) => (element.propertyName ?? element.name).text === 'default';
  // Data, Node's own modules and the editor's are CommonJS: what is exported by default is the module.
  const whole = [name, namedBindings?.name, ...elements.filter(isDefault).map((element) => element.name)];
  const parts = whole.flatMap((variable) => (variable === undefined ? [] : [`${variable.text}=${required}`]));
  const single = elements.filter((element) => !isDefault(element));
  if (single.length > 0) parts.push(`{${names(single, (own, from) => `${from}:${own}`)}}=${required}`);
  return parts.length === 0 ? `${required};` : `const ${parts.join(',')};`;
}

module.exports = { inSeveral, share, asCommonJs, banner };
