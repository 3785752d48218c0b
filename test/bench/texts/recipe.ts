/** How a long file of a language is made. */

export interface Recipe {
  readonly languageId: string;
  /** How the table calls the language. */
  readonly name: string;
  /** With its extension. */
  readonly fileName: string;
  readonly head: string;
  /** Some lines of ordinary code; `marked` has a credential among them. */
  part(index: number, marked: boolean): string;
  readonly tail: string;
  /** What stands before the places where somebody types, and a statement with brackets or quotes of all kinds. */
  readonly typed: readonly [after: string, statement: string];
  /** Where the cursor is in or beside a credential. */
  readonly credential: string;
}
