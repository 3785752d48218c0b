/** Puts together one command of a POSIX shell: every value in it stands for exactly itself. */

import { posixWord } from '../../model/shellText';

/** A value, or shell text of ours such as `"$principal"`. */
export type Word = string | { readonly raw: string };
export type Option = readonly [flag: string, ...values: readonly Word[]];

/** @param lines one option a line; otherwise the whole command on one. */
export function shellCommand(
  words: readonly string[],
  options: readonly (Option | undefined)[],
  lines: boolean,
): string {
  const given = options.filter((one) => one !== undefined).map(written);
  return [words.join(' '), ...given].join(lines ? ' \\\n  ' : ' ');
}

function written([flag, ...values]: Option): string {
  const [first] = values;
  // Otherwise the value would be read as an option.
  if (typeof first === 'string' && first.startsWith('-')) return `${flag}=${posixWord(first)}`;
  return [flag, ...values.map((value) => (typeof value === 'string' ? posixWord(value) : value.raw))].join(
    ' ',
  );
}

/**
 * Whether the Azure CLI passes a value on as it is. It reads the file behind an `@`, at the start or after the first
 * equals sign, and many commands have a notation of their own with quotes and words for nothing.
 */
export function isTakenAsIs(value: string): boolean {
  return !/^(?:|['@].*|[^=]*=@.*|null|\?\?)$/s.test(value);
}

/** Whether it does so with a tag, whose name is a path in that notation. */
export function isTakenAsTag(name: string, value: string): boolean {
  return (
    /^\w[\w-]*$/.test(name) && isTakenAsIs(value) && isTakenAsIs(`${name}=${value}`) && !value.includes('\n')
  );
}

/** JSON to stand behind `--body`, in which nothing looks like a file to read. */
export function jsonBody(body: unknown): string {
  return JSON.stringify(body).replaceAll('@', String.raw`\u0040`);
}

/** A path with the version, encoded, for `--url`. */
export function restUrl(id: string, apiVersion: string): string {
  return `${id.split('/').map(encodeURIComponent).join('/')}?api-version=${encodeURIComponent(apiVersion)}`;
}
