/** Reads the dependencies of a Gradle build script, Groovy or Kotlin, and adds to them. */

import type { PackageNeed } from '../request';
import { lineEndOf } from '../text';
import type { Edit } from '../text';
import { bomVersion, sdkBom } from './azureSdkBom';
import { versionToWrite } from './knownVersions';
import type { Listed, ManifestReader } from './manifest';
import { standingOf } from './ranges';

export function readGradle(text: string): ManifestReader {
  // Comments are blanked: every place stays. `//` within a URL is none.
  const live = text.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g, (match) => ' '.repeat(match.length));
  return {
    find(need) {
      return findIn(live, need) ?? (isOpen(live, need) ? { standing: 'unknown', range: '' } : 'absent');
    },
    add: (needs) => add(text, live, needs),
    // Gradle has no command that adds a dependency: this one tells where the packages come from, if they do.
    installCommand: (needs) =>
      needs.map(({ name }) => `gradle dependencyInsight --dependency ${name}`).join(' ; '),
  };
}

function findIn(live: string, need: PackageNeed): Listed | undefined {
  const [group = '', artifact = ''] = need.name.split(':').map(escaped);
  const short = new RegExp(`(["'])${group}:${artifact}(?::([^"':@]*))?[^"']*\\1`).exec(live);
  const long = new RegExp(
    `group\\s*[:=]\\s*["']${group}["']\\s*,\\s*name\\s*[:=]\\s*["']${artifact}["'](?:\\s*,\\s*version\\s*[:=]\\s*["']([^"']*)["'])?`,
  ).exec(live);
  const found = short ?? long;
  if (!found) return undefined;
  const version = short ? short[2] : long?.[1];
  if (version === undefined) return managed(live, need);
  const start = found.index + found[0].lastIndexOf(version);
  return standing(version, start, need);
}

/** A dependency without a version has the one of the platform. */
function managed(live: string, need: PackageNeed): Listed {
  const bom = new RegExp(`platform\\s*\\(?\\s*["']${escaped(sdkBom)}:([^"']+)["']`).exec(live);
  const first = bomVersion(need);
  if (!bom || first === undefined) return { standing: 'unknown', range: '' };
  const version = bom[1] ?? '';
  return standing(version, bom.index + bom[0].lastIndexOf(version), { name: sdkBom, minimum: first });
}

function standing(version: string, start: number, need: PackageNeed): Listed {
  if (!/^\d[\w.-]*$/.test(version)) return { standing: 'unknown', range: version };
  const raise = { start, end: start + version.length, text: versionToWrite(need) };
  return { standing: standingOf(version, need.minimum, 'nuget'), range: version, raise };
}

/** Whether the package may come in another way: from a version catalog, a bundle, another project, a starter. */
function isOpen(live: string, { name }: PackageNeed): boolean {
  const words = name.slice(name.indexOf(':') + 1).split('-');
  const alias = new RegExp(`\\blibs\\.(?:bundles\\b|[\\w.]*${escaped(words.at(-1) ?? '')}\\b)`);
  return alias.test(live) || /\bproject\s*\(|com\.azure\.spring:|\bapply\s+from\b/.test(live);
}

/** Behind the last line of the first `dependencies` block that is in no other block. */
function add(text: string, live: string, needs: readonly PackageNeed[]): Edit[] | undefined {
  const block = /^dependencies\s*\{/m.exec(live);
  const lineBreak = lineEndOf(text);
  const isKotlin = /\b(implementation|api|testImplementation|id)\s*\("/.test(live) || /^\s*val /m.test(live);
  const hasBom = live.includes(sdkBom);
  const step = /\n([ \t]+)\S/.exec(text)?.[1] ?? '    ';
  const lines = needs.map((need) => {
    const version = hasBom && bomVersion(need) !== undefined ? '' : `:${versionToWrite(need)}`;
    return `${step}implementation${isKotlin ? `("${need.name}${version}")` : ` '${need.name}${version}'`}${lineBreak}`;
  });
  if (!block) {
    const before = text === '' || text.endsWith('\n') ? '' : lineBreak;
    const added = `${before}${lineBreak}dependencies {${lineBreak}${lines.join('')}}${lineBreak}`;
    return [{ start: text.length, end: text.length, text: added }];
  }
  const close = closingBrace(live, block.index + block[0].length);
  if (close === undefined) return undefined;
  const before = text.slice(text.lastIndexOf('\n', close - 1) + 1, close);
  if (before.trim() === '')
    return [{ start: close - before.length, end: close - before.length, text: lines.join('') }];
  // All of it stands on one line: what is there keeps it, and each new one gets its own.
  const start = before.trimEnd().length - before.length + close;
  return [{ start, end: close, text: lineBreak + lines.join('') }];
}

/** Where the block ends that begins in front of `from`; braces in texts come in pairs. */
function closingBrace(live: string, from: number): number | undefined {
  let depth = 1;
  for (const { index, 0: brace } of live.slice(from).matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1;
    if (depth === 0) return from + index;
  }
  return undefined;
}

function escaped(text: string): string {
  return text.replace(/[.\-]/g, '\\$&');
}
