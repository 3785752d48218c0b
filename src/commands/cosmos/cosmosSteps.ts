/** The questions of a Cosmos DB role assignment: the account, where in it, and which of its roles. */

import type { Connection } from '../../access/connection';
import { bounded } from '../../model/bounded';
import { cosmosPlaceOf } from '../../model/cosmosPlaces';
import { listing } from '../../model/listing';
import type { Listing, Problem } from '../../model/listing';
import type { RoleDefinition } from '../../model/role';
import { nestedName } from '../../model/resourceName';
import type { Resource } from '../../model/tenancy';
import type { Asked, Choice } from '../../ui/formPorts';
import type { Picked } from '../../ui/listPicker';
import type { LocatedIdentity, NamedScope } from '../../ui/ports';
import type { CommandDeps } from '../deps';
import { namedCosmosPlace } from './cosmosArguments';
import { cosmosChoices } from './cosmosChoices';

type At = Omit<Asked, 'question'>;

export interface AccountChoice {
  readonly accountId: string;
}

export function askForAccount(
  { ui }: CommandDeps,
  { store }: Connection,
  tenantId: string,
  at: At,
): Promise<Picked<AccountChoice>> {
  return ui.pick.choice<AccountChoice>({
    ...at,
    question: ['cosmos.whichAccount'],
    placeholder: ['cosmos.accountPlaceholder'],
    ifEmpty: ['cosmos.noAccount'],
    load: async (signal) => {
      const { items, problems } = await store.cosmos.accounts(tenantId, signal);
      const choices = items.map(({ id, name }): Choice<AccountChoice> => ({
        value: { accountId: id },
        label: { data: name },
        description: { data: id.replace(/^.*\/resourceGroups\/([^/]+)\/.*$/i, '$1') },
        icon: 'globe',
      }));
      return listing(choices, problems);
    },
  });
}

/** The whole account, its databases, and their containers. */
export function askForPlaceInAccount(
  { ui }: CommandDeps,
  connection: Connection,
  tenantId: string,
  accountId: string,
  at: At,
): Promise<Picked<NamedScope>> {
  const whole = namedCosmosPlace({ accountId, path: '/' });
  return ui.pick.choice<NamedScope>({
    ...at,
    question: ['cosmos.where'],
    placeholder: ['cosmos.wherePlaceholder', whole.name],
    load: async (signal) => {
      const inside = await placesInside(connection, tenantId, accountId, signal);
      const choices = inside.items.map((resource): Choice<NamedScope> => ({
        value: namedPlace(resource),
        label: { data: nestedName(resource.id) },
        description: /\/containers$/i.test(resource.type) ? ['cosmos.container'] : ['cosmos.database'],
        icon: /\/containers$/i.test(resource.type) ? 'folder' : 'database',
      }));
      const all: Choice<NamedScope> = {
        value: whole,
        label: { data: whole.name },
        description: ['cosmos.all'],
        icon: 'globe',
      };
      return listing([all, ...choices], inside.problems);
    },
  });
}

/** How many databases are read side by side. */
const databasesAtOnce = 4;

async function placesInside(
  { azure }: Connection,
  tenantId: string,
  accountId: string,
  signal: AbortSignal,
): Promise<Listing<Resource>> {
  const account = { id: accountId, name: '', type: 'Microsoft.DocumentDB/databaseAccounts' };
  const databases = await azure.scopes.children(tenantId, account, signal);
  const read = await bounded(
    databases.items,
    databasesAtOnce,
    (database) => azure.scopes.children(tenantId, database, signal),
    signal,
  );
  const problems: Problem[] = [...databases.problems];
  const places = databases.items.flatMap((database, at): Resource[] => {
    const outcome = read[at];
    if (outcome === undefined || 'failure' in outcome) {
      if (outcome !== undefined)
        problems.push({ where: database.id, whereName: database.name, failure: outcome.failure });
      return [database];
    }
    problems.push(...outcome.value.problems);
    return [database, ...outcome.value.items];
  });
  return listing(places, problems);
}

function namedPlace({ id }: Resource): NamedScope {
  return namedCosmosPlace(cosmosPlaceOf(id) ?? { accountId: id, path: '/' });
}

export function askForCosmosRoles(
  { ui }: CommandDeps,
  connection: Connection,
  identities: readonly LocatedIdentity[],
  at: NamedScope,
  asked: At,
): Promise<Picked<readonly RoleDefinition[]>> {
  return ui.pick.choices<RoleDefinition>({
    ...asked,
    question: ['cosmos.whichRoles'],
    placeholder: ['cosmos.rolesPlaceholder'],
    ifEmpty: ['cosmos.noRole'],
    load: async (signal) => {
      const { items, problems } = await cosmosChoices(connection, identities, at, signal);
      const choices = items.map(({ role, held }): Choice<RoleDefinition> => ({
        value: role,
        label: { data: role.roleName },
        ...(held && { description: ['cosmos.held'] }),
        detail: { data: role.permissions.flatMap((entry) => entry.dataActions).join(' · ') },
        icon: 'shield',
      }));
      return listing(choices, problems);
    },
  });
}
