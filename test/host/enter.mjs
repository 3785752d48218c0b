/**
 * The way in for `npm start`, `npm test` and the like: runs on Node 20 or later without a single dependency, installs
 * what is missing, and goes on under the pinned Node that npm installs with everything else.
 *
 *   node test/host/enter.mjs <program> [arguments]
 *
 * where <program> is one of the launchers that esbuild.js lists.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const windows = process.platform === 'win32';
const [program, ...programArguments] = process.argv.slice(2);
const pinnedNode = path.join(root, 'node_modules/node/bin', windows ? 'node.exe' : 'node');

/** @returns {Map<string, { version?: string, optional?: boolean }>} each package by where it lies */
function packagesOf(lockFile) {
  const { packages } = JSON.parse(readFileSync(lockFile, 'utf8'));
  return new Map(Object.entries(packages));
}

/** npm keeps its own record of what it installed: whatever the lock asks for has to be there in that version. */
function isInstalled() {
  const record = path.join(root, 'node_modules/.package-lock.json');
  if (!existsSync(record) || !existsSync(pinnedNode)) return false;
  const installed = packagesOf(record);
  for (const [where, wanted] of packagesOf(path.join(root, 'package-lock.json'))) {
    if (where === '' || wanted.optional) continue;
    if (installed.get(where)?.version !== wanted.version) return false;
  }
  return true;
}

function npm(...args) {
  const cli = process.env.npm_execpath;
  const options = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] };
  // Not under a Node that is about to be replaced: `npm ci` removes node_modules, and Windows locks a running program.
  const node = process.execPath.startsWith(path.join(root, 'node_modules')) ? undefined : process.execPath;
  if (node && cli?.endsWith('.js')) return spawnSync(node, [cli, ...args], options).status === 0;
  return spawnSync('npm', args, { ...options, shell: windows }).status === 0;
}

function install() {
  if (isInstalled()) return;
  console.log('Installing the development dependencies (npm ci)');
  if (!npm('ci', '--loglevel=error', '--no-audit', '--no-fund')) fail('npm ci failed: see above.');
  if (!existsSync(pinnedNode)) npm('rebuild', 'node', '--loglevel=error');
  if (!existsSync(pinnedNode))
    fail('npm installed everything but the pinned Node: are install scripts switched off?');
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

/** Runs a program under the pinned Node, with the installed commands first on the PATH; gives its exit code. */
function run(args) {
  const bin = [path.dirname(pinnedNode), path.join(root, 'node_modules/.bin')];
  const pathName = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const env = { ...process.env, [pathName]: [...bin, process.env[pathName]].join(path.delimiter) };
  return new Promise((resolve) => {
    const child = spawn(pinnedNode, args, { cwd: root, stdio: 'inherit', env });
    const forward = (signal) => child.kill(signal);
    // Ctrl+C reaches the whole foreground group by itself; staying alive lets the program clean up.
    const stay = () => {};
    process.on('SIGINT', stay);
    process.on('SIGTERM', forward);
    process.on('SIGHUP', forward);
    child.on('error', (error) => fail(`The pinned Node does not start: ${error.message}`));
    child.on('exit', (code, signal) => {
      process.off('SIGINT', stay);
      process.off('SIGTERM', forward);
      process.off('SIGHUP', forward);
      resolve(code ?? (signal ? 1 : 0));
    });
  });
}

if (Number(process.versions.node.split('.')[0]) < 20)
  fail(`Node 20 or later is needed; this is ${process.version}.`);
if (!program) fail('Usage: node test/host/enter.mjs <program> [arguments]');
install();
const sample = program === 'sampleAzure' ? ['--sample-azure'] : [];
const built = await run(['esbuild.js', '--no-extension', '--tests=', ...sample]);
process.exitCode =
  built === 0
    ? await run(['--enable-source-maps', `out/test/launch/${program}.js`, ...programArguments])
    : built;
