/** Reads the text of a role assignment's condition as an expression; whatever does not follow Azure's grammar is none. */

/** Azure takes at most some 8 kB; whatever is longer is not read. */
const longestText = 20_000;
const deepest = 100;

export interface Comparison {
  /** In lower case: `resource`, `request`, `principal`, `environment`. */
  readonly source: string;
  /** As it stands between the brackets. */
  readonly attribute: string;
  /** `Exists` and its opposite compare with nothing. */
  readonly operator: string;
  readonly values: readonly string[];
  /** Compared with another attribute instead of values. */
  readonly withAttribute?: string;
}

export type Expression =
  | { readonly all: readonly Expression[] }
  | { readonly any: readonly Expression[] }
  | { readonly not: Expression }
  | { readonly action: string }
  | { readonly subOperation: string }
  | { readonly comparison: Comparison };

/** One part of the text. A string stands without its quotes; Azure documents no way to write a quote in one. */
type Token =
  | { readonly mark: '(' | ')' | '{' | '}' | ',' | 'and' | 'or' | 'not' }
  | { readonly string: string }
  | { readonly source: string; readonly attribute: string }
  | { readonly word: string };

const shapes =
  /\s+|(&&|\|\||!|[(){},])|'([^']*)'|@([A-Za-z]+)\[([^\]]*)\]|([A-Za-z0-9_.+-]+(?::[A-Za-z0-9_.+-]+)*)|(.)/gsy;
const words = new Map<string, 'and' | 'or' | 'not'>([
  ['and', 'and'],
  ['&&', 'and'],
  ['or', 'or'],
  ['||', 'or'],
  ['not', 'not'],
  ['!', 'not'],
]);

/** `undefined` for a text that is no condition, or one that is too long or nested too deep to be looked at. */
export function expressionOf(text: string): Expression | undefined {
  if (text.length > longestText) return undefined;
  const tokens = tokensOf(text);
  if (tokens === undefined) return undefined;
  let at = 0;
  let depth = 0;

  const isMark = (mark: string): boolean => {
    const token = tokens[at];
    return token !== undefined && 'mark' in token && token.mark === mark;
  };
  const taken = (mark: string): boolean => {
    if (!isMark(mark)) return false;
    at += 1;
    return true;
  };
  const joined = (
    mark: 'and' | 'or',
    next: () => Expression | undefined,
  ): readonly Expression[] | undefined => {
    const parts: Expression[] = [];
    do {
      const part = next();
      if (part === undefined) return undefined;
      parts.push(part);
    } while (taken(mark));
    return parts;
  };

  function anyOf(): Expression | undefined {
    const parts = joined('or', allOf);
    return parts === undefined || parts.length === 1 ? parts?.[0] : { any: parts };
  }

  function allOf(): Expression | undefined {
    const parts = joined('and', one);
    return parts === undefined || parts.length === 1 ? parts?.[0] : { all: parts };
  }

  function one(): Expression | undefined {
    if (depth === deepest) return undefined;
    depth += 1;
    const found = taken('not') ? negated() : taken('(') ? inParentheses() : operand();
    depth -= 1;
    return found;
  }

  function negated(): Expression | undefined {
    const inner = one();
    return inner === undefined ? undefined : { not: inner };
  }

  function inParentheses(): Expression | undefined {
    const inner = anyOf();
    return taken(')') ? inner : undefined;
  }

  function operand(): Expression | undefined {
    const token = tokens?.[at];
    at += 1;
    if (token === undefined || 'mark' in token || 'string' in token) return undefined;
    if ('source' in token) return compared(token);
    const name = token.word.toLowerCase();
    if (name === 'exists' || name === 'notexists') return existence(token.word);
    const [only, ...others] = listed() ?? [];
    if (only === undefined || others.length > 0) return undefined;
    if (name === 'actionmatches') return { action: only };
    return name === 'suboperationmatches' ? { subOperation: only } : undefined;
  }

  function existence(operator: string): Expression | undefined {
    const token = tokens?.[at];
    at += 1;
    if (token === undefined || !('source' in token)) return undefined;
    return { comparison: { ...token, operator, values: [] } };
  }

  function compared(left: { readonly source: string; readonly attribute: string }): Expression | undefined {
    const operator = tokens?.[at];
    const right = tokens?.[at + 1];
    if (operator === undefined || !('word' in operator) || right === undefined) return undefined;
    at += 1;
    if ('mark' in right) {
      const values = listed();
      return values === undefined ? undefined : { comparison: { ...left, operator: operator.word, values } };
    }
    at += 1;
    const end =
      'source' in right
        ? { values: [], withAttribute: `${right.source}:${right.attribute}` }
        : { values: ['string' in right ? right.string : right.word] };
    return { comparison: { ...left, operator: operator.word, ...end } };
  }

  /** `{'a', 'b'}`; GUIDs, numbers and truth values stand without quotes. */
  function listed(): readonly string[] | undefined {
    if (!taken('{')) return undefined;
    const values: string[] = [];
    do {
      const token = tokens?.[at];
      at += 1;
      if (token === undefined || !('string' in token || 'word' in token)) return undefined;
      values.push('string' in token ? token.string : token.word);
    } while (taken(','));
    return taken('}') ? values : undefined;
  }

  const whole = anyOf();
  return at === tokens.length ? whole : undefined;
}

function tokensOf(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  for (const [, mark, string, source, attribute, word, other] of text.matchAll(shapes)) {
    if (other !== undefined) return undefined;
    const joint = words.get((mark ?? word ?? '').toLowerCase());
    if (joint !== undefined) tokens.push({ mark: joint });
    else if (mark !== undefined) tokens.push({ mark: mark as '(' | ')' | '{' | '}' | ',' });
    else if (string !== undefined) tokens.push({ string });
    else if (source !== undefined && attribute !== undefined)
      tokens.push({ source: source.toLowerCase(), attribute: attribute.trim() });
    else if (word !== undefined) tokens.push({ word });
  }
  return tokens;
}
