/** Who holds Cosmos DB's own roles: read account by account, each once until it is forgotten. */

import { idKey } from '../../model/armId';
import { bounded } from '../../model/bounded';
import type { CosmosAccount } from '../../model/cosmosRoles';
import { Failure, isCancelled } from '../../model/failure';
import { listing } from '../../model/listing';
import type { Listing, Problem } from '../../model/listing';
import type { Azure } from '../../model/ports';
import type { RoleAssignment, RoleDefinition } from '../../model/role';
import { createCache } from '../cache';
import type { Progress } from '../identityAccess';

export interface CosmosAccess {
  /** Every account with roles of its own that the caller can see. */
  accounts(tenantId: string, signal: AbortSignal): Promise<Listing<CosmosAccount>>;
  /** What a principal holds in all of them. An account that cannot be read is a problem beside the others. */
  ofPrincipal(
    tenantId: string,
    principalId: string,
    signal: AbortSignal,
    onProgress?: Progress,
  ): Promise<Listing<RoleAssignment>>;
  /** Everybody's assignments in one account, with the names of their roles. */
  inAccount(tenantId: string, accountId: string, signal: AbortSignal): Promise<Listing<RoleAssignment>>;
  /** The roles of one account. */
  roles(tenantId: string, accountId: string, signal: AbortSignal): Promise<Listing<RoleDefinition>>;
  /** Forgets one account's assignments, everything without an ID. */
  drop(accountId?: string): void;
}

/** How many accounts are read side by side, and how many in one go. */
const accountsAtOnce = 4;
const mostAccounts = 100;

/** The roles that every account has, so that their names need no request. */
const builtInNames: Readonly<Record<string, string>> = {
  '00000000-0000-0000-0000-000000000001': 'Cosmos DB Built-in Data Reader',
  '00000000-0000-0000-0000-000000000002': 'Cosmos DB Built-in Data Contributor',
};

export function createCosmosAccess({ cosmosRoles }: Pick<Azure, 'cosmosRoles'>): CosmosAccess {
  const accountLists = createCache<Listing<CosmosAccount>>();
  const assignmentLists = createCache<Listing<RoleAssignment>>();
  const roleLists = createCache<Listing<RoleDefinition>>();

  const accounts: CosmosAccess['accounts'] = (tenantId, signal) =>
    accountLists.read(tenantId.toLowerCase(), (shared) => cosmosRoles.accounts(tenantId, shared), signal);
  const roles: CosmosAccess['roles'] = (tenantId, accountId, signal) =>
    roleLists.read(
      idKey(accountId),
      (shared) => cosmosRoles.definitions(tenantId, accountId, shared),
      signal,
    );
  const assignments = (tenantId: string, accountId: string, signal: AbortSignal) =>
    assignmentLists.read(
      idKey(accountId),
      (shared) => cosmosRoles.assignments(tenantId, accountId, shared),
      signal,
    );

  /** The same with role names; custom roles are read when there is one, and keep their GUID where that fails. */
  async function named(
    tenantId: string,
    accountId: string,
    held: readonly RoleAssignment[],
    signal: AbortSignal,
  ): Promise<readonly RoleAssignment[]> {
    const custom = held.some(({ roleGuid }) => builtInNames[roleGuid] === undefined);
    let known: readonly RoleDefinition[] = [];
    try {
      if (custom) known = (await roles(tenantId, accountId, signal)).items;
    } catch (error) {
      if (isCancelled(error)) throw error;
    }
    return held.map((assignment) => {
      const { roleGuid } = assignment;
      const roleName = builtInNames[roleGuid] ?? known.find(({ guid }) => guid === roleGuid)?.roleName;
      return roleName === undefined ? assignment : { ...assignment, roleName };
    });
  }

  return {
    accounts,
    roles,
    async ofPrincipal(tenantId, principalId, signal, onProgress) {
      const found = await accounts(tenantId, signal);
      const read = found.items.slice(0, mostAccounts);
      let done = 0;
      const outcomes = await bounded(
        read,
        accountsAtOnce,
        async ({ id }) => {
          try {
            const all = await assignments(tenantId, id, signal);
            const own = all.items.filter((each) => idKey(each.principalId) === idKey(principalId));
            return listing(await named(tenantId, id, own, signal), all.problems);
          } finally {
            onProgress?.((done += 1), read.length);
          }
        },
        signal,
      );
      const held: RoleAssignment[] = [];
      const problems: Problem[] = [...found.problems];
      for (const [at, outcome] of outcomes.entries()) {
        const { id = '', name = '' } = read[at] ?? {};
        if ('failure' in outcome) problems.push({ where: id, whereName: name, failure: outcome.failure });
        else {
          held.push(...outcome.value.items);
          problems.push(...outcome.value.problems);
        }
      }
      return listing(held, [...problems, ...unasked(tenantId, found.items.length - read.length)]);
    },
    async inAccount(tenantId, accountId, signal) {
      const all = await assignments(tenantId, accountId, signal);
      return listing(await named(tenantId, accountId, all.items, signal), all.problems);
    },
    drop(accountId) {
      const matches = (key: string) => accountId === undefined || key === idKey(accountId);
      assignmentLists.drop(matches);
      if (accountId !== undefined) return;
      accountLists.drop(() => true);
      roleLists.drop(() => true);
    },
  };
}

function unasked(where: string, count: number): Problem[] {
  if (count <= 0) return [];
  const values = { missing: 'unasked', count: String(count) };
  return [{ where, failure: new Failure('incomplete', { resource: where, values }) }];
}
