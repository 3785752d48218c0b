/**
 * Leaves out of the bundles what libraries bring and this extension never reaches; 200 kB of them are in no module that
 * tree shaking could drop:
 *
 * - the ARM clients make every group of operations they have, and each group keeps the descriptions of all messages:
 *   groups that are not asked for become empty, and their messages go;
 * - MSAL and `@azure/identity` have flows that ask a person in a browser or trade another's token. None of the sign-ins
 *   here takes them: calling one throws;
 * - the glue of tree-sitter's wasm spells out 150 times how an export takes its own place when it is first called, and keeps
 *   every function's name for stack traces: one function does the former, and the latter goes. It would also run text that
 *   a grammar brings as code, which none does, and for which no variable beside it may be renamed: doing so throws;
 * - `debug` (of the proxy agents) writes to a console that nobody reads, `open` opens the browser of those flows
 *   and is not found when one asks for it, and `jsonwebtoken` with `semver` and lodash signs one kind of message, which
 *   `src/auth/signJwt.ts` does.
 *
 * The tests are bundled the same way, so what they prove holds for what is shipped; test/contract/leftOut.test.ts goes
 * through every sign-in that would miss something. A package that is laid out anew in an update fails the build.
 */
const fs = require('node:fs');
const path = require('node:path');

/** ARM clients: where they keep their operations and messages, and the groups of operations that stay. */
const clients = [
  {
    folder: '@azure/arm-authorization/dist-esm/src',
    operations: ['roleAssignments'],
  },
  {
    folder: '@azure/arm-msi/dist/esm',
    operations: ['userAssignedIdentities', 'systemAssignedIdentities', 'federatedIdentityCredentials'],
  },
];

/** Modules whose classes and functions throw when they are called. */
const flows = [
  '@azure/msal-common/dist/client/AuthorizationCodeClient.mjs',
  '@azure/msal-common/dist/crypto/PopTokenGenerator.mjs',
  '@azure/msal-node/dist/client/DeviceCodeClient.mjs',
  '@azure/msal-node/dist/client/OnBehalfOfClient.mjs',
  '@azure/msal-node/dist/client/UserFederatedIdentityCredentialClient.mjs',
  '@azure/msal-node/dist/network/LoopbackClient.mjs',
  '@azure/msal-node/dist/protocol/Authorize.mjs',
];

/** tree-sitter's runtime, made by Emscripten. */
const glue = '@vscode/tree-sitter-wasm/wasm/tree-sitter.js';

const throwing = (name) => `function ${name}() { throw new Error('${name} is left out'); }`;

/** Packages, and the module that takes their place. */
const packages = {
  debug: 'module.exports = () => () => undefined;',
  jsonwebtoken: "export { signing as default } from './src/auth/signJwt';",
};

/** @param {string} root the repository @returns {import('esbuild').Plugin} */
function leaveOut(root) {
  const modules = path.join(root, 'node_modules');
  const read = (...parts) => fs.readFileSync(path.join(modules, ...parts), 'utf8');
  /** Module path to what stands in its place. */
  const instead = new Map();
  for (const flow of flows) {
    const names = found(read(flow), /^export \{ (.+) \};$/m, flow)[1].split(', ');
    instead.set(path.join(modules, flow), `${names.map((name) => `export ${throwing(name)}`).join('\n')}`);
  }
  for (const { folder, operations } of clients) {
    const all = [
      ...read(folder, 'operations/index.js').matchAll(/^export \* from "\.\/(\w+?)(?:\.js)?";$/gm),
    ];
    const kept = operations.map((name) => read(folder, 'operations', `${name}.js`));
    for (const [, name] of all) {
      if (operations.includes(name)) continue;
      const file = path.join(folder, 'operations', `${name}.js`);
      instead.set(
        path.join(modules, file),
        `export class ${found(read(file), /^export class (\w+)/m, file)[1]} {}`,
      );
    }
    const messages = path.join(folder, 'models/mappers.js');
    const text = reached(read(messages), read(folder, 'models/parameters.js'), kept.join('\n'), messages);
    instead.set(path.join(modules, messages), text);
  }
  instead.set(path.join(modules, glue), withoutRepeats(read(glue)));
  return {
    name: 'left-out',
    setup(build) {
      build.onLoad(
        { filter: /[\\/]node_modules[\\/](@azure[\\/](arm|msal)-|@vscode[\\/]tree-sitter-wasm[\\/])/ },
        ({ path: file }) => {
          const contents = instead.get(file);
          return contents === undefined ? undefined : { contents, loader: 'js' };
        },
      );
      build.onResolve({ filter: /^(debug|jsonwebtoken)$/ }, ({ path: name, importer }) =>
        importer.includes('node_modules') ? { path: name, namespace: 'left-out' } : undefined,
      );
      // Imported where a browser would be opened, so it is looked for then only, and not shipped.
      build.onResolve({ filter: /^open$/ }, () => ({ path: 'open', external: true }));
      build.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path: name }) => ({
        contents: packages[name],
        resolveDir: root,
        loader: 'js',
      }));
    },
  };
}

/** The messages that operations and their parameters name, with those that these name in turn; the others are empty. */
function reached(messages, parameters, operations, file) {
  const blocks = blocksOf(messages);
  const named = (text, pattern) => [...text.matchAll(pattern)].map(([, name]) => name);
  const taken = blocksOf(parameters);
  const bodies = named(operations, /\bParameters\.(\w+)/g).map((name) => taken.get(name) ?? '');
  const names = [...blocks.keys()];
  const wanted = new Set([
    ...named(operations, /\bMappers\.(\w+)/g),
    ...named(bodies.join('\n'), /\bmapper: (\w+)Mapper\b/g),
  ]);
  if (taken.size === 0 || ![...wanted].every((name) => blocks.has(name)))
    throw new Error(`${file} is laid out anew: see leftOut.js`);
  // A set that grows goes on to what was added.
  for (const name of wanted) {
    const words = new Set(blocks.get(name).match(/\w+/g));
    for (const other of names) if (words.has(other)) wanted.add(other);
  }
  return names.map((name) => (wanted.has(name) ? blocks.get(name) : `export let ${name};`)).join('\n');
}

/** An export of the wasm that is put under its own name, with a line before, when it is first called. */
const stub =
  /^ *var (_(\S+)) = Module\["\1"\] = \(([^)]*)\) => \(\1 = Module\["\1"\] = wasmExports\["\2"\]\)\(\3\);$/gm;

const stubOf = `function stub(name, keep) {
  return Module["_" + name] = (...args) => {
    const real = Module["_" + name] = wasmExports[name];
    if (keep) keep(real);
    return real(...args);
  };
}`;

function withoutRepeats(text) {
  const uses = new Map();
  for (const [word] of text.matchAll(/[\w$]+/g)) uses.set(word, (uses.get(word) ?? 0) + 1);
  let stubs = 0;
  let evaluations = 0;
  const compact = text
    .replace(stub, (_line, own, name) => {
      stubs += 1;
      // Four times in its own line.
      if (uses.get(own) === 4) return `stub("${name}");`;
      return `var ${own} = stub("${name}", (real) => ${own} = real);`;
    })
    .replace(/\beval\(func\)/g, () => {
      evaluations += 1;
      return 'evaluate()';
    })
    .replace(
      /var (ENVIRONMENT_IS_(\w+)) = .*;$/gm,
      (_line, own, name) => `const ${own} = ${name === 'NODE'};`,
    )
    .replace(/([\w$]+) = \/\* @__PURE__ \*\/ __name\(([^]*?), "\1"\)/g, '$1 = $2')
    .replace(/^ *__name\([\w$]+, "[^"]+"\);$/gm, '')
    .replace(/static \{\s*__name\(this, "[^"]+"\);\s*\}/g, '');
  const start = /^ *var wasmExports\b/m;
  if (stubs < 100 || evaluations !== 2 || /\beval\(/.test(compact) || !start.test(compact))
    throw new Error(`${glue} is laid out anew: see leftOut.js`);
  return compact.replace(start, (line) => `${stubOf}\n${throwing('evaluate')}\n${line}`);
}

/** Each thing a generated module exports, by its name. */
function blocksOf(text) {
  return new Map(
    [...text.matchAll(/^export (?:const|let) (\w+) = \{[^]*?^\};/gm)].map(([block, name]) => [name, block]),
  );
}

function found(text, pattern, file) {
  const match = pattern.exec(text);
  if (match === null) throw new Error(`${file} is laid out anew: see leftOut.js`);
  return match;
}

module.exports = { leaveOut };
