/** The text of a credential expression in TypeScript and JavaScript. */

import { resourceIdParts } from '../resourceIdParts';
import type { CredentialRequest } from '../request';
import { sampleNote } from '../sampleNote';
import type { SnippetPart } from '../text';
import type { Style } from './style';

export interface ExpressionNames {
  readonly managedIdentity: string;
  /** What a developer's machine uses, as a whole expression; needed for `localAndAzure`. */
  readonly local?: string;
  /** The function that reads an environment variable and throws when it is empty. */
  readonly guard?: string;
}

/** Above this many columns the options are written one per line. */
const widestLine = 80;

/**
 * Writes the credential as parts of a snippet. `kept` are options to keep beside the ID; `newLine` is the line end with
 * the indentation that further lines start with.
 */
export function credentialParts(
  request: CredentialRequest,
  names: ExpressionNames,
  style: Style,
  kept: readonly string[],
  newLine: string,
): SnippetPart[] {
  if (request.flavour !== 'localAndAzure' || names.local === undefined) {
    return managedIdentityParts(request, names, style, kept, newLine);
  }
  const inner = newLine + style.indent;
  const condition = `process.env[${quoted(request.localSwitch, style)}] === ${quoted('development', style)}`;
  return [
    `${condition}${inner}? ${names.local}${inner}: `,
    // Formatters align what follows `: ` with itself.
    ...managedIdentityParts(request, names, style, kept, inner + (style.indent === '\t' ? '\t' : '  ')),
  ];
}

function managedIdentityParts(
  request: CredentialRequest,
  names: ExpressionNames,
  style: Style,
  kept: readonly string[],
  newLine: string,
): SnippetPart[] {
  const id = idParts(request, names, style);
  const entries: SnippetPart[][] = [...(id ? [id] : []), ...kept.map((entry) => [entry])];
  const note = noteOf(request);
  if (entries.length === 0) return [`new ${names.managedIdentity}(${note === '' ? '' : `/* ${note} */`})`];
  const width = entries.flat().reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 12), 0);
  if (note === '' && width <= widestLine) {
    const row = entries.flatMap((entry, index) => (index === 0 ? entry : [', ', ...entry]));
    return [`new ${names.managedIdentity}({ `, ...row, ' })'];
  }
  const lines = entries.flatMap((entry, index) => [
    newLine + style.indent,
    ...entry,
    index === 0 && note !== '' ? `, // ${note}` : ',',
  ]);
  return [`new ${names.managedIdentity}({`, ...lines, `${newLine}})`];
}

function idParts(
  request: CredentialRequest,
  { guard }: ExpressionNames,
  style: Style,
): SnippetPart[] | undefined {
  if (request.identifier === 'systemAssigned') return undefined;
  const key = `${request.identifier}: `;
  const read = (variable: string): string => `${guard ?? ''}(${quoted(variable, style)})`;
  if (request.idSource === 'environmentVariable') return [`${key}${read(request.variable)}`];
  if (request.idSource === 'parts') {
    const pieces = resourceIdParts.map((part) =>
      typeof part === 'string' ? part : `\${${read(part.variable)}}`,
    );
    return [`${key}\`${pieces.join('')}\``];
  }
  if (request.id !== undefined) return [`${key}${quoted(request.id, style)}`];
  return [`${key}${style.quote}`, { placeholder: `<${placeholders[request.identifier]}>` }, style.quote];
}

const placeholders = { clientId: 'client-id', resourceId: 'resource-id', objectId: 'object-id' } as const;

/** What is said beside the ID: whose it is where the ID does not tell, and that it is none where it is a sample. */
function noteOf({ identityName, identifier, idSource, sample }: CredentialRequest): string {
  const tellsName = identifier === 'clientId' || identifier === 'objectId';
  // A name from outside never ends the comment or the line.
  const name = (tellsName && idSource === 'literal' && identityName?.replace(/[^\w .-]/g, '')) || undefined;
  return [name, sample ? sampleNote : undefined].filter((part) => part !== undefined).join('. ');
}

/** A string literal in the file's quotes. */
export function quoted(value: string, { quote }: Style): string {
  const escaped = value
    .replace(/\\/g, '\\\\')
    .replaceAll(quote, `\\${quote}`)
    .replace(/\r/g, '\\r')
    .replace(/\n/g, '\\n')
    .replace(/[\u2028\u2029]/g, '');
  return `${quote}${escaped}${quote}`;
}
