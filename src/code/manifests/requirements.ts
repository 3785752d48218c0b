/** Reads requirement lines as pip does, alone (`requirements.txt`) and in lists (`pyproject.toml`). */

import type { PackageNeed } from '../request';
import { lineEndOf } from '../text';
import { versionToWrite } from './knownVersions';
import type { Listed, ManifestReader } from './manifest';
import { standingOf } from './ranges';

/** What a requirement says of a package, when it is of that package; `offset` is where it starts in the file. */
export function readRequirement(text: string, offset: number, need: PackageNeed): Listed | undefined {
  const match = /^\s*([A-Za-z0-9][\w.-]*)\s*(\[[^\]]*\])?\s*\(?([^;#)]*)/.exec(text);
  const [, name, , tail = ''] = match ?? [];
  if (!match || name === undefined || normalized(name) !== normalized(need.name)) return undefined;
  // Options such as `--hash` follow the specifier; a URL follows `@`.
  const specifier = /^[^@\\]*?(?=\s+--|\s*$|\s*[@\\])/.exec(tail)?.[0].trim() ?? '';
  const isPlain = tail.trim() === specifier;
  if (!isPlain) return { standing: 'unknown', range: tail.trim() };
  if (specifier === '') return { standing: 'unknown', range: '' };
  const start = offset + match[0].length - tail.length;
  const end = start + tail.trimEnd().length;
  const raised = /^===?/.test(specifier) ? `==${versionToWrite(need)}` : `>=${need.minimum}`;
  return {
    standing: standingOf(specifier, need.minimum, 'pep440'),
    range: specifier,
    raise: { start, end, text: raised },
  };
}

/** Names are compared as PEP 503 says: whatever their case, with `-`, `_` and `.` alike. */
export function normalized(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

/** How a package that is not listed yet is written. */
export function requirementOf({ name, minimum }: PackageNeed): string {
  return `${name}>=${minimum}`;
}

export function pipCommand(needs: readonly PackageNeed[]): string {
  return `python -m pip install ${needs.map((need) => `"${requirementOf(need)}"`).join(' ')}`;
}

export function readRequirements(text: string): ManifestReader {
  const lines = [...text.matchAll(/[^\r\n]+/g)].map((match) => ({ text: match[0], offset: match.index }));
  const includesOthers = lines.some((line) => /^\s*(-r|--requirement)\b/.test(line.text));
  const pinsHashes = text.includes('--hash');
  return {
    find(need) {
      for (const line of lines) {
        const listed = readRequirement(line.text, line.offset, need);
        if (listed) return pinsHashes ? { standing: listed.standing, range: listed.range } : listed;
      }
      return includesOthers ? { standing: 'unknown', range: '' } : 'absent';
    },
    add(needs) {
      if (pinsHashes || /\\\s*$/.test(text)) return undefined;
      const lineEnd = lineEndOf(text);
      const before = text === '' || text.endsWith('\n') ? '' : lineEnd;
      const added = needs.map((need) => `${requirementOf(need)}${lineEnd}`).join('');
      return [{ start: text.length, end: text.length, text: before + added }];
    },
    installCommand: pipCommand,
  };
}
