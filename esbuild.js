/**
 * Bundles the extension into dist/, and with --tests the tests and their launchers into out/test/.
 *
 * `--production` minifies; `--watch` rebuilds the extension; `--tests` takes tier names (`--tests=unit,host`) and
 * `--only=part` keeps the test files whose path holds that part, `--sdk=language` those of one language of the sdk tier.
 * dist/meta.json is esbuild's metafile, not shipped.
 *
 * Lazy chunks: `import('./azure/entry')` of one of the entry modules below becomes a `require('./azure.js')` of the
 * bundle beside the importing one, wrapped in a promise, instead of being inlined: a CommonJS chunk loads faster than an
 * ES module. Other dynamic imports stay as they are; the parser's runtime has some that break when they are rewritten.
 * Importing such an entry statically from another folder would pull the whole chunk into `extension.js`: an error.
 * What several of them hold goes into `shared-….js`, which they load: once in the package, and one state. What
 * `extension.js` needs of that it has itself: a file more costs more time at activation than its few kilobytes.
 */
const { globSync } = require('node:fs');
const fs = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');
const { leaveOut } = require('./test/host/launch/leftOut.js');
const { writeNotices } = require('./test/host/launch/notices.js');

/** What is loaded at activation, and what when first needed: bundle name to source, in dist/<name>.js. */
const entry = { extension: 'src/extension.ts' };
const chunks = {
  azure: 'src/azure/entry.ts',
  syntax: 'src/editor/entry.ts',
  sampleTenant: 'src/sampleTenant/entry.ts',
  commands: 'src/commands/entry.ts',
};

/** The wasm files that are copied into dist/ under their own names, by the package folder they come from. */
const grammars = {
  '@vscode/tree-sitter-wasm/wasm': [
    'tree-sitter',
    'tree-sitter-typescript',
    'tree-sitter-tsx',
    'tree-sitter-javascript',
    'tree-sitter-python',
    'tree-sitter-c-sharp',
    'tree-sitter-java',
    'tree-sitter-go',
    'tree-sitter-cpp',
    'tree-sitter-rust',
    'tree-sitter-bash',
    'tree-sitter-powershell',
    'tree-sitter-ini',
  ],
  'tree-sitter-bicep': ['tree-sitter-bicep'],
  'tree-sitter-json': ['tree-sitter-json'],
  'tree-sitter-properties': ['tree-sitter-properties'],
  '@tree-sitter-grammars/tree-sitter-hcl': ['tree-sitter-terraform'],
  '@tree-sitter-grammars/tree-sitter-yaml': ['tree-sitter-yaml'],
  '@repomix/tree-sitter-wasms/out': ['tree-sitter-vue'],
};

const tiers = ['unit', 'contract', 'sdk', 'cli', 'fuzz', 'host', 'ui', 'vsix'];

/** Programs of the test harness: out/test/launch/<name>.js. None of them has product code in it. */
const launchers = {
  runTests: 'test/host/launch/runTests.ts',
  hostTier: 'test/host/launch/hostTier.ts',
  npmHost: 'test/host/launch/npmHost.ts',
  plainMocha: 'test/host/launch/plainMocha.ts',
  packageVsix: 'test/host/launch/packageVsix.ts',
  start: 'test/host/launch/start.ts',
  bench: 'test/bench/bench.ts',
  pictures: 'test/ui/pictures.ts',
};

/** The server of the sample tenant, built with `--sample-azure`: it has the product's sample tenant in it. */
const sampleAzure = { sampleAzure: 'test/sampleAzure/serve.ts' };

/** What `npm run bench` runs besides its launcher, built with `--bench`: out/test/bench/<name>.js, product code included. */
const benchPrograms = {
  plain: 'test/bench/plain.ts',
  inActivation: 'test/bench/inActivation.ts',
  inWork: 'test/bench/inWork.ts',
  tenantWorker: 'test/bench/tenantWorker.ts',
};

const root = __dirname;
const flags = process.argv.slice(2);
const production = flags.includes('--production');
const valueOf = (name) => flags.find((flag) => flag.startsWith(`${name}=`))?.slice(name.length + 1);

/** What the bundles are written as. */
const output = {
  target: 'node22',
  minify: production,
  keepNames: false,
  legalComments: 'none',
  charset: 'utf8',
};

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: output.target,
  mainFields: ['module', 'main'],
  sourcesContent: false,
  logLevel: 'warning',
  plugins: [leaveOut(root)],
};

/** @returns {import('esbuild').Plugin} */
function lazyChunks() {
  const names = new Map(Object.entries(chunks).map(([name, source]) => [path.join(root, source), name]));
  const chunkOf = (directory, specifier) => names.get(`${path.resolve(directory, specifier)}.ts`);
  return {
    name: 'lazy-chunks',
    setup(build) {
      build.onLoad({ filter: /src[/\\]extension\.ts$/ }, (args) => ({
        loader: 'ts',
        contents: fs.readFileSync(args.path, 'utf8').replace(/\bimport\('([^']+)'\)/g, (whole, specifier) => {
          const chunk = chunkOf(path.dirname(args.path), specifier);
          return chunk === undefined ? whole : `Promise.resolve().then(() => require('./${chunk}.js'))`;
        }),
      }));
      build.onResolve({ filter: /^\.\/\w+\.js$/ }, (args) =>
        path.basename(args.importer) === 'extension.ts' ? { path: args.path, external: true } : undefined,
      );
      build.onResolve({ filter: /(^|\/)entry$/ }, (args) => {
        if (args.kind === 'entry-point' || chunkOf(args.resolveDir, args.path) === undefined)
          return undefined;
        if (path.resolve(args.resolveDir, args.path, '..') === args.resolveDir) return undefined;
        return {
          errors: [{ text: `${args.path} is a chunk of its own: load it with import() in extension.ts` }],
        };
      });
    },
  };
}

/**
 * Data of the sources goes into dist/ as it is: parsed as JSON when the chunk is loaded, which is faster than as a program.
 * @returns {import('esbuild').Plugin}
 */
function dataFiles() {
  return {
    name: 'data-files',
    setup(build) {
      build.onResolve({ filter: /\.json$/ }, (args) => {
        const source = path.join(args.resolveDir, args.path);
        if (!source.startsWith(path.join(root, 'src'))) return undefined;
        const name = path.basename(source);
        const data = JSON.parse(fs.readFileSync(source, 'utf8'));
        fs.mkdirSync(path.join(root, 'dist'), { recursive: true });
        fs.writeFileSync(path.join(root, 'dist', name), JSON.stringify(data));
        return { path: `./${name}`, external: true, watchFiles: [source] };
      });
    },
  };
}

/**
 * The builds of the extension: what is loaded at activation, and the chunks. After each, once both have been made, what
 * belongs to both is written.
 * @returns {import('esbuild').BuildOptions[]}
 */
function extensionBuilds() {
  const metafiles = new Map();
  const finish = (name) => ({
    name: 'finish',
    setup: (build) =>
      build.onEnd(async ({ metafile, outputFiles }) => {
        if (!metafile) return;
        if (outputFiles) await writeChunks(outputFiles);
        metafiles.set(name, metafile);
        if (metafiles.size === 2) writeBesides([...metafiles.values()]);
      }),
  });
  const options = {
    ...common,
    ...output,
    outdir: 'dist',
    external: ['vscode'],
    metafile: true,
    define: { 'process.env.NODE_ENV': production ? '"production"' : '"development"' },
  };
  const plugins = [...common.plugins, lazyChunks(), dataFiles()];
  return [
    { ...options, entryPoints: entry, sourcemap: true, plugins: [...plugins, finish('extension')] },
    {
      ...options,
      entryPoints: chunks,
      // esbuild shares code between ES modules only: they are made as such, in memory, and written as CommonJS.
      ...{ format: 'esm', splitting: true, chunkNames: 'shared-[hash]', sourcemap: 'inline', write: false },
      plugins: [...plugins, finish('chunks')],
    },
  ];
}

/** @param {import('esbuild').OutputFile[]} modules ES modules with their source maps in them */
async function writeChunks(modules) {
  const dist = path.join(root, 'dist');
  // Their names change with what is in them.
  for (const name of fs.readdirSync(dist)) if (name.startsWith('shared-')) fs.rmSync(path.join(dist, name));
  await Promise.all(
    modules.map(async ({ path: file, text }) => {
      const name = path.basename(file);
      const maps = { sourcefile: name, sourcemap: true, sourcesContent: false };
      const form = { ...output, ...maps, format: 'cjs', platform: 'node' };
      const { code, map } = await esbuild.transform(text, form);
      fs.writeFileSync(`${file}.map`, map);
      fs.writeFileSync(file, `${code}//# sourceMappingURL=${name}.map\n`);
    }),
  );
}

/** @param {import('esbuild').Metafile[]} metafiles */
function writeBesides(metafiles) {
  const dist = path.join(root, 'dist');
  for (const [folder, names] of Object.entries(grammars)) {
    for (const name of names) {
      copyIfOther(path.join(root, 'node_modules', folder, `${name}.wasm`), path.join(dist, `${name}.wasm`));
    }
  }
  const all = (part) => Object.assign({}, ...metafiles.map((metafile) => metafile[part]));
  const metafile = { inputs: all('inputs'), outputs: all('outputs') };
  fs.writeFileSync(path.join(dist, 'meta.json'), JSON.stringify(metafile));
  const grammarPackages = Object.keys(grammars).map((folder) => folder.replace(/\/(wasm|out)$/, ''));
  writeNotices(root, metafile, grammarPackages, path.join(dist, 'ThirdPartyNotices.txt'));
}

/** Copies a file unless one of the same size is there: the tests of several people may read it meanwhile. */
function copyIfOther(from, to) {
  const size = fs.statSync(to, { throwIfNoEntry: false })?.size;
  if (size !== fs.statSync(from).size) fs.copyFileSync(from, to);
}

/** Test bundles have their product code inlined, chunks included, and are not minified; tools stay in node_modules. */
function testOptions() {
  const { devDependencies } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const tools = Object.keys(devDependencies).filter(
    (name) => !/^(@azure|@types)\/|^jsonc-parser$/.test(name),
  );
  return { ...common, sourcemap: true, external: ['vscode', ...tools] };
}

/** Every test file of a tier in one bundle, out/test/<tier>/tests.js, in the order of their paths. */
function tierOptions(tier) {
  const only = valueOf('--only');
  const language = valueOf('--sdk') ?? 'all';
  const files = globSync(`test/${tier}/**/*.test.ts`, { cwd: root })
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => only === undefined || file.includes(only))
    .filter((file) => tier !== 'sdk' || language === 'all' || file.startsWith(`test/sdk/${language}/`))
    .sort();
  return {
    ...testOptions(),
    stdin: {
      contents: files.map((file) => `import ${JSON.stringify(`./${file}`)};\n`).join(''),
      resolveDir: root,
      sourcefile: `${tier}.tests.ts`,
    },
    outfile: `out/test/${tier}/tests.js`,
  };
}

async function buildTests() {
  const asked = valueOf('--tests')?.split(',').filter(Boolean) ?? tiers;
  await Promise.all([
    esbuild.build({
      ...testOptions(),
      entryPoints: { ...launchers, ...(flags.includes('--sample-azure') ? sampleAzure : {}) },
      outdir: 'out/test/launch',
    }),
    esbuild.build({ ...testOptions(), entryPoints: ['test/host/index.ts'], outdir: 'out/test/host' }),
    ...asked.map((tier) => esbuild.build(tierOptions(tier))),
    asked.includes('unit') || asked.includes('fuzz') || flags.includes('--bench')
      ? esbuild.build({ ...testOptions(), entryPoints: ['test/fuzz/worker.ts'], outdir: 'out/test/fuzz' })
      : undefined,
    flags.includes('--bench')
      ? esbuild.build({ ...testOptions(), entryPoints: benchPrograms, outdir: 'out/test/bench' })
      : undefined,
  ]);
}

async function main() {
  if (flags.includes('--watch')) {
    for (const options of extensionBuilds()) {
      const context = await esbuild.context({ ...options, logLevel: 'info' });
      await context.watch();
    }
    return;
  }
  const wantsTests = flags.some((flag) => flag.startsWith('--tests'));
  const wantsExtension = !flags.includes('--no-extension');
  await Promise.all([
    ...(wantsExtension ? extensionBuilds().map((options) => esbuild.build(options)) : []),
    wantsTests ? buildTests() : undefined,
  ]);
}

main().catch((error) => {
  // esbuild has printed its own messages already, but not those of what comes after a build.
  const isPrinted = error?.errors?.every(({ pluginName }) => pluginName !== 'finish');
  if (isPrinted !== true) console.error(error);
  process.exitCode = 1;
});
