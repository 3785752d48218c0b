/** Go: inserted code formatted, vetted, built and run with the newest `azidentity` and clients. */

import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { go } from '../../../src/code/go/language';
import { formFor } from '../../../src/code/clients/tables';
import { inserted, replaced } from '../../unit/code/applied';
import { fixes } from '../fixes/go';
import { cacheFolder, emptied, pinned, writeFiles } from '../kit/cache';
import { clientCases, credentialCases, guardCases, services, workloadCases } from '../kit/cases';
import type { SdkCase } from '../kit/cases';
import { filesWithFixes } from '../kit/fixes';
import { once } from '../kit/once';
import { mustRun } from '../kit/processes';
import { prove } from '../kit/prove';
import { findToolchain } from '../kit/toolchain';
import { forms } from './forms';
import type { Form } from './forms';
import { places } from './places';

const served = services.map(({ service }) => service).filter((service) => formFor('go', { service }));
const credentials = [...credentialCases, ...guardCases, ...workloadCases];

/** `azappconfig` 1.2 asks for the audience of the store itself. */
const clients = clientCases(served).map((one) =>
  one.audience === 'https://azconfig.io' ? { ...one, audience: `https://${one.host ?? ''}` } : one,
);

/** The clients are made in `main`, and two of them in functions. */
const casesOf = ({ folder }: Form): readonly SdkCase[] => {
  if (folder === 'inmain') return [...credentials, ...clients];
  return folder === 'declared' ? [...credentials, ...clientCases(['blob', 'keyVaultSecrets'])] : credentials;
};

const toolchain = findToolchain({ programs: ['go'], versionArgs: ['version'], minimum: '1.26.0' });
const folder = cacheFolder('go');
const env = { GOFLAGS: '-buildvcs=false', GOTOOLCHAIN: 'local', CGO_ENABLED: '0' };

/** Everything is one module, formatted, vetted and built in one run each, whichever form asks first. */
const buildAll = once(async () => {
  assert.ok('command' in toolchain);
  const { command } = toolchain;
  writeFiles(folder, { 'go.mod': pinned('go/go.mod'), 'go.sum': pinned('go/go.sum') });
  emptied(join(folder, 'cases'));
  for (const form of forms) {
    for (const one of casesOf(form)) {
      const file = `cases/${form.folder}/${one.name.toLowerCase()}/main.go`;
      const start = form.startOf(one);
      const options = { path: `/${file}` };
      const text = start.includes('¦')
        ? await inserted(go, 'go', start, one.request, options)
        : await replaced(go, 'go', start, one.request, options);
      assert.ok(text !== undefined, `${file}: no offer`);
      writeFiles(folder, { [file]: text });
    }
  }
  writeFiles(folder, await places());
  for (const [name, text] of Object.entries(await filesWithFixes('Go', fixes)))
    writeFiles(folder, { [`cases/fixes/${name.toLowerCase()}/code.go`]: text });
  const gofmt = join(dirname(command), 'gofmt');
  assert.equal(
    await mustRun({ command: gofmt, args: ['-l', '-e', 'cases'], cwd: folder }),
    '',
    'gofmt would change these',
  );
  await mustRun({ command, args: ['vet', './...'], cwd: folder, env });
  for (const { folder: name } of forms) {
    const out = join('cases', name, 'bin');
    await mustRun({
      command,
      args: ['build', '-ldflags=-s -w', '-o', `${out}/`, `./cases/${name}/...`],
      cwd: folder,
      env,
    });
  }
});

for (const form of forms) {
  prove({
    name: form.name,
    toolchain,
    cases: casesOf(form),
    prepare: async () => {
      await buildAll();
      return ({ name }) => ({
        command: join(folder, 'cases', form.folder, 'bin', name.toLowerCase()),
        args: [],
        cwd: folder,
      });
    },
  });
}
