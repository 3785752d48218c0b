/**
 * Clients of Azure SQL. The endpoint is a host name, the entity a database. Most drivers take no credential but a
 * connection string with the client ID, and know no other kind of ID.
 */

import type { ClientTable } from './client';
import { form } from './form';

const whoAmI = "{'SELECT SUSER_SNAME()'}";
/** What SqlClient is told, by itself and under Entity Framework. */
const sqlClient =
  "{'Server=tcp:<endpoint>,1433;Database=<entity>;Encrypt=True;ConnectRetryCount=5;ConnectRetryInterval=10;Authentication=Active Directory Managed Identity[;User Id=<id>]'}";
/** From its version 7 on the modes of Entra ID stand in a package of their own; Entity Framework brings that from 11 on. */
const entraModes =
  'Microsoft.Data.SqlClient.Extensions.Azure 1.0.0 beside Microsoft.Data.SqlClient 7.0.0 beside Microsoft.EntityFrameworkCore.SqlServer 11.0.0';

/** The import of a module in TypeScript and JavaScript, and in Python. */
const script = (name: string): RegExp => new RegExp(`^['"](?:npm:/?)?${name}(?:[@/][^'"]*)?['"]`, 'm');
const python = (name: string): RegExp =>
  new RegExp(`^(?:from\\s+${name}\\s|import\\s(?:.*,)?\\s*${name}\\b)`, 'm');

export const sql: ClientTable = {
  service: 'sql',
  entity: 'database',
  forms: {
    typescript: form(
      'tedious 18.3.0',
      { Connection: 'tedious' },
      'connection',
      "new {Connection}({ server: {endpoint}, authentication: { type: {'token-credential'}, options: { credential: {credential} } }, options: { database: {entity}, encrypt: true, maxRetriesOnTransientErrors: 5 } })",
      "{client}.connect((error) => console.log(error ?? {'connected'}));",
    ),
    python: form(
      'mssql-python 1.0.0',
      { connect: 'mssql_python' },
      'connection',
      "{connect}({'Server=<endpoint>;Database=<entity>;Encrypt=yes;ConnectRetryCount=5;Authentication=ActiveDirectoryMSI[;UID=<id>]'})",
      'cursor = {client}.cursor()',
      `cursor.execute(${whoAmI})`,
      'row = cursor.fetchone()',
    ),
    csharp: form(
      // The mode came with 2.1.
      `Microsoft.Data.SqlClient 2.1.0 in Microsoft.EntityFrameworkCore.SqlServer, ${entraModes}`,
      { SqlConnection: 'Microsoft.Data.SqlClient', SqlCommand: 'Microsoft.Data.SqlClient' },
      'connection',
      `new {SqlConnection}(${sqlClient})`,
      '{client}.Open();',
      `using var command = new {SqlCommand}(${whoAmI}, {client});`,
      'var name = command.ExecuteScalar();',
    ),
    java: {
      ...form(
        // The driver loads azure-identity by itself, but does not bring it.
        'com.microsoft.sqlserver:mssql-jdbc 12.4.0, com.azure:azure-identity 1.9.0',
        { SQLServerDataSource: 'com.microsoft.sqlserver.jdbc' },
        'dataSource',
        'new {SQLServerDataSource}()',
      ),
      setup: [
        "{client}.setURL({'jdbc:sqlserver://<endpoint>:1433;databaseName=<entity>;encrypt=true;connectRetryCount=5;connectRetryInterval=10;authentication=ActiveDirectoryManagedIdentity[;msiClientId=<id>]'});",
      ],
    },
    // Its driver is told no number of attempts: `database/sql` makes a broken connection anew by itself.
    go: form(
      'github.com/microsoft/go-mssqldb 1.0.0',
      {
        sql: 'database/sql',
        azuread: 'github.com/microsoft/go-mssqldb/azuread',
        context: 'context',
        fmt: 'fmt',
      },
      'database',
      "{sql}.Open({azuread}.DriverName, {'sqlserver://<endpoint>?database=<entity>&fedauth=ActiveDirectoryManagedIdentity[&user+id=<id>]'})",
      'var name string',
      `err = {client}.QueryRowContext({context}.Background(), ${whoAmI}).Scan(&name)`,
      '{fmt}.Println(name)',
    ),
  },
  others: {
    typescript: {
      imported: script('mssql'),
      usual: script('tedious'),
      form: {
        ...form(
          // `token-credential` came with tedious 18.3, and the first to want a later one is 12.
          'mssql 12.0.0',
          { ConnectionPool: 'mssql' },
          'pool',
          "new {ConnectionPool}({ server: {endpoint}, database: {entity}, authentication: { type: {'token-credential'}, options: { credential: {credential} } }, options: { encrypt: true, maxRetriesOnTransientErrors: 5 } })",
          'await {client}.connect();',
          `const { recordset } = await {client}.query(${whoAmI});`,
          'console.log(recordset);',
        ),
        whole: 'sql',
      },
    },
    // What ODBC's own mode for managed identities takes as the user is another ID on a virtual machine than in an app: a
    // token is the same everywhere, and its attribute is asked for in place of a user.
    python: {
      imported: python('pyodbc'),
      usual: python('mssql_python'),
      form: {
        ...form(
          'pyodbc 4.0.24',
          { connect: 'pyodbc', pack: 'struct' },
          'connection',
          "{connect}({'Driver={ODBC Driver 18 for SQL Server};Server=tcp:<endpoint>,1433;Database=<entity>;Encrypt=yes;ConnectRetryCount=5'}, attrs_before={1256: {pack}({'<I'}, len(token_bytes)) + token_bytes})",
          'cursor = {client}.cursor()',
          `cursor.execute(${whoAmI})`,
          'row = cursor.fetchone()',
        ),
        before: [
          "token_bytes = {credential}.get_token({'https://<zone>/.default'}).token.encode({'utf-16-le'})",
        ],
      },
    },
    csharp: {
      imported: /\bMicrosoft\.EntityFrameworkCore\b/,
      usual: /\bMicrosoft\.Data\.SqlClient\b/,
      form: form(
        // The first version that brings a driver with the mode.
        `Microsoft.EntityFrameworkCore.SqlServer 6.0.0, ${entraModes}`,
        {
          UseSqlServer: 'this Microsoft.EntityFrameworkCore',
          DbContextOptionsBuilder: 'Microsoft.EntityFrameworkCore',
          DbContext: 'Microsoft.EntityFrameworkCore',
          OpenConnection: 'this Microsoft.EntityFrameworkCore',
          GetDbConnection: 'this Microsoft.EntityFrameworkCore',
        },
        'optionsBuilder',
        `new {DbContextOptionsBuilder}().{UseSqlServer}(${sqlClient})`,
        'using var context = new {DbContext}({client}.Options);',
        'context.Database.{OpenConnection}();',
        'using var command = context.Database.{GetDbConnection}().CreateCommand();',
        `command.CommandText = ${whoAmI};`,
        'var name = command.ExecuteScalar();',
      ),
    },
  },
};
