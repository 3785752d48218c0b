/** Reads the dependencies of a `pom.xml`, its managed versions and properties, and adds to them. */

import type { PackageNeed } from '../request';
import { lineEndOf } from '../text';
import { bomVersion, sdkBom } from './azureSdkBom';
import { versionToWrite } from './knownVersions';
import type { Listed, ManifestReader } from './manifest';
import { standingOf } from './ranges';

/** The first version of the plugin that can add, by its full name: projects pin older ones. */
const plugin = 'org.apache.maven.plugins:maven-dependency-plugin:3.11.0';

/** A piece of the text with its place. */
interface Piece {
  readonly text: string;
  readonly start: number;
}

interface Dependency {
  readonly name: string;
  readonly version?: Piece;
}

export function readPom(text: string): ManifestReader {
  // Comments, and what is no dependency of the project's own code, are blanked: every place stays.
  const live = blanked(text, /<!--[\s\S]*?-->|<(build|reporting|profiles|exclusions)>[\s\S]*?<\/\1>/g);
  const managed = /<dependencyManagement>[\s\S]*?<\/dependencyManagement>/.exec(live);
  const own = dependenciesIn(blanked(live, /<dependencyManagement>[\s\S]*?<\/dependencyManagement>/g), 0);
  const kept = managed ? dependenciesIn(managed[0], managed.index) : [];
  const bom = kept.find(({ name }) => name === sdkBom);
  const parent = /<parent>[\s\S]*?<\/parent>/.exec(live)?.[0] ?? '';
  return {
    find(need) {
      const found = own.find(({ name }) => name === need.name);
      if (found)
        return listed(live, found.version ?? kept.find(({ name }) => name === need.name)?.version, bom, need);
      // A parent in the same project may have it; the starters of Spring bring the library along.
      const isInherited = parent !== '' && !parent.includes('>org.springframework.boot<');
      const isBrought = own.some(({ name }) => name.startsWith('com.azure.spring:'));
      return isInherited || isBrought ? { standing: 'unknown', range: '' } : 'absent';
    },
    add: (needs) => add(text, live, needs, bom !== undefined),
    installCommand: (needs) =>
      needs.map((need) => `mvn ${plugin}:add "-Dgav=${need.name}:${versionToWrite(need)}"`).join(' ; '),
  };
}

function blanked(text: string, pattern: RegExp): string {
  return text.replace(pattern, (match) => ' '.repeat(match.length));
}

function dependenciesIn(text: string, offset: number): Dependency[] {
  return [...text.matchAll(/<dependency>[\s\S]*?<\/dependency>/g)].map((match) => {
    const at = offset + match.index;
    const version = element(match[0], 'version', at);
    const name = ['groupId', 'artifactId'].map((tag) => element(match[0], tag, at)?.text ?? '').join(':');
    return { name, ...(version && { version }) };
  });
}

function element(text: string, tag: string, offset: number): Piece | undefined {
  const escaped = tag.replaceAll('.', '\\.');
  const match = new RegExp(`<${escaped}>(\\s*)([^<]*?)\\s*</${escaped}>`).exec(text);
  if (!match) return undefined;
  return { text: match[2] ?? '', start: offset + match.index + tag.length + 2 + (match[1] ?? '').length };
}

function listed(
  live: string,
  written: Piece | undefined,
  bom: Dependency | undefined,
  need: PackageNeed,
): Listed {
  if (!written) {
    const first = bomVersion(need);
    const version = bom?.version && resolved(live, bom.version);
    if (!version || first === undefined) return { standing: 'unknown', range: '' };
    return standing(version, { name: sdkBom, minimum: first });
  }
  const version = resolved(live, written);
  return version ? standing(version, need) : { standing: 'unknown', range: written.text };
}

/** The version itself: a property stands for what this file gives it. */
function resolved(live: string, version: Piece): Piece | undefined {
  const property = /^\$\{([\w.-]+)\}$/.exec(version.text)?.[1];
  if (property === undefined) return version;
  const properties = /<properties>[\s\S]*?<\/properties>/.exec(live);
  return properties ? element(properties[0], property, properties.index) : undefined;
}

/** A range is Maven's to choose from; a bare version is the one that is taken. */
function standing({ text, start }: Piece, need: PackageNeed): Listed {
  if (!/^\d/.test(text)) return { standing: 'unknown', range: text };
  const raise = { start, end: start + text.length, text: versionToWrite(need) };
  return { standing: standingOf(text, need.minimum, 'nuget'), range: text, raise };
}

function add(text: string, live: string, needs: readonly PackageNeed[], hasBom: boolean) {
  const lineBreak = lineEndOf(text);
  const outer = blanked(live, /<dependencyManagement>[\s\S]*?<\/dependencyManagement>/g);
  const list = /\n([ \t]*)<\/dependencies>/.exec(outer);
  const end = /\n([ \t]*)<\/project>/.exec(outer);
  const step = /<project\b[^>]*>\s*?\n([ \t]+)</.exec(text)?.[1] ?? '  ';
  const place = list ?? end;
  if (!place) return undefined;
  const indent = list ? (list[1] ?? '') : step;
  const elements = needs.flatMap((need) => {
    const [group = '', artifact = ''] = need.name.split(':');
    const version =
      hasBom && bomVersion(need) !== undefined ? [] : [`<version>${versionToWrite(need)}</version>`];
    const lines = [`<groupId>${group}</groupId>`, `<artifactId>${artifact}</artifactId>`, ...version];
    const inner = indent + step;
    return [`${inner}<dependency>`, ...lines.map((line) => inner + step + line), `${inner}</dependency>`];
  });
  const lines = list ? elements : [`${indent}<dependencies>`, ...elements, `${indent}</dependencies>`];
  const start = place.index + 1;
  return [{ start, end: start, text: lines.map((line) => line + lineBreak).join('') }];
}
