/** Compares the packages that code needs with the nearest manifest, and plans what puts it right. */

import type { PackageNeed } from '../request';
import type { Edit } from '../text';
import { reaches } from './knownVersions';
import type { ManifestKind, ManifestPlan, ManifestReader, ManifestText, TooOld } from './manifest';

/**
 * What a manifest lacks. Nothing is said of packages whose installed version only an installation could tell, and
 * nothing when there is no manifest; the command is given all the same.
 */
export function planPackages(
  manifest: ManifestText | undefined,
  kinds: readonly ManifestKind[],
  needs: readonly PackageNeed[],
): ManifestPlan {
  const reader = (manifest && readerFor(manifest, kinds)) ?? emptyReader(kinds);
  const missing: PackageNeed[] = [];
  const tooOld: TooOld[] = [];
  const raises: (Edit | undefined)[] = [];
  for (const need of needs) {
    const found = isDue(need, needs, reader) ? reader.find(need) : undefined;
    if (found === undefined) continue;
    if (found === 'absent') {
      if (!isBrought(need, reader)) missing.push(need);
    } else if (found.standing === 'tooOld' || found.standing === 'allowsOlder') {
      const more = found.standing === 'allowsOlder' && ({ allowsNewer: true } as const);
      tooOld.push({ need, found: found.range, ...more });
      raises.push(found.raise);
    }
  }
  const wanted = [...missing, ...tooOld.map(({ need }) => need)];
  const certain = raises.filter((edit) => edit !== undefined);
  const added = missing.length > 0 ? reader.add(missing) : [];
  return {
    missing,
    tooOld,
    edits:
      added && wanted.length > 0 && certain.length === raises.length ? [...certain, ...added] : undefined,
    installCommand: reader.installCommand(wanted.length > 0 ? wanted : needs),
  };
}

/** Whether a package is needed beside the version of another one that is there, or that will be written. */
function isDue({ beside }: PackageNeed, needs: readonly PackageNeed[], reader: ManifestReader): boolean {
  if (beside === undefined) return true;
  return beside.some(({ name, from }) => {
    const own = needs.find((need) => need.name === name);
    const found = own && reader.find(own);
    if (own && found === 'absent') return reaches(own, from) && !isBrought(own, reader);
    if (own && found !== 'absent' && found?.standing === 'tooOld') return reaches(own, from);
    const later = reader.find({ name, minimum: from });
    return later !== 'absent' && later.standing === 'enough';
  });
}

function isBrought({ broughtBy }: PackageNeed, reader: ManifestReader): boolean {
  return broughtBy !== undefined && reader.find({ name: broughtBy, minimum: '0' }) !== 'absent';
}

function readerFor({ path, text }: ManifestText, kinds: readonly ManifestKind[]): ManifestReader | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return kinds.find((kind) => kind.matches(name))?.read(text);
}

/** What is known without a manifest: how packages are installed, and nothing else. */
function emptyReader(kinds: readonly ManifestKind[]): ManifestReader {
  const empty = kinds[0]?.read('');
  return {
    find: () => ({ standing: 'unknown', range: '' }),
    add: () => undefined,
    installCommand: (needs) => empty?.installCommand(needs) ?? '',
  };
}
