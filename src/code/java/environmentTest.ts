/** Tells whether a place in a Java file is reached only on a developer's machine, as far as its tests say so. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { commonSide, sidesAround } from '../environmentSides';
import type { Sides } from '../environmentSides';
import {
  both,
  either,
  meaningless,
  meaningOf,
  negated,
  otherSide,
  sideOfName,
  sideOfValue,
} from '../environmentWords';
import type { Meaning, Side } from '../environmentWords';
import { namedChildren } from '../nodes';
import { argumentsOf } from './credentials';
import { neverEnds } from './flow';
import { literalOf, stringValue } from './strings';

/** Whether a test around `node`, a Spring profile, or a guard before it that leaves in Azure, puts it on the local side. */
export function isLocalOnly(node: Node): boolean {
  return sidesOf(node).has('local');
}

/** The sides that tests around `node` put it on, and guards before it that leave in Azure. */
export function sidesOf(node: Node): Sides {
  return sidesAround(node, sideIn);
}

/** Whether the conditional expression `node` picks by the environment. */
export function isEnvironmentChoice(node: Node): boolean {
  const condition = node.childForFieldName('condition');
  return condition !== null && meaningOfCondition(condition).whenTrue !== undefined;
}

function sideIn(around: Node, inside: Node): Side | undefined {
  const isIn = (field: string): boolean => around.childForFieldName(field)?.equals(inside) === true;
  switch (around.type) {
    case 'ternary_expression':
    case 'if_statement': {
      const condition = around.childForFieldName('condition');
      if (!condition) return undefined;
      const { whenTrue, whenFalse } = meaningOfCondition(condition);
      return isIn('consequence') ? whenTrue : isIn('alternative') ? whenFalse : undefined;
    }
    case 'switch_rule':
    case 'switch_block_statement_group': {
      const label = around.firstNamedChild;
      const values = label ? namedChildren(label) : [];
      return commonSide(values.map((value) => sideOfValue(stringValue(value) ?? value.text)));
    }
    case 'block':
    case 'constructor_body':
      return namedChildren(around).some(
        (sibling) => sibling.endIndex <= inside.startIndex && leavesInAzure(sibling),
      )
        ? 'local'
        : undefined;
    case 'method_declaration':
    case 'class_declaration': {
      const modifiers = namedChildren(around).find(({ type }) => type === 'modifiers');
      return modifiers && sideOfProfile(modifiers);
    }
    default:
      return undefined;
  }
}

/** `@Profile("dev")`, `@Profile({"local", "dev"})`, `@Profile("!prod")`. */
function sideOfProfile(modifiers: Node): Side | undefined {
  const profile = namedChildren(modifiers).find(
    (each) => each.type === 'annotation' && each.childForFieldName('name')?.text === 'Profile',
  );
  const values = (profile?.descendantsOfType('string_literal') ?? []).map(
    (value) => stringValue(value) ?? '',
  );
  return commonSide(
    values.map((value) =>
      value.startsWith('!') ? otherSide(sideOfValue(value.slice(1))) : sideOfValue(value),
    ),
  );
}

/** `if (<in Azure>) return …;` without an `else`: what follows runs locally. */
function leavesInAzure(statement: Node): boolean {
  if (statement.type !== 'if_statement' || statement.childForFieldName('alternative')) return false;
  const condition = statement.childForFieldName('condition');
  const body = statement.childForFieldName('consequence');
  return (
    condition !== null &&
    body !== null &&
    neverEnds(body) &&
    meaningOfCondition(condition).whenFalse === 'local'
  );
}

/** What a condition says of the environment, read from the words it tests. */
function meaningOfCondition(node: Node): Meaning {
  switch (node.type) {
    case 'parenthesized_expression':
      return node.firstNamedChild ? meaningOfCondition(node.firstNamedChild) : meaningless;
    case 'unary_expression': {
      const operand = node.childForFieldName('operand');
      return operand && node.text.startsWith('!') ? negated(meaningOfCondition(operand)) : meaningless;
    }
    case 'binary_expression':
      return meaningOfBinary(node);
    case 'method_invocation':
      return meaningOfCall(node);
    default:
      return meaningOf(sideOfName(lastName(node)));
  }
}

function lastName(node: Node): string {
  return node.type === 'field_access'
    ? (node.childForFieldName('field')?.text ?? '')
    : node.type === 'identifier'
      ? node.text
      : '';
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
  const isNo = right.type === 'null_literal' || right.type === 'false';
  if (isNo) return turn(negated(meaningOfCondition(left)));
  if (right.type === 'true') return turn(meaningOfCondition(left));
  return turn(meaningOf(sideOfName(lastName(right))));
}

function meaningOfCall(node: Node): Meaning {
  const name = node.childForFieldName('name')?.text ?? '';
  const object = node.childForFieldName('object');
  const given = argumentsOf(node);
  const words = [...(object ? [object] : []), ...given].flatMap((value) => literalOf(value)?.value ?? []);
  const [first] = given;
  switch (name) {
    case 'equals':
    case 'equalsIgnoreCase':
    case 'contains':
    case 'startsWith':
      return meaningOf(sideOfValue(words[0] ?? ''));
    case 'acceptsProfiles':
    case 'matchesProfiles':
    case 'of':
      return words.length > 0 || !first ? meaningOf(sideOfValue(words[0] ?? '')) : meaningOfCondition(first);
    case 'isEmpty':
    case 'isBlank':
      return object ? negated(meaningOfCondition(object)) : meaningless;
    case 'isNull':
      return first ? negated(meaningOfCondition(first)) : meaningless;
    case 'parseBoolean':
    case 'nonNull':
      return first ? meaningOfCondition(first) : meaningless;
    case 'getenv':
    case 'getProperty':
      return meaningOf(sideOfName(words[0] ?? ''));
    case 'containsKey':
      return object?.text.endsWith('getenv()') === true ? meaningOf(sideOfName(words[0] ?? '')) : meaningless;
    default:
      return meaningOf(sideOfName(name));
  }
}
