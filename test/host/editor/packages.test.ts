/** Beside a credential whose package the nearest manifest lacks, an offer puts that right in the manifest. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { call } from '../calls';
import { closeEditors, inWorkspace, offersAt, offersIn, setting, showFile, writeFile } from '../editors';
import { waitFor } from '../waitFor';

const typescript =
  "import { ManagedIdentityCredential } from '@azure/identity';\nconst c = new ManagedIdentityCredential({ objectId: 'x' });\n";
const python =
  'from azure.identity import ManagedIdentityCredential\nc = ManagedIdentityCredential(identity_config={"resource_id": "x"})\n';
const csharp =
  'using Azure.Identity;\nvar c = new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned);\n';

const java =
  'import com.azure.identity.ManagedIdentityCredentialBuilder;\nclass App { Object c = new ManagedIdentityCredentialBuilder().objectId("x").build(); }\n';

/** A folder of its own for each case: source file, manifest, the offer's title, and what the manifest holds afterwards. */
const cases: readonly (readonly [string, string, string, string, string, RegExp, RegExp])[] = [
  [
    'adds',
    'app.ts',
    typescript,
    'package.json',
    '{\n  "name": "a",\n  "dependencies": {\n    "express": "^4.0.0"\n  }\n}\n',
    /^Add @azure\/identity to package\.json$/,
    /"@azure\/identity": "\^\d+\.\d+\.\d+",\n    "express"/,
  ],
  [
    'raises',
    'app.ts',
    typescript,
    'package.json',
    '{ "dependencies": { "@azure/identity": "~2.0.1" } }\n',
    /^Raise the version of @azure\/identity in package\.json$/,
    /"@azure\/identity": "~?\^?[4-9]/,
  ],
  [
    'adds',
    'app.py',
    python,
    'requirements.txt',
    '# pinned\naiohttp>=3.9\n',
    /^Add azure-identity to requirements\.txt$/,
    /^# pinned\naiohttp>=3\.9\nazure-identity>=1\.\d+/,
  ],
  [
    'raises',
    'app.py',
    python,
    'requirements.txt',
    'azure-identity==1.10.0\n',
    /^Raise .* requirements\.txt$/,
    /^azure-identity==1\.(19|2\d)/,
  ],
  [
    'adds',
    'app.py',
    python,
    'pyproject.toml',
    '[project]\nname = "a"\ndependencies = [\n    "aiohttp>=3.9",\n]\n',
    /^Add azure-identity to pyproject\.toml$/,
    /"azure-identity>=1\./,
  ],
  [
    'adds',
    'App.cs',
    csharp,
    'App.csproj',
    '<Project Sdk="Microsoft.NET.Sdk">\n  <ItemGroup>\n    <PackageReference Include="Azure.Core" Version="1.40.0" />\n  </ItemGroup>\n</Project>\n',
    /^Add Azure\.Identity to App\.csproj$/,
    /Include="Azure\.Identity" Version="1\.\d+\.\d+" \/>/,
  ],
  [
    'raises',
    'App.cs',
    csharp,
    'App.csproj',
    '<Project Sdk="Microsoft.NET.Sdk">\n  <ItemGroup>\n    <PackageReference Include="Azure.Identity" Version="1.12.0" />\n  </ItemGroup>\n</Project>\n',
    /^Raise the version of Azure\.Identity in App\.csproj$/,
    /Include="Azure\.Identity" Version="1\.(1[3-9]|2\d)/,
  ],
  [
    'adds',
    'App.java',
    java,
    'build.gradle',
    "plugins { id 'java' }\ndependencies { }\n",
    /^Add com\.azure:azure-identity to build\.gradle$/,
    /dependencies \{\n    implementation 'com\.azure:azure-identity:1\.\d+\.\d+'\n\}/,
  ],
  [
    'adds',
    'App.java',
    java,
    'build.gradle.kts',
    'plugins { id("java") }\n\ndependencies {\n    implementation("a:b:1")\n}\n',
    /^Add com\.azure:azure-identity to build\.gradle\.kts$/,
    /implementation\("a:b:1"\)\n    implementation\("com\.azure:azure-identity:1\./,
  ],
];

const isPackageOffer = ({ title }: vscode.CodeAction): boolean => /^(Add|Raise|Put) /.test(title);

describe('the packages a credential needs', () => {
  before(async () => {
    await setting('workspaceIdentity', undefined);
    await call('copyLog');
  });

  afterEach(closeEditors);

  for (const [place, [does, file, source, manifest, text, title, after]] of cases.entries()) {
    it(`one offer ${does} them: ${file} beside ${manifest}`, async () => {
      const folder = `packages/case${place}`;
      await writeFile(`${folder}/${manifest}`, text);
      await writeFile(`${folder}/src/${file}`, source);
      const editor = await showFile(
        `${folder}/src/${file}`,
        source.includes('new ') ? 'new ' : 'ManagedIdentityCredential(',
      );
      const offers = (await offersIn(editor)).filter(isPackageOffer);
      assert.deepEqual(
        offers.map((offer) => title.test(offer.title)),
        [true],
        offers.map((offer) => offer.title).join('\n'),
      );
      const command = offers[0]?.command;
      assert.ok(command);
      await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
      const changed = await vscode.workspace.openTextDocument(inWorkspace(`${folder}/${manifest}`));
      await waitFor(`${changed.getText()} to match ${String(after)}`, () => after.test(changed.getText()));
      assert.equal(vscode.window.activeTextEditor?.document, changed);
      assert.equal(changed.isDirty, true, 'it is shown, and saving is left to the person');

      const again = await showFile(
        `${folder}/src/${file}`,
        source.includes('new ') ? 'new ' : 'ManagedIdentityCredential(',
      );
      assert.deepEqual(
        (await offersIn(again)).filter(isPackageOffer),
        [],
        'what was added and not saved yet counts',
      );
    });
  }

  for (const [languageId, source, title, listed, after] of [
    [
      'python',
      python,
      /^Add azure-identity to requirements\.txt$/,
      'requirements.txt',
      /azure-identity>=1\./,
    ],
    [
      'csharp',
      csharp,
      /^Add Azure\.Identity to orders\.ipynb$/,
      undefined,
      /^#r "nuget: Azure\.Identity, 1\./,
    ],
  ] as const) {
    it(`are looked for beside a notebook with ${languageId} as beside a file`, async () => {
      const folder = `packages/notebook-${languageId}`;
      await writeFile(`${folder}/requirements.txt`, 'aiohttp>=3.9\n');
      const cell = { cell_type: 'code', metadata: { vscode: { languageId } }, outputs: [], source };
      const notebook = { cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 };
      await writeFile(`${folder}/orders.ipynb`, JSON.stringify(notebook));
      const opened = await vscode.workspace.openNotebookDocument(inWorkspace(`${folder}/orders.ipynb`));
      await vscode.window.showNotebookDocument(opened);
      const { document } = opened.cellAt(0);
      const at = source.indexOf('ManagedIdentityCredential(');
      const offers = (await offersAt(document, at, 'refactor')).filter(isPackageOffer);
      assert.deepEqual(
        offers.map((offer) => title.test(offer.title)),
        [true],
        offers.map((offer) => offer.title).join('\n'),
      );
      const command = offers[0]?.command;
      assert.ok(command);
      await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
      const changed =
        listed === undefined
          ? document
          : await vscode.workspace.openTextDocument(inWorkspace(`${folder}/${listed}`));
      await waitFor(`${changed.getText()} to match ${String(after)}`, () => after.test(changed.getText()));
    });
  }

  it('are required by the module that the code is in, with the manifest or alone', async () => {
    const folder = 'packages/module';
    const pom = (inner: string): string =>
      `<project>\n  <dependencies>\n${inner}  </dependencies>\n</project>\n`;
    const listed =
      '    <dependency>\n      <groupId>com.azure</groupId>\n      <artifactId>azure-identity</artifactId>\n      <version>1.19.0</version>\n    </dependency>\n';
    for (const [name, inner, title] of [
      ['both', '', /^Add com\.azure:azure-identity to pom\.xml$/],
      ['alone', listed, /^Add com\.azure\.identity to module-info\.java$/],
    ] as const) {
      const sources = `${folder}/${name}/src/main/java`;
      await writeFile(`${folder}/${name}/pom.xml`, pom(inner));
      await writeFile(`${sources}/module-info.java`, 'module orders {\n    requires java.sql;\n}\n');
      await writeFile(`${sources}/orders/App.java`, java);
      const offers = (await offersIn(await showFile(`${sources}/orders/App.java`, 'new '))).filter(
        isPackageOffer,
      );
      assert.deepEqual(
        offers.map((offer) => title.test(offer.title)),
        [true],
        offers.map((offer) => offer.title).join('\n'),
      );
      const command = offers[0]?.command;
      assert.ok(command);
      await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
      const changed = await vscode.workspace.openTextDocument(inWorkspace(`${sources}/module-info.java`));
      await waitFor('the module to require it', () =>
        /requires java\.sql;\n    requires com\.azure\.identity;/.test(changed.getText()),
      );
      const manifest = await vscode.workspace.openTextDocument(inWorkspace(`${folder}/${name}/pom.xml`));
      assert.match(manifest.getText(), /<artifactId>azure-identity</);
      const again = await showFile(`${sources}/orders/App.java`, 'new ');
      assert.deepEqual((await offersIn(again)).filter(isPackageOffer), []);
    }
  });

  it('are not spoken of where the manifest has them, away from credentials, and without a manifest', async () => {
    await writeFile('packages/enough/package.json', '{ "dependencies": { "@azure/identity": "^4.13.0" } }\n');
    await writeFile('packages/enough/app.ts', typescript);
    for (const [path, at] of [
      ['packages/enough/app.ts', 'new '],
      ['packages/case0/src/app.ts', 'import'],
    ] as const) {
      assert.deepEqual((await offersIn(await showFile(path, at))).filter(isPackageOffer), [], path);
    }
  });
});
