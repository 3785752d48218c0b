/** Identities known in this window, by any of their IDs: so that an ID in code is looked up and its kind never guessed. */

import { idKey, isAtOrBelow, parseArmId } from '../model/armId';
import { createChanges } from './changes';
import type { ManagedIdentity } from '../model/identity';

export interface KnownIdentity {
  readonly identity: ManagedIdentity;
  /** Which of the identity's IDs was asked for. */
  readonly as: 'clientId' | 'objectId' | 'resourceId';
}

/** One list that can be read whole: the identities of one kind in one subscription. */
export interface IndexScope {
  readonly subscriptionId: string;
  readonly kind: ManagedIdentity['kind'];
}

export interface IdentityIndex {
  /** Adds or renews identities. With `complete` they are all there are in that scope, and others known there are forgotten. */
  add(identities: readonly ManagedIdentity[], options?: { readonly complete?: IndexScope }): void;
  /** Finds an identity by client ID, object ID or resource ID, in any case; no wildcard, no part. */
  lookup(guidOrId: string): KnownIdentity | undefined;
  /** All that are known, in the order they were read. */
  all(): readonly ManagedIdentity[];
  /** Names the subscriptions that make the index complete; `undefined` while they are not all known. */
  expect(subscriptionIds: readonly string[] | undefined): void;
  /** Forgets one that is gone; what was read whole is whole without it. */
  remove(id: string): void;
  /** Forgets what lies at or below an ARM ID, all without one; what was read whole there counts as unread. */
  forget(id?: string): void;
  /** Tells that an answer may be another one now. */
  onDidChange(listener: () => void): { dispose(): void };
  /** Whether both lists of every expected subscription were read to their end: only then is an unknown ID news. */
  readonly complete: boolean;
}

const kinds = ['userAssigned', 'systemAssigned'] as const;

export function createIdentityIndex(): IdentityIndex {
  const byResourceId = new Map<string, ManagedIdentity>();
  const byGuid = new Map<string, { readonly key: string; readonly as: 'clientId' | 'objectId' }>();
  const readWhole = new Set<string>();
  let expected: readonly string[] | undefined;
  const changes = createChanges();
  const changed = (): void => {
    changes.fire(undefined);
  };

  // A resource and its system-assigned identity share an ID with nothing else, so one map serves both kinds.
  function remove(key: string) {
    const known = byResourceId.get(key);
    if (known === undefined) return;
    byResourceId.delete(key);
    for (const guid of [known.clientId, known.principalId]) {
      if (guid !== undefined && byGuid.get(guid.toLowerCase())?.key === key)
        byGuid.delete(guid.toLowerCase());
    }
  }

  function put(identity: ManagedIdentity) {
    const key = idKey(identity.id);
    const known = byResourceId.get(key);
    if (known === identity) return;
    // A list does not say a system-assigned client ID: what was read once is kept for as long as the principal is the same.
    const clientId =
      identity.clientId ?? (known?.principalId === identity.principalId ? known.clientId : undefined);
    const whole =
      identity.clientId === clientId
        ? identity
        : { ...identity, ...(clientId !== undefined && { clientId }) };
    if (known?.principalId !== whole.principalId || known.clientId !== clientId) remove(key);
    byResourceId.set(key, whole);
    byGuid.set(whole.principalId.toLowerCase(), { key, as: 'objectId' });
    if (clientId !== undefined) byGuid.set(clientId.toLowerCase(), { key, as: 'clientId' });
  }

  const isReadWhole = (subscriptionId: string) =>
    kinds.every((kind) => readWhole.has(scopeKey({ subscriptionId, kind })));

  return {
    add(identities, { complete } = {}) {
      // Of a list of thousands that has grown by a page, most are in here as they are: told by the object, without a text.
      const before = new Set(byResourceId.values());
      for (const identity of identities) if (!before.has(identity)) put(identity);
      if (complete !== undefined) {
        const scope = scopeKey(complete);
        const listed = new Set(identities);
        const others = [...byResourceId].filter(([, known]) => !listed.has(known));
        const kept = new Set(others.length === 0 ? [] : identities.map(({ id }) => idKey(id)));
        for (const [key, known] of others) if (!kept.has(key) && scopeKey(known) === scope) remove(key);
        readWhole.add(scope);
      }
      changed();
    },
    lookup(guidOrId) {
      const guid = byGuid.get(guidOrId.toLowerCase());
      const identity = byResourceId.get(guid?.key ?? idKey(guidOrId));
      return identity === undefined ? undefined : { identity, as: guid?.as ?? 'resourceId' };
    },
    all: () => [...byResourceId.values()],
    expect(subscriptionIds) {
      const before = expected?.join();
      expected = subscriptionIds;
      if (expected?.join() !== before) changed();
    },
    remove: (id) => {
      remove(idKey(id));
      changed();
    },
    forget(id) {
      if (id === undefined) {
        byResourceId.clear();
        byGuid.clear();
        readWhole.clear();
        changed();
        return;
      }
      for (const key of byResourceId.keys()) if (isAtOrBelow(key, id)) remove(key);
      const subscriptionId = parseArmId(id)?.subscriptionId;
      for (const kind of subscriptionId === undefined ? [] : kinds)
        readWhole.delete(scopeKey({ subscriptionId: subscriptionId ?? '', kind }));
      changed();
    },
    onDidChange: (listener) => changes.listen(listener),
    get complete() {
      return expected !== undefined && expected.length > 0 && expected.every(isReadWhole);
    },
  };
}

function scopeKey(scope: IndexScope): string {
  return `${scope.subscriptionId.toLowerCase()} ${scope.kind}`;
}
