/** Keys and passwords that are handed over by themselves: as an argument of a known call, or behind an option of a command. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Finding, Language, ParsedFile, TextLiteral } from '../language';
import { ancestors, namedChildren } from '../nodes';
import { callIn } from '../tokens/expressions';
import { tokens } from '../words';
import { azureSqlHost, isKey, isPassword } from './secretKind';

interface KeyArgument {
  /** The language by its name; TypeScript stands for JavaScript and Vue too. */
  readonly language: string;
  /** What is called, by its last name. */
  readonly call: string;
  /** Which argument is the secret: by its place, or by its name. */
  readonly at: number | RegExp;
  /** What the file says where the call is the one that is meant. */
  readonly file: RegExp;
  /** `vault`: a password for a driver that takes no token, though its server would. */
  readonly variant: 'key' | 'password' | 'vault';
  /** The crate that takes a credential, where the one at hand takes none and is kept up no longer. */
  readonly instead?: string;
}

/** What names a driver of SQL Server; together with a host of Azure SQL it is about that. */
const sqlServer = /sqlserver/i;

const rust = { language: 'Rust', variant: 'key' } as const;
const oldCosmos = /\bazure_data_cosmos\b/;

const known: readonly KeyArgument[] = [
  { language: 'Python', call: 'connect', at: /^password$|^2$/, file: /\bpymssql\b/, variant: 'vault' },
  { language: 'Java', call: 'setPassword', at: 0, file: sqlServer, variant: 'password' },
  { language: 'Java', call: 'getConnection', at: 2, file: sqlServer, variant: 'password' },
  {
    language: 'Go',
    call: 'WithAPIKey',
    at: 0,
    file: /openai-go\/(?:v\d+\/)?azure|openai\.azure\./i,
    variant: 'key',
  },
  { ...rust, call: 'access_key', at: 1, file: /\bazure_storage_queues\b/, instead: 'azure_storage_queue' },
  { ...rust, call: 'access_key', at: 1, file: /\bazure_storage_blobs\b/, instead: 'azure_storage_blob' },
  { ...rust, call: 'access_key', at: 1, file: /\bazure_storage/ },
  { ...rust, call: 'primary_key', at: 0, file: oldCosmos, instead: 'azure_data_cosmos 1.0' },
  { ...rust, call: 'primary_from_base64', at: 0, file: oldCosmos, instead: 'azure_data_cosmos 1.0' },
];

const options =
  /(?<![\w-])(?:--account-key|--sas-token|-StorageAccountKey|-SasToken|-AccountKey)(?:[ \t]+|=|:)(?=['"]?[\w?/+])/gi;

/** How far from an option its command is looked for, in UTF-16 units. */
const farthest = 2_000;

/** Where a command ends: lines may go on behind `\\` in shells and behind a backtick in PowerShell. */
const commandEnd = /(?<![\\`]\r?)\n|[;|&]/g;

/** The commands that take a sign-in for a key; of `az` those for data alone, of which files do not. */
const signIns = [
  {
    name: /\baz[ \t]+storage[ \t]+(?:blob|container|queue|message|table|entity|fs)\b/,
    written: '--auth-mode login',
    given: /--auth-mode\b/,
  },
  { name: /\bNew-AzStorageContext\b/i, written: '-UseConnectedAccount', given: /-UseConnectedAccount\b/i },
] as const;

/** One of these stands in every file in which a rule of this file notices anything. */
export const keyArgumentTriggers: readonly RegExp[] = [azureSqlHost, /azure/];

/** The same for options of commands. */
export const keyOptionTriggers: readonly RegExp[] = [/-(?:storage)?account-?key/, /-sas-?token/];

/** The calls of a file of code that are handed a secret. */
export function keyArguments(language: Language, file: ParsedFile): Finding[] {
  return known
    .filter(
      ({ language: name, file: says, variant }) =>
        name === language.displayName &&
        says.test(file.text) &&
        (variant === 'key' || azureSqlHost.test(file.text)),
    )
    .flatMap(({ call, at, variant, instead }) =>
      tokens(file, call).flatMap((token): Finding[] => {
        const value = argumentOf(token, at);
        const literal = value && wholeLiteral(language, file, value);
        if (!literal || !(variant === 'key' ? isKey : isPassword)(literal.value)) return [];
        const found = secret(literal, variant);
        return [instead === undefined ? found : { ...found, variant: 'oldCrate', values: { instead } }];
      }),
    );
}

/** The options of commands that are given one; for scripts. */
export function keyOptions(language: Language, file: ParsedFile): Finding[] {
  return [...file.text.matchAll(options)].flatMap(({ index, 0: option }): Finding[] => {
    const at = index + option.length;
    const isQuoted = /['"]/.test(file.text.charAt(at));
    const literal = language.stringAt?.(file, isQuoted ? at + 1 : at);
    const value = literal?.value ?? '';
    if (!literal || literal.end <= at || literal.start < index) return [];
    const signature = /(?:^|[?&])sig=([^&]{20,})/.exec(value)?.[1];
    if (!isKey(value) && signature === undefined) return [];
    const found = secret(literal, signature === undefined ? 'key' : 'sas');
    const instead = signInOf(file.text, index);
    const end = literal.end + (isQuoted ? 1 : 0);
    return [
      instead === undefined
        ? found
        : { ...found, fix: 'mend', edits: [{ start: index, end, text: instead }] },
    ];
  });
}

/** What the command that an option stands in takes in its place: whoever is signed in there; `undefined` if it does already. */
function signInOf(text: string, at: number): string | undefined {
  const from = Math.max(0, at - farthest);
  const around = text.slice(from, at + farthest);
  const ends = [...around.matchAll(commandEnd)].map(({ index }) => index + from);
  const start = ends.findLast((end) => end < at) ?? from;
  const command = text.slice(
    start,
    ends.find((end) => end >= at),
  );
  const known = signIns.find(({ name }) => name.test(text.slice(start, at)));
  return known && !known.given.test(command) ? known.written : undefined;
}

function argumentOf(token: Node, at: number | RegExp): Node | undefined {
  const call = [...ancestors(token)]
    .slice(0, 3)
    .map(callIn)
    .find((one) => one && one.list.startIndex >= token.endIndex);
  if (!call || !/(?:^|[.:])\w+$/.test(call.callee) || !call.callee.endsWith(token.text)) return undefined;
  const given = namedChildren(call.list).filter(({ type }) => !/comment/.test(type));
  if (typeof at === 'number') return given[at];
  const place = given.findIndex((node, index) =>
    at.test(node.type === 'keyword_argument' ? (node.childForFieldName('name')?.text ?? '') : String(index)),
  );
  const found = given[place];
  return found?.type === 'keyword_argument' ? (found.childForFieldName('value') ?? undefined) : found;
}

/** The literal that an argument is, or that all of it says, as in `String::from("…")`. */
function wholeLiteral(language: Language, file: ParsedFile, value: Node): TextLiteral | undefined {
  const quote = file.text.slice(value.startIndex, value.endIndex).search(/["']/);
  const literal = quote === -1 ? undefined : language.stringAt?.(file, value.startIndex + quote + 1);
  return literal && literal.end <= value.endIndex ? literal : undefined;
}

function secret({ start, end }: TextLiteral, variant: string): Finding {
  const fix = variant === 'vault' ? 'replace' : 'none';
  return { start, end, rule: 'secret-in-code', variant, values: {}, fix };
}
