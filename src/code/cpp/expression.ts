/** Writes the credential in C++: as statements that declare it, as the body of a function, or as an expression. */

import { stepOf } from '../braceSlot';
import type { ParsedFile } from '../language';
import { credentialClass } from '../request';
import type { CredentialRequest, Identifier } from '../request';
import { resourceIdParts } from '../resourceIdParts';
import { lineEndOf } from '../text';
import { guardFor } from './guard';
import type { Guard } from './guard';
import { nameAt } from './names';
import { literal } from './strings';

/** Where an expression is written. */
export interface Place {
  readonly offset: number;
  /** Indentation of the line it begins on. */
  readonly indent: string;
  /** Names that are free in the function around. */
  free(wanted: string): string;
}

export interface Written {
  readonly lines: readonly string[];
  readonly headers: readonly string[];
  readonly guard?: Guard;
}

const identity = 'Azure::Identity::';

const factories: Readonly<Record<Identifier, string>> = {
  clientId: 'FromUserAssignedClientId',
  resourceId: 'FromUserAssignedResourceId',
  objectId: 'FromUserAssignedObjectId',
  systemAssigned: 'SystemAssigned',
};

/** `std::shared_ptr<TokenCredential>`, as the file writes it. */
export function sharedCredential(file: ParsedFile, offset: number): string {
  return `std::shared_ptr<${nameAt(file, 'Azure::Core::Credentials::TokenCredential', offset)}>`;
}

/** The statements that end in `<lead><credential>;`, such as `auto credential = `, or `return `. */
export function writeManaged(
  file: ParsedFile,
  request: CredentialRequest,
  place: Place,
  lead: string,
): Written | undefined {
  const name = (path: string): string => nameAt(file, identity + path, place.offset);
  const type = credentialClass(request);
  const made = `std::make_shared<${name(type)}>`;
  const headers = ['azure/identity.hpp', 'memory'];
  const { identifier } = request;
  if (identifier === 'systemAssigned') return { lines: [`${lead}${made}();`], headers };
  const value = writeId(file, request, place);
  if (!value) return undefined;
  const isResource = identifier === 'resourceId';
  const identifierType = nameAt(file, 'Azure::Core::ResourceIdentifier', place.offset);
  const id = isResource ? `${identifierType}(${value.lines.join('')})` : value.lines.join('');
  const options = place.free('options');
  const selected = request.workload
    ? `ClientId = ${id}`
    : `IdentityId = ${name('ManagedIdentityId')}::${factories[identifier]}(${id})`;
  const lines = [
    `${name(`${type}Options`)} ${options};`,
    `${options}.${selected};`,
    `${lead}${made}(${options});`,
  ];
  const more = isResource ? ['azure/core/resource_identifier.hpp'] : [];
  return { ...value, lines, headers: [...headers, ...more, ...value.headers] };
}

function writeId(file: ParsedFile, request: CredentialRequest, place: Place): Written | undefined {
  if (request.idSource === 'literal')
    return request.id === undefined ? undefined : { lines: [literal(request.id)], headers: [] };
  const guard = guardFor(file);
  const headers = guard.lines ? ['cstdlib', 'stdexcept', 'string'] : [];
  const read = (variable: string): string => `${guard.name}(${literal(variable)})`;
  if (request.idSource === 'environmentVariable') return { lines: [read(request.variable)], headers, guard };
  if (request.identifier !== 'resourceId') return undefined;
  // A string in front makes every `+` join strings.
  const parts = resourceIdParts.map((part) =>
    typeof part === 'string' ? literal(part) : read(part.variable),
  );
  const step = stepOf(file);
  const joined = parts.join(`${lineEndOf(file.text)}${place.indent}${step}+ `);
  return { lines: [joined], headers: [...headers, 'string'], guard };
}

/** The statements of a choice: the developer's sign-in on a machine that says `development`, the identity elsewhere. */
export function writeSplit(
  file: ParsedFile,
  request: CredentialRequest,
  place: Place,
  variable: string | undefined,
): Written | undefined {
  const step = stepOf(file);
  const lead = variable === undefined ? 'return ' : `${variable} = `;
  const managed = writeManaged(
    file,
    request,
    { ...place, indent: place.indent + (variable === undefined ? '' : step) },
    lead,
  );
  if (!managed) return undefined;
  const environment = place.free('environment');
  const local = `std::make_shared<${nameAt(file, `${identity}DefaultAzureCredential`, place.offset)}>()`;
  const isOpen = opensOnOwnLine(file);
  const open = (head: string): string[] => (isOpen ? [head, '{'] : [`${head} {`]);
  const test = `${environment} != nullptr && std::string(${environment}) == "development"`;
  const declared = variable === undefined ? [] : [`${sharedCredential(file, place.offset)} ${variable};`];
  const otherwise = isOpen ? ['}', ...open('else')] : ['} else {'];
  const lines = [
    `const char* ${environment} = std::getenv(${literal(request.localSwitch)});`,
    ...declared,
    ...open(`if (${test})`),
    `${step}${lead}${local};`,
    ...(variable === undefined
      ? ['}', ...managed.lines]
      : [...otherwise, ...managed.lines.map((line) => step + line), '}']),
  ];
  return { ...managed, lines, headers: [...managed.headers, 'cstdlib', 'string'] };
}

/** What gives the credential in one expression: a call, or a lambda that is called where it stands. */
export function writeExpression(
  file: ParsedFile,
  request: CredentialRequest,
  place: Place,
): Written | undefined {
  const lineBreak = lineEndOf(file.text);
  const step = stepOf(file);
  const isSplit = request.flavour === 'localAndAzure';
  const inner = { ...place, indent: place.indent + step };
  const body = isSplit
    ? writeSplit(file, request, inner, undefined)
    : writeManaged(file, request, inner, 'return ');
  if (!body) return undefined;
  const [only = ''] = body.lines;
  if (body.lines.length === 1) return { ...body, lines: [only.replace(/^return /, '').slice(0, -1)] };
  const type = isSplit ? `() -> ${sharedCredential(file, place.offset)}` : '';
  const lines = [`[]${type} {`, ...body.lines.map((line) => inner.indent + line), `${place.indent}}()`];
  return { ...body, lines: [lines.join(lineBreak)] };
}

/** Whether functions of the file open their braces on a line of their own. */
export function opensOnOwnLine({ text }: ParsedFile): boolean {
  const own = text.match(/\)[^\S\n]*(const|noexcept|override|\s)*\n[^\S\n]*\{/g)?.length ?? 0;
  return own > (text.match(/\)[^\S\n]*(const|noexcept|override|[^\S\n])*\{/g)?.length ?? 0);
}
