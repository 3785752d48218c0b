/** What a deny assignment or a lock leaves of a role: its operations held against what is denied, wildcards and exclusions too. */

import { matcherOf } from './actions';
import type { Lock, Permission } from './role';

export interface Defeat {
  /** How much of what the role allows is taken away. */
  readonly extent: 'all' | 'part' | 'none';
  /** What of it is taken away: operations, or patterns of them. */
  readonly operations: readonly string[];
}

/** What is denied, held against what a role allows, in both planes. */
export function defeatOf(role: readonly Permission[], denied: readonly Permission[]): Defeat {
  const planes = (['control', 'data'] as const).map((plane) => ({
    granted: role.map((entry) => sideOf(entry, plane)),
    denied: denied.map((entry) => sideOf(entry, plane)),
  }));
  const operations = planes.flatMap((plane) =>
    plane.granted.flatMap((side) => takenFrom(side, plane.denied)),
  );
  if (operations.length === 0) return { extent: 'none', operations: [] };
  const whole = planes.every((plane) =>
    plane.granted.every((side) => side.patterns.every((pattern) => isGone(pattern, side, plane.denied))),
  );
  return { extent: whole ? 'all' : 'part', operations: [...new Set(operations)] };
}

/**
 * What a lock leaves of a role. A lock stops requests to Azure Resource Manager: `CanNotDelete` those that delete, `ReadOnly`
 * all but those that read, so that actions such as listing keys are stopped too. It does not touch data operations.
 */
export function lockDefeat(role: readonly Permission[], { level }: Pick<Lock, 'level'>): Defeat {
  const actions = level === 'ReadOnly' ? ['*/write', '*/delete', '*/action'] : ['*/delete'];
  return defeatOf(role, [{ actions, notActions: [], dataActions: [], notDataActions: [] }]);
}

/** One plane of an entry: patterns, and what is excluded from them. */
interface Side {
  readonly patterns: readonly string[];
  readonly excluded: readonly string[];
}

function sideOf(entry: Permission, plane: 'control' | 'data'): Side {
  return plane === 'control'
    ? { patterns: entry.actions, excluded: entry.notActions }
    : { patterns: entry.dataActions, excluded: entry.notDataActions };
}

function takenFrom({ patterns, excluded }: Side, denied: readonly Side[]): readonly string[] {
  return patterns.flatMap((pattern) =>
    denied.flatMap((side) =>
      side.patterns.flatMap((denial) => {
        if (!overlap(pattern, denial)) return [];
        const both = narrower(pattern, denial);
        const spared = [...excluded, ...side.excluded].some((one) =>
          [both, pattern, denial].some((each) => covers(one, each)),
        );
        return spared ? [] : [both];
      }),
    ),
  );
}

/** Whether nothing is left of a pattern that a role grants. */
function isGone(pattern: string, { excluded }: Side, denied: readonly Side[]): boolean {
  const isExcluded = (one: string): boolean => excluded.some((each) => covers(each, one));
  if (isExcluded(pattern)) return true;
  return denied.some(
    (side) =>
      side.patterns.some((denial) => covers(denial, pattern)) &&
      side.excluded.every((one) => !overlap(one, pattern) || isExcluded(one)),
  );
}

/** Whether a pattern stands for all that another one stands for: of the other's wildcards only a wildcard can be taken. */
function covers(pattern: string, other: string): boolean {
  return matcherOf(pattern)(other.toLowerCase());
}

/** What both stand for, written as one pattern. */
function narrower(a: string, b: string): string {
  if (covers(b, a)) return a;
  if (covers(a, b)) return b;
  if (a.endsWith('*') && b.startsWith('*')) return a.slice(0, -1) + b;
  return b.endsWith('*') && a.startsWith('*') ? b.slice(0, -1) + a : b;
}

/** Whether there is an operation that both stand for. */
function overlap(a: string, b: string): boolean {
  return forms(a).some((one) => forms(b).some((other) => meet(one, other)));
}

/** A wildcard between slashes also stands for no segment at all. */
function forms(pattern: string): readonly string[] {
  const lower = pattern.toLowerCase();
  return lower.includes('/*/') ? [lower, lower.replaceAll('/*/', '/')] : [lower];
}

/** Goes through both from their ends: `meets[j]` says whether what is left of them can be the same text. */
function meet(a: string, b: string): boolean {
  let below: readonly boolean[] = [];
  for (let i = a.length; i >= 0; i -= 1) {
    const meets: boolean[] = [];
    for (let j = b.length; j >= 0; j -= 1) {
      const [one, other] = [a[i], b[j]];
      meets[j] =
        (one === undefined && other === undefined) ||
        (one === '*' && (below[j] === true || (other !== undefined && meets[j + 1] === true))) ||
        (other === '*' && (meets[j + 1] === true || (one !== undefined && below[j] === true))) ||
        (one !== undefined && one === other && below[j + 1] === true);
    }
    below = meets;
  }
  return below[0] === true;
}
