/** Writes the credential expression itself in C#, in as many lines as it takes. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import type { CredentialRequest } from '../request';
import { lineEndOf } from '../text';
import { identityNamespace } from './credentials';
import { hostEnvironment } from './hostEnvironment';
import { idValue } from './idValue';
import { literal, stepOf } from './style';
import type { Usings } from './usingEdits';

/** Where an expression is written. */
export interface Place {
  /** The node whose scope it is in. */
  readonly at: Node;
  readonly usings: Usings;
  /** Indentation of the line it begins on. */
  readonly indent: string;
  /** Column it begins at. */
  readonly column: number;
  /** It may begin on a line of its own. */
  readonly mayWrap?: boolean;
  /** Nothing around it says that it is a `TokenCredential`, so its branches have to. */
  readonly needsCast: boolean;
  /** The choice between local and Azure is made around it. */
  readonly isChosen: boolean;
}

/** Lines longer than this are broken. */
const widest = 120;

/** The expression; `undefined` when the request has no ID. */
export function writeExpression(
  file: ParsedFile,
  request: CredentialRequest,
  place: Place,
): string | undefined {
  const { usings } = place;
  const isSplit = request.flavour === 'localAndAzure' && !place.isChosen;
  const step = stepOf(file);
  const lineBreak = lineEndOf(file.text);
  const cast = place.needsCast ? `(${usings.typeName('Azure.Core', 'TokenCredential')})` : '';
  if (!isSplit) {
    const managed = writeManaged(file, request, place);
    return managed && cast + managed;
  }
  const test = localTest(file, request, place);
  const wraps = place.mayWrap === true && place.column + test.length > widest;
  const start = wraps ? lineBreak + place.indent + step : '';
  const indent = place.indent + step + (wraps ? step : '');
  const managed = writeManaged(file, request, { ...place, indent, column: indent.length + 2 });
  if (managed === undefined) return undefined;
  const local = `new ${usings.typeName(identityNamespace, 'DefaultAzureCredential')}()`;
  const branch = lineBreak + indent;
  return `${start}${test}${branch}? ${cast}${local}${branch}: ${managed}`;
}

function writeManaged(
  file: ParsedFile,
  request: CredentialRequest,
  { usings, indent, column }: Place,
): string | undefined {
  const type = usings.typeName(identityNamespace, 'ManagedIdentityCredential');
  const kind = usings.typeName(identityNamespace, 'ManagedIdentityId');
  if (request.identifier === 'systemAssigned') return `new ${type}(${kind}.SystemAssigned)`;
  const step = stepOf(file);
  const lineBreak = lineEndOf(file.text);
  const factory = {
    clientId: `${kind}.FromUserAssignedClientId(`,
    resourceId: `${kind}.FromUserAssignedResourceId(new ${request.identifier === 'resourceId' ? usings.typeName('Azure.Core', 'ResourceIdentifier') : ''}(`,
    objectId: `${kind}.FromUserAssignedObjectId(`,
  }[request.identifier];
  const close = request.identifier === 'resourceId' ? '))' : ')';
  const id = idValue(file, request, usings, indent + step + step);
  if (id === undefined) return undefined;
  const single = `new ${type}(${factory}${id}${close})`;
  if (request.idSource === 'literal' && column + single.length <= widest) return single;
  return `new ${type}(${lineBreak}${indent}${step}${factory}${id}${close})`;
}

/** The test that is true on a developer's machine only: the host's where one is at hand, else the switch's value. */
function localTest(file: ParsedFile, request: CredentialRequest, { at, usings }: Place): string {
  const environment = hostEnvironment(file, at);
  if (environment !== undefined) {
    usings.importNamespace('Microsoft.Extensions.Hosting');
    return `${environment}.IsDevelopment()`;
  }
  const read = `${usings.typeName('System', 'Environment')}.GetEnvironmentVariable(${literal(request.localSwitch)})`;
  return `string.Equals(${read}, "development", ${usings.typeName('System', 'StringComparison')}.OrdinalIgnoreCase)`;
}
