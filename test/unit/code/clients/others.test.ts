/** SQL clients are written with the driver that the file uses, or else its project: Entity Framework, `pyodbc`, `mssql`. */

import assert from 'node:assert/strict';
import { csharp } from '../../../../src/code/csharp/language';
import type { Language } from '../../../../src/code/language';
import { python } from '../../../../src/code/python/language';
import { editsOf } from '../../../../src/code/safeEdit';
import { applyEdits } from '../../../../src/code/text';
import { writtenSpans } from '../../../../src/code/treeEdits';
import { javascript, typescript } from '../../../../src/code/typescript/language';
import { cursorIn, inserted, replaced } from '../applied';
import { checkSignatures } from '../csharp/signatureCheck';
import { parseText } from '../parseText';
import { targets } from '../targets';
import { sqlRequest, written } from './sqlWritten';

const connection =
  'Server=tcp:sql-orders.database.windows.net,1433;Database=orders;Encrypt=True;ConnectRetryCount=5;ConnectRetryInterval=10;Authentication=Active Directory Managed Identity';
const clientId = '11111111-2222-3333-4444-555555555555';
const ef = 'using Microsoft.EntityFrameworkCore;\n\n';

describe('a client of SQL under Entity Framework', () => {
  it('is a database in options, which name the identity by its client ID', async () => {
    assert.equal(
      await written(csharp, `${ef}¦\n`, { call: true }),
      `${ef}var optionsBuilder = new DbContextOptionsBuilder().UseSqlServer("${connection};User Id=${clientId}");
using var context = new DbContext(optionsBuilder.Options);
context.Database.OpenConnection();
using var command = context.Database.GetDbConnection().CreateCommand();
command.CommandText = "SELECT SUSER_SNAME()";
var name = command.ExecuteScalar();
`,
    );
    assert.equal(
      await written(csharp, `${ef}¦\n`, { identifier: 'systemAssigned' }),
      `${ef}var optionsBuilder = new DbContextOptionsBuilder().UseSqlServer("${connection}");\n`,
    );
    assert.match(
      await written(csharp, `${ef}¦\n`, { idSource: 'environmentVariable' }),
      /;User Id=" \+ \(Environment\.GetEnvironmentVariable\("AZURE_CLIENT_ID"\) is \{ Length: > 0 \}/,
    );
  });

  it('is not written with an ID that the driver does not take', async () => {
    for (const identifier of ['resourceId', 'objectId'] as const)
      for (const marked of [`${ef}¦\n`, `${ef}Use(¦);\n`, `${ef}class Store\n{\n    ¦\n}\n`])
        assert.equal(await written(csharp, marked, { identifier }), '(no offer)');
  });

  it('goes into the options that the code around is given', async () => {
    for (const [marked, options, lead] of [
      [
        'class Shop : DbContext\n{\n    protected override void OnConfiguring(DbContextOptionsBuilder<Shop> b)\n    {\n        if (!b.IsConfigured)\n        {\n            ¦\n        }\n    }\n}\n',
        'b',
        12,
      ],
      ['services.AddDbContext<Shop>((provider, options) =>\n{\n    ¦\n});\n', 'options', 4],
      ['services.AddDbContextPool<Shop>(o =>\n{\n    ¦\n});\n', 'o', 4],
    ] as const) {
      const after = await written(csharp, ef + marked);
      const line = `${' '.repeat(lead)}${options}.UseSqlServer("${connection};User Id=${clientId}");`;
      assert.equal(after, ef + marked.replace(/ *¦/, line));
      assert.equal(await written(csharp, ef + marked, { call: true }), '(no offer)');
    }
    const empty = 'services.AddDbContext<Shop>(options => options.UseSqlServer(¦));\n';
    assert.equal(
      await written(csharp, ef + empty),
      ef + empty.replace('¦', `"${connection};User Id=${clientId}"`),
    );
    // Of another lambda nothing is known.
    assert.match(
      await written(csharp, `${ef}services.AddThings(o =>\n{\n    ¦\n});\n`),
      /var optionsBuilder/,
    );
  });

  it('fits the signatures of the packages, and imports nothing that it does not use', async () => {
    for (const [marked, call] of [
      [`${ef}¦\n`, true],
      [`${ef}¦\n`, false],
      ['¦', true],
      [`${ef}class Store\n{\n    ¦\n}\n`, false],
      [`${ef}class Store\n{\n    void Open(string name)\n    {\n        ¦\n    }\n}\n`, true],
      [`${ef}Use(¦);\n`, false],
    ] as const) {
      const { text, offset } = cursorIn(marked);
      const file = await parseText(csharp, 'csharp', text, { others: ['sql'] });
      const plan = csharp.insert(file, offset, sqlRequest({ call }));
      assert.ok(plan, marked);
      const edits = editsOf(plan);
      const after = await parseText(csharp, 'csharp', applyEdits(text, edits));
      const { faults, minimum } = checkSignatures(after, writtenSpans(edits));
      assert.deepEqual(faults, [], after.text);
      assert.equal(minimum.get('Microsoft.EntityFrameworkCore.SqlServer'), '6.0.0');
      assert.equal(plan.needs[0]?.minimum, '6.0.0');
      assert.doesNotMatch(after.text, /Azure\.Identity|using Microsoft\.Data/);
      assert.match(after.text, /^using Microsoft\.EntityFrameworkCore;$/m);
    }
  });
});

describe('a client of SQL with pyodbc', () => {
  const top = 'import pyodbc\nfrom azure.identity import ManagedIdentityCredential\n\n';
  const lines = (
    credential: string,
  ): string => `from struct import pack\n\n${top}credential = ManagedIdentityCredential(${credential})
token_bytes = credential.get_token("https://database.windows.net/.default").token.encode("utf-16-le")
connection = pyodbc.connect("Driver={ODBC Driver 18 for SQL Server};Server=tcp:sql-orders.database.windows.net,1433;Database=orders;Encrypt=yes;ConnectRetryCount=5", attrs_before={1256: pack("<I", len(token_bytes)) + token_bytes})
`;

  it('is handed a token of the identity, whichever ID names it', async () => {
    const ids = {
      clientId: `client_id="${clientId}"`,
      objectId: 'identity_config={"object_id": "66666666-7777-8888-9999-000000000000"}',
      systemAssigned: '',
    };
    for (const [identifier, credential] of Object.entries(ids) as [keyof typeof ids, string][])
      assert.equal(await written(python, `${top}¦\n`, { identifier }), lines(credential));
    assert.match(
      await written(python, `${top}¦\n`, { identifier: 'resourceId' }),
      /"resource_id": "\/subscr/,
    );
    assert.equal(
      await written(python, `${top}¦\n`, { call: true }),
      `${lines(ids.clientId)}cursor = connection.cursor()\ncursor.execute("SELECT SUSER_SNAME()")\nrow = cursor.fetchone()\n`,
    );
  });

  it('asks for the token of its own cloud', async () => {
    const target = { ...targets.sql, endpoint: 'sql-orders.database.usgovcloudapi.net' };
    const after = await inserted(python, 'python', `${top}¦\n`, { ...sqlRequest(), target });
    assert.match(after ?? '', /get_token\("https:\/\/database\.usgovcloudapi\.net\/\.default"\)/);
  });

  it('takes names that are free, and the credential that is there', async () => {
    const marked = `${top}def main(token_bytes: str, connection: str) -> None:\n    ¦\n`;
    const after = await written(python, marked);
    assert.match(after, /\n {4}token_bytes_2 = credential\./);
    assert.match(after, /connection_2 = .*len\(token_bytes_2\)\) \+ token_bytes_2\}\)/);
    const text = `${top}mine = ManagedIdentityCredential()\n`;
    assert.match(
      (await replaced(python, 'python', text, sqlRequest())) ?? '',
      /token_bytes = mine\.get_token\(.*\nconnection = pyodbc\.connect\(/,
    );
  });

  it('is no expression, since the token has to be asked for first', async () => {
    assert.equal(await written(python, `${top}run(¦)\n`), '(no offer)');
    assert.notEqual(await written(python, 'run(¦)\n'), '(no offer)');
  });
});

describe('a client of SQL with mssql', () => {
  const pool = (name: string, credential: string): string => `${credential}
const pool = new ${name}({
    server: 'sql-orders.database.windows.net',
    database: 'orders',
    authentication: { type: 'token-credential', options: { credential } },
    options: { encrypt: true, maxRetriesOnTransientErrors: 5 },
});
`;
  const credentialOf = {
    clientId: `new ManagedIdentityCredential({ clientId: '${clientId}' });`,
    objectId: "new ManagedIdentityCredential({ objectId: '66666666-7777-8888-9999-000000000000' });",
    systemAssigned: 'new ManagedIdentityCredential();',
  };
  const identity = "import { ManagedIdentityCredential } from '@azure/identity';\n";

  it('is a pool that asks the credential, whichever ID names the identity', async () => {
    const top = `import sql from 'mssql';\n${identity}\n`;
    for (const [identifier, made] of Object.entries(credentialOf))
      assert.equal(
        await written(typescript, `${top}¦\n`, { identifier: identifier as keyof typeof credentialOf }),
        top + pool('sql.ConnectionPool', `const credential = ${made}`),
      );
    const resource = await written(typescript, `${top}¦\n`, { identifier: 'resourceId' });
    assert.match(resource, /resourceId:\s+'\/subscriptions/);
    assert.equal(
      await written(typescript, `${top}¦\n`, { call: true }),
      `${top}${pool('sql.ConnectionPool', `const credential = ${credentialOf.clientId}`)}await pool.connect();
const { recordset } = await pool.query('SELECT SUSER_SNAME()');
console.log(recordset);
`,
    );
  });

  it('is named as the file names it, and imported whole where it has to be', async () => {
    const cases: readonly (readonly [Language, string, string, RegExp])[] = [
      [typescript, "import * as mssql from 'mssql';\n", 'mssql.ConnectionPool', /^(?!.*import sql)/s],
      [typescript, "import { ConnectionPool } from 'mssql';\n", 'ConnectionPool', /^(?!.*import sql)/s],
      [typescript, "import db = require('mssql');\n", 'db.ConnectionPool', /^(?!.*import sql)/s],
      [
        typescript,
        "import type { config } from 'mssql';\n",
        'sql.ConnectionPool',
        /^import sql from 'mssql';$/m,
      ],
      [javascript, "const sql = require('mssql');\n", 'sql.ConnectionPool', /^const \{ ManagedIdentity/m],
      [
        javascript,
        "const { Request } = require('mssql');\n",
        'ConnectionPool',
        /\{ Request, ConnectionPool \}/,
      ],
    ];
    for (const [language, imports, name, imported] of cases) {
      const after = await written(language, `${imports}\n¦`);
      assert.ok(after.includes(`new ${name}({`), after);
      assert.match(after, imported);
    }
  });
});
