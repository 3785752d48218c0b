/** How the tree is arranged: by what identities stand together, which of them are shown, and which stand first. */

import { idKey } from './armId';
import type { ManagedIdentity } from './identity';

export const groupings = ['subscription', 'resourceGroup', 'region', 'tag'] as const;
export type Grouping = (typeof groupings)[number];

export interface Arrangement {
  readonly by: Grouping;
  /** The name of the tag, when they are grouped by one. */
  readonly tag?: string;
  /** Only those that nothing is known to use. */
  readonly unusedOnly: boolean;
  /** ARM IDs of the identities that the folders of the workspace run as: they stand first, marked. */
  readonly first: readonly string[];
}

export const plainArrangement: Arrangement = { by: 'subscription', unusedOnly: false, first: [] };

/** Whether it is an identity that the workspace runs as. */
export function standsFirst({ first }: Arrangement, { id }: { readonly id: string }): boolean {
  return first.some((each) => idKey(each) === idKey(id));
}

/** The same items in their order, those that are wanted first before the others. */
export function firstOf<T>(items: readonly T[], isFirst: (item: T) => boolean): readonly T[] {
  const chosen = items.filter(isFirst);
  return chosen.length === 0 ? items : [...chosen, ...items.filter((item) => !isFirst(item))];
}

/** The value of a tag, whose name Azure takes in any case; `undefined` without it. System-assigned identities have none. */
export function tagValue(identity: ManagedIdentity, tag: string): string | undefined {
  if (identity.kind === 'systemAssigned') return undefined;
  const wanted = tag.toLowerCase();
  return Object.entries(identity.tags).find(([name]) => name.toLowerCase() === wanted)?.[1];
}
