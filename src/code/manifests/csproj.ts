/** Reads the package references of a `.csproj`, and adds to them. */

import type { PackageNeed } from '../request';
import { lineEndOf } from '../text';
import { versionToWrite } from './knownVersions';
import type { Listed, ManifestReader } from './manifest';
import { standingOf } from './ranges';

interface Reference {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** The version with its place; absent where it is kept elsewhere. */
  readonly version?: { readonly text: string; readonly start: number };
}

export function readCsproj(text: string): ManifestReader {
  const references = referencesIn(text);
  // Central package management keeps every version in Directory.Packages.props.
  const isCentral = references.length > 0 && references.every(({ version }) => !version);
  return {
    find(need) {
      const found = references.find(({ name }) => name.toLowerCase() === need.name.toLowerCase());
      return found ? listed(found, need) : 'absent';
    },
    add(needs) {
      if (isCentral) return undefined;
      const lineEnd = lineEndOf(text);
      const last = references.at(-1);
      const elements = needs.map(
        (need) => `<PackageReference Include="${need.name}" Version="${versionToWrite(need)}" />`,
      );
      if (last) {
        const lineStart = text.lastIndexOf('\n', last.start - 1) + 1;
        const white = text.slice(lineStart, last.start);
        if (white.trim() !== '') return undefined;
        return [
          {
            start: last.end,
            end: last.end,
            text: elements.map((one) => `${lineEnd}${white}${one}`).join(''),
          },
        ];
      }
      const close = /([ \t]*)<\/Project>\s*$/.exec(text);
      if (!close) return undefined;
      const step = /\n([ \t]+)</.exec(text)?.[1] ?? '  ';
      const group = [
        `${step}<ItemGroup>`,
        ...elements.map((one) => `${step}${step}${one}`),
        `${step}</ItemGroup>`,
      ].map((line) => line + lineEnd);
      const before =
        text.slice(0, close.index).endsWith('\n\n') || text.slice(0, close.index).endsWith('\r\n\r\n');
      return [
        { start: close.index, end: close.index, text: `${before ? '' : lineEnd}${group.join('')}${lineEnd}` },
      ];
    },
    installCommand: (needs) => needs.map(({ name }) => `dotnet add package ${name}`).join(' ; '),
  };
}

function listed({ version }: Reference, need: PackageNeed): Listed {
  if (!version) return { standing: 'unknown', range: '' };
  const { text, start } = version;
  const raise = { start, end: start + text.length, text: versionToWrite(need) };
  return { standing: standingOf(text, need.minimum, 'nuget'), range: text, raise };
}

/** The `PackageReference` elements outside comments, in file order. */
function referencesIn(text: string): Reference[] {
  const live = text.replace(/<!--[\s\S]*?-->/g, (comment) => ' '.repeat(comment.length));
  const pattern = /<PackageReference\b([^>]*?)(?:\/>|>([\s\S]*?)<\/PackageReference>)/g;
  return [...live.matchAll(pattern)].flatMap((match) => {
    const [whole, attributes = '', body = ''] = match;
    const name = /\b(?:Include|Update)\s*=\s*(["'])(.*?)\1/.exec(attributes)?.[2];
    if (name === undefined) return [];
    const start = match.index;
    const attribute = /\bVersion\s*=\s*(["'])(.*?)\1/.exec(attributes);
    const element = /<Version>\s*([^<]*?)\s*<\/Version>/.exec(body);
    const value = attribute?.[2] ?? element?.[1];
    // Each value is searched for where its attribute or element stands, since it may occur twice.
    const from = attribute ? whole.indexOf(attribute[0]) : whole.indexOf(element?.[0] ?? '');
    const version =
      value === undefined
        ? undefined
        : { text: value, start: start + whole.indexOf(value, from + (attribute ? 8 : 9)) };
    return [{ name, start, end: start + whole.length, ...(version && { version }) }];
  });
}
