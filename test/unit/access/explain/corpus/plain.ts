/** A refusal in the form in which the corpus says what it expects: what is empty is left out. */

import type { Refusal } from '../../../../../src/access/explain/refusal';
import type { Expected } from './sample';

export function plain(refusal: Refusal | undefined): Expected | undefined {
  if (refusal === undefined) return undefined;
  const { who, operations, permissions, scopes, absent, ...rest } = refusal;
  return {
    ...rest,
    ...(Object.keys(who).length > 0 && { who }),
    ...(operations.length > 0 && { operations: operations.map(({ anyOf }) => anyOf.join('|')) }),
    ...(permissions.length > 0 && { permissions }),
    ...(scopes.length > 0 && { scopes }),
    ...(absent.length > 0 && { absent: absent.map(({ part, why }) => `${part} ${why}`) }),
  };
}
