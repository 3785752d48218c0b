/** Reads settings from files of lines: `.env`, `.properties` and the `ENV` lines of a Dockerfile. */

import { unescaped } from '../escapes';
import type { ParsedFile } from '../language';
import { perTree } from '../query';
import type { Stretch } from '../scripts/lineCommands';
import { settingKey } from './setting';
import type { FileKind, ReadSettings, Setting } from './setting';

const dotenvLine =
  /^([ \t\uFEFF]*(?:export[ \t]+)?)([A-Za-z_][\w.:-]*)([ \t]*=[ \t]*)(?:"((?:[^"\\]|\\[^])*)"|'([^']*)'|([^\r\n"']?[^\r\n]*?))(?=[ \t]+#|[ \t]*\r?$)/gm;
const propertyLine =
  /^([ \t\f\uFEFF]*)((?:[^\s=:#!\\]|\\[^])(?:[^\s=:\\]|\\[^])*)([ \t\f]*[=:][ \t\f]*|[ \t\f]+)((?:\\\r?\n|\\[^]|[^\\\r\n])*)/gm;
const envLine = /^[ \t]*ENV[ \t]+((?:\\\r?\n|[^\r\n])*)/gim;
const envPair = /([A-Za-z_]\w*)(=|[ \t]+)(?:"((?:[^"\\]|\\[^])*)"|'([^']*)'|([^\s"']\S*))/g;

export const readDotenv: ReadSettings = perTree(({ text }) => ({
  kind: 'dotenv',
  settings: [...text.matchAll(dotenvLine)].map((match) => {
    const [whole, lead = '', name = '', between = '', double, single, bare = ''] = match;
    const start = match.index + lead.length;
    const quoted = double ?? single;
    const written = quoted ?? bare;
    const from = start + name.length + between.length + (quoted === undefined ? 0 : 1);
    const value = double === undefined ? written : unescaped(double);
    return settingOf(
      name,
      start,
      match.index + whole.length,
      from,
      written,
      value,
      match.index + lead.length,
    );
  }),
}));

export const readProperties: ReadSettings = perTree((file) => ({
  kind: propertiesKind(file),
  settings: [...file.text.matchAll(propertyLine)].map((match) => {
    const [whole, lead = '', name = '', between = '', written = ''] = match;
    const start = match.index + lead.length;
    const from = start + name.length + between.length;
    const value = unescaped(written.replace(/\\\r?\n[ \t]*/g, ''));
    return settingOf(
      unescaped(name),
      start,
      match.index + whole.length,
      from,
      written,
      value,
      start,
      name.length,
    );
  }),
}));

function propertiesKind({ languageId, path, text }: ParsedFile): FileKind {
  const isSpring = languageId === 'spring-boot-properties' || /application[\w-]*\.properties$/.test(path);
  return isSpring || /^\s*spring\.\w/m.test(text) ? 'spring' : 'other';
}

export const readDockerfile: ReadSettings = perTree(({ text }) => ({
  kind: 'image',
  settings: [...text.matchAll(envLine)].flatMap((line) => {
    const content = line[1] ?? '';
    const base = line.index + line[0].length - content.length;
    return [...content.matchAll(envPair)].map((match) => {
      const [whole, name = '', between = '', double, single, bare = ''] = match;
      const start = base + match.index;
      const quoted = double ?? single;
      const written = quoted ?? bare;
      const from = start + name.length + between.length + (quoted === undefined ? 0 : 1);
      return settingOf(name, start, start + whole.length, from, written, written, start);
    });
  }),
}));

/** Images of Windows go on in the next line behind a backtick. */
const runLine = /^[ \t]*(?:RUN|CMD|ENTRYPOINT)[ \t]+(?!\[)((?:[\\`]\r?\n|[^\r\n])*)/gim;
const shellLine = /^[ \t]*SHELL[ \t]*\[[ \t]*"([^"]+)"/gim;

/** The lines of a shell in a Dockerfile, without the word in front of them. */
export const runLines = perTree(({ text }): readonly Stretch[] => {
  const shells = [...text.matchAll(shellLine)];
  return [...text.matchAll(runLine)].map(({ index, 0: whole, 1: line = '' }) => {
    const end = index + whole.length;
    const shell = shells.findLast((one) => one.index < index)?.[1] ?? '';
    const isPowerShell = /(?:pwsh|powershell)(?:\.exe)?$/i.test(shell);
    return { start: end - line.length, end, ...(isPowerShell && { isPowerShell: true }) };
  });
});

function settingOf(
  name: string,
  start: number,
  end: number,
  valueFrom: number,
  written: string,
  value: string,
  nameFrom: number,
  nameLength = name.length,
): Setting {
  return {
    name,
    key: settingKey(name),
    start,
    end,
    nameAt: { start: nameFrom, end: nameFrom + nameLength },
    value: { start: valueFrom, end: valueFrom + written.length, value },
  };
}
