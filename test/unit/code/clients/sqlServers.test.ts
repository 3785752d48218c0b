/** The SQL servers that code connects to, as each driver is told them. */

import assert from 'node:assert/strict';
import { clientSites } from '../../../../src/code/clients/sites';
import { cpp } from '../../../../src/code/cpp/language';
import { csharp } from '../../../../src/code/csharp/language';
import { go } from '../../../../src/code/go/language';
import { java } from '../../../../src/code/java/language';
import type { Language } from '../../../../src/code/language';
import { powershell } from '../../../../src/code/powershell/language';
import { python } from '../../../../src/code/python/language';
import { rust } from '../../../../src/code/rust/language';
import { shell } from '../../../../src/code/shell/language';
import { typescript } from '../../../../src/code/typescript/language';
import { parseText } from '../parseText';

const host = 'sql-orders.database.windows.net';

async function sites(language: Language, text: string): Promise<string[]> {
  const file = await parseText(language, language.languageIds[0] ?? '', text);
  return clientSites(language, file).map(({ service, hosts }) => `${service} ${hosts.join()}`);
}

describe('the SQL servers of a file', () => {
  it('are seen in every language, in the form that its drivers take', async () => {
    for (const [language, text] of [
      [typescript, `import { Connection } from 'tedious';\nnew Connection({ server: '${host}' });\n`],
      [
        python,
        `import pyodbc\npyodbc.connect("Driver={ODBC Driver 18 for SQL Server};Server=tcp:${host},1433;Database=orders")\n`,
      ],
      [
        csharp,
        `using Microsoft.Data.SqlClient;\nvar c = new SqlConnection("Data Source=${host};Database=orders;Encrypt=True");\n`,
      ],
      [
        csharp,
        `class A { void F() { options.UseSqlServer($"Server=tcp:${host},1433;Database={name}"); } }\n`,
      ],
      [
        java,
        `class A { void f() { DriverManager.getConnection("jdbc:sqlserver://${host}:1433;databaseName=orders"); } }\n`,
      ],
      [
        go,
        `package main\n\nimport "github.com/microsoft/go-mssqldb/azuread"\n\nfunc f() {\n\tsql.Open(azuread.DriverName, "sqlserver://${host}?database=orders")\n}\n`,
      ],
      [rust, `use tiberius::Config;\nfn f() { let mut c = Config::new(); c.host("${host}"); }\n`],
      [
        cpp,
        `#include <sql.h>\nvoid f() { SQLDriverConnect(h, 0, "Driver={ODBC Driver 18 for SQL Server};Server=${host};Database=orders", n, 0, 0, 0, 0); }\n`,
      ],
      [shell, `sqlcmd -S tcp:${host},1433 -d orders -G -Q "SELECT 1"\n`],
      [
        powershell,
        `Invoke-Sqlcmd -ServerInstance "${host}" -Database orders -AccessToken $token -Query "SELECT 1"\n`,
      ],
    ] as const)
      assert.deepEqual(await sites(language, text), [`sql ${host}`], text);
  });

  it('are none of other databases, of other servers, or where no driver is used', async () => {
    for (const [language, text] of [
      [python, 'import pyodbc\npyodbc.connect("Server=localhost;Database=orders")\n'],
      [python, 'import pyodbc\nhost = "psql-orders.postgres.database.azure.com"\n'],
      [typescript, `const server = '${host}';\n`],
      [shell, `ping ${host}\n`],
    ] as const)
      assert.deepEqual(await sites(language, text), [], text);
  });
});
