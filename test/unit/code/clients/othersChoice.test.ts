/** Which driver a client of SQL is written with: that of the imports, else that of the project. */

import assert from 'node:assert/strict';
import { othersListed } from '../../../../src/code/clients/others';
import { clientName, formFor } from '../../../../src/code/clients/tables';
import { csharp } from '../../../../src/code/csharp/language';
import { csproj, packageJson, pyproject, requirements } from '../../../../src/code/manifests/kinds';
import { python } from '../../../../src/code/python/language';
import { typescript } from '../../../../src/code/typescript/language';
import { targets } from '../targets';
import { sqlRequest, written } from './sqlWritten';

describe('which driver of SQL a client is written with', () => {
  it('is said by the imports, and the less usual one is meant where both are there', async () => {
    for (const [language, imports, holds] of [
      [typescript, "import { TYPES } from 'tedious';\nimport sql from 'mssql';\n", 'new sql.ConnectionPool('],
      [typescript, "import sql from 'npm:mssql@12';\n", 'new sql.ConnectionPool('],
      [typescript, "import mssql from './mssql';\nimport x from 'mssql-helper';\n", 'new Connection('],
      [typescript, "// import sql from 'mssql';\n", 'new Connection('],
      [python, 'import os, pyodbc\n', 'pyodbc.connect('],
      [python, 'from pyodbc import Row\n', 'attrs_before='],
      [python, 'from app.db import pyodbc\nimport pyodbc_pool\n', 'Authentication=ActiveDirectoryMSI'],
      [csharp, 'using Microsoft.Data.SqlClient;\nusing Microsoft.EntityFrameworkCore;\n', 'UseSqlServer('],
      [csharp, 'using Microsoft.Data.SqlClient;\n', 'new SqlConnection('],
      [csharp, '', 'new SqlConnection('],
    ] as const) {
      const after = await written(language, `${imports}\n¦`);
      assert.ok(after.includes(holds), after);
    }
    const ambient = { ambientImports: ['Microsoft.EntityFrameworkCore'] };
    assert.match(await written(csharp, '¦', {}, ambient), /^var optionsBuilder/);
  });

  it('is said by the project where the file imports none', async () => {
    const listed = { others: ['sql'] } as const;
    for (const [language, holds] of [
      [typescript, "import sql from 'mssql';"],
      [python, 'from pyodbc import connect'],
      [csharp, 'using Microsoft.EntityFrameworkCore;'],
    ] as const)
      assert.ok((await written(language, '¦', {}, listed)).includes(holds));
    for (const [language, imports, holds] of [
      [typescript, "import { TYPES } from 'tedious';\n", 'new Connection('],
      [python, 'import mssql_python\n', 'mssql_python.connect('],
      [csharp, 'using Microsoft.Data.SqlClient;\n', 'new SqlConnection('],
    ] as const)
      assert.ok((await written(language, `${imports}\n¦`, {}, listed)).includes(holds));
  });

  it('is read from every kind of manifest, and is the usual one where both are listed', () => {
    const project = (...names: string[]): string =>
      `<Project><ItemGroup>\n${names.map((name) => `<PackageReference Include="${name}" Version="9.0.0" />`).join('\n')}\n</ItemGroup></Project>\n`;
    const entity = 'Microsoft.EntityFrameworkCore.SqlServer';
    for (const [column, kind, texts] of [
      [
        'typescript',
        packageJson,
        [
          '{"dependencies":{"mssql":"^12.0.0"}}',
          '{"dependencies":{"mssql":"^12.0.0","tedious":"^19.0.0"}}',
          '{}',
        ],
      ],
      ['python', requirements, ['pyodbc==5.2.0\n', 'pyodbc\nmssql-python\n', 'flask\n']],
      [
        'python',
        pyproject,
        [
          '[project]\ndependencies = ["pyodbc>=5"]\n',
          '[project]\ndependencies = ["pyodbc>=5", "mssql-python"]\n',
          '[project]\ndependencies = ["flask"]\n',
        ],
      ],
      ['csharp', csproj, [project(entity), project(entity, 'Microsoft.Data.SqlClient'), project('Serilog')]],
    ] as const) {
      const found = texts.map((text) => {
        const manifest = kind.read(text);
        assert.ok(manifest, text);
        return othersListed(column, manifest);
      });
      assert.deepEqual(found, [['sql'], [], []], column);
    }
  });

  it('is listed in a program of one file, with the package for Entra ID only where that is due', async () => {
    const entity = '#:package Microsoft.EntityFrameworkCore.SqlServer';
    const modes = '#:package Microsoft.Data.SqlClient.Extensions.Azure';
    const added = async (line: string, imported = 'Microsoft.EntityFrameworkCore'): Promise<string[]> => {
      const after = await written(csharp, `${line}\n\nusing ${imported};\n\n¦\n`);
      return (after.match(/^#:package .*$/gm) ?? []).filter((one) => one !== line);
    };
    assert.deepEqual(await added('#:package Serilog@4.0.0'), [`${entity}@10.0.0`]);
    assert.deepEqual(await added(`${entity}@9.0.0`), []);
    assert.deepEqual(await added(`${entity}@11.0.0`), [`${modes}@7.0.3`]);
    const driver = '#:package Microsoft.Data.SqlClient';
    assert.deepEqual(await added('#:package Serilog@4.0.0', 'Microsoft.Data.SqlClient'), [
      `${driver}@7.0.3`,
      `${modes}@7.0.3`,
    ]);
    assert.deepEqual(await added(`${driver}@5.2.2`, 'Microsoft.Data.SqlClient'), []);
  });

  it('is in the title, and its packages are what the offer names', () => {
    const target = { ...targets.sql, isOther: true } as const;
    const named = (['typescript', 'python', 'csharp'] as const).map((column) => {
      const form = formFor(column, target);
      assert.ok(form);
      return [clientName(form), ...form.packages.map(({ name, minimum }) => `${name} ${minimum}`)];
    });
    assert.deepEqual(named, [
      ['ConnectionPool', 'mssql 12.0.0'],
      ['connect', 'pyodbc 4.0.24'],
      [
        'UseSqlServer',
        'Microsoft.EntityFrameworkCore.SqlServer 6.0.0',
        'Microsoft.Data.SqlClient.Extensions.Azure 1.0.0',
      ],
    ]);
    assert.deepEqual(
      python.needs({ ...sqlRequest(), target }).map(({ name }) => name),
      ['azure-identity', 'pyodbc'],
    );
  });
});
