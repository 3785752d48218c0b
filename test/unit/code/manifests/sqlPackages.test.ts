/** Packages that are due beside others only, and those that another one brings along. */

import assert from 'node:assert/strict';
import { clientNeeds } from '../../../../src/code/clients/tables';
import { languageFor } from '../../../../src/code/languages';
import { csproj } from '../../../../src/code/manifests/kinds';
import { planPackages } from '../../../../src/code/manifests/planPackages';
import { mergedNeeds } from '../../../../src/code/mergedNeeds';
import { inserted, requestFor } from '../applied';

const target = {
  service: 'sql',
  resource: 'sql-orders',
  endpoint: 'sql-orders.database.windows.net',
  call: false,
} as const;
const needs = clientNeeds('csharp', target);

const entityNeeds = clientNeeds('csharp', { ...target, isOther: true });

/** What is said of a project with these packages, each `Name Version`. */
function said(...packages: readonly string[]): string[] {
  return saidOf(needs, packages);
}

function saidOf(wanted: typeof needs, packages: readonly string[]): string[] {
  const items = packages.map((one) => {
    const [name = '', version = ''] = one.split(' ');
    return `    <PackageReference Include="${name}" Version="${version}" />\n`;
  });
  const text = `<Project Sdk="Microsoft.NET.Sdk">\n  <ItemGroup>\n${items.join('')}  </ItemGroup>\n</Project>\n`;
  const { missing, tooOld } = planPackages({ path: 'App.csproj', text }, [csproj], wanted);
  return [
    ...missing.map(({ name }) => `missing ${name}`),
    ...tooOld.map(({ need }) => `too old ${need.name}`),
  ];
}

const driver = 'Microsoft.Data.SqlClient';
const entity = 'Microsoft.EntityFrameworkCore.SqlServer';
const modes = 'Microsoft.Data.SqlClient.Extensions.Azure';

describe('the packages of Azure SQL in .NET', () => {
  it('are the driver alone before its version 7, and two from there on', () => {
    assert.deepEqual(said('Serilog 4.0.0', `${driver} 5.2.2`), []);
    assert.deepEqual(said(`${driver} 7.0.1`), [`missing ${modes}`]);
    assert.deepEqual(said(`${driver} 7.0.1`, `${modes} 7.0.1`), []);
  });

  it('are both where neither is there, or the driver is to be raised', () => {
    assert.deepEqual(said('Serilog 4.0.0'), [`missing ${driver}`, `missing ${modes}`]);
    assert.deepEqual(said(`${driver} 1.1.4`), [`missing ${modes}`, `too old ${driver}`]);
  });

  it('are what Entity Framework brings, before its version 11', () => {
    assert.deepEqual(said(`${entity} 8.0.11`), []);
    assert.deepEqual(said(`${entity} 11.0.0`), [`missing ${modes}`]);
    assert.deepEqual(said(`${entity} 8.0.11`, `${driver} 7.0.1`), [`missing ${modes}`]);
  });

  it('are those of Entity Framework where the file uses that', () => {
    const saidThere = (...packages: readonly string[]): string[] => saidOf(entityNeeds, packages);
    assert.deepEqual(saidThere(`${entity} 8.0.11`), []);
    assert.deepEqual(saidThere(`${entity} 11.0.0`), [`missing ${modes}`]);
    assert.deepEqual(saidThere(`${entity} 11.0.0`, `${modes} 7.0.3`), []);
    assert.deepEqual(saidThere(`${entity} 8.0.11`, `${driver} 7.0.1`), [`missing ${modes}`]);
    assert.deepEqual(saidThere('Serilog 4.0.0'), [`missing ${entity}`]);
    assert.deepEqual(saidThere(`${entity} 5.0.17`), [`too old ${entity}`]);
  });
});

describe('what the parts of inserted code need', () => {
  it('is one version of each package, the highest', () => {
    const all = mergedNeeds([
      { name: 'a', minimum: '2.10.0' },
      { name: 'b', minimum: '1.0' },
      { name: 'a', minimum: '2.9.0' },
      { name: 'b', minimum: '1.5.0' },
    ]);
    assert.deepEqual(all, [
      { name: 'a', minimum: '2.10.0' },
      { name: 'b', minimum: '1.5.0' },
    ]);
  });

  it('is a version of @azure/identity that has the token provider of Azure OpenAI', async () => {
    const typescript = languageFor('typescript');
    assert.ok(typescript);
    const openAi = {
      service: 'openAi',
      resource: 'oai',
      endpoint: 'https://oai.openai.azure.com',
      call: false,
    } as const;
    const text = await inserted(
      typescript,
      'typescript',
      '¦\n',
      requestFor({ flavour: 'client', target: openAi }),
    );
    assert.match(text ?? '', /getBearerTokenProvider/);
    const minimums = mergedNeeds([...typescript.needs(requestFor()), ...clientNeeds('typescript', openAi)]);
    assert.deepEqual(
      minimums.filter(({ name }) => name === '@azure/identity'),
      [{ name: '@azure/identity', minimum: '4.2.0' }],
    );
  });
});
