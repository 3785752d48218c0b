/** What is inside Contoso's Cosmos DB accounts: databases and containers, and who may read them by Cosmos DB's own roles. */

import { guidOf } from '../guid';
import type { JsonObject } from '../json';
import { child, children, principalOf, resource } from './build';
import { catalogApi, catalogIndexer, ordersApi, ordersWorker } from './identities';
import { catalog, orders } from './organisation';
import { cosmos } from './services';
import type { SampleResource, SampleResourceGroup } from './shape';

const accountType = 'Microsoft.DocumentDB/databaseAccounts';
const items = `${accountType}/sqlDatabases/containers/items`;

function account(
  group: SampleResourceGroup,
  name: string,
  kind: string,
  capability?: string,
): SampleResource {
  return resource(group, accountType, name, {
    kind,
    properties: {
      provisioningState: 'Succeeded',
      documentEndpoint: `https://${name}.documents.sample.invalid:443/`,
      capabilities: capability === undefined ? [] : [{ name: capability }],
    },
  });
}

export const catalogCosmos = account(catalog, 'cosmos-catalog', 'GlobalDocumentDB', 'EnableServerless');
/** Of other interfaces: they have no such roles. */
const reviewsMongo = account(catalog, 'cosmos-reviews', 'MongoDB', 'EnableMongo');
const carriersTable = account(orders, 'cosmos-carriers', 'GlobalDocumentDB', 'EnableTable');

export const ordersDatabase = child(cosmos, 'sqlDatabases', 'orders');
const archiveDatabase = child(cosmos, 'sqlDatabases', 'archive');
const catalogDatabase = child(catalogCosmos, 'sqlDatabases', 'catalog');

function definition(
  of: SampleResource,
  guid: string,
  roleName: string,
  dataActions: readonly string[],
  type = 'BuiltInRole',
  scopes: readonly string[] = [of.id],
): SampleResource {
  const properties: JsonObject = {
    roleName,
    type,
    assignableScopes: scopes,
    permissions: [{ dataActions, notDataActions: [] }],
  };
  return child(of, 'sqlRoleDefinitions', guid, properties);
}

/** The two that every account of the NoSQL interface has. */
function builtIn(of: SampleResource): SampleResource[] {
  return [
    definition(of, '00000000-0000-0000-0000-000000000001', 'Cosmos DB Built-in Data Reader', [
      `${accountType}/readMetadata`,
      `${accountType}/sqlDatabases/containers/executeQuery`,
      `${accountType}/sqlDatabases/containers/readChangeFeed`,
      `${items}/read`,
    ]),
    definition(of, '00000000-0000-0000-0000-000000000002', 'Cosmos DB Built-in Data Contributor', [
      `${accountType}/readMetadata`,
      `${accountType}/sqlDatabases/containers/*`,
      `${items}/*`,
    ]),
  ];
}

const appendOnly = definition(
  cosmos,
  guidOf('cosmos role append only'),
  'Contoso Orders Appender',
  [`${accountType}/readMetadata`, `${items}/create`],
  'CustomRole',
  [`${cosmos.id}/dbs/orders`],
);

function grant(of: SampleResource, principalId: string, roleGuid: string, path: string): SampleResource {
  return child(of, 'sqlRoleAssignments', guidOf(`cosmos ${of.id} ${principalId} ${roleGuid} ${path}`), {
    roleDefinitionId: `${of.id}/sqlRoleDefinitions/${roleGuid}`,
    scope: path === '/' ? of.id : `${of.id}${path}`,
    principalId,
  });
}

const [reader, contributor] = [
  '00000000-0000-0000-0000-000000000001',
  '00000000-0000-0000-0000-000000000002',
] as const;

export const cosmosData: readonly SampleResource[] = [
  ...[catalogCosmos, reviewsMongo, carriersTable],
  ...[ordersDatabase, archiveDatabase, catalogDatabase],
  ...children(ordersDatabase, 'containers', ['orders', 'invoices']),
  ...children(archiveDatabase, 'containers', ['orders']),
  ...children(catalogDatabase, 'containers', ['products']),
  ...builtIn(cosmos),
  ...builtIn(catalogCosmos),
  appendOnly,
  grant(cosmos, principalOf(ordersApi), contributor, '/dbs/orders'),
  grant(cosmos, principalOf(ordersWorker), reader, '/dbs/orders/colls/invoices'),
  grant(cosmos, principalOf(ordersWorker), guidOf('cosmos role append only'), '/dbs/orders'),
  grant(catalogCosmos, principalOf(catalogApi), reader, '/'),
  grant(catalogCosmos, principalOf(catalogIndexer), contributor, '/dbs/catalog'),
];
