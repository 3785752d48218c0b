/** Reads the requirements of a `go.mod`, in blocks and on lines of their own. */

import type { PackageNeed } from '../request';
import { lineEndOf } from '../text';
import type { Edit } from '../text';
import { versionToWrite } from './knownVersions';
import type { Listed, ManifestReader } from './manifest';
import { compareVersions, parseVersion } from './versions';

/** `path v1.2.3 // indirect` in a block, or behind `require`. */
const requirement = /^([ \t]*(?:require[ \t]+)?)("?)([^\s"()]+)\2[ \t]+(v[\w.+-]+)[ \t]*(\/\/.*)?\r?$/;

interface Requirement {
  readonly path: string;
  readonly version: string;
  readonly start: number;
  readonly isIndirect: boolean;
  /** Number of the block it is in; `undefined` on a line of its own. */
  readonly block: number | undefined;
  readonly lineStart: number;
  readonly lineEnd: number;
}

export function readGoMod(text: string): ManifestReader {
  const { requirements, replaced } = linesOf(text);
  return {
    find(need) {
      const found = requirements.find(({ path }) => path === need.name);
      if (replaced.has(need.name)) return { standing: 'unknown', range: '' };
      return found ? listed(found, need) : 'absent';
    },
    add: (needs) => added(text, requirements, needs),
    installCommand: (needs) => `go get ${needs.map((need) => `${need.name}@${written(need)}`).join(' ')}`,
  };
}

function written(need: PackageNeed): string {
  return `v${versionToWrite(need)}`;
}

/** Go takes the least version that all requirements allow, so one that is new enough is enough. */
function listed({ version, start }: Requirement, need: PackageNeed): Listed {
  const [have, least] = [parseVersion(version), parseVersion(need.minimum)];
  if (!have || !least) return { standing: 'unknown', range: version };
  const standing = compareVersions(have, least) >= 0 ? 'enough' : 'tooOld';
  return { standing, range: version, raise: { start, end: start + version.length, text: written(need) } };
}

function linesOf(text: string): { requirements: Requirement[]; replaced: ReadonlySet<string> } {
  const requirements: Requirement[] = [];
  const replaced = new Set<string>();
  let block = '';
  let number = -1;
  for (const { 0: line, index } of text.matchAll(/[^\n]+/g)) {
    const opened = /^\s*(\w+)\s*\(\s*(?:\/\/.*)?\r?$/.exec(line)?.[1];
    if (opened !== undefined) {
      block = opened;
      number++;
    } else if (/^\s*\)/.test(line)) block = '';
    const directive = block === '' ? (/^\s*(\w+)\s/.exec(line)?.[1] ?? '') : block;
    if (directive === 'replace') {
      const path = /^\s*(?:replace\s+)?"?([^\s"]+)"?.*=>/.exec(line)?.[1];
      if (path !== undefined) replaced.add(path);
    }
    const [, lead = '', quote = '', path = '', version = '', comment = ''] = requirement.exec(line) ?? [];
    if (directive !== 'require' || path === '' || (block === '') !== lead.includes('require')) continue;
    requirements.push({
      path,
      version,
      start: index + line.indexOf(version, lead.length + path.length + quote.length * 2),
      isIndirect: comment.includes('indirect'),
      block: block === '' ? undefined : number,
      lineStart: index,
      lineEnd: index + line.replace(/\r$/, '').length,
    });
  }
  return { requirements, replaced };
}

/** In the block of the direct requirements, sorted as `go mod tidy` sorts; else a block of their own at the end. */
function added(
  text: string,
  requirements: readonly Requirement[],
  needs: readonly PackageNeed[],
): Edit[] | undefined {
  if (!/^\s*module\s/m.test(text)) return undefined;
  const lineEnd = lineEndOf(text);
  const lineOf = (need: PackageNeed): string => `${need.name} ${written(need)}`;
  const first = requirements.find(({ block, isIndirect }) => block !== undefined && !isIndirect);
  if (first) {
    const own = requirements.filter(({ block }) => block === first.block);
    const white = /^[ \t]*/.exec(text.slice(first.lineStart))?.[0] ?? '\t';
    const sorted = [...needs].sort((a, b) => (a.name < b.name ? -1 : 1));
    return sorted.map((need): Edit => {
      const next = own.find(({ path }) => path > need.name);
      if (next) return { start: next.lineStart, end: next.lineStart, text: white + lineOf(need) + lineEnd };
      const at = own.at(-1)?.lineEnd ?? first.lineEnd;
      return { start: at, end: at, text: lineEnd + white + lineOf(need) };
    });
  }
  const body = text.trimEnd().length;
  const [only, ...more] = needs;
  if (!only) return [];
  const block =
    more.length === 0
      ? lineOf(only)
      : `(${lineEnd}${needs.map((need) => `\t${lineOf(need)}${lineEnd}`).join('')})`;
  return [{ start: body, end: text.length, text: `${lineEnd}${lineEnd}require ${block}${lineEnd}` }];
}
