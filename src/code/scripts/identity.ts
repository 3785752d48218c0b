/** How a request's identity is written in a script: its ID as a value, and the parameters of raw requests. */

import type { ParsedFile } from '../language';
import type { CredentialRequest, Identifier } from '../request';
import { resourceIdParts } from '../resourceIdParts';
import { sampleNote } from '../sampleNote';
import type { Dialect, Value } from './dialect';

/** The parameters that name an identity: App Service's, and those of the metadata endpoint of virtual machines. */
export const rawParameters: Readonly<
  Record<Exclude<Identifier, 'systemAssigned'>, readonly [appService: string, machine: string]>
> = {
  clientId: ['client_id', 'client_id'],
  objectId: ['principal_id', 'object_id'],
  resourceId: ['mi_res_id', 'msi_res_id'],
};

/** The ID as the script writes it; nothing for the system-assigned identity. */
export function idValue(file: ParsedFile, request: CredentialRequest, dialect: Dialect): Value | undefined {
  if (request.identifier === 'systemAssigned') return undefined;
  if (request.idSource === 'environmentVariable') return dialect.variable(request.variable);
  if (request.idSource === 'parts') return dialect.joined(resourceIdParts);
  return { text: dialect.literal(file, request.id ?? ''), guards: [] };
}

/** The identity's name where the ID does not tell it, and that an ID is of the sample tenant, as text of a comment. */
export function remarkOf({
  idSource,
  identifier,
  identityName,
  sample,
}: CredentialRequest): string | undefined {
  if (idSource !== 'literal' || identifier === 'systemAssigned') return undefined;
  const name = identifier === 'resourceId' ? undefined : identityName;
  const words = [name, sample ? sampleNote : undefined].filter((word) => word !== undefined && word !== '');
  return words.length > 0 ? words.join('. ').replace(/[\p{Cc}\u2028\u2029]|#>/gu, ' ') : undefined;
}
