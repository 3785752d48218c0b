/** Roles by where they can be assigned, with the built-in ones held once however many places were asked; and their names. */

import { idKey, parseArmId } from '../model/armId';
import { isCancelled } from '../model/failure';
import { listing } from '../model/listing';
import type { Listing } from '../model/listing';
import type { Azure } from '../model/ports';
import type { RoleAssignment, RoleDefinition } from '../model/role';
import { turn } from '../model/turn';
import { createCache } from './cache';

export interface RoleDefinitionLists {
  list(tenantId: string, scope: string, signal: AbortSignal): Promise<Listing<RoleDefinition>>;
  /** What a role is called, by its GUID, as far as lists that have it were read. */
  nameOf(guid: string): string | undefined;
  /** The assignments with role names where those are missing: one list for each place that is not known yet, none as a rule. */
  named(
    tenantId: string,
    assignments: readonly RoleAssignment[],
    signal: AbortSignal,
  ): Promise<readonly RoleAssignment[]>;
  drop(): void;
}

export function createRoleDefinitions(azure: Azure): RoleDefinitionLists {
  const lists = createCache<Listing<RoleDefinition>>();
  const builtIn = new Map<string, RoleDefinition>();
  /** Every role seen, by tenant and GUID. */
  const seen = new Map<string, RoleDefinition>();
  const names = new Map<string, string>();
  const seenKey = (tenantId: string, guid: string) => `${tenantId} ${guid}`.toLowerCase();

  function shared(tenantId: string, role: RoleDefinition): RoleDefinition {
    const known = role.type === 'BuiltInRole' ? (builtIn.get(role.guid) ?? role) : role;
    if (role.type === 'BuiltInRole') builtIn.set(role.guid, known);
    seen.set(seenKey(tenantId, role.guid), known);
    names.set(role.guid.toLowerCase(), role.roleName);
    return known;
  }

  function list(tenantId: string, scope: string, signal: AbortSignal): Promise<Listing<RoleDefinition>> {
    const place = whereRolesLive(scope);
    const load = async (all: AbortSignal) => {
      const { items, problems } = await azure.roleDefinitions.list(tenantId, place, all);
      // Taking a thousand roles out of the answer has filled this turn; what is done with them fills another.
      await turn();
      return listing(
        items.map((role) => shared(tenantId, role)),
        problems,
      );
    };
    return lists.read(`${tenantId.toLowerCase()}\n${idKey(place)}`, load, signal);
  }

  return {
    list,
    nameOf: (guid) => names.get(guid.toLowerCase()),
    async named(tenantId, assignments, signal) {
      const isUnknown = ({ roleName, roleGuid }: RoleAssignment) =>
        roleName === undefined && !seen.has(seenKey(tenantId, roleGuid));
      for (const assignment of assignments) {
        if (!isUnknown(assignment)) continue;
        try {
          await list(tenantId, assignment.scope, signal);
        } catch (error) {
          if (isCancelled(error)) throw error;
          // The assignment is true without the name, which can be looked up elsewhere by its GUID.
          break;
        }
      }
      return assignments.map((assignment) => {
        const role = seen.get(seenKey(tenantId, assignment.roleGuid));
        if (assignment.roleName !== undefined || role === undefined) return assignment;
        return { ...assignment, roleName: role.roleName, roleType: role.type };
      });
    },
    drop() {
      lists.drop(() => true);
      builtIn.clear();
      seen.clear();
      names.clear();
    },
  };
}

/** A role can be made for a resource group but not for a resource in it, so that one list serves all its resources. */
function whereRolesLive(scope: string): string {
  const parsed = parseArmId(scope);
  if (parsed?.subscriptionId === undefined) return scope;
  const subscription = `/subscriptions/${parsed.subscriptionId}`;
  return parsed.resourceGroup === undefined
    ? subscription
    : `${subscription}/resourceGroups/${parsed.resourceGroup}`;
}
