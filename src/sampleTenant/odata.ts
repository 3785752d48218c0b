/** Reads an OData `$filter`: comparisons and calls, joined by `and` or `or`. Which of them a list takes is its own matter. */

export type Clause =
  | { readonly kind: 'compare'; readonly field: string; readonly op: 'eq' | 'ne'; readonly value: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly string[] };

export interface Filter {
  readonly joined: 'and' | 'or';
  readonly clauses: readonly Clause[];
}

type Token = { readonly kind: 'word' | 'text' | 'mark'; readonly text: string };

/** The filter's clauses; `undefined` when it cannot be read, mixed `and` and `or` included. Names and words in lower case. */
export function parseFilter(text: string): Filter | undefined {
  const tokens = tokensOf(text);
  if (tokens === undefined) return undefined;
  const clauses: Clause[] = [];
  let joined: 'and' | 'or' | undefined;
  let at = 0;
  for (;;) {
    const read = readClause(tokens, at);
    if (read === undefined) return undefined;
    clauses.push(read.clause);
    at = read.next;
    const link = tokens[at];
    if (link === undefined) return { joined: joined ?? 'and', clauses };
    if (link.kind !== 'word' || (link.text !== 'and' && link.text !== 'or')) return undefined;
    if (joined !== undefined && joined !== link.text) return undefined;
    joined = link.text;
    at++;
  }
}

function tokensOf(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  const pattern = /\s*(?:'((?:[^']|'')*)'|([A-Za-z_][\w./-]*)|([(),]))/y;
  const end = text.trimEnd().length;
  while (pattern.lastIndex < end) {
    const found = pattern.exec(text);
    if (found === null) return undefined;
    const [, quoted, word, mark] = found;
    if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted.replaceAll("''", "'") });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word.toLowerCase() });
    else tokens.push({ kind: 'mark', text: mark ?? '' });
  }
  return tokens;
}

function readClause(tokens: readonly Token[], at: number): { clause: Clause; next: number } | undefined {
  const [head, second, third] = tokens.slice(at, at + 3);
  if (head?.kind !== 'word' || second === undefined) return undefined;
  if (second.kind === 'mark' && second.text === '(') return readCall(head.text, tokens, at + 2);
  if (second.kind !== 'word' || (second.text !== 'eq' && second.text !== 'ne') || third?.kind !== 'text')
    return undefined;
  return { clause: { kind: 'compare', field: head.text, op: second.text, value: third.text }, next: at + 3 };
}

function readCall(
  name: string,
  tokens: readonly Token[],
  start: number,
): { clause: Clause; next: number } | undefined {
  const args: string[] = [];
  let at = start;
  while (tokens[at]?.text !== ')' || tokens[at]?.kind !== 'mark') {
    const token = tokens[at];
    if (token === undefined || token.kind === 'mark') return undefined;
    args.push(token.text);
    at++;
    const comma = tokens[at];
    if (comma?.kind === 'mark' && comma.text === ',') at++;
  }
  return { clause: { kind: 'call', name, args }, next: at + 1 };
}
