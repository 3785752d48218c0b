/** Fills in what role assignments lack to be shown: the names of their roles, and what is known of the places they are made at. */

import { listing } from '../model/listing';
import type { Listing } from '../model/listing';
import type { RoleAssignment, TargetFacts } from '../model/role';
import { narrowestFirst } from './assignmentOrder';
import type { RoleDefinitionLists } from './roleDefinitions';
import type { TargetFactsCache } from './targetFacts';

export interface NameSources {
  readonly roles: RoleDefinitionLists;
  readonly facts: TargetFactsCache;
}

/** The same things, narrowest place first. What could not be looked up is a problem beside them. Throws `cancelled` only. */
export async function withNames<T extends { readonly assignment: RoleAssignment }>(
  { roles, facts }: NameSources,
  tenantId: string,
  views: readonly T[],
  signal: AbortSignal,
): Promise<Listing<T & { readonly target?: TargetFacts }>> {
  const assignments = views.map((view) => view.assignment);
  const [targets, named] = await Promise.all([
    facts.read(
      tenantId,
      assignments.map(({ scope }) => scope),
      signal,
    ),
    roles.named(tenantId, assignments, signal),
  ]);
  const complete = views.map((view, at) => {
    const assignment = named[at] ?? view.assignment;
    const target = targets.of(assignment.scope);
    return { ...view, assignment, ...(target !== undefined && { target }) };
  });
  complete.sort((a, b) => narrowestFirst(a.assignment, b.assignment));
  return listing(complete, targets.problems);
}
