/** Writes settings in the form the file's own have: an entry is copied, and its name and value are changed. */

import type { ParsedFile } from '../language';
import { indentAt, lastInk, lineEnd, lineStart, nextInk, nextLine } from '../lines';
import type { Edit, SnippetPart, Span } from '../text';
import { lineEndOf } from '../text';
import type { FileKind, Setting, SettingsFile } from './setting';
import { settingKey, settingNamed } from './setting';

/** A name with the value it gets; a placeholder is what nobody knows yet. */
export interface Wanted {
  readonly name: string;
  readonly value: SnippetPart;
}

const jsonKinds: ReadonlySet<FileKind> = new Set<FileKind>([
  'local',
  'launch',
  'appService',
  'configuration',
]);

export function isJson({ kind }: SettingsFile): boolean {
  return jsonKinds.has(kind);
}

/** Text that stands for itself inside a value of the file. */
function inValue(settings: SettingsFile, value: string): string {
  const plain = value.replace(/\p{Cc}/gu, ' ');
  if (isJson(settings)) return JSON.stringify(plain).slice(1, -1);
  return settings.kind === 'spring' ? plain.replaceAll('\\', '\\\\') : plain;
}

/** An entry like `model`, with another name and value. */
export function copied(
  file: ParsedFile,
  settings: SettingsFile,
  model: Setting,
  { name, value }: Wanted,
): SnippetPart[] {
  const { text } = file;
  const last = settings.kind === 'configuration' ? (name.split(':').at(-1) ?? name) : name;
  const pieces: readonly (readonly [Span, SnippetPart])[] = [
    [model.nameAt, inValue(settings, last)],
    [model.value, typeof value === 'string' ? inValue(settings, value) : value],
  ];
  const parts: SnippetPart[] = [];
  let from = model.start;
  for (const [span, part] of [...pieces].sort(([a], [b]) => a.start - b.start)) {
    parts.push(text.slice(from, span.start), part);
    from = span.end;
  }
  return [...parts, text.slice(from, model.end)];
}

/** What stands between two entries at the place of one. */
export function separatorAt(file: ParsedFile, settings: SettingsFile, { start }: Span): string {
  const lineBreak = lineEndOf(file.text);
  if (!isJson(settings)) {
    const lead = file.text.slice(lineStart(file.text, start), start);
    return settings.kind === 'image' ? ' ' : lineBreak + lead;
  }
  const isOwnLine = file.text.slice(lineStart(file.text, start), start).trim() === '';
  return isOwnLine ? `,${lineBreak}${indentAt(file.text, start)}` : ', ';
}

/** Several entries in the place of one, or behind it. */
export function entries(
  file: ParsedFile,
  settings: SettingsFile,
  model: Setting,
  wanted: readonly Wanted[],
): SnippetPart[] {
  const between = separatorAt(file, settings, model);
  return wanted.flatMap((one, at) => [...(at > 0 ? [between] : []), ...copied(file, settings, model, one)]);
}

/** Takes an entry away, with its line or the comma that belonged to it. */
export function removed(file: ParsedFile, settings: SettingsFile, { start, end }: Setting): Edit {
  const { text } = file;
  if (isJson(settings)) {
    const next = nextInk(text, end);
    if (text.charAt(next) === ',') {
      const after = nextInk(text, next + 1);
      return { start, end: after, text: '' };
    }
    const before = text.slice(0, start).trimEnd();
    return before.endsWith(',') ? { start: before.length - 1, end, text: '' } : { start, end, text: '' };
  }
  const line = lineStart(text, start);
  const isAlone = /^\s*(?:export\s+|ENV\s+)?$/i.test(text.slice(line, start));
  const isLast = /^\s*(?:#.*)?$/.test(text.slice(end, lineEnd(text, end)));
  if (isAlone && isLast) return { start: line, end: nextLine(text, end), text: '' };
  if (isLast) return { start: lastInk(text, start), end, text: '' };
  return { start, end: nextInk(text, end), text: '' };
}

/** The edits that give settings values which are there already, and those that are still to be written. */
export function split(
  settings: SettingsFile,
  wanted: readonly Wanted[],
): { readonly edits: readonly Edit[]; readonly missing: readonly Wanted[] } {
  const edits: Edit[] = [];
  const missing: Wanted[] = [];
  for (const one of wanted) {
    const there = settingNamed(settings, one.name);
    if (!there) missing.push(one);
    else if (typeof one.value === 'string' && there.value.value !== one.value) {
      const { start, end } = there.value;
      edits.push({ start, end, text: inValue(settings, one.value) });
    }
  }
  return { edits, missing };
}

/** The edit that gives an entry another name and value. */
export function renamed(settings: SettingsFile, setting: Setting, { name, value }: Wanted): Edit[] {
  const text = typeof value === 'string' ? value : value.placeholder;
  const { nameAt, value: old } = setting;
  const isNamed = setting.key === settingKey(name);
  const last = settings.kind === 'configuration' ? (name.split(':').at(-1) ?? name) : name;
  return [
    ...(isNamed ? [] : [{ start: nameAt.start, end: nameAt.end, text: last }]),
    { start: old.start, end: old.end, text: inValue(settings, text) },
  ];
}
