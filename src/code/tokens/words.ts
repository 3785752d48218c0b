/** What a code language says where tokens are asked for without an SDK, fetched with one, and handed on: a table per language. */

export interface TokenWords {
  /** What sends a request, by what is called: `fetch`, `requests.get`. */
  readonly sends: RegExp;
  /** Methods of clients that send one too, in files that make such a client. */
  readonly sendsBy?: readonly [method: RegExp, client: RegExp];
  /** Among the arguments, what brings headers or parameters that are not written there. */
  readonly open?: RegExp;
  /** As the triggers of a `LanguageRule`: one stands in every file that fetches a token with an SDK. */
  readonly wakes: readonly RegExp[];
  /** The methods of credentials that fetch a token. */
  readonly fetches: readonly string[];
  /** What such a method is given when the token is one of Entra's. */
  readonly asks: RegExp;
  /** What stands behind an answer of such a method where its text is meant. */
  readonly text: RegExp;
  /** The text of a token, whatever it came from; a pattern with the flag `g`. */
  readonly bare?: RegExp;
  /** What writes to a log or to the screen; both patterns may go on with a parenthesis and what comes first in it. */
  readonly logs: RegExp;
  /** What answers a request of somebody else. */
  readonly answers: RegExp;
  /** What reads a token's content, in files that the second pattern fits. */
  readonly decodes: readonly [callee: RegExp, file: RegExp];
  /** Every credential of the process shares its tokens, so that a new one fetches nothing anew. */
  readonly sharesTokens?: true;
}
