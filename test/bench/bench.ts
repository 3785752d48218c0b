/**
 * `npm run bench`: measures every budget of the design and prints it beside what was measured. A figure over its budget
 * is marked and is no failure; a figure that could not be measured is one. `-- part …` measures only some parts.
 */

import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { needBrowser } from '../host/launch/browser';
import { build } from '../host/launch/build';
import { temporaryFolder } from '../host/launch/cleanUp';
import { installEditor } from '../host/launch/editorInstall';
import { resultsFolder, root, testBundle } from '../host/launch/paths';
import { runInHost } from './benchHost';
import { record, recorded } from './figures';
import { largeFiles } from './largeFiles';
import { sizeFigures } from './sizes';
import { spoiltFigures } from './spoilt';
import { machineLine, tableOf } from './table';

/** Activations measured, each in a host of its own. */
const activations = 3;

const results = join(temporaryFolder('bench'), 'figures.jsonl');

/** One after another: what runs beside a measurement would be part of it. */
const parts: Readonly<Record<string, () => Promise<void>>> = {
  sizes: () => {
    record(results, ...sizeFigures(temporaryFolder('package')));
    return Promise.resolve();
  },
  requests: () => inNode('requests'),
  activation: async () => {
    for (let run = 0; run < activations; run++) await runInHost('inActivation', results);
  },
  computing: () => inNode('computing'),
  diagnostics: () => inNode('diagnostics'),
  memory: async () => {
    await inNode('memory', { flags: ['--expose-gc'] });
    for (const { languageId } of largeFiles)
      await inNode('languageMemory', { flags: ['--expose-gc'], languageId });
  },
  work: () => runInHost('inWork', results),
  spoilt: async () => {
    record(results, ...(await spoiltFigures()));
  },
};

interface HowToRun {
  readonly flags?: readonly string[];
  readonly languageId?: string;
}

async function inNode(part: string, { flags = [], languageId = '' }: HowToRun = {}): Promise<void> {
  const tenant = testBundle('bench', 'tenantWorker.js');
  const program = [testBundle('bench', 'plain.js'), part, results, tenant, languageId];
  const child = spawn(process.execPath, ['--enable-source-maps', ...flags, ...program], {
    cwd: root,
    stdio: 'inherit',
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) throw new Error(`The ${part} part ended with ${String(code)}`);
}

async function main(): Promise<number> {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !(name in parts));
  if (unknown.length > 0)
    throw new Error(`No such part: ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`);
  const started = Date.now();
  const machine = machineLine();
  mkdirSync(resultsFolder, { recursive: true });
  build({ extension: true, bench: true });
  needBrowser();
  await installEditor('current');
  const problems: string[] = [];
  for (const [name, measure] of Object.entries(parts)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    try {
      await measure();
    } catch (error) {
      problems.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const { lines, missing, over } = tableOf(recorded(results));
  console.log(['', ...lines, '', machine].join('\n'));
  const notMeasured = asked.length > 0 ? [] : missing;
  for (const what of notMeasured) console.error(`Not measured: ${what}`);
  for (const problem of problems) console.error(problem);
  const load = (loadavg()[0] ?? 0).toFixed(1);
  console.log(`${over} over budget, load ${load} at the end, ${Math.round((Date.now() - started) / 1000)} s`);
  return problems.length + notMeasured.length > 0 ? 1 : 0;
}

main().then(
  (code) => {
    process.exit(code);
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
