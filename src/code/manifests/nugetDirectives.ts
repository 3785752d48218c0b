/** Reads the packages that C# cells of a notebook take from NuGet, in `#r` lines, and adds to them. */

import { lineEndOf } from '../text';
import { versionToWrite } from './knownVersions';
import type { ManifestReader } from './manifest';
import { standingOf } from './ranges';

const directive = /^#r[ \t]+"nuget:[ \t]*([\w.]+)(?:[ \t]*,[ \t]*([^"]*?))?[ \t]*"[^\r\n]*/gm;

/** Where a notebook takes packages from. */
export const nugetDirective = /^#r[ \t]+"nuget:/m;

/** `text` is that of one cell. */
export function readNugetDirectives(text: string): ManifestReader {
  const lines = [...text.matchAll(directive)];
  return {
    find(need) {
      const line = lines.find(([, name]) => name?.toLowerCase() === need.name.toLowerCase());
      if (!line) return 'absent';
      const range = line[2] ?? '';
      // Without a version, or with `*`, it is the newest.
      if (range === '' || range.startsWith('*')) return { standing: 'enough', range };
      const start = line.index + line[0].lastIndexOf(range);
      const raise = { start, end: start + range.length, text: versionToWrite(need) };
      return { standing: standingOf(range, need.minimum, 'nuget'), range, raise };
    },
    add(needs) {
      const eol = lineEndOf(text);
      const last = lines.at(-1);
      // A line such as `#!csharp` says which language the cell is in.
      const start = last ? last.index + last[0].length : (/^(?:#![^\n]*\n)*/.exec(text)?.[0].length ?? 0);
      const written = needs.map((need) => `#r "nuget: ${need.name}, ${versionToWrite(need)}"`);
      const added = last ? eol + written.join(eol) : written.join(eol) + eol;
      return [{ start, end: start, text: added }];
    },
    installCommand: (needs) => needs.map(({ name }) => `dotnet add package ${name}`).join(' ; '),
  };
}
