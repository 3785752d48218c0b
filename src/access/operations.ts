/** The operations that a set of roles speaks of, and what each role allows of them once its wildcards are expanded. */

import { matcherOf } from '../model/actions';
import type { RoleDefinition } from '../model/role';
import { unlistedDataOperations } from './dataOperations';

/** Operations of both planes as places in `Operations.control` and `Operations.data`, in no order. */
export interface Allowed {
  readonly control: readonly number[];
  readonly data: readonly number[];
}

export interface Operations {
  /** In lower case and sorted. */
  readonly control: readonly string[];
  readonly data: readonly string[];
  /** What a role allows: its entries added up, each less its own exclusions. */
  allowedBy(role: RoleDefinition): Allowed;
  /** An operation as the definitions write it. */
  written(operation: string): string;
}

/** Gives the operations of a list of roles that is never changed. */
export type OperationsOf = (definitions: readonly RoleDefinition[]) => Operations;

/**
 * Keeps what was read of a list for as long as the list lives: a picker and a review look at the same thousand roles many
 * times, and a review of ten roles for ten identities would else hold everything up for seconds.
 */
export function createOperations(): OperationsOf {
  const kept = new WeakMap<readonly RoleDefinition[], Operations>();
  return (definitions) => {
    const operations = kept.get(definitions) ?? operationsOf(definitions);
    kept.set(definitions, operations);
    return operations;
  };
}

/**
 * Every operation that some definition names without a wildcard, and those of our own table. A wildcard that would
 * cover none of them stands for one operation itself, so that it counts.
 */
export function operationsOf(definitions: readonly RoleDefinition[]): Operations {
  const entries = definitions.flatMap((role) => role.permissions);
  const spelling = new Map<string, string>();
  const note = (operation: string) => {
    const key = operation.toLowerCase();
    if (!spelling.has(key)) spelling.set(key, operation);
    return key;
  };
  const control = planeOf(
    entries.map((entry) => [entry.actions, entry.notActions]),
    [],
    note,
  );
  const data = planeOf(
    entries.map((entry) => [entry.dataActions, entry.notDataActions]),
    unlistedDataOperations,
    note,
  );
  return {
    control: control.operations,
    data: data.operations,
    allowedBy: ({ permissions }) => ({
      control: control.allowed(permissions.map((entry) => [entry.actions, entry.notActions])),
      data: data.allowed(permissions.map((entry) => [entry.dataActions, entry.notDataActions])),
    }),
    written: (operation) => spelling.get(operation) ?? operation,
  };
}

/** What an entry grants, and what it excludes. */
type Patterns = readonly [granted: readonly string[], excluded: readonly string[]];

function planeOf(
  entries: readonly Patterns[],
  listed: readonly string[],
  note: (operation: string) => string,
) {
  const grantedAnywhere = new Set(entries.flatMap(([granted]) => granted));
  const wildcards = new Set<string>();
  const named = new Set<string>();
  for (const pattern of grantedAnywhere) (pattern.includes('*') ? wildcards : named).add(note(pattern));
  for (const pattern of new Set(entries.flatMap(([, excluded]) => excluded))) {
    if (!pattern.includes('*')) named.add(note(pattern));
  }
  // The definitions' own spelling goes before that of our table.
  for (const operation of listed) named.add(note(operation));
  const known = [...named].sort();
  for (const pattern of wildcards) if (expand(pattern, known, 1).length === 0) named.add(pattern);
  const operations = [...named].sort();
  const expanded = new Map<string, readonly number[]>();
  const places = (pattern: string) => {
    const found = expanded.get(pattern) ?? expand(pattern.toLowerCase(), operations);
    expanded.set(pattern, found);
    return found;
  };

  // Marks of the run that set them, so that nothing is cleared between the thousand roles of a picker.
  const takenIn = new Int32Array(operations.length);
  const excludedIn = new Int32Array(operations.length);
  let run = 0;
  function allowed(permissions: readonly Patterns[]): readonly number[] {
    const found: number[] = [];
    const role = (run += 1);
    for (const [granted, excluded] of permissions) {
      const entry = (run += 1);
      for (const pattern of excluded) for (const place of places(pattern)) excludedIn[place] = entry;
      for (const pattern of granted) {
        for (const place of places(pattern)) {
          if (excludedIn[place] === entry || (takenIn[place] ?? 0) >= role) continue;
          takenIn[place] = role;
          found.push(place);
        }
      }
    }
    return found;
  }

  return { operations, allowed };
}

/** The places of the first operations that a pattern covers; only those that begin like it are looked at. */
function expand(pattern: string, sorted: readonly string[], atMost = Infinity): readonly number[] {
  const begin = pattern.slice(0, pattern.includes('*') ? pattern.indexOf('*') : undefined);
  const matches = matcherOf(pattern);
  const found: number[] = [];
  for (let place = firstFrom(sorted, begin); place < sorted.length; place += 1) {
    const operation = sorted[place] ?? '';
    if (!operation.startsWith(begin)) break;
    if (matches(operation) && found.push(place) >= atMost) break;
  }
  return found;
}

function firstFrom(sorted: readonly string[], begin: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < begin) low = middle + 1;
    else high = middle;
  }
  return low;
}
