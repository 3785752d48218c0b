/** Compares the packages that code needs with the nearest manifest, and plans what puts it right. */

import type { PackageNeed } from '../request';
import type { Edit } from '../text';
import { readCsproj } from './csproj';
import type { ManifestPlan, ManifestReader, ManifestText, TooOld } from './manifest';
import { readPackageJson } from './packageJson';
import { readPyproject } from './pyproject';
import { readRequirements } from './requirements';

/**
 * What a manifest lacks. Nothing is said of packages whose installed version only an installation could tell, and
 * nothing when there is no manifest; the command is given all the same.
 */
export function planPackages(
  manifest: ManifestText | undefined,
  languageId: string,
  needs: readonly PackageNeed[],
): ManifestPlan {
  const reader = (manifest && readerFor(manifest)) ?? emptyReader(languageId);
  const missing: PackageNeed[] = [];
  const tooOld: TooOld[] = [];
  const raises: (Edit | undefined)[] = [];
  for (const need of needs) {
    const found = reader.find(need);
    if (found === 'absent') {
      missing.push(need);
    } else if (found.standing === 'tooOld') {
      tooOld.push({ need, found: found.range });
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

function readerFor({ path, text }: ManifestText): ManifestReader | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (name === 'package.json') return readPackageJson(text);
  if (name === 'pyproject.toml') return readPyproject(text);
  if (name.endsWith('.csproj')) return readCsproj(text);
  return name.endsWith('.txt') ? readRequirements(text) : undefined;
}

/** What is known without a manifest: how packages are installed, and nothing else. */
function emptyReader(languageId: string): ManifestReader {
  const empty =
    languageId === 'python'
      ? readRequirements('')
      : languageId === 'csharp'
        ? readCsproj('')
        : readPackageJson('{}');
  return {
    find: () => ({ standing: 'unknown', range: '' }),
    add: () => undefined,
    installCommand: (needs) => empty?.installCommand(needs) ?? '',
  };
}
