/** Cosmos DB's own roles over ARM: accounts from Resource Graph, everything in an account from the account itself. */

import { idKey, lastSegment, parseArmId } from '../model/armId';
import { cosmosArmId, cosmosPlaceOf, cosmosScope } from '../model/cosmosPlaces';
import type { CosmosAccount, CosmosRoles, NewCosmosAssignment } from '../model/cosmosRoles';
import { Failure, toFailure } from '../model/failure';
import type { Listing } from '../model/listing';
import type { PlannedRequest } from '../model/plannedRequest';
import type { Clock } from '../model/ports';
import type { RoleAssignment } from '../model/role';
import type { Subscription } from '../model/tenancy';
import { uuidOf } from '../model/uuidOf';
import { versionOfType } from './apiVersions';
import type { Connect } from './connection';
import { at, records, text, type Json } from './decode';
import { inEverySubscription } from './everySubscription';
import { begunBy, endOf } from './operations';
import { mapped } from './pages';
import { below, graphPath, guidOrThrow, pathOf } from './paths';
import { cosmosAccountsQuery } from './queries';
import { askAll, mayFallBack } from './resourceGraph';
import { definitionOf } from './roleShapes';

const accountType = 'Microsoft.DocumentDB/databaseAccounts';
const apiVersion = versionOfType(accountType) ?? '';
/** Our own namespace, drawn once at random. */
const namespace = 'a3f1d6c2-0b87-4d59-9e1a-64c7f25b0d98';

export function createCosmosRoles(connect: Connect, clock: Clock): CosmosRoles {
  return {
    accounts: (tenantId, signal) => accountsIn(connect, tenantId, signal),
    async definitions(tenantId, accountId, signal) {
      const path = below(accountId, 'sqlRoleDefinitions');
      return mapped(await connect(tenantId).arm.list({ path, apiVersion }, signal), definitionOf, path);
    },
    async assignments(tenantId, accountId, signal) {
      const path = below(accountId, 'sqlRoleAssignments');
      return mapped(await connect(tenantId).arm.list({ path, apiVersion }, signal), assignmentOf, path);
    },
    async beginAssign(tenantId, assignment, signal) {
      const { path, body } = assignRequest(assignment);
      const { arm } = connect(tenantId);
      const answer = await told(arm.put({ path: `/${pathOf(path)}`, apiVersion }, body, signal));
      return begunBy(answer, path, clock.now());
    },
    assignRequest,
    async beginRemove(tenantId, assignmentId, signal) {
      const { arm } = connect(tenantId);
      const answer = await arm.delete({ path: `/${pathOf(assignmentId)}`, apiVersion }, signal);
      return answer.status === 204 ? undefined : begunBy(answer, assignmentId, clock.now());
    },
    removeRequest: (path) => ({ method: 'DELETE', path, apiVersion }),
    finish: (tenantId, begun, signal) => told(endOf(connect(tenantId).arm, begun, clock, signal)),
  };
}

async function accountsIn(
  connect: Connect,
  tenantId: string,
  signal: AbortSignal,
): Promise<Listing<CosmosAccount>> {
  try {
    const rows = await askAll(connect(tenantId).arm, { query: cosmosAccountsQuery }, signal);
    return mapped({ ...rows, items: rows.items.filter(hasOwnRoles) }, accountOf, graphPath);
  } catch (error) {
    if (!mayFallBack(error)) throw error;
    const read = async ({ subscriptionId }: Subscription): Promise<Listing<CosmosAccount>> => {
      const path = `/subscriptions/${pathOf(subscriptionId)}/providers/${accountType}`;
      const found = await connect(tenantId).arm.list({ path, apiVersion }, signal);
      const flat = found.items.map((item): Json => ({
        ...item,
        capabilities: at(item, 'properties', 'capabilities'),
      }));
      return mapped({ ...found, items: flat.filter(hasOwnRoles) }, accountOf, path);
    };
    return inEverySubscription(connect, tenantId, read, signal);
  }
}

/** Interfaces other than NoSQL's: their accounts have no such roles. */
const otherInterfaces: readonly string[] = ['enablemongo', 'enablecassandra', 'enablegremlin', 'enabletable'];

function hasOwnRoles(row: Json): boolean {
  const capabilities = records(row['capabilities']).map(({ name }) => text(name)?.toLowerCase() ?? '');
  return (
    text(row['kind'])?.toLowerCase() === 'globaldocumentdb' &&
    !capabilities.some((name) => otherInterfaces.includes(name))
  );
}

function accountOf(row: Json): CosmosAccount | undefined {
  const id = text(row['id']);
  return id === undefined ? undefined : { id, name: text(row['name']) ?? lastSegment(id) };
}

function assignmentOf(item: Json): RoleAssignment | undefined {
  const id = text(item['id']);
  const role = text(at(item, 'properties', 'roleDefinitionId'));
  const principalId = text(at(item, 'properties', 'principalId'));
  const place = cosmosPlaceOf(text(at(item, 'properties', 'scope')) ?? '');
  if (id === undefined || role === undefined || principalId === undefined || place === undefined)
    return undefined;
  return { id, scope: cosmosArmId(place), roleGuid: lastSegment(role).toLowerCase(), principalId };
}

function assignRequest(assignment: NewCosmosAssignment): PlannedRequest {
  const { accountId, path } = assignment;
  if (parseArmId(accountId)?.subscriptionId === undefined || cosmosPlaceOf(accountId)?.path !== '/')
    throw new Failure('badArgument', { field: 'accountId' });
  const principalId = guidOrThrow(assignment.principalId, 'principalId');
  const roleGuid = guidOrThrow(assignment.roleGuid, 'roleDefinitionId');
  // Databases and containers are told apart by case, unlike everything that Resource Manager names.
  const name = uuidOf(namespace, [idKey(accountId), path, principalId, roleGuid].join('|'));
  return {
    method: 'PUT',
    path: `${accountId}/sqlRoleAssignments/${name}`,
    apiVersion,
    body: {
      properties: {
        roleDefinitionId: `${accountId}/sqlRoleDefinitions/${roleGuid}`,
        scope: cosmosScope(assignment),
        principalId,
      },
    },
  };
}

/** Cosmos DB says by a sentence only that the directory does not know the principal, or not yet. */
async function told<T>(sent: Promise<T>): Promise<T> {
  try {
    return await sent;
  } catch (error) {
    const { code, details } = toFailure(error);
    if (code === 'service' && /was not found in the AAD tenant/i.test(details.serviceMessage ?? ''))
      throw new Failure('principalNotFound', details, { cause: error });
    throw error;
  }
}
