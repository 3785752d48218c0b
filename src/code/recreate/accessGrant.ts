/** Writes the Bicep by which the owner of a place gives a person a role there. */

import { resourceTypeOf } from '../../model/armId';
import { bicepOf } from './bicep';

export interface Grant {
  readonly scope: string;
  readonly roleGuid: string;
  readonly roleName: string;
  /** The version that a resource at the scope is read with; needed for resources only. */
  readonly apiVersion?: string;
}

/**
 * Who gets the role is a parameter, since only the directory knows a person's object ID. `undefined` for a resource whose
 * version is not known.
 * @param description of that parameter, a sentence.
 */
export function accessGrant({ scope, ...grant }: Grant, description: string): string | undefined {
  if (resourceTypeOf(scope) !== undefined && grant.apiVersion === undefined) return undefined;
  return bicepOf(
    [{ kind: 'assignment', scope, principalId: '', principalType: 'User', ...grant }],
    { outputs: false, sample: false },
    { name: 'principalId', type: 'string', description },
  );
}
