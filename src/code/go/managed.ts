/** Writes the constructor of a managed identity in Go, and what has to hold before it: that its ID is not empty. */

import { credentialClass } from '../request';
import type { CredentialRequest, Identifier } from '../request';
import { resourceIdParts, resourceIdVariables } from '../resourceIdParts';
import { azcore, azidentity } from './imports';
import { claim } from './place';
import type { Place } from './place';
import { goString } from './strings';

const types: Readonly<Record<Exclude<Identifier, 'systemAssigned'>, string>> = {
  clientId: 'ClientID',
  resourceId: 'ResourceID',
  objectId: 'ObjectID',
};

/** The ID as an expression, behind the statements that read and check it, each with its line end. */
export interface GuardedId {
  readonly guard: string;
  readonly expression: string;
}

/** `undefined` when the request has no ID. Nothing is guarded where the ID is written out. */
export function guardedId(place: Place, request: CredentialRequest): GuardedId | undefined {
  const { identifier, idSource, id, variable } = request;
  if (identifier === 'systemAssigned') return { guard: '', expression: '' };
  if (idSource === 'literal') return id === undefined ? undefined : { guard: '', expression: goString(id) };
  if (idSource === 'parts' && identifier !== 'resourceId') return undefined;
  const { importer, fail } = place;
  const read = (name: string): string => `${importer.nameOf('os')}.Getenv(${name})`;
  const own = types[identifier];
  if (idSource === 'environmentVariable') {
    const name = claim(place, own.charAt(0).toLowerCase() + own.slice(1), `identity${own}`);
    const message = goString(`${variable} is empty or not set`);
    const test = `if ${name} == "" {\n\t${fail({ message })}\n}\n`;
    return { guard: `${name} := ${read(goString(variable))}\n${test}`, expression: name };
  }
  const name = claim(place, 'name', 'variable');
  const list = resourceIdVariables.map(goString).join(', ');
  const check = `if ${read(name)} == "" {\n\t\t${fail({ message: `${name} + " is empty or not set"` })}\n\t}`;
  const resource = claim(place, 'resourceID', 'identityResourceID');
  const parts = resourceIdParts.map((part) =>
    typeof part === 'string' ? goString(part) : read(goString(part.variable)),
  );
  const pairs = parts.flatMap((part, at) => (at % 2 === 0 ? [`${part} + ${parts[at + 1] ?? ''}`] : []));
  return {
    guard: `for _, ${name} := range []string{${list}} {\n\t${check}\n}\n${resource} := ${pairs.join(' +\n\t')}\n`,
    expression: resource,
  };
}

/** The call of the constructor. `kept` is the field `ClientOptions` of the options that were there. */
export function managedIdentity(
  { importer }: Place,
  request: CredentialRequest,
  id: string,
  kept?: string,
): string {
  const { identifier } = request;
  const name = importer.nameOf(azidentity);
  const type = credentialClass(request);
  if (identifier === 'systemAssigned' && kept === undefined) return `${name}.New${type}(nil)`;
  const kind = types[identifier === 'systemAssigned' ? 'clientId' : identifier];
  const [key, value] = request.workload ? ['ClientID:', id] : ['ID:', `${name}.${kind}(${id})`];
  // Fields on lines of their own stand in columns.
  const isOneLine = kept?.includes('\n') === false;
  const field = `${isOneLine ? key.padEnd('ClientOptions: '.length) : `${key} `}${value},`;
  const fields = [
    ...(kept === undefined ? [] : [`ClientOptions: ${kept},`]),
    ...(identifier === 'systemAssigned' ? [] : [field]),
  ];
  return `${name}.New${type}(&${name}.${type}Options{\n\t${fields.join('\n\t')}\n})`;
}

/** What asks for the developer's sign-in. */
export function developer({ importer }: Place): string {
  return `${importer.nameOf(azidentity)}.NewDefaultAzureCredential(nil)`;
}

/** The test that only a developer's machine passes. */
export function localTest({ importer }: Place, { localSwitch }: CredentialRequest): string {
  return `${importer.nameOf('os')}.Getenv(${goString(localSwitch)}) == "development"`;
}

/** The interface that every credential has. */
export function tokenCredential({ importer }: Place): string {
  return `${importer.nameOf(azcore)}.TokenCredential`;
}
