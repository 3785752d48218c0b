/**
 * Clients of Azure SQL. The endpoint is a host name, the entity a database. Most drivers take no credential but a
 * connection string with the client ID, and know no other kind of ID.
 */

import type { ClientTable } from './client';
import { form } from './form';

const whoAmI = "{'SELECT SUSER_SNAME()'}";

export const sql: ClientTable = {
  service: 'sql',
  entity: 'database',
  forms: {
    typescript: form(
      // `mssql`, which stands on it, has no names that a module can import.
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
      // The mode came with 2.1; from 7 on, those of Entra ID stand in a package of their own.
      'Microsoft.Data.SqlClient 2.1.0 in Microsoft.EntityFrameworkCore.SqlServer, Microsoft.Data.SqlClient.Extensions.Azure 1.0.0 beside Microsoft.Data.SqlClient 7.0.0 in Microsoft.EntityFrameworkCore.SqlServer',
      { SqlConnection: 'Microsoft.Data.SqlClient', SqlCommand: 'Microsoft.Data.SqlClient' },
      'connection',
      "new {SqlConnection}({'Server=tcp:<endpoint>,1433;Database=<entity>;Encrypt=True;ConnectRetryCount=5;ConnectRetryInterval=10;Authentication=Active Directory Managed Identity[;User Id=<id>]'})",
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
};
