/** Tells whether a place in a C# file is reached only on a developer's machine, as far as its tests say so. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { commonSide } from '../environmentSides';
import { environmentTests } from '../environmentTests';
import { meaningless, meaningOf, negated, sideOfName, sideOfValue } from '../environmentWords';
import type { Meaning, Side } from '../environmentWords';
import { namedChildren } from '../nodes';
import { argumentsOf, lastName } from './credentials';
import { stringValue } from './strings';

const { isLocalOnly, sidesOf, meaningOfCondition, meaningOfTest } = environmentTests({
  branching: /^(?:conditional_expression|if_statement)$/,
  lists: /^(?:block|compilation_unit)$/,
  leaves: ({ type }) => /^(?:return|throw|continue|break)_statement$/.test(type),
  sideIn,
  equality,
  meaningOf: (node) => {
    switch (node.type) {
      case 'is_pattern_expression':
        return meaningOfPattern(node);
      case 'invocation_expression':
        return meaningOfCall(node);
      default:
        return meaningOf(sideOfName(lastName(node)));
    }
  },
});
export { isLocalOnly, sidesOf };

/** Whether the conditional expression `node` picks by the environment. */
export function isEnvironmentChoice(node: Node): boolean {
  return node.type === 'conditional_expression' && meaningOfTest(node).whenTrue !== undefined;
}

function sideIn(around: Node, inside: Node): Side | undefined {
  switch (around.type) {
    case 'preproc_if':
    case 'preproc_elif': {
      const isIn = (field: string): boolean => around.childForFieldName(field)?.equals(inside) === true;
      const symbol = around.childForFieldName('condition')?.text.replace(/\s+/g, '');
      const isDebug = symbol === 'DEBUG';
      if (isIn('condition') || (!isDebug && symbol !== '!DEBUG' && symbol !== 'RELEASE')) return undefined;
      return isDebug === isIn('alternative') ? 'azure' : 'local';
    }
    case 'switch_expression_arm':
    case 'switch_section': {
      const patterns = namedChildren(around).filter(({ type }) => type.endsWith('_pattern'));
      return commonSide(patterns.map(sideOfPattern));
    }
    default:
      return undefined;
  }
}

function equality(left: Node, right: Node): Meaning {
  if (right.type === 'null_literal' || right.text === 'false') return negated(meaningOfCondition(left));
  if (right.text === 'true') return meaningOfCondition(left);
  const value = stringValue(right) ?? stringValue(left);
  return meaningOf(value === undefined ? sideOfName(lastName(right)) : sideOfValue(value));
}

function meaningOfPattern(node: Node): Meaning {
  const expression = node.childForFieldName('expression');
  const pattern = node.childForFieldName('pattern');
  if (!expression || !pattern) return meaningless;
  const inner = pattern.type === 'negated_pattern' ? pattern.firstNamedChild : pattern;
  const turn = (meaning: Meaning): Meaning => (inner?.equals(pattern) === true ? meaning : negated(meaning));
  if (inner?.firstNamedChild?.type === 'null_literal') return turn(negated(meaningOfCondition(expression)));
  return turn(meaningOf(inner ? sideOfPattern(inner) : undefined));
}

function sideOfPattern(pattern: Node): Side | undefined {
  if (pattern.type === 'or_pattern') return commonSide(namedChildren(pattern).map(sideOfPattern));
  const value = pattern.firstNamedChild;
  return value ? sideOfValue(stringValue(value) ?? lastName(value)) : undefined;
}

function meaningOfCall(node: Node): Meaning {
  const name = lastName(node.childForFieldName('function'));
  const given = argumentsOf(node).arguments.map(({ value }) => value);
  const words = given.flatMap((value) => stringValue(value) ?? []);
  switch (name) {
    case 'IsEnvironment':
    case 'Equals':
      return meaningOf(sideOfValue(words[0] ?? ''));
    case 'IsNullOrEmpty':
    case 'IsNullOrWhiteSpace':
      return given[0] ? negated(meaningOfCondition(given[0])) : meaningless;
    case 'GetEnvironmentVariable':
      return meaningOf(sideOfName(words[0] ?? ''));
    default:
      return meaningOf(sideOfName(name));
  }
}
