/** What is true of attaching identities in every language, from the table of the types that carry them. */

import { identityHostOf } from '../../model/identityHosts';
import type { AttachmentItem, IdentityBlock } from './items';
import { locatedAt } from './places';

/** How a block is changed by a PATCH that keeps what is there. */
export interface Patch {
  /** What the type of the block becomes when the resource has the other kind as well, and when it has not. */
  readonly both: string;
  readonly alone: string;
  /** The word in the present type that tells; absent when both kinds are attached anyway. */
  readonly other?: 'SystemAssigned' | 'UserAssigned';
  /** What has to stand beside the block. */
  readonly location?: string;
  /** What nobody has tried for the type. */
  readonly note?: string;
}

export function patchOf({ resource, attach }: AttachmentItem): Patch {
  const { type = '' } = locatedAt(resource.id);
  const host = identityHostOf(type);
  const both = bothKinds(type);
  const { location } = resource.members;
  const whole = attach.systemAssigned && attach.userAssigned.length > 0;
  return {
    both,
    alone: blockType(attach, type),
    ...(!whole && { other: attach.systemAssigned ? 'UserAssigned' : 'SystemAssigned' }),
    ...(host?.location === true && typeof location === 'string' && { location }),
    ...(host === undefined && {
      note: 'Whether this type takes a change of its identities alone is not verified',
    }),
  };
}

/** The type of an identity block, as the provider of a resource type spells it. */
export function blockType({ systemAssigned, userAssigned }: IdentityBlock, type: string): string {
  if (systemAssigned && userAssigned.length > 0) return bothKinds(type);
  if (systemAssigned) return 'SystemAssigned';
  return userAssigned.length > 0 ? 'UserAssigned' : 'None';
}

function bothKinds(type: string): string {
  return identityHostOf(type)?.both ?? 'SystemAssigned, UserAssigned';
}

/** Why a type's identities cannot be changed by a PATCH; `undefined` where they can. */
export function patchRefusal(type: string): string | undefined {
  switch (identityHostOf(type)?.change) {
    case 'recreate':
      return 'Azure changes the identities of a container group only by making it anew, and does not tell its secure values: export it with "az container export", add the identity and the secure values to the file, and create it with "az container create"';
    case 'cluster':
      return 'The identity of a cluster is changed by its own command; what runs in the cluster takes an identity through a federated credential';
    case 'patch':
    case undefined:
      return undefined;
  }
}
