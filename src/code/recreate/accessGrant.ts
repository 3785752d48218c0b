/** Writes the Bicep by which the owner of a place gives a person or a managed identity a role there. */

import { resourceTypeOf } from '../../model/armId';
import { bicepOf } from './bicep';

export interface Grant {
  readonly scope: string;
  readonly roleGuid: string;
  readonly roleName: string;
  /** The version that a resource at the scope is read with; needed for resources only. */
  readonly apiVersion?: string;
}

/** Who gets it: an object ID of a managed identity, or whoever is named when it is deployed. */
export type Grantee = { readonly objectId: string } | { readonly description: string };

/**
 * A person is a parameter, since only the directory knows their object ID. `undefined` for a resource whose version is not
 * known.
 * @param to `description` is that of the parameter, a sentence.
 */
export function accessGrant({ scope, ...grant }: Grant, to: Grantee): string | undefined {
  if (resourceTypeOf(scope) !== undefined && grant.apiVersion === undefined) return undefined;
  const options = { outputs: false, sample: false };
  if ('objectId' in to) {
    return bicepOf([{ kind: 'assignment', scope, principalId: to.objectId, ...grant }], options);
  }
  const person = { principalId: '', principalType: 'User' };
  return bicepOf([{ kind: 'assignment', scope, ...person, ...grant }], options, {
    name: 'principalId',
    type: 'string',
    description: to.description,
  });
}
