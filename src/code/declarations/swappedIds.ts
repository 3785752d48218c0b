/** Expressions in declarations that name an identity by another of its IDs than the place takes. */

import type { Finding } from '../language';
import type { Identifier } from '../request';
import type { Span } from '../text';

type Id = Exclude<Identifier, 'systemAssigned'>;

export interface SwappedId {
  readonly due: 'clientId' | 'objectId';
  readonly given: Id;
  /** How the file calls the identity. */
  readonly name: string;
  readonly at: Span;
  /** The expression for the ID that is due. */
  readonly expected: string;
}

/** The settings of an app that hold a client ID. */
export function holdsClientId(setting: string): boolean {
  return /^AZURE_CLIENT_ID$|__clientId$/.test(setting);
}

/** The finding, with the expression that is due; none where it stands there. */
export function swappedFinding({ due, given, name, at: { start, end }, expected }: SwappedId): Finding[] {
  if (given === due) return [];
  const edits = [{ start, end, text: expected }];
  const finding = { start, end, values: { name, expected }, fix: 'mend', edits } as const;
  if (given !== 'resourceId')
    return [{ ...finding, rule: due === 'clientId' ? 'object-id-as-client-id' : 'client-id-as-object-id' }];
  const variant = due === 'clientId' ? 'namedResourceId' : 'objectIdOption';
  return [{ ...finding, rule: 'string-is-client-id', variant }];
}
