/** A client of SQL is written with the driver that the file imports, or else the one that its project lists. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { call, refusalOf, sample } from '../calls';
import { closeEditors, inWorkspace, showFile, showText, writeFile } from '../editors';
import { signIn, signOut } from '../realAccount';
import { syntaxErrors } from '../syntax';

const target = `${sample.ordersApi.replace(/\/providers\/.*$/, '')}/providers/Microsoft.Sql/servers/sql-orders/databases/orders`;
const folder = 'sql-drivers';
const entity =
  '<Project Sdk="Microsoft.NET.Sdk">\n  <ItemGroup>\n    <PackageReference Include="Microsoft.EntityFrameworkCore.SqlServer" Version="9.0.0" />\n  </ItemGroup>\n</Project>\n';

/** A language, its file and manifest, what imports the driver, and what is written. */
const cases: readonly (readonly [string, string, string, string, string, RegExp])[] = [
  [
    'typescript',
    'app.ts',
    'package.json',
    '{ "type": "module", "dependencies": { "mssql": "^12.0.0" } }\n',
    "import sql from 'mssql';\n",
    /new sql\.ConnectionPool\(\{\s+server: 'sql-orders\.database\.windows\.net',\s+database: 'orders',/,
  ],
  [
    'python',
    'app.py',
    'requirements.txt',
    'pyodbc==5.2.0\n',
    'import pyodbc\n',
    /connect\("Driver=\{ODBC Driver 18 for SQL Server\};Server=tcp:sql-orders\.database\.windows\.net,1433;/,
  ],
  [
    'csharp',
    'App.cs',
    'App.csproj',
    entity,
    'using Microsoft.EntityFrameworkCore;\n',
    /new DbContextOptionsBuilder\(\)\.UseSqlServer\("Server=tcp:sql-orders\.database\.windows\.net,1433;/,
  ],
];

describe('the driver of a client of SQL', () => {
  before(signIn);
  after(signOut);
  afterEach(closeEditors);
  after(() => vscode.workspace.fs.delete(inWorkspace(folder), { recursive: true }));

  for (const [languageId, name, manifest, listed, imported, written] of cases) {
    it(`is that of the imports, or of ${manifest}`, async () => {
      const imports = await showText(languageId, `${imported}\n|\n`);
      await call('insertCredential', { identityId: sample.ordersApi, target });
      const beside = imports.document.getText();
      assert.match(beside, written);
      assert.equal(await syntaxErrors(languageId, beside), 0, beside);
      await closeEditors();

      const path = `${folder}/${languageId}`;
      await writeFile(`${path}/${manifest}`, listed);
      await writeFile(`${path}/${name}`, '\n');
      const editor = await showFile(`${path}/${name}`);
      await call('insertCredential', { identityId: sample.ordersApi, target });
      assert.match(editor.document.getText(), written);
      await editor.document.save();
    });
  }

  it('is said to take no other ID than the client ID where somebody named another', async () => {
    const editor = await showText('csharp', 'using Microsoft.EntityFrameworkCore;\n\n|\n');
    const wanted = { identityId: sample.ordersApi, target, identifier: 'resourceId' };
    const { code, message } = await refusalOf('insertCredential', wanted);
    assert.equal(code, 'cannotInsertHere');
    assert.match(message, /takes the client ID of an identity and no other/);
    assert.doesNotMatch(editor.document.getText(), /UseSqlServer/);
  });
});
