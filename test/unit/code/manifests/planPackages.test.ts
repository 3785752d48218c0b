/** What each kind of manifest lacks, and the edit that puts it right in the layout the file has. */

import assert from 'node:assert/strict';
import { languages } from '../../../../src/code/languages';
import { planPackages as planWith } from '../../../../src/code/manifests/planPackages';
import type { PackageNeed } from '../../../../src/code/request';
import { applyEdits } from '../../../../src/code/text';

/** Any language's manifests are told apart by their names, so a language is only needed where there is no manifest. */
function planPackages(
  manifest: Parameters<typeof planWith>[0],
  languageId: string,
  needs: readonly PackageNeed[],
): ReturnType<typeof planWith> {
  const asked =
    languageId === 'any' ? languages : languages.filter((one) => one.languageIds.includes(languageId));
  return planWith(
    manifest,
    asked.flatMap(({ manifests }) => manifests),
    needs,
  );
}

const npm = { name: '@azure/identity', minimum: '4.5.0' };
const pip = { name: 'azure-identity', minimum: '1.19.0' };
const nuget = { name: 'Azure.Identity', minimum: '1.13.0' };

function edited(path: string, text: string, ...needs: PackageNeed[]): string | undefined {
  const { edits } = planPackages({ path, text }, 'any', needs);
  return edits && applyEdits(text, edits);
}
function said(path: string, text: string, need: PackageNeed): string {
  const { missing, tooOld } = planPackages({ path, text }, 'any', [need]);
  if (missing.length > 0) return 'missing';
  return tooOld.length > 0 ? `too old: ${tooOld.map(({ found }) => found).join()}` : 'nothing';
}

describe('package.json', () => {
  it('gets a dependency in order, in the indentation and line ends it has', () => {
    const two =
      '{\n  "name": "orders",\n  "dependencies": {\n    "@azure/core-auth": "^1.9.0",\n    "zod": "^4.0.0"\n  }\n}\n';
    assert.equal(
      edited('/w/package.json', two, npm),
      two.replace('    "zod"', '    "@azure/identity": "^4.13.1",\n    "zod"'),
    );
    const tabs = two.replaceAll('  ', '\t').replaceAll('\n', '\r\n');
    assert.equal(
      edited('/w/package.json', tabs, npm),
      tabs.replace('\t\t"zod"', '\t\t"@azure/identity": "^4.13.1",\r\n\t\t"zod"'),
    );
  });

  it('gets the whole section where there is none', () => {
    const result = edited('package.json', '{\n  "name": "orders"\n}\n', npm);
    assert.equal(
      result,
      '{\n  "name": "orders",\n  "dependencies": {\n    "@azure/identity": "^4.13.1"\n  }\n}\n',
    );
    const parsed = JSON.parse(
      edited('package.json', '{}', npm, { name: 'zod', minimum: '4.0.0' }) ?? '',
    ) as unknown;
    assert.deepEqual(parsed, { dependencies: { '@azure/identity': '^4.13.1', zod: '^4.0.0' } });
  });

  it('has a range raised that is too old, its operator and comments kept', () => {
    for (const [range, raised] of [
      ['^3.1.0', '^4.13.1'],
      ['~4.4.0', '~4.13.1'],
      ['4.4.1', '4.13.1'],
      // It allows newer ones, and older ones too.
      ['^4.2.0', '^4.13.1'],
    ]) {
      const text = `{\n  // pinned\n  "dependencies": { "@azure/identity": "${range ?? ''}" }\n}`;
      assert.equal(said('package.json', text, npm), `too old: ${range ?? ''}`);
      assert.equal(edited('package.json', text, npm), text.replace(range ?? '', raised ?? ''));
    }
  });

  it('is left alone where the package is there, or only an installation could tell', () => {
    for (const range of ['^4.5.0', '*', 'workspace:*']) {
      for (const section of ['dependencies', 'devDependencies', 'peerDependencies']) {
        assert.equal(
          said('package.json', `{ "${section}": { "@azure/identity": "${range}" } }`, npm),
          'nothing',
          range,
        );
      }
    }
    assert.equal(said('package.json', '[]', npm), 'nothing');
    assert.equal(
      said('package.json', '{ "dependencies": { "@azure/identity-x": "1.0.0" } }', npm),
      'missing',
    );
  });

  it('says which manager installs', () => {
    const command = (text: string): string =>
      planPackages({ path: 'package.json', text }, 'typescript', [npm]).installCommand;
    assert.equal(command('{}'), 'npm install @azure/identity@latest');
    assert.equal(command('{ "packageManager": "pnpm@9.1.0" }'), 'pnpm add @azure/identity@latest');
  });
});

describe('requirements.txt', () => {
  it('gets a line at its end', () => {
    assert.equal(
      edited('/w/requirements.txt', 'flask\r\nrequests==2.0\r\n', pip),
      'flask\r\nrequests==2.0\r\nazure-identity>=1.19.0\r\n',
    );
    assert.equal(edited('requirements.txt', 'flask', pip), 'flask\nazure-identity>=1.19.0\n');
    assert.equal(edited('requirements.txt', '', pip), 'azure-identity>=1.19.0\n');
  });

  it('has a requirement raised that is too old, whatever way its name is spelt', () => {
    const text = 'Azure_Identity[broker] ==1.15.0 ; python_version > "3.9"  # pinned\n';
    assert.equal(said('requirements.txt', text, pip), 'too old: ==1.15.0');
    assert.equal(edited('requirements.txt', text, pip), text.replace('==1.15.0', '==1.27.0'));
    assert.equal(edited('requirements.txt', 'azure-identity<1.19', pip), 'azure-identity>=1.19.0');
  });

  it('has the least version raised where older ones are allowed', () => {
    assert.equal(said('requirements.txt', 'azure.identity>=1.10', pip), 'too old: >=1.10');
    assert.equal(edited('requirements.txt', 'azure.identity>=1.10', pip), 'azure.identity>=1.19.0');
  });

  it('is left alone where nothing is certain', () => {
    for (const text of [
      'azure-identity',
      'azure-identity @ https://x/y.whl',
      '-r base.txt\nflask',
      '# azure-identity==1.0\nazure-identity>=1.19',
    ]) {
      assert.equal(said('requirements.txt', text, pip), 'nothing', text);
    }
    assert.equal(said('requirements.txt', '# azure-identity\nazure-identity-broker==1.0', pip), 'missing');
    const hashed = 'flask==3.0 \\\n    --hash=sha256:abc\n';
    assert.equal(edited('requirements.txt', hashed, pip), undefined);
    assert.equal(
      planPackages({ path: 'requirements.txt', text: hashed }, 'python', [pip]).installCommand,
      'python -m pip install "azure-identity>=1.19.0"',
    );
  });
});

describe('pyproject.toml', () => {
  it('gets an item in the list of the project, in one line or in many', () => {
    const one = '[project]\nname = "orders"\ndependencies = ["flask>=3"]\n';
    assert.equal(
      edited('pyproject.toml', one, pip),
      one.replace('"flask>=3"', '"flask>=3", "azure-identity>=1.19.0"'),
    );
    const many =
      "[project]\ndependencies = [\n    'flask>=3', # web\n    'x[a]'\n]\n\n[tool.ruff]\ndependencies = []\n";
    assert.equal(
      edited('pyproject.toml', many, pip),
      many.replace("'x[a]'", "'x[a]',\n    'azure-identity>=1.19.0',"),
    );
    const comma = '[project]\ndependencies = [\n  "flask",\n]\n';
    assert.equal(
      edited('pyproject.toml', comma, pip),
      comma.replace('"flask",', '"flask",\n  "azure-identity>=1.19.0",'),
    );
    assert.equal(
      edited('pyproject.toml', '[project]\ndependencies = []\n', pip),
      '[project]\ndependencies = ["azure-identity>=1.19.0"]\n',
    );
  });

  it("gets a line in Poetry's table", () => {
    const text =
      '[tool.poetry.dependencies]\npython = "^3.12"\nflask = { version = "^3.0", extras = ["async"] }\n\n[build-system]\n';
    assert.equal(
      edited('pyproject.toml', text, pip),
      text.replace('["async"] }', '["async"] }\nazure-identity = "^1.27.0"'),
    );
    assert.equal(
      planPackages({ path: 'pyproject.toml', text }, 'python', [pip]).installCommand,
      'poetry add "azure-identity>=1.19.0"',
    );
    const old = text.replace('flask', 'azure-identity').replace('^3.0', '~1.15');
    assert.equal(said('pyproject.toml', old, pip), 'too old: ~1.15');
    assert.equal(edited('pyproject.toml', old, pip), old.replace('~1.15', '^1.27.0'));
  });

  it('is left alone where nothing is certain', () => {
    assert.equal(said('pyproject.toml', '[project]\ndynamic = ["dependencies"]\n', pip), 'nothing');
    assert.equal(
      said('pyproject.toml', '[project]\ndependencies = ["azure-identity>=1.19"]\n', pip),
      'nothing',
    );
    assert.equal(
      said('pyproject.toml', '[tool.poetry.dependencies]\nazure-identity = { git = "x" }\n', pip),
      'nothing',
    );
  });
});

describe('.csproj', () => {
  const project =
    '<Project Sdk="Microsoft.NET.Sdk">\n\n  <ItemGroup>\n    <PackageReference Include="Azure.Storage.Blobs" Version="12.0.0" />\n  </ItemGroup>\n\n</Project>\n';

  it('gets a reference beside the others, or a group of its own', () => {
    const added = '<PackageReference Include="Azure.Identity" Version="1.20.0" />';
    assert.equal(
      edited('/w/Orders.csproj', project, nuget),
      project.replace('12.0.0" />', `12.0.0" />\n    ${added}`),
    );
    const empty = '<Project Sdk="Microsoft.NET.Sdk">\r\n\r\n</Project>\r\n';
    assert.equal(
      edited('Orders.csproj', empty, nuget),
      `<Project Sdk="Microsoft.NET.Sdk">\r\n\r\n  <ItemGroup>\r\n    ${added}\r\n  </ItemGroup>\r\n\r\n</Project>\r\n`,
    );
  });

  it('has a version raised that is too old, as an attribute or an element', () => {
    const attribute = project.replace('Azure.Storage.Blobs', 'azure.identity').replace('12.0.0', '1.10.4');
    assert.equal(said('Orders.csproj', attribute, nuget), 'too old: 1.10.4');
    assert.equal(edited('Orders.csproj', attribute, nuget), attribute.replace('1.10.4', '1.20.0'));
    const element =
      '<Project><ItemGroup><PackageReference Include="Azure.Identity"><Version>1.10.4</Version></PackageReference></ItemGroup></Project>';
    assert.equal(edited('Orders.csproj', element, nuget), element.replace('1.10.4', '1.20.0'));
  });

  it('is left alone where versions are kept elsewhere, and by what is in comments', () => {
    const central = project.replace(' Version="12.0.0"', '');
    assert.equal(edited('Orders.csproj', central, nuget), undefined);
    assert.equal(
      planPackages({ path: 'Orders.csproj', text: central }, 'csharp', [nuget]).installCommand,
      'dotnet add package Azure.Identity',
    );
    assert.equal(
      said('Orders.csproj', central.replace('Azure.Storage.Blobs', 'Azure.Identity'), nuget),
      'nothing',
    );
    const comment = project.replace(
      '<PackageReference',
      '<!-- <PackageReference Include="Azure.Identity" Version="1.0.0" /> -->\n    <PackageReference',
    );
    assert.equal(said('Orders.csproj', comment, nuget), 'missing');
  });
});

describe('no manifest', () => {
  it('says nothing but how to install', () => {
    for (const [languageId, need, command] of [
      ['typescriptreact', npm, 'npm install @azure/identity@latest'],
      ['python', pip, 'python -m pip install "azure-identity>=1.19.0"'],
      ['csharp', nuget, 'dotnet add package Azure.Identity'],
    ] as const) {
      assert.deepEqual(planPackages(undefined, languageId, [need]), {
        missing: [],
        tooOld: [],
        edits: undefined,
        installCommand: command,
      });
    }
  });
});
