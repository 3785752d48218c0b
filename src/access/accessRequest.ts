/** What somebody who may not do something asks the owner of a place for: for each scope the smallest role that has what is missing. */

import { grouped } from '../model/grouped';
import { idKey } from '../model/armId';
import type { RoleDefinition } from '../model/role';
import { leastRole } from './leastRole';
import type { Need } from './mayI';
import type { OperationsOf } from './operations';

export interface RequestedRole {
  readonly scope: string;
  /** The actions that are missing there. */
  readonly actions: readonly string[];
  /** Absent when no single built-in role allows them all. */
  readonly role?: RoleDefinition;
  /** The version that a resource at the scope is read with, for the Bicep that grants it; absent when nobody can say. */
  readonly apiVersion?: string;
}

export interface AccessRequest {
  /** Who asks, as they sign in; empty when that is not known. */
  readonly account: string;
  /** The managed identity that is to have the roles, where it is not who asks. */
  readonly identity?: { readonly name: string; readonly objectId: string };
  readonly roles: readonly RequestedRole[];
}

/** @param definitions those that can be assigned at the scopes. */
export function accessRequest(
  account: string,
  missing: readonly Need[],
  definitions: readonly RoleDefinition[],
  operationsOf: OperationsOf,
): AccessRequest {
  const roles = [...grouped(missing, ({ scope }) => idKey(scope)).values()].map((needs): RequestedRole => {
    const actions = [...new Set(needs.map(({ action }) => action))];
    const role = leastRole(definitions, actions, operationsOf);
    return { scope: needs[0]?.scope ?? '/', actions, ...(role !== undefined && { role }) };
  });
  return { account, roles };
}
