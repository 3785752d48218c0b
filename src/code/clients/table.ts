/** Clients of Table Storage. */

import type { ClientTable } from './client';
import { cppRetry, form, goNames, goRetry, goSdk, javaRetry, javaRetryNames, python } from './form';

export const table: ClientTable = {
  service: 'table',
  entity: 'table',
  forms: {
    typescript: form(
      '@azure/data-tables 13.0.0',
      // The service's client makes no clients of tables in this SDK.
      { TableClient: '@azure/data-tables' },
      'tableClient',
      'new {TableClient}({endpoint}, {entity}, {credential}, { retryOptions: { maxRetries: 5 } })',
      'const row = await {client}.getEntity({"partition key"}, {"row key"});',
    ),
    python: python(
      'azure-data-tables 12.4.0',
      { TableServiceClient: 'azure.data.tables' },
      'table_service_client',
      '{TableServiceClient}(endpoint={endpoint}, credential={credential}, retry_total=5)',
      'row = {await}{client}.get_table_client({entity}).get_entity({"partition key"}, {"row key"})',
    ),
    csharp: form(
      'Azure.Data.Tables 12.5.0',
      {
        TableServiceClient: 'Azure.Data.Tables',
        TableClientOptions: 'Azure.Data.Tables',
        TableEntity: 'Azure.Data.Tables',
        Uri: 'System',
      },
      'tableServiceClient',
      'new {TableServiceClient}(new {Uri}({endpoint}), {credential}, new {TableClientOptions} { Retry = { MaxRetries = 5 } })',
      'var row = {client}.GetTableClient({entity}).GetEntity<{TableEntity}>({"partition key"}, {"row key"}).Value;',
    ),
    java: form(
      'com.azure:azure-data-tables 12.3.0',
      {
        TableServiceClient: 'com.azure.data.tables',
        TableServiceClientBuilder: 'com.azure.data.tables',
        TableEntity: 'com.azure.data.tables.models',
        ...javaRetryNames,
      },
      'tableServiceClient',
      `new {TableServiceClientBuilder}().endpoint({endpoint}).credential({credential})${javaRetry}.buildClient()`,
      '{TableEntity} row = {client}.getTableClient({entity}).getEntity({"partition key"}, {"row key"});',
    ),
    go: form(
      `${goSdk}data/aztables 1.0.0`,
      { aztables: `${goSdk}data/aztables`, ...goNames },
      'tableServiceClient',
      `{aztables}.NewServiceClient({endpoint}, {credential}, ${goRetry('aztables')})`,
      'row, err := {client}.NewClient({entity}).GetEntity({context}.Background(), {"partition key"}, {"row key"}, nil)',
      '{fmt}.Println(string(row.Value))',
    ),
    cpp: form(
      'azure-data-tables-cpp 1.0.0-beta.1',
      { TableServiceClient: 'azure/data/tables.hpp' },
      'tableServiceClient',
      `Azure::Data::Tables::{TableServiceClient}({endpoint}, {credential}, ${cppRetry('Azure::Data::Tables::TableClientOptions')})`,
      'auto row = {client}.GetTableClient({entity}).GetEntity({"partition key"}, {"row key"});',
    ),
  },
};
