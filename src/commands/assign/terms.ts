/** Under which terms a role is assigned: the condition that is written for each role, what is left open by it, and the description. */

import { isCosmosOwn } from '../../model/cosmosPlaces';
import { conditionOf, notLimited, type Restriction } from '../../model/conditions/restriction';
import type { RoleDefinition } from '../../model/role';
import type { ReviewedCondition } from '../../ui/reviewPorts';

export interface Terms {
  readonly description?: string;
  /** As it was given: for every role alike. A restriction takes its place. */
  readonly condition?: string;
  /** What the roles are limited to, by a condition of its own for each of them. */
  readonly restriction?: Restriction;
}

/** The condition of one role; `undefined` for none. */
export function conditionFor({ condition, restriction }: Terms, role: RoleDefinition): string | undefined {
  return restriction === undefined ? condition : conditionOf(restriction, role);
}

/** Each condition once, with the roles that get it. Cosmos DB's own roles have none. */
export function reviewedConditions(
  terms: Terms,
  roles: readonly RoleDefinition[],
): readonly ReviewedCondition[] {
  const byText = new Map<string, RoleDefinition[]>();
  for (const role of roles) {
    const condition = isCosmosOwn(role) ? undefined : conditionFor(terms, role);
    if (condition !== undefined) byText.set(condition, [...(byText.get(condition) ?? []), role]);
  }
  return [...byText].map(([condition, limited]) => ({
    condition,
    roles: byText.size === 1 ? [] : limited.map(({ roleName }) => roleName),
    notLimited: [...new Set(limited.flatMap((role) => openFor(terms, role)))],
  }));
}

function openFor({ restriction }: Terms, role: RoleDefinition): readonly string[] {
  return restriction === undefined ? [] : notLimited(restriction, role);
}
