/** Compares versions as npm, PyPI and NuGet write them: numbers, then whether it is a pre-release. */

export interface Version {
  /** Major, minor, patch and whatever follows; missing ones count as 0. */
  readonly numbers: readonly number[];
  /** A pre-release comes before the version of the same numbers. */
  readonly isPreRelease: boolean;
}

/** Versions from `from` up to, not including, `to`; no `to` means no end. */
export interface Interval {
  readonly from: Version;
  readonly to?: Version;
}

export const firstVersion: Version = { numbers: [0], isPreRelease: false };

/** Reads `4.5.0`, `v4.5`, `4.5.0-beta.1`, `1.25.0b2`, `1.0.post1`; `undefined` for anything else. */
export function parseVersion(text: string): Version | undefined {
  const match = /^v?(\d+(?:\.\d+)*)(.*)$/.exec(text.trim());
  const [, digits, rest = ''] = match ?? [];
  if (digits === undefined) return undefined;
  const isPlain = rest === '' || /^(\+|\.?post\d*$)/.test(rest);
  const isPreRelease =
    /^[-._]?(a|b|c|rc|alpha|beta|pre|preview|dev|next|canary)/i.test(rest) || rest.startsWith('-');
  if (!isPlain && !isPreRelease) return undefined;
  return { numbers: digits.split('.').map(Number), isPreRelease };
}

/** Negative when `a` comes before `b`, positive when after. Two pre-releases of one version count as equal. */
export function compareVersions(a: Version, b: Version): number {
  const length = Math.max(a.numbers.length, b.numbers.length);
  for (let index = 0; index < length; index++) {
    const difference = (a.numbers[index] ?? 0) - (b.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return Number(b.isPreRelease) - Number(a.isPreRelease);
}

/** The version with the number at `index` raised by one and nothing behind it: `bumped(4.5.1, 1)` is 4.6. */
export function bumped({ numbers }: Version, index: number): Version {
  const kept = Array.from({ length: index + 1 }, (_, at) => numbers[at] ?? 0);
  return { numbers: [...kept.slice(0, index), (kept[index] ?? 0) + 1], isPreRelease: false };
}

/** The version right after `version`, so that an interval can include it. */
export function after(version: Version): Version {
  if (version.isPreRelease) return { ...version, isPreRelease: false };
  return {
    numbers: [...version.numbers, ...Array<number>(5).fill(0)].slice(0, 5).concat(1),
    isPreRelease: false,
  };
}

/** What both intervals hold. */
export function overlap(a: Interval, b: Interval): Interval {
  const from = compareVersions(a.from, b.from) >= 0 ? a.from : b.from;
  const ends = [a.to, b.to].filter((end) => end !== undefined).sort(compareVersions);
  return { from, ...(ends[0] && { to: ends[0] }) };
}
