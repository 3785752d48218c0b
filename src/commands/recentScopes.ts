/** The places where roles were assigned last on this machine, to offer them first; the sample's apart from the real ones. */

import type { KeyedMemory } from '../access/identityMemory';
import { sameId } from '../model/armId';
import { scopeOf } from '../model/scope';
import type { NamedScope } from '../ui/ports';

const kept = 8;
const shown = 5;

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly tenantId: string;
}

const keyOf = (sample: boolean) => (sample ? 'recentScopes.sample' : 'recentScopes');

/** Newest first; those of one tenant, since a role of an identity cannot be assigned in another. */
export function recentScopes(memory: KeyedMemory, sample: boolean, tenantId: string): readonly NamedScope[] {
  const own = stored(memory, sample).filter((entry) => sameId(entry.tenantId, tenantId));
  const named = own.flatMap(({ id, name }) => {
    const scope = scopeOf(id);
    return scope === undefined ? [] : [{ scope, name }];
  });
  return named.slice(0, shown);
}

export function rememberScope(memory: KeyedMemory, sample: boolean, tenantId: string, at: NamedScope): void {
  const others = stored(memory, sample).filter(({ id }) => !sameId(id, at.scope.id));
  memory.set(keyOf(sample), [{ id: at.scope.id, name: at.name, tenantId }, ...others].slice(0, kept));
}

/** What another hand stored in another form is passed over. */
function stored(memory: KeyedMemory, sample: boolean): readonly Entry[] {
  const value = memory.get(keyOf(sample));
  return Array.isArray(value) ? value.filter(isEntry) : [];
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  return ['id', 'name', 'tenantId'].every((field) => typeof fields.get(field) === 'string');
}
