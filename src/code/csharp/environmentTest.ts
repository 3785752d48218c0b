/** Tells whether a place in a C# file is reached only on a developer's machine, as far as its tests say so. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { commonSide, sidesAround } from '../environmentSides';
import type { Sides } from '../environmentSides';
import { both, either, meaningless, meaningOf, negated, sideOfName, sideOfValue } from '../environmentWords';
import type { Meaning, Side } from '../environmentWords';
import { namedChildren } from '../nodes';
import { argumentsOf, lastName } from './credentials';
import { stringValue } from './strings';

const leaving = /^(return|throw|continue|break)_statement$/;

/** Whether a test of the environment around `node`, or a guard before it that leaves in Azure, puts it on the local side. */
export function isLocalOnly(node: Node): boolean {
  return sidesOf(node).has('local');
}

/** The sides that tests around `node` put it on, and guards before it that leave in Azure. */
export function sidesOf(node: Node): Sides {
  return sidesAround(node, sideIn);
}

/** Whether the conditional expression `node` picks by the environment. */
export function isEnvironmentChoice(node: Node): boolean {
  const condition = node.type === 'conditional_expression' ? node.childForFieldName('condition') : null;
  return condition !== null && meaningOfCondition(condition).whenTrue !== undefined;
}

function sideIn(around: Node, inside: Node): Side | undefined {
  const isIn = (field: string): boolean => around.childForFieldName(field)?.equals(inside) === true;
  switch (around.type) {
    case 'conditional_expression':
    case 'if_statement': {
      const condition = around.childForFieldName('condition');
      if (!condition) return undefined;
      const { whenTrue, whenFalse } = meaningOfCondition(condition);
      return isIn('consequence') ? whenTrue : isIn('alternative') ? whenFalse : undefined;
    }
    case 'preproc_if':
    case 'preproc_elif': {
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
    case 'block':
    case 'compilation_unit':
      return namedChildren(around).some(
        (sibling) => sibling.endIndex <= inside.startIndex && leavesInAzure(sibling),
      )
        ? 'local'
        : undefined;
    default:
      return undefined;
  }
}

/** `if (<in Azure>) return …;` without an `else`: what follows runs locally. */
function leavesInAzure(sibling: Node): boolean {
  const statement = sibling.type === 'global_statement' ? sibling.firstNamedChild : sibling;
  if (statement?.type !== 'if_statement' || statement.childForFieldName('alternative')) return false;
  const condition = statement.childForFieldName('condition');
  const body = statement.childForFieldName('consequence');
  const last = body?.type === 'block' ? namedChildren(body).at(-1) : body;
  return (
    condition !== null &&
    last !== undefined &&
    last !== null &&
    leaving.test(last.type) &&
    meaningOfCondition(condition).whenFalse === 'local'
  );
}

/** What a condition says of the environment, read from the words it tests. */
function meaningOfCondition(node: Node): Meaning {
  switch (node.type) {
    case 'parenthesized_expression':
      return node.firstNamedChild ? meaningOfCondition(node.firstNamedChild) : meaningless;
    case 'prefix_unary_expression':
      return node.firstNamedChild && node.text.startsWith('!')
        ? negated(meaningOfCondition(node.firstNamedChild))
        : meaningless;
    case 'binary_expression':
      return meaningOfBinary(node);
    case 'is_pattern_expression':
      return meaningOfPattern(node);
    case 'invocation_expression':
      return meaningOfCall(node);
    default:
      return meaningOf(sideOfName(lastName(node)));
  }
}

function meaningOfBinary(node: Node): Meaning {
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  const operator = node.childForFieldName('operator')?.text;
  if (!left || !right) return meaningless;
  if (operator === '&&') return both(meaningOfCondition(left), meaningOfCondition(right));
  if (operator === '||') return either(meaningOfCondition(left), meaningOfCondition(right));
  if (operator !== '==' && operator !== '!=') return meaningless;
  const turn = (meaning: Meaning): Meaning => (operator === '==' ? meaning : negated(meaning));
  if (right.type === 'null_literal' || right.text === 'false') return turn(negated(meaningOfCondition(left)));
  if (right.text === 'true') return turn(meaningOfCondition(left));
  const value = stringValue(right) ?? stringValue(left);
  return turn(meaningOf(value === undefined ? sideOfName(lastName(right)) : sideOfValue(value)));
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
  if (pattern.type === 'or_pattern') {
    const sides = new Set(namedChildren(pattern).map(sideOfPattern));
    return sides.size === 1 ? [...sides][0] : undefined;
  }
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
