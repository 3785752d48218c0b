/** What is written in the place of a secret in TypeScript and JavaScript, before the file says how it writes its literals and names. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Edit, Span } from '../text';

/** Code as the file has it, a literal, an export of `@azure/identity`, or the credential. */
export type Piece = string | { readonly literal: string } | { readonly name: string } | typeof credential;

export const credential = { isCredential: true } as const;

/** A client that is handed a secret. */
export interface Handover {
  /** What gives way: the whole expression, or the option that holds a key. */
  readonly node: Node;
  /** Where the secret is. */
  readonly secret: Span;
  readonly variant: 'connectionString' | 'key' | 'password' | 'sas' | 'sqlPassword';
  /** What is written in its place; absent where the file does not say enough. */
  readonly pieces?: readonly Piece[];
  /** What else goes with the secret: the name of the user that it is the password of. */
  readonly gone?: readonly Edit[];
  /** Nothing says that there is a secret in the file itself. */
  readonly isElsewhere?: true;
}
