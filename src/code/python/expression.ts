/** Writes the credential expression itself, and finds out what it needs around it: imports and a guard. */

import type { ParsedFile } from '../language';
import type { CredentialRequest } from '../request';
import { lineEndOf } from '../text';
import type { Edit } from '../text';
import { idValue } from './idValue';
import type { Importer } from './importer';
import { selectorOf } from './selector';
import { literal, quoteOf, stepOf } from './style';

/** What stands around the expression. */
export interface Place {
  /** Whose names are in scope. */
  readonly offset: number;
  /** Where the text goes. */
  readonly use: number;
  readonly isAsync: boolean;
  /** Indentation of the line the expression begins on. */
  readonly indent: string;
  /** The choice between local and Azure is there already, so only the credential is written. */
  readonly isChosen?: boolean;
}

/** The expression; its imports are asked of `importer`. `undefined` when the request has no ID. */
export function writeCredential(
  file: ParsedFile,
  request: CredentialRequest,
  place: Place,
  importer: Importer,
): { readonly expression: string; readonly guards: readonly Edit[] } | undefined {
  const { isAsync, indent, use } = place;
  const quote = quoteOf(file);
  const module = isAsync ? 'azure.identity.aio' : 'azure.identity';
  const nameOf = (name: string): string => importer.nameOf(module, name, (isAsync ? 'Async' : 'Sync') + name);
  const isSplit = request.flavour === 'localAndAzure' && place.isChosen !== true;
  const inner = indent + stepOf(file);
  const id = idValue(file, request, importer, use, isSplit ? inner : indent);
  if (!id) return undefined;
  const guards = id.guard ? [id.guard] : [];
  const selector = selectorOf(request.identifier, id.text, isAsync, quote);
  const managed = `${nameOf('ManagedIdentityCredential')}(${selector})`;
  if (!isSplit) return { expression: managed, guards };
  const test = `${importer.moduleName('os')}.environ.get(${literal(request.localSwitch, quote)})`;
  const expression = [
    '(',
    `${inner}${nameOf('DefaultAzureCredential')}()`,
    `${inner}if ${test} == ${literal('development', quote)}`,
    `${inner}else ${managed}`,
    `${indent})`,
  ].join(lineEndOf(file.text));
  return { expression, guards };
}
