/** Says whether every, no, or only some version that a range allows is new enough. */

import type { Standing } from './manifest';
import { after, bumped, compareVersions, firstVersion, overlap, parseVersion } from './versions';
import type { Interval, Version } from './versions';

/** How a range is written: npm's and Poetry's, PEP 440's, NuGet's. */
export type RangeKind = 'npm' | 'poetry' | 'pep440' | 'nuget';

/** `unknown` for ranges that say no least version, and for what is no range: tags, URLs, workspaces, variables. */
export function standingOf(range: string, minimum: string, kind: RangeKind): Standing {
  const least = parseVersion(minimum);
  const intervals = kind === 'nuget' ? nuget(range) : alternatives(range, kind);
  if (!least || !intervals || intervals.length === 0) return 'unknown';
  if (intervals.every(({ from }) => compareVersions(from, least) >= 0)) return 'enough';
  const isBelow = intervals.every(({ to }) => to !== undefined && compareVersions(to, least) <= 0);
  if (isBelow) return 'tooOld';
  return intervals.every(({ from }) => compareVersions(from, firstVersion) > 0) ? 'allowsOlder' : 'unknown';
}

function alternatives(range: string, kind: Exclude<RangeKind, 'nuget'>): Interval[] | undefined {
  const intervals = range.split('||').map((part) => conjunction(part.trim(), kind));
  return intervals.every((interval) => interval !== undefined) ? intervals : undefined;
}

/** Comparators that must hold together: `>=1.2 <2`, `>=1.2,<2`, `1.2 - 1.4`. */
function conjunction(text: string, kind: Exclude<RangeKind, 'nuget'>): Interval | undefined {
  const hyphen = /^(\S+)\s+-\s+(\S+)$/.exec(text);
  const joined = hyphen ? `>=${hyphen[1] ?? ''} <=${hyphen[2] ?? ''}` : text;
  const spaced = joined.replace(/(===|==|~=|!=|>=|<=|[\^~<>=])\s+/g, '$1');
  const parts = spaced.split(/[\s,]+/).filter((part) => part !== '');
  let all: Interval = { from: firstVersion };
  for (const part of parts) {
    const interval = comparator(part, kind);
    if (!interval) return undefined;
    all = overlap(all, interval);
  }
  return all;
}

function comparator(text: string, kind: Exclude<RangeKind, 'nuget'>): Interval | undefined {
  const [, operator = '', rest = ''] = /^(===|==|~=|!=|>=|<=|[\^~<>=]?)(.*)$/.exec(text) ?? [];
  if (operator === '!=') return { from: firstVersion };
  if (/^[*xX]$/.test(rest)) return { from: firstVersion };
  const wild = /^(.*?)(?:\.[*xX])+$/.exec(rest)?.[1];
  const version = parseVersion(wild ?? rest);
  if (!version) return undefined;
  const last = version.numbers.length - 1;
  if (wild !== undefined && ['', '=', '=='].includes(operator))
    return { from: version, to: bumped(version, last) };
  switch (operator) {
    case '>=':
      return { from: version };
    case '>':
      return { from: after(version) };
    case '<':
      return { from: firstVersion, to: version };
    case '<=':
      return { from: firstVersion, to: after(version) };
    case '^':
      return { from: version, to: caretEnd(version) };
    case '~':
      return { from: version, to: bumped(version, Math.min(last, 1)) };
    case '~=':
      return last === 0 ? undefined : { from: version, to: bumped(version, last - 1) };
    case '===':
    case '==':
      return { from: version, to: after(version) };
    default:
      // npm reads a partial version as a range: `4` is any 4.x. PEP 440 has no bare versions.
      if (kind === 'pep440') return undefined;
      return kind === 'npm' && last < 2 && !version.isPreRelease
        ? { from: version, to: bumped(version, last) }
        : { from: version, to: after(version) };
  }
}

/** A caret allows changes behind the first number that is not 0. */
function caretEnd(version: Version): Version {
  const first = version.numbers.findIndex((number) => number !== 0);
  return bumped(version, first === -1 ? version.numbers.length - 1 : first);
}

/** NuGet takes the lowest version a range allows, so a bare version is the one that is installed. */
function nuget(range: string): Interval[] | undefined {
  const text = range.trim();
  const bracketed = /^([[(])([^,\])]*)(,)?([^\])]*)[\])]$/.exec(text);
  if (!bracketed) {
    const version = parseVersion(text);
    return version ? [{ from: version, to: after(version) }] : undefined;
  }
  const version = parseVersion(bracketed[2] ?? '');
  return version && bracketed[1] === '[' ? [{ from: version, to: after(version) }] : undefined;
}
