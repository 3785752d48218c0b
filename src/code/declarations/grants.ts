/** What a declaration grants so that a client works: which role, on which resource. */

import type { ClientTarget, HeldRole } from '../clients/client';
import { locatedAt } from '../recreate/places';
import { dataRoles } from './dataRoles';

export interface Grant {
  readonly role: HeldRole;
  /** The identity has it at this very place, so that an assignment of it is there. */
  readonly isThere: boolean;
  /** `Microsoft.Storage/storageAccounts`, with the types of containers and the like behind it. */
  readonly type: string;
  /** One for each segment of the type after the provider. */
  readonly names: readonly string[];
  /** `Microsoft.Storage/storageAccounts/stordersprod`. */
  readonly path: string;
  /** The ARM ID, where it is known. */
  readonly id?: string;
}

/** The role that is held, else the smallest that reads; `undefined` where roles of Azure RBAC do not decide. */
export function grantOf(target: ClientTarget | undefined): Grant | undefined {
  const usual = target && dataRoles[target.service];
  if (!target || !usual) return undefined;
  const { id, resource } = target;
  const [held] = target.roles ?? [];
  const { type = usual.type, names, path } = locatedAt(id ?? '');
  const isKnown = names.length > 0;
  return {
    role: held ?? usual,
    isThere: held !== undefined && held.isInherited !== true,
    type: isKnown ? type : usual.type,
    names: isKnown ? names : [resource],
    path: isKnown ? path : `${usual.type}/${resource}`,
    ...(id !== undefined && { id }),
  };
}

/** The type of the resource that a container or a queue is in. */
export function ownerType({ type }: Pick<Grant, 'type'>): string {
  return type.split('/').slice(0, 2).join('/');
}

/** What stands beside an assignment that Azure may have already. */
export const thereNote =
  'Azure refuses a second assignment under another name: where this one is there already, give its name.';
