/** Rust: inserted code compiled with warnings denied and run with the newest stable `azure_identity` and clients. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { clientTables } from '../../../src/code/clients/tables';
import { rust } from '../../../src/code/rust/language';
import { skipBecause } from '../../host/launch/runMocha';
import { inserted } from '../../unit/code/applied';
import { fixes } from '../fixes/rust';
import { cacheFolder, emptied, pinned, writeFiles } from '../kit/cache';
import { clientCases, credentialCases, services, untilConnected, workloadCases } from '../kit/cases';
import type { SdkCase } from '../kit/cases';
import { filesWithFixes } from '../kit/fixes';
import { startIdentityEndpoint } from '../kit/identityEndpoint';
import { mustRun, run } from '../kit/processes';
import type { Command } from '../kit/processes';
import { prove } from '../kit/prove';
import { findToolchain } from '../kit/toolchain';
import { forms } from './forms';
import type { Form } from './forms';

const toolchain = findToolchain({ programs: ['cargo'], versionArgs: ['--version'], minimum: '1.88' });
const served = services.map(({ service }) => service).filter((service) => clientTables[service].forms.rust);
const folder = cacheFolder('rust');

interface Compiled {
  readonly form: Form;
  readonly one: SdkCase;
  readonly module: string;
}

/** Clients that connect while they are made, past every proxy; Cosmos DB has asked for its token by then. */
function asMade(one: SdkCase): SdkCase {
  const { request } = one;
  const service = request.flavour === 'client' ? request.target?.service : undefined;
  if (service !== 'cosmos' && service !== 'eventHubs') return one;
  return untilConnected(one, service === 'cosmos' ? 'https://cosmos.azure.com' : 'none');
}

const compiled: readonly Compiled[] = forms.flatMap((form) =>
  [...credentialCases, ...workloadCases, ...clientCases(served)]
    .map(asMade)
    .filter((one) => form.has(one))
    .map((one) => ({ form, one, module: `${form.prefix}_${one.name.toLowerCase()}` })),
);

/** Everything is one program that is told by its first argument which module to run: one crate is compiled, and linked once. */
let built: Promise<void> | undefined;

async function buildAll(): Promise<void> {
  if ('missing' in toolchain) return;
  emptied(join(folder, 'src'));
  const files: Record<string, string> = {
    'Cargo.toml': pinned('rust/Cargo.toml'),
    'Cargo.lock': pinned('rust/Cargo.lock'),
  };
  const fixed = Object.entries(await filesWithFixes('Rust', fixes));
  for (const [name, text] of fixed) files[`src/fix_${snake(name)}.rs`] = text;
  files['src/main.rs'] = program(fixed.map(([name]) => `fix_${snake(name)}`));
  for (const { form, one, module } of compiled) {
    const text = await inserted(rust, 'rust', form.startOf(one), one.request, {
      path: `/orders/src/${module}.rs`,
    });
    assert.ok(text !== undefined, `${module}: no offer`);
    files[`src/${module}.rs`] = text;
  }
  writeFiles(folder, files);
  const env = { CARGO_TARGET_DIR: join(folder, 'target'), CARGO_TERM_COLOR: 'never' };
  await mustRun({ command: toolchain.command, args: ['build', '--locked', '--quiet'], cwd: folder, env });
}

/** What a module is called, whose name is to have no capital letter. */
function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** `compiledOnly` are modules that nothing calls. */
function program(compiledOnly: readonly string[]): string {
  const arms = compiled.map(
    ({ module, form }) =>
      `        Some("${module}") => ${form.prefix === 'e' ? `{\n            ${module}::main();\n            Ok(())\n        }` : `${module}::main(),`}`,
  );
  return `${compiled.map(({ module }) => `mod ${module};`).join('\n')}
${compiledOnly.map((module) => `#[allow(dead_code)]\nmod ${module};`).join('\n')}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    match std::env::args().nth(1).as_deref() {
${arms.join('\n')}
        _ => Err("no such case".into()),
    }
}
`;
}

function commandOf(form: Form, one: SdkCase): Command {
  const name = process.platform === 'win32' ? 'orders.exe' : 'orders';
  const command = join(folder, 'target', 'debug', name);
  return { command, args: [`${form.prefix}_${one.name.toLowerCase()}`], cwd: folder };
}

const isRefused = ({ request }: SdkCase): boolean => request.identifier === 'resourceId';

for (const form of forms) {
  const cases = compiled.filter((each) => each.form === form).map(({ one }) => one);
  prove({
    name: form.name,
    toolchain,
    cases: cases.filter((one) => !isRefused(one)),
    prepare: async () => {
      await (built ??= buildAll());
      return (one) => commandOf(form, one);
    },
  });
}

describe('Rust with a resource ID on App Service', () => {
  for (const { form, one } of compiled.filter((each) => isRefused(each.one))) {
    it(`${form.name}, ${one.name}: the SDK refuses it before it asks for a token`, async function () {
      this.timeout(30 * 60_000);
      if ('missing' in toolchain) skipBecause(this, toolchain.missing);
      await (built ??= buildAll());
      const endpoint = await startIdentityEndpoint();
      try {
        const command = commandOf(form, one);
        const { code, output } = await run({ ...command, env: { ...endpoint.env, ...one.env } }, 60_000);
        assert.notEqual(code, 0, output);
        assert.match(output, /resource IDs aren't supported for App Service/);
        assert.deepEqual(endpoint.requests, []);
      } finally {
        endpoint.close();
      }
    });
  }

  it('an empty or missing variable stops the program with its name', async function () {
    this.timeout(30 * 60_000);
    if ('missing' in toolchain) skipBecause(this, toolchain.missing);
    await (built ??= buildAll());
    const reading = compiled.filter(({ one }) => one.request.idSource === 'environmentVariable');
    for (const { form, one } of reading) {
      for (const env of [{}, { [one.request.variable]: '' }]) {
        const { code, output } = await run({ ...commandOf(form, one), env }, 60_000);
        assert.notEqual(code, 0, output);
        assert.match(
          output,
          new RegExp(`The environment variable ${one.request.variable} is empty or not set`),
        );
      }
    }
  });
});
