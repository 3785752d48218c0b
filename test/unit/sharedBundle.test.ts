/** What test/host/launch/sharedBundle.js makes of bundles with modules in common: each is there once, and errors point to their source. */

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import { root } from '../host/launch/paths';

interface SharedBundle {
  readonly banner: string;
  readonly inSeveral: (metafile: Metafile) => string[];
  readonly share: (root: string, entries: readonly string[], modules: readonly string[]) => Plugin;
  readonly asCommonJs: (text: string) => string;
}

const packages = createRequire(join(root, 'package.json'));
const { banner, inSeveral, share, asCommonJs } = packages(
  './test/host/launch/sharedBundle.js',
) as SharedBundle;

const sources = {
  'counter.ts':
    "import { posix } from 'node:path';\nlet count = 0;\nexport const next = (): string => posix.join('at', String((count += 1)));\n",
  'alone.ts': 'export const alone = \'import { next } from "./counter";\';\n',
  'first/entry.ts':
    "import path, { join } from 'node:path';\nimport { next } from '../counter';\nimport { alone } from '../alone';\nexport { default as modules } from 'node:module';\nexport const first = () => [join(next(), path.sep), alone];\n",
  'second/entry.ts':
    "import * as files from 'node:fs';\nimport { next } from '../counter';\nexport function second(): string {\n  if (files.existsSync('/nowhere at all')) return '';\n  return next();\n}\nexport function fail(): never {\n  throw new Error(next());\n}\n",
};

for (const minify of [false, true]) {
  describe(`bundles with a module in common, ${minify ? 'minified' : 'as they are'}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'shared-bundle-'));
    const load = (name: string): unknown => packages(join(folder, 'out', `${name}.js`));
    let modules: string[] = [];

    before(async () => {
      for (const [name, text] of Object.entries(sources)) {
        mkdirSync(join(folder, name, '..'), { recursive: true });
        writeFileSync(join(folder, name), text);
      }
      const entries = { first: 'first/entry.ts', second: 'second/entry.ts' };
      const options = {
        absWorkingDir: folder,
        entryPoints: entries,
        outdir: 'out',
        bundle: true,
        platform: 'node',
        format: 'esm',
        metafile: true,
        sourcemap: true,
        write: false,
        minify,
      } as const;
      modules = inSeveral((await build(options)).metafile);
      const plugins = [share(folder, Object.values(entries), modules)];
      const made = await build({
        ...options,
        splitting: true,
        chunkNames: 'shared',
        banner: { js: banner },
        plugins,
      });
      mkdirSync(join(folder, 'out'));
      for (const { path, text } of made.outputFiles)
        writeFileSync(path, path.endsWith('.js') ? asCommonJs(text) : text);
    });

    after(() => {
      rmSync(folder, { recursive: true });
    });

    it('shares what both hold and nothing else', () => {
      assert.deepEqual(modules, ['counter.ts']);
      assert.ok(!readFileSync(join(folder, 'out', 'shared.js'), 'utf8').includes('./counter'));
    });

    it('keeps one state of it, and text that looks like an import', () => {
      const { first, modules: passedOn } = load('first') as { first: () => string[]; modules: unknown };
      const { second } = load('second') as { second: () => string };
      assert.deepEqual(first(), ['at/1/', 'import { next } from "./counter";']);
      assert.equal(second(), 'at/2');
      assert.equal(passedOn, packages('node:module'));
    });

    it('is CommonJS that points to the lines of its sources', () => {
      const { fail } = load('second') as { fail: () => never };
      // The tests run with source maps enabled.
      assert.throws(fail, ({ stack }: Error) => /second[\\/]entry\.ts:8:9/.test(stack ?? ''));
    });
  });
}

it('stops at an export of a form that no bundle has had', () => {
  assert.throws(() => asCommonJs(`${banner}\nexport default 1;\n`), /sharedBundle\.js/);
});
