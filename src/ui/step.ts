/** Where a question stands in a series of them, and what the series is for. */

import type { IdentifierKind } from '../tree/nodes';
import type { Said } from './said';

/** What a series of pickers is for, and where in it this one stands. */
export interface Step {
  readonly purpose: Purpose;
  /** From 1. A flow of one step shows no number. */
  readonly number: number;
  readonly total: number;
  readonly sample: boolean;
}

export type Purpose =
  | { readonly doing: 'assignRole'; readonly identities: readonly string[] }
  | { readonly doing: 'removeRole' }
  | { readonly doing: 'insertCredential' }
  | { readonly doing: 'setWorkspaceIdentity' }
  | { readonly doing: 'findIdentity' }
  | { readonly doing: 'copy'; readonly what: IdentifierKind | 'text' }
  | { readonly doing: 'viewRole' }
  | { readonly doing: 'openInPortal' }
  | { readonly doing: 'viewProperties' }
  | { readonly doing: 'selectSubscriptions' }
  | { readonly doing: 'said'; readonly what: Said };
