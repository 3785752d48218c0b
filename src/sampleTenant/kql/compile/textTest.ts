/** Tests of one text against another: `=~`, `contains`, `has`, `startswith`, `matches regex` and their kind. */
import type { TextOperator, TextTest } from '../ast';
import { textOf } from '../dynamicValue';
import type { Position } from '../error';
import { toRegex } from '../functions/regex';
import { constantValue, mismatch } from './scope';
import type { Compiled } from './scope';

type Test = (text: string, part: string) => boolean;

/**
 * Whether a part occurs as a whole term: where it begins or ends with a letter or digit, none stands beside it.
 * https://learn.microsoft.com/kusto/query/datatypes-string-operators#what-is-a-term
 */
export function hasTerm(text: string, part: string, openBefore = false, openAfter = false): boolean {
  const isTermCharacter = (character: string): boolean => /[a-z0-9]/i.test(character);
  const before = !openBefore && isTermCharacter(part.charAt(0));
  const after = !openAfter && isTermCharacter(part.charAt(part.length - 1));
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    const free =
      !(before && isTermCharacter(text.charAt(at - 1))) &&
      !(after && isTermCharacter(text.charAt(at + part.length)));
    if (free) return true;
  }
  return false;
}

const tests: Readonly<Record<TextTest, Test>> = {
  contains: (text, part) => text.includes(part),
  contains_cs: (text, part) => text.includes(part),
  has: (text, part) => hasTerm(text, part),
  has_cs: (text, part) => hasTerm(text, part),
  hasprefix: (text, part) => hasTerm(text, part, false, true),
  hassuffix: (text, part) => hasTerm(text, part, true, false),
  startswith: (text, part) => text.startsWith(part),
  startswith_cs: (text, part) => text.startsWith(part),
  endswith: (text, part) => text.endsWith(part),
  endswith_cs: (text, part) => text.endsWith(part),
};

/** Compiles a text test. A dynamic is taken as its text; any other type must be cast first. */
export function textTest(operator: TextOperator, left: Compiled, right: Compiled, at: Position): Compiled {
  for (const { type } of [left, right]) {
    if (type !== 'string' && type !== 'dynamic') throw mismatch(`"${operator}" tests texts, not ${type}`, at);
  }
  const constant = left.constant && right.constant;
  const test = operator === 'matches regex' ? regexTest(right) : partTest(operator, right);
  const read = textReader(left);
  return { type: 'bool', evaluate: (row) => test(read(row))(textReader(right)(row)), constant, at };
}

/** Reads an operand as text. */
export function textReader(operand: Compiled): (row: Parameters<Compiled['evaluate']>[0]) => string {
  const { evaluate, type } = operand;
  return (row) => textOf(evaluate(row), type);
}

function partTest(
  operator: Exclude<TextOperator, 'matches regex'>,
  right: Compiled,
): (text: string) => (part: string) => boolean {
  const { test, negated, blind } = describe(operator);
  const constant = constantValue(right);
  const folded = typeof constant === 'string' && blind ? constant.toLowerCase() : undefined;
  const fold = (value: string): string => (blind ? value.toLowerCase() : value);
  return (text) => (part) => test(fold(text), folded ?? fold(part)) !== negated;
}

interface Description {
  readonly test: Test;
  readonly negated: boolean;
  readonly blind: boolean;
}

function describe(operator: Exclude<TextOperator, 'matches regex'>): Description {
  if (operator === '=~' || operator === '!~') {
    return { test: (text, other) => text === other, negated: operator === '!~', blind: true };
  }
  const negated = operator.startsWith('!');
  const name = negated ? operator.slice(1) : operator;
  if (!isTextTest(name)) throw new RangeError(`no test ${operator}`);
  return { test: tests[name], negated, blind: !name.endsWith('_cs') };
}

function isTextTest(name: string): name is TextTest {
  return Object.hasOwn(tests, name);
}

function regexTest(right: Compiled): (text: string) => (pattern: string) => boolean {
  const constant = constantValue(right);
  const fixed = typeof constant === 'string' ? toRegex(constant) : undefined;
  if (typeof constant === 'string' && fixed === undefined) {
    throw mismatch(`${JSON.stringify(constant)} is no regular expression`, right.at);
  }
  return (text) => (pattern) => (fixed ?? toRegex(pattern))?.test(text) ?? false;
}
