/** `New…ClientFromConnectionString` and `…WithNoCredential` of Azure's Go packages, and keys of Azure OpenAI: finds them, and rewrites them to an endpoint and a credential. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Service } from '../clients/client';
import type { Finding, ParsedFile, Plan, TextLiteral } from '../language';
import { indentAt, lineStart } from '../lines';
import { spanOf, touches } from '../nodes';
import { planOf } from '../planOf';
import type { CredentialRequest } from '../request';
import { connectionTarget } from '../secrets/connectionString';
import type { ConnectionTarget } from '../secrets/connectionString';
import { isKey, secretKind } from '../secrets/secretKind';
import { signedAddress } from '../secrets/signedAddress';
import { plainText } from '../text';
import type { Edit, Span } from '../text';
import { callsNamed } from './credentials';
import type { PackageCall } from './credentials';
import { createImporter, tidy } from './importer';
import { statements } from './insert';
import { leftovers } from './leftovers';
import { goNeeds } from './needs';
import { laid, placeIn } from './place';
import { visibleAt } from './scope';
import { isBroken, statementAround } from './slot';
import { goString, literalOf } from './strings';

const factory = /\b(?:New\w*Client(?:FromConnectionString|WithNoCredential)|WithAPIKey)(?=\()/g;
/** Its option for a key has one for a credential beside it. */
const openAi = /^github\.com\/openai\/openai-go(?:\/v\d+)?\/azure$/;

const services: readonly (readonly [path: RegExp, service: Service])[] = [
  [/\/storage\/azblob\b/, 'blob'],
  [/\/storage\/azqueue\b/, 'queue'],
  [/\/data\/aztables\b/, 'table'],
  [/\/messaging\/azservicebus\b/, 'serviceBus'],
  [/\/messaging\/azeventhubs\b/, 'eventHubs'],
  [/\/data\/azcosmos\b/, 'cosmos'],
  [/\/data\/azappconfig\b/, 'appConfiguration'],
];

interface Factory {
  readonly call: PackageCall;
  /** What the finding marks: the text with the key, or the call that is given it. */
  readonly span: Span;
  /** Known when the connection string is. */
  readonly target?: ConnectionTarget;
  /** Known when the address is one that was signed. */
  readonly address?: string;
  /** It is given a key alone, and stands beside the address. */
  readonly hasKey?: true;
}

/** The calls that may be given a real key, not one of the emulators'. */
function factories(file: ParsedFile, within?: readonly Span[]): Factory[] {
  return callsNamed(file, factory, within).flatMap((call): Factory[] => {
    const service = services.find(([path]) => path.test(call.path))?.[1];
    const [given] = call.positional;
    if (call.name === 'WithAPIKey') {
      const key = openAi.test(call.path) ? literalOf(given) : undefined;
      return key && isKey(key.value)
        ? [{ call, span: { start: key.start, end: key.end }, hasKey: true }]
        : [];
    }
    if (service === undefined || !given || isParameter(file, given)) return [];
    const literal = literalOf(given);
    const text = literal ?? constantOf(file, given);
    if (text && secretKind(text.value) === undefined) return [];
    if (call.name.endsWith('WithNoCredential')) {
      const signed = text && signedAddress(text.value);
      if (!signed || signed.service !== service) return [];
      const { start, end } = literal ?? spanOf(call.node);
      return [{ call, span: { start, end }, address: signed.address }];
    }
    const target = text && connectionTarget(text.value, service);
    const { start, end } = literal ?? spanOf(call.node);
    return [{ call, span: { start, end }, ...(target && { target }) }];
  });
}

/** What a function is handed is known where it is called. */
function isParameter(file: ParsedFile, node: Node): boolean {
  const declared = node.type === 'identifier' ? visibleAt(file, node.text, node.startIndex) : undefined;
  return declared?.token.parent?.type === 'parameter_declaration';
}

/** The literal that a variable or constant begins with and keeps. */
function constantOf(file: ParsedFile, node: Node): TextLiteral | undefined {
  const parent =
    node.type === 'identifier' ? visibleAt(file, node.text, node.startIndex)?.token.parent : undefined;
  const values = parent?.type.endsWith('_spec')
    ? parent.childForFieldName('value')
    : parent?.parent?.childForFieldName('right');
  return values?.namedChildCount === 1 ? literalOf(values.firstNamedChild) : undefined;
}

/** A finding for each; an identity can take the key's place where the address is known. */
export function connectionFindings(file: ParsedFile, within?: readonly Span[]): Finding[] {
  return factories(file, within).map(({ span, target, address, hasKey }) => ({
    ...span,
    rule: 'secret-in-code',
    variant: hasKey ? 'key' : address === undefined ? 'connectionString' : 'sas',
    values: {},
    fix: target || address !== undefined || hasKey ? 'replace' : 'none',
  }));
}

/** Writes the credential above the statement, and the endpoint with it in place of the connection string. */
export function replaceFactory(file: ParsedFile, site: Span, request: CredentialRequest): Plan | undefined {
  const found = factories(file, [site]).find(
    ({ span, call }) =>
      touches(span, site) && (span.start === site.start || call.node.startIndex === site.start),
  );
  const { call, target, address, hasKey } = found ?? {};
  const statement = call && statementAround(file.text, call.node);
  const owner = statement?.parent?.parent;
  if (
    !call ||
    (!target && address === undefined && !hasKey) ||
    statement?.parent?.type !== 'statement_list' ||
    !owner ||
    isBroken(call.node)
  )
    return undefined;
  const start = lineStart(file.text, statement.startIndex);
  const importer = createImporter(file, start);
  const code = statements(placeIn(file, owner, start, importer), request, true);
  const list = code && (hasKey ? code.name : argumentsFor(call, target ?? address, code.name));
  const callee = call.node.childForFieldName('function');
  const name = callee?.childForFieldName('field') ?? callee;
  const [given] = call.positional;
  if (!code || list === undefined || !name || !given) return undefined;
  const parts = laid(file, [...code.parts, '\n'], indentAt(file.text, start));
  const left = leftovers(file, given, `${plainText(parts)} ${list}`);
  const edits: Edit[] = [
    ...importer.edits(left.imports),
    {
      ...spanOf(name),
      text: name.text
        .replace(/FromConnectionString$|WithNoCredential$/, '')
        .replace('APIKey', 'TokenCredential'),
    },
    { start: given.startIndex, end: call.positional.at(-1)?.endIndex ?? given.endIndex, text: list },
    ...left.edits,
  ];
  const at = statement.startIndex;
  return planOf(
    edits.map((edit) => ({ ...edit, text: tidy(edit.text) })),
    { start: at, end: at, parts },
    goNeeds(request),
  );
}

/** The arguments with an endpoint; `undefined` where their number is not the one known. */
function argumentsFor(
  { positional }: PackageCall,
  target: ConnectionTarget | string | undefined,
  credential: string,
): string | undefined {
  const options = positional.at(-1);
  const names = positional.slice(1, -1);
  if (!options || positional.length < 2 || target === undefined) return undefined;
  if (typeof target === 'string') return `${goString(target)}, ${credential}, ${options.text}`;
  const { service, endpoint, entity } = target;
  if (service === 'eventHubs') {
    const [hub, ...group] = names;
    const isEmpty = literalOf(hub)?.value === '';
    if (!hub || (isEmpty && entity === undefined)) return undefined;
    const named = isEmpty ? goString(entity ?? '') : hub.text;
    return [goString(endpoint), named, ...group.map(({ text }) => text), credential, options.text].join(', ');
  }
  const known = names.map((name) => literalOf(name)?.value);
  const path = known.every((value) => value !== undefined)
    ? goString([endpoint, ...known.map((value) => encodeURIComponent(value))].join('/'))
    : [goString(`${endpoint}/`), ...names.map(({ text }) => text)].join('+');
  return names.length > 1 && known.includes(undefined)
    ? undefined
    : `${path}, ${credential}, ${options.text}`;
}
