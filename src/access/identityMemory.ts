/** The identities this machine remembers: IDs and names only, so that offers need no request. */

import { idKey, isUserAssignedId, lastSegment, parseArmId, resourceTypeOf } from '../model/armId';
import type { ManagedIdentity } from '../model/identity';
import { isSampleId } from '../model/sampleMark';

export interface RememberedIdentity {
  readonly id: string;
  readonly kind: ManagedIdentity['kind'];
  readonly name: string;
  readonly clientId?: string;
  readonly principalId: string;
  readonly sample: boolean;
}

/** A small store of the editor's, by key; values are JSON. */
export interface KeyedMemory {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
}

export interface IdentityMemory {
  /** By ARM ID, whatever its case. */
  recall(id: string): RememberedIdentity | undefined;
  /** All that are kept, sample ones included, those used last first. */
  all(): readonly RememberedIdentity[];
  /** The one used last for inserting code: a sample one only while the sample is open, and none but those then. */
  last(): RememberedIdentity | undefined;
  /** Drops one that is gone, so that nothing offers it any more. */
  forget(id: string): void;
  /** Keeps an identity, as the one used last when `used`. */
  remember(identity: ManagedIdentity, sample: boolean, used: boolean): void;
}

const key = 'identities';
/** How many are kept: workspace identities and the last few used. */
const most = 50;

/** Newest first. What was stored by somebody else's hand and does not have the right form is passed over. */
export function createIdentityMemory(
  memory: KeyedMemory,
  sampleOpen: () => boolean = () => false,
): IdentityMemory {
  const stored = (): readonly RememberedIdentity[] => {
    const value = memory.get(key);
    return Array.isArray(value) ? value.filter(isRemembered) : [];
  };
  return {
    all: stored,
    recall: (id) => stored().find((one) => idKey(one.id) === idKey(id)),
    last: () => stored().find(({ sample }) => sample === sampleOpen()),
    forget: (id) => {
      const others = stored().filter((one) => idKey(one.id) !== idKey(id));
      if (others.length < stored().length) memory.set(key, others);
    },
    remember: (identity, sample, used) => {
      const { id, kind, name, clientId, principalId } = identity;
      const fresh: RememberedIdentity = {
        id,
        kind,
        name,
        principalId,
        sample,
        ...(clientId !== undefined && { clientId }),
      };
      const others = stored().filter((one) => idKey(one.id) !== idKey(id));
      const all = used ? [fresh, ...others] : [...others.slice(0, 1), fresh, ...others.slice(1)];
      memory.set(key, all.slice(0, most));
    },
  };
}

/** What an ARM ID says of an identity by itself, before anybody has read it; `undefined` when no resource has such an ID. */
export function identityFromId(id: string): RememberedIdentity | undefined {
  if (parseArmId(id)?.subscriptionId === undefined || resourceTypeOf(id) === undefined) return undefined;
  const kind = isUserAssignedId(id) ? 'userAssigned' : 'systemAssigned';
  return { id, kind, name: lastSegment(id), principalId: '', sample: isSampleId(id) };
}

function isRemembered(value: unknown): value is RememberedIdentity {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  const text = (name: string): boolean => typeof fields.get(name) === 'string';
  const kind = fields.get('kind');
  return (
    text('id') &&
    text('name') &&
    text('principalId') &&
    (kind === 'userAssigned' || kind === 'systemAssigned') &&
    typeof fields.get('sample') === 'boolean' &&
    (fields.get('clientId') === undefined || text('clientId'))
  );
}
