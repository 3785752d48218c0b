/** Python: inserted code type-checked strictly and run with the newest `azure-identity` and clients, of both kinds. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { python } from '../../../src/code/python/language';
import { inserted } from '../../unit/code/applied';
import { fixes } from '../fixes/python';
import { cacheFolder, emptied, installedOnce, pinned, writeFiles } from '../kit/cache';
import {
  clientCases,
  credentialCases,
  guardCases,
  otherSqlCases,
  projectOf,
  services,
  untilConnected,
} from '../kit/cases';
import type { SdkCase } from '../kit/cases';
import { filesWithFixes } from '../kit/fixes';
import { once } from '../kit/once';
import { mustRun } from '../kit/processes';
import { prove } from '../kit/prove';
import { findToolchain } from '../kit/toolchain';
import { asynchronous, synchronous } from './forms';
import type { Form } from './forms';
import { driverEnvironments, libraries } from './sqlDriver';
import type { DriverEnvironments } from './sqlDriver';

const folder = cacheFolder('python');
const toolchain = findToolchain({
  programs: ['python3', 'python'],
  versionArgs: ['--version'],
  minimum: '3.10',
});
const interpreter =
  process.platform === 'win32'
    ? join(folder, 'venv', 'Scripts', 'python.exe')
    : join(folder, 'venv', 'bin', 'python');

/** The environment of every form, made by whichever asks first. */
const install = once(async () => {
  if ('missing' in toolchain) return;
  const requirements = pinned('python/requirements.txt');
  writeFiles(folder, { 'requirements.txt': requirements });
  await installedOnce(folder, [requirements, toolchain.version], async () => {
    await mustRun({ command: toolchain.command, args: ['-m', 'venv', '--clear', 'venv'], cwd: folder });
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--require-hashes'];
    await mustRun({ command: interpreter, args: [...pip, '-r', 'requirements.txt'], cwd: folder });
    // mypy looks for the types of a single module on its own path only, and would judge them as code of ours.
    emptied(join(folder, 'types'));
    const copy = `import pathlib, sysconfig
text = pathlib.Path(sysconfig.get_path('platlib'), 'pyodbc.pyi').read_text('utf-8')
pathlib.Path('types', 'pyodbc.pyi').write_text('# mypy: ignore-errors\\n' + text, 'utf-8')`;
    await mustRun({ command: interpreter, args: ['-c', copy], cwd: folder });
  });
});

/** Type-checked with the synchronous cases. */
async function writtenFixes(): Promise<string[]> {
  emptied(join(folder, 'fixes'));
  return Object.entries(await filesWithFixes('Python', fixes)).map(([name, text]) => {
    writeFiles(folder, { [`fixes/${name}.py`]: text });
    return `fixes/${name}.py`;
  });
}

async function written(form: Form, cases: readonly SdkCase[]): Promise<void> {
  emptied(join(folder, form.folder));
  for (const one of cases) {
    const { indent } = form;
    const options = { path: 'job.py', indent, ...projectOf(one) };
    const text = await inserted(python, 'python', form.startOf(one), one.request, options);
    assert.ok(text !== undefined, `${one.name}: no offer`);
    writeFiles(folder, { [`${form.folder}/${one.name}.py`]: isSql(one) ? nowhere(one, text) : text });
  }
}

const isSql = ({ request }: SdkCase): boolean => request.target?.service === 'sql';

/** What connects by itself is run with a server that there can never be, so that nobody is handed its token. */
function nowhere({ request: { target } }: SdkCase, text: string): string {
  const server = target?.endpoint ?? '';
  assert.ok(text.includes(server), text);
  return text.replaceAll(server, 'sql-orders.invalid');
}

/** How the SQL drivers are loaded, once that is known. */
let drivers: DriverEnvironments = {};

const driverOf = ({ withOther }: SdkCase): keyof DriverEnvironments =>
  withOther ? 'pyodbc' : 'mssql_python';

function withoutDriver(one: SdkCase): string | undefined {
  return isSql(one) && drivers[driverOf(one)] === undefined
    ? `${libraries[driverOf(one)].file}, which ${driverOf(one)} needs, is not installed`
    : undefined;
}

/**
 * The client of Cosmos DB reads the account when it is made, so its first request is caught without a call. The SQL driver
 * opens its connection then too.
 */
function atOnce(one: SdkCase): SdkCase {
  const { target } = one.request;
  // Once is enough: it looks for the server for a quarter of a minute.
  if (isSql(one) && one.compiledOnly !== true) return untilConnected(one, 'https://database.windows.net');
  if (target?.service !== 'cosmos') return one;
  const { hostname, origin } = new URL(target.endpoint);
  return { ...one, succeeds: false, host: hostname, audience: origin.replace(/:443$/, '') };
}

const served = services.map(({ service }) => service);
const clients = [...clientCases(served), ...otherSqlCases].map(atOnce);
const everything = [...credentialCases, ...guardCases, ...clients];
// There is one kind of SQL driver only, and its connection is no resource of asyncio.
const awaited = [...credentialCases, ...guardCases, ...clientCases(served)].filter((one) => !isSql(one));

for (const [form, cases] of [
  [synchronous, everything],
  [asynchronous, awaited],
] as const) {
  prove({
    name: form.name,
    toolchain,
    cases,
    onlyCompiled: withoutDriver,
    // The asynchronous class sends the keys of `identity_config` as they are, and each host reads the one it knows.
    ...(form === asynchronous && { unread: ['resource_id', 'msi_res_id'] }),
    prepare: async () => {
      await install();
      await written(form, cases);
      const mypy = ['-m', 'mypy', '--strict', '--no-error-summary', '--scripts-are-modules'];
      const fixed = form === synchronous ? await writtenFixes() : [];
      const files = [...cases.map(({ name }) => `${form.folder}/${name}.py`), ...fixed];
      const env = { MYPYPATH: join(folder, 'types') };
      await mustRun({ command: interpreter, args: [...mypy, ...files], cwd: folder, env });
      drivers = await driverEnvironments(interpreter);
      return (one) => ({
        command: interpreter,
        args: ['-X', 'dev', '-W', 'ignore', join(form.folder, `${one.name}.py`)],
        cwd: folder,
        ...(isSql(one) && { env: drivers[driverOf(one)] ?? {} }),
      });
    },
  });
}
