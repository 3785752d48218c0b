/** Writes the credential expression itself in Java, in as many lines as it takes. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { stepOf } from '../braceSlot';
import type { ParsedFile } from '../language';
import type { CredentialRequest } from '../request';
import { resourceIdParts } from '../resourceIdParts';
import { lineEndOf } from '../text';
import type { Edit } from '../text';
import { identityPackage } from './credentials';
import { guardIn } from './guard';
import type { Importer } from './importer';
import { literal } from './strings';
import { continuation, widest } from './style';

/** Where an expression is written. */
export interface Place {
  /** The node whose type it is in. */
  readonly at: Node;
  readonly importer: Importer;
  /** Indentation of the line it begins on. */
  readonly indent: string;
  /** Column it begins at. */
  readonly column: number;
  /** The choice between local and Azure is made around it. */
  readonly isChosen?: boolean;
}

export interface Written {
  readonly text: string;
  /** The method that reads variables, where it has to be added. */
  readonly guard: Edit | undefined;
}

/** The expression; `undefined` when the request has no ID, or needs a method where none can stand. */
export function writeExpression(
  file: ParsedFile,
  request: CredentialRequest,
  place: Place,
): Written | undefined {
  const { importer } = place;
  const id = writeId(file, request, place);
  if (!id) return undefined;
  const step = continuation(stepOf(file));
  const lineBreak = lineEndOf(file.text);
  const isSplit = request.flavour === 'localAndAzure' && place.isChosen !== true;
  const indent = isSplit ? place.indent + step : place.indent;
  const column = isSplit ? indent.length + 2 : place.column;
  const managed = chain(request, id.parts, { ...place, indent, column }, lineBreak, step);
  if (!isSplit) return { text: managed, guard: id.guard };
  const system = importer.typeName('java.lang', 'System');
  const branches = [
    `"development".equals(${system}.getenv(${literal(request.localSwitch)}))`,
    `? new ${importer.typeName(identityPackage, 'DefaultAzureCredentialBuilder')}().build()`,
    `: ${managed}`,
  ];
  return { text: branches.join(lineBreak + indent), guard: id.guard };
}

/** The builder and its calls, in one line where they fit and the ID is in one piece. */
function chain(
  { identifier }: CredentialRequest,
  id: readonly string[],
  { importer, indent, column }: Place,
  lineBreak: string,
  step: string,
): string {
  const builder = `new ${importer.typeName(identityPackage, 'ManagedIdentityCredentialBuilder')}()`;
  const inner = lineBreak + indent + step;
  const named = identifier === 'systemAssigned' ? [] : [`.${identifier}(${id.join(`${inner}${step}+ `)})`];
  const calls = [...named, '.build()'];
  const single = builder + calls.join('');
  return id.length < 2 && column + single.length < widest
    ? single
    : builder + calls.map((call) => inner + call).join('');
}

/** The ID as an expression, in the pieces that go on lines of their own; none for the system-assigned identity. */
export function writeId(
  file: ParsedFile,
  request: CredentialRequest,
  { at, importer }: Pick<Place, 'at' | 'importer'>,
): { readonly parts: readonly string[]; readonly guard: Edit | undefined } | undefined {
  const { identifier, idSource, id } = request;
  if (identifier === 'systemAssigned') return { parts: [], guard: undefined };
  if (idSource === 'literal')
    return id === undefined ? undefined : { parts: [literal(id)], guard: undefined };
  if (idSource === 'parts' && identifier !== 'resourceId') return undefined;
  const guard = guardIn(file, at, importer);
  if (!guard) return undefined;
  const read = (variable: string): string => `${guard.name}(${literal(variable)})`;
  if (idSource === 'environmentVariable') return { parts: [read(request.variable)], guard: guard.edit };
  const parts: string[] = [];
  for (const part of resourceIdParts) {
    if (typeof part === 'string') parts.push(literal(part));
    else parts.push(`${parts.pop() ?? '""'} + ${read(part.variable)}`);
  }
  return { parts, guard: guard.edit };
}
