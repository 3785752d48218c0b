/** The hosts of a service that code reaches: written out, put together from parts, or behind a name that is set elsewhere. */

import type { Language, ParsedFile } from '../language';
import { isRemark } from '../nodes';
import { followIn } from './followedValues';
import type { Follow, KnownValues } from './followedValues';

/** The host part of an address, at the start of a text, behind `//`, or as the server of a connection string. */
const hostIn =
  /(?:^|\/\/|\b(?:server|data source)\s*=\s*)(?:tcp:)?([a-z0-9][a-z0-9-]{1,62}(?:\.[a-z0-9-]+){2,})(?=$|[:/?;,])/i;
const isStorage = /blob|dfs|queue|table/;
const accountName = /\bAccountName=/gi;
const label = /^[a-z0-9][a-z0-9-]{1,62}$/i;
/** Nothing that is put together is longer. */
const reach = 300;

/** @param mark the part of a host that tells the service, such as `.blob.`. @returns hosts in lower case, with where each stands or is read. */
export function hostsIn(
  language: Language,
  file: ParsedFile,
  mark: string,
  known: KnownValues,
): ReadonlyMap<string, readonly number[]> {
  const hosts = new Map<string, number[]>();
  const add = (host: string, at: number): void => {
    hosts.set(host, [...(hosts.get(host) ?? []), at]);
  };
  const { text } = file;
  const follow = followIn(file, known);
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 1)) {
    const literal = language.stringAt?.(file, at);
    const isPart = literal !== undefined && /\+\s*\w?["'`]$/.test(text.slice(0, literal.start).slice(-20));
    const whole = isPart ? undefined : hostOf(literal?.value ?? '', mark);
    if (whole !== undefined) add(whole, at);
    else if (isInText(file, at)) for (const host of builtAt(text, at, mark, follow)) add(host, at);
  }
  for (const { index } of isStorage.test(mark) ? text.matchAll(accountName) : []) {
    const host = hostOf(language.stringAt?.(file, index)?.value ?? '', mark);
    if (host !== undefined) add(host, index);
  }
  for (const [host, at] of namedIn(file, mark, known)) add(host, at);
  return hosts;
}

/** The host of the service in a text, which may be a connection string; `undefined` where it has none. */
export function hostOf(text: string, mark: string): string | undefined {
  const host = hostIn.exec(text)?.[1]?.toLowerCase();
  if (host?.includes(mark) === true) return host;
  const account = isStorage.test(mark) ? /\bAccountName=([a-z0-9]{3,24});/i.exec(text)?.[1] : undefined;
  const [, suffix = 'core.windows.net'] = /EndpointSuffix=([a-z0-9.-]+)/i.exec(text) ?? [];
  return account && (account + mark + suffix).toLowerCase();
}

/** The hosts whose rest begins at `at`, with every name that the parts in front of it can make. */
function builtAt(text: string, at: number, mark: string, follow: Follow): string[] {
  const rest = /^[a-z0-9.-]+/i.exec(text.slice(at, at + reach))?.[0].replace(/\.+$/, '') ?? mark;
  return labelsBefore(text, at, follow)
    .filter((name) => label.test(name))
    .map((name) => (name + rest).toLowerCase());
}

/** A variable or expression in a text, as the languages write it: `${x}`, `{x}`, `{0}`, `{{x}}`, `$x`, `$env:X`, `%s`. */
const hole = /(?:\$?\{\{?([^{}]*)\}?\}|\$\(?((?:env:)?\w+)\)?|(%[sv]))$/i;
const operand =
  /((?:await\s+)?[\w.:?!$>&-]+(?:\[[^\]\n]*\]|\([^()\n]*\))*[!?]*)\s*(?:\+|<<)\s*[$@frbuLR]*["'`]$/;

function labelsBefore(text: string, end: number, follow: Follow): string[] {
  let labels = [''];
  let at = end;
  const prepend = (values: readonly string[], length: number): boolean => {
    labels = values.flatMap((value) => labels.map((one) => value + one));
    at -= length;
    return values.length > 0;
  };
  for (;;) {
    const before = text.slice(Math.max(0, at - reach), at);
    const open = hole.exec(before);
    if (open) {
      const [whole, inBraces, variable] = open;
      const expression = variable ?? inBraces ?? '';
      const values = /^\d*$/.test(expression)
        ? follow(argumentOf(text, at - whole.length, expression))
        : follow(expression.replace(/:[-\w.]*$/, (rest) => (rest.startsWith(':-') ? rest : '')));
      if (!prepend(values, whole.length)) return [];
      continue;
    }
    const plain = /[a-z0-9-]+$/i.exec(before)?.[0];
    if (plain !== undefined) {
      prepend([plain], plain.length);
      continue;
    }
    const added = operand.exec(before);
    if (added) {
      if (!prepend(follow(added[1] ?? ''), added[0].length)) return [];
      // What is added in front of it can go on in a text.
      const earlier = /["'`]\s*\+\s*$/.exec(text.slice(Math.max(0, at - 20), at));
      if (earlier && /[a-z0-9-]$/i.test(text.slice(0, at - earlier[0].length))) {
        at -= earlier[0].length;
        continue;
      }
    }
    return labels;
  }
}

/** What is put in the place of `{}`, `{0}` or `%s` in the text around `at`: an argument behind the text. */
function argumentOf(text: string, at: number, index: string): string {
  const quotes = [...text.slice(Math.max(0, at - reach), at).matchAll(/["'`]/g)];
  const [quote = '"'] = quotes.at(-1) ?? [];
  const open = text.lastIndexOf(quote, at);
  const close = text.indexOf(quote, at);
  if (open === -1 || close === -1) return '';
  const earlier = text.slice(open, at).match(/\{\}|%[svd]/g)?.length ?? 0;
  const behind = /^\s*(?:\.format\(|%\s*\(?|,)([^\n;]{0,200})/.exec(text.slice(close + 1, close + reach));
  const list = behind?.[1]?.split(',') ?? [];
  return list[index === '' ? earlier : Number(index)] ?? '';
}

/** Hosts in what is set for names that the code mentions. */
function namedIn(
  file: ParsedFile,
  mark: string,
  { settings, constants }: KnownValues,
): (readonly [host: string, at: number])[] {
  const found: (readonly [string, number])[] = [];
  for (const [known, isConstant] of [
    [settings, false],
    [constants, true],
  ] as const)
    for (const [name, values] of known) {
      // Of several constants that go by the name, none is known to be meant.
      const hosts =
        isConstant && values.length > 1 ? [] : values.flatMap((value) => hostOf(value, mark) ?? []);
      for (const at of hosts.length > 0 ? mentionsOf(file, name, isConstant) : [])
        found.push(...hosts.map((host) => [host, at] as const));
    }
  return found;
}

/** How code reads a variable or a key: by its name in quotes, as a member of the environment, or with `$`. */
const reads = /(?:["'`]|\benv\s*\.\s*|\$\{?(?:env:)?|\{\{\$(?:processEnv|dotenv)\s+)$/i;

function mentionsOf(file: ParsedFile, name: string, isConstant: boolean): number[] {
  const found: number[] = [];
  const { text } = file;
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const before = text.slice(Math.max(0, at - 40), at);
    if (/[\w-]$/.test(before) || /^[\w-]/.test(text.slice(at + name.length)) || isRemark(file.tree, at))
      continue;
    const leaf = file.tree.rootNode.descendantForIndex(at, at + name.length);
    const isName = !/string|content|fragment|text/.test(leaf?.type ?? '');
    // A name in capitals with an underscore is that of a variable, however it is read.
    const isVariable = isName && /^[A-Z][A-Z0-9]*_[A-Z0-9_]+$/.test(name);
    if (isConstant ? isName : isVariable || reads.test(before)) found.push(at);
  }
  return found;
}

/** Modules have dots in their names too. */
function isInText({ tree }: ParsedFile, offset: number): boolean {
  const { type = '' } = tree.rootNode.descendantForIndex(offset, offset + 1) ?? {};
  return !/comment|identifier$|^\W+$/.test(type);
}
