/** Finds the address that was asked: the host, the resource's name in it, the path, and the method where it stands beside. */

import type { ErrorText } from './errorText';

export interface Address {
  /** In lower case; absent when its end is not there. */
  readonly host?: string;
  /** The first part of the host: the resource's own name. */
  readonly name: string;
  /** What tells the service, such as `blob`; of services with one kind of host the given label. */
  readonly label: string;
  /** The path without its first slash, as far as it is whole; absent when the address has none. */
  readonly path?: string;
  readonly method?: Method;
}

/** What a refusal takes of an address. */
export function placeOf(address: Address | undefined): {
  readonly host?: string;
  readonly resourceName?: string;
} {
  if (address === undefined) return {};
  const { host, name } = address;
  return { resourceName: name, ...(host !== undefined && { host }) };
}

const methods = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'PATCH', 'MERGE'] as const;
export type Method = (typeof methods)[number];

/**
 * The first address whose host has one of these parts behind its name, such as `blob.core` or `vault`. One that begins in
 * the middle, where something was left out, is none.
 */
export function addressOf(
  text: ErrorText,
  labels: readonly string[],
  options: { readonly regional?: boolean } = {},
): Address | undefined {
  const names = labels.map((label) => label.replaceAll('.', '\\.')).join('|');
  // Some hosts have a region between the name and what tells the service.
  const between = options.regional === true ? '(?:\\.[a-z0-9-]{1,40}){0,2}?' : '';
  const form = new RegExp(
    `(?<=^|[\\s'"(=[@,<>:]|//)([a-z0-9][a-z0-9-]{1,62})${between}\\.(${names})\\.[a-z][a-z0-9.-]{1,60}`,
    'gim',
  );
  for (const found of text.lines.matchAll(form)) {
    const [whole, name = '', label = ''] = found;
    const { index } = found;
    const host = whole.toLowerCase().replace(/[.-]+$/, '');
    const isAddress = text.lines.slice(Math.max(0, index - 2), index) === '//';
    // The names of packages look like hosts.
    if (isCutBefore(text.lines, index) || (!isAddress && !ending.test(host))) continue;
    const isWhole = endsAt(text.lines, index + whole.length) && !whole.includes('..');
    const behind = text.lines.slice(index + whole.length, index + whole.length + 600);
    const path = pathIn(behind);
    const method = methodAt(text.lines, index, whole.length);
    return {
      ...(isWhole && { host }),
      name: name.toLowerCase(),
      label: label.toLowerCase(),
      ...(path !== undefined && { path }),
      ...(method !== undefined && { method }),
    };
  }
  return undefined;
}

/** What hosts of Azure end in, and those of clouds that somebody runs. */
const ending = /\.(net|com|io|cn|us|de|fr|cloud|local|internal|invalid|example|test|corp|lan|gov|mil)$/;

/** Whether something else begins there: not the end of the text, nor a mark that something was left out. */
function endsAt(lines: string, at: number): boolean {
  return /^[^\w.\u2026-]/.test(lines.slice(at, at + 1));
}

function isCutBefore(lines: string, at: number): boolean {
  return /(?:\u2026|\.\.\.)[\s/:'"]{0,4}$/.test(lines.slice(Math.max(0, at - 12), at));
}

/** A path ends where something else begins; of one that ends where the text does, the last part may be cut. */
function pathIn(behind: string): string | undefined {
  const found = /^(?::\d{1,5})?\/([\w.~%$!&*+;=:@/-]{0,400})(["'?<>(){}[\]\u00a6\s,]?)/.exec(behind);
  const [, path = '', end] = found ?? [];
  if (path.includes('...')) return undefined;
  const whole = (end === '' ? path.slice(0, path.lastIndexOf('/') + 1) : path).replace(/[/.,;:]+$/, '');
  return whole === '' ? undefined : whole;
}

/** `GET https://…` before it, or `"method": "GET"` beside it as the SDK for JavaScript prints its requests. */
function methodAt(lines: string, at: number, length: number): Method | undefined {
  const before = new RegExp(
    `\\b(${methods.join('|')})["']?[\\s,:]{1,20}(?:request to )?["']?https?://$`,
    'i',
  );
  const beside = new RegExp(`method["']?:\\s{0,4}["'](${methods.join('|')})["']`, 'i');
  const word = (before.exec(lines.slice(Math.max(0, at - 60), at)) ??
    beside.exec(lines.slice(Math.max(0, at - 200), at + length + 400)))?.[1]?.toUpperCase();
  return methods.find((method) => method === word);
}
