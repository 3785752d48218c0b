/** C++: inserted code compiled strictly, up to the linker, where a compiler and the SDK's headers are found. */

import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { clientTables } from '../../../src/code/clients/tables';
import { cpp } from '../../../src/code/cpp/language';
import { skipBecause } from '../../host/launch/runMocha';
import { inserted } from '../../unit/code/applied';
import { mendedFiles } from '../../unit/code/secrets/mendedFiles';
import { cacheFolder, emptied, writeFiles } from '../kit/cache';
import { clientCases, credentialCases, services } from '../kit/cases';
import { mustRun } from '../kit/processes';
import { findToolchain } from '../kit/toolchain';
import { forms } from './forms';

const compiler = findToolchain({
  programs: ['g++', 'clang++'],
  versionArgs: ['-dumpfullversion', '-dumpversion'],
  minimum: '7',
});
const served = services.map(({ service }) => service).filter((service) => clientTables[service].forms.cpp);

/** Where packages of the system and vcpkg put headers; `AZURE_SDK_CPP_INCLUDE` names any other folder. */
function headers(): string | undefined {
  const { AZURE_SDK_CPP_INCLUDE: named, VCPKG_ROOT: vcpkg } = process.env;
  const installed = vcpkg === undefined ? '' : join(vcpkg, 'installed');
  const triplets = existsSync(installed)
    ? readdirSync(installed).map((name) => join(installed, name, 'include'))
    : [];
  const folders = [
    ...(named === undefined ? [] : [named]),
    '/usr/include',
    '/usr/local/include',
    ...triplets,
  ];
  return folders.find((folder) => existsSync(join(folder, 'azure', 'identity.hpp')));
}

describe('C++ with the real SDKs', () => {
  for (const form of forms) {
    const cases = [...credentialCases, ...clientCases(served)];
    it(`compiles every selector, flavour and client ${form.name} (${cases.length} cases)`, async function () {
      this.timeout(30 * 60_000);
      const include = headers();
      if ('missing' in compiler) skipBecause(this, compiler.missing);
      if (include === undefined) skipBecause(this, 'the headers of the Azure SDK for C++ are not installed');
      const folder = emptied(join(cacheFolder('cpp'), form.prefix));
      const files: Record<string, string> = {};
      for (const one of cases) {
        if (!existsSync(join(include, ...headerOf(one.request.target?.service)))) continue;
        const text = await inserted(cpp, 'cpp', form.startOf(one), one.request, {
          path: form.path,
          indent: '  ',
        });
        assert.ok(text !== undefined, `${one.name}: no offer`);
        files[`${one.name}.cpp`] = text;
      }
      if (form === forms[0] && existsSync(join(include, ...headerOf('keyVaultSecrets'))))
        for (const [name, text] of Object.entries(await mendedFiles('C++')))
          files[`secret_${name}.cpp`] = text;
      writeFiles(folder, files);
      const strict = [
        '-std=c++14',
        '-fsyntax-only',
        '-Wall',
        '-Wextra',
        '-Werror',
        '-Wno-unused-variable',
        '-Wno-unused-but-set-variable',
      ];
      const args = [...strict, '-isystem', include, ...Object.keys(files)];
      await mustRun({ command: compiler.command, args, cwd: folder });
    });
  }
});

/** The header of a service's client: not every package is installed with the others. */
function headerOf(service: (typeof served)[number] | undefined): string[] {
  const imports = service && clientTables[service].forms.cpp?.imports;
  return (Object.values(imports ?? {})[0] ?? 'azure/identity.hpp').split('/');
}
