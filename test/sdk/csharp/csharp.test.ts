/** C#: inserted code compiled without a warning and run with the real packages, where a .NET SDK is found. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { csharp } from '../../../src/code/csharp/language';
import { inserted } from '../../unit/code/applied';
import { mendedFiles } from '../../unit/code/secrets/mendedFiles';
import { cacheFolder, emptied, pinned, writeFiles } from '../kit/cache';
import { clientCases, credentialCases, guardCases, services } from '../kit/cases';
import { mustRun } from '../kit/processes';
import { prove } from '../kit/prove';
import { findToolchain } from '../kit/toolchain';
import { program, registrationOf, startOf } from './forms';

const folder = cacheFolder('csharp');
const toolchain = findToolchain({ programs: ['dotnet'], versionArgs: ['--version'], minimum: '8.0' });
const served = services.map(({ service }) => service);

prove({
  name: 'C#',
  toolchain,
  cases: [...credentialCases, ...guardCases, ...clientCases(served)],
  prepare: async (cases) => {
    const command = 'missing' in toolchain ? '' : toolchain.command;
    emptied(join(folder, 'cases'));
    writeFiles(folder, { 'Cases.csproj': pinned('csharp/Cases.csproj'), 'Program.cs': program });
    for (const one of cases) {
      const text = await inserted(csharp, 'csharp', startOf(one), one.request);
      assert.ok(text !== undefined, `${one.name}: no offer`);
      writeFiles(folder, { [`cases/${one.name}.cs`]: text });
      const isClient = one.request.flavour === 'client' && one.request.target?.call === false;
      const registered = isClient
        ? await inserted(csharp, 'csharp', registrationOf(one), one.request)
        : undefined;
      if (registered !== undefined) writeFiles(folder, { [`cases/registered/${one.name}.cs`]: registered });
    }
    // A program has one file of top-level statements, and this one has its own.
    const reads = Object.entries(await mendedFiles('C#')).filter(([name]) => name !== 'topLevel');
    for (const [name, text] of reads) writeFiles(folder, { [`cases/secrets/${name}.cs`]: text });
    const env = { DOTNET_CLI_TELEMETRY_OPTOUT: '1', DOTNET_NOLOGO: '1' };
    await mustRun({ command, args: ['build', '-c', 'Release', '-o', 'out'], cwd: folder, env });
    return ({ name }) => ({ command, args: [join(folder, 'out', 'Cases.dll'), name], cwd: folder, env });
  },
});
