/** Writes the statements that make a credential in Go: into variables, or as what a function returns. */

import { credentialClass } from '../request';
import type { CredentialRequest } from '../request';
import { sampleNote } from '../sampleNote';
import { azidentity } from './imports';
import { developer, guardedId, localTest, managedIdentity, tokenCredential } from './managed';
import { errorName } from './place';
import type { Place } from './place';

/** Where the credential and the error go. */
export interface Targets {
  readonly credential: string;
  readonly error: string;
  /** Both are variables already. */
  readonly isAssigned?: boolean;
  /** The declarations that an assignment needs, each with its line end; they come first. */
  readonly declarations?: string;
  /** The check of the error is there already. */
  readonly isChecked?: boolean;
}

/** The statements without a last line end; `undefined` when the request has no ID. `kept`: see `managedIdentity`. */
export function credentialStatements(
  place: Place,
  request: CredentialRequest,
  targets: Targets,
  kept?: string,
): string | undefined {
  const { credential, error, isAssigned, declarations = '', isChecked } = targets;
  const id = guardedId(place, request);
  if (!id) return undefined;
  const managed = managedIdentity(place, request, id.expression, kept);
  const check = isChecked === true ? '' : `\nif ${error} != nil {\n\t${place.fail({ error })}\n}`;
  if (request.flavour !== 'localAndAzure') {
    const operator = isAssigned === true ? '=' : ':=';
    return `${declarations}${id.guard}${credential}, ${error} ${operator} ${managed}${check}`;
  }
  const local = `if ${localTest(place, request)} {\n\t${credential}, ${error} = ${developer(place)}\n}`;
  const azure = `${id.guard}${credential}, ${error} = ${managed}`;
  return `${declarations}${local} else {\n\t${deeper(azure)}\n}${check}`;
}

/** The targets in fresh variables. */
export function freshTargets(place: Place, request: CredentialRequest, credential: string): Targets {
  const error = errorName(place);
  if (request.flavour !== 'localAndAzure') return { credential, error: error.name };
  return {
    credential,
    error: error.name,
    isAssigned: true,
    declarations: `var ${credential} ${tokenCredential(place)}\n${error.isNew ? `var ${error.name} error\n` : ''}`,
  };
}

/** The body of a function that returns a credential and an error, without a last line end. */
export function returningBody(place: Place, request: CredentialRequest, kept?: string): string | undefined {
  const local =
    request.flavour === 'localAndAzure'
      ? `if ${localTest(place, request)} {\n\treturn ${developer(place)}\n}\n`
      : '';
  const id = guardedId(place, request);
  return id && `${local}${id.guard}return ${managedIdentity(place, request, id.expression, kept)}`;
}

/** The results of such a function. */
export function resultsOf(place: Place, request: CredentialRequest): string {
  const type =
    request.flavour === 'localAndAzure'
      ? tokenCredential(place)
      : `*${place.importer.nameOf(azidentity)}.${credentialClass(request)}`;
  return `(${type}, error)`;
}

/** Code one step to the right, from its second line on. */
export function deeper(code: string): string {
  return code.replace(/\n(?!\n)/g, '\n\t');
}

/** The identity's name where the ID does not tell it, and that an ID is of the sample tenant, as a line of comment. */
export function remark(request: CredentialRequest): string {
  if (request.idSource !== 'literal' || request.identifier === 'systemAssigned') return '';
  const name = request.identifier === 'resourceId' ? undefined : request.identityName;
  const words = [name, request.sample ? sampleNote : undefined].filter((word) => word !== undefined);
  return words.length > 0 ? `// ${words.join('. ').replace(/[\p{Cc}\u2028\u2029]/gu, ' ')}\n` : '';
}
