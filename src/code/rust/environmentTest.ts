/** Tells whether a place in a Rust file is reached only on a developer's machine, as far as its tests say so. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { commonSide, sidesAround } from '../environmentSides';
import type { Sides } from '../environmentSides';
import { both, either, meaningless, meaningOf, negated, sideOfName, sideOfValue } from '../environmentWords';
import type { Meaning, Side } from '../environmentWords';
import { ancestors, namedChildren } from '../nodes';
import { literalWithin, stringValue } from './strings';

const leaving = /^(return|break|continue)_expression$/;

/** Whether some test of the environment around `node`, or one before it that leaves in Azure, puts it on the developer's side. */
export function isLocalOnly(node: Node): boolean {
  return sidesOf(node).has('local');
}

/** The sides that tests around `node` put it on, and guards before it that leave in Azure. */
export function sidesOf(node: Node): Sides {
  return sidesAround(node, sideIn);
}

/** The `if` that picks between a local and an Azure credential, where `node` is the value of one of its branches. */
export function isChosen(node: Node): boolean {
  for (const around of ancestors(node)) {
    if (around.type === 'if_expression') {
      const condition = around.childForFieldName('condition');
      return condition !== null && meaningOfCondition(condition).whenTrue !== undefined;
    }
    if (
      !/^(block|else_clause|expression_statement|return_expression|try_expression|call_expression|arguments|type_cast_expression)$/.test(
        around.type,
      )
    )
      return false;
  }
  return false;
}

function sideIn(around: Node, inside: Node): Side | undefined {
  const attribute = attributeOf(inside);
  const asked = attribute === undefined ? undefined : sideOfName(attribute);
  if (asked) return asked;
  switch (around.type) {
    case 'if_expression': {
      const condition = around.childForFieldName('condition');
      if (!condition) return undefined;
      const { whenTrue, whenFalse } = meaningOfCondition(condition);
      if (around.childForFieldName('consequence')?.equals(inside) === true) return whenTrue;
      return around.childForFieldName('alternative')?.equals(inside) === true ? whenFalse : undefined;
    }
    case 'match_arm': {
      const pattern = around.childForFieldName('pattern');
      const values = pattern?.descendantsOfType('string_literal') ?? [];
      return commonSide(values.map((value) => sideOfValue((value && stringValue(value)) ?? '')));
    }
    case 'block':
      return namedChildren(around).some((each) => each.endIndex <= inside.startIndex && leavesInAzure(each))
        ? 'local'
        : undefined;
    default:
      return undefined;
  }
}

/** What `#[cfg(…)]` above a node asks for, where that is one name. */
function attributeOf(node: Node): string | undefined {
  const above = node.previousNamedSibling;
  if (above?.type !== 'attribute_item') return undefined;
  return /^#\[cfg\((\w+)\)\]$/.exec(above.text.replace(/\s+/g, ''))?.[1];
}

/** `if <in Azure> { return …; }` without an `else`: what follows runs locally. */
function leavesInAzure(statement: Node): boolean {
  const test = statement.type === 'expression_statement' ? statement.firstNamedChild : statement;
  if (test?.type !== 'if_expression' || test.childForFieldName('alternative')) return false;
  const condition = test.childForFieldName('condition');
  const body = test.childForFieldName('consequence');
  const last = body && namedChildren(body).at(-1);
  const leaves =
    last && leaving.test((last.type === 'expression_statement' ? last.firstNamedChild : last)?.type ?? '');
  return condition !== null && leaves === true && meaningOfCondition(condition).whenFalse === 'local';
}

/** What a condition says of the environment, read from the words it tests. */
export function meaningOfCondition(node: Node): Meaning {
  switch (node.type) {
    case 'parenthesized_expression':
      return node.firstNamedChild ? meaningOfCondition(node.firstNamedChild) : meaningless;
    case 'unary_expression':
      return node.text.startsWith('!') && node.lastNamedChild
        ? negated(meaningOfCondition(node.lastNamedChild))
        : meaningless;
    case 'binary_expression':
      return meaningOfBinary(node);
    case 'let_condition': {
      const value = stringValue(node.childForFieldName('pattern')?.descendantsOfType('string_literal')[0]);
      return value === undefined ? meaningless : meaningOf(sideOfValue(value));
    }
    case 'macro_invocation': {
      const asked = /^cfg!\((not\()?(\w+)\)+$/.exec(node.text.replace(/\s+/g, ''));
      const meaning = meaningOf(sideOfName(asked?.[2] ?? ''));
      return asked?.[1] === undefined ? meaning : negated(meaning);
    }
    case 'call_expression': {
      const callee = node.childForFieldName('function');
      const value = callee?.childForFieldName('value');
      const method = callee?.childForFieldName('field')?.text;
      if (value && (method === 'is_ok' || method === 'is_some'))
        return meaningOf(sideOfName(nameTested(value)));
      if (value && (method === 'is_err' || method === 'is_none'))
        return negated(meaningOf(sideOfName(nameTested(value))));
      return meaningOf(sideOfName(nameTested(node)));
    }
    default:
      return meaningOf(sideOfName(nameTested(node)));
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
  const value = comparedValue(right) ?? comparedValue(left);
  const meaning = meaningOf(value === undefined ? sideOfName(lastName(right)) : sideOfValue(value));
  return operator === '==' ? meaning : negated(meaning);
}

/** The text in `"x"`, `Ok("x")`, `Some("x".to_string())`; not the name in `env::var("X")`. */
function comparedValue(node: Node): string | undefined {
  if (node.type === 'call_expression' && !/^(Ok|Some)$/.test(node.childForFieldName('function')?.text ?? ''))
    return undefined;
  return literalWithin(node)?.value;
}

/** The name a truth test is about: of the variable in `env::var("X")`, else of the expression. */
function nameTested(node: Node): string {
  if (node.type !== 'call_expression') return lastName(node);
  const given = node.childForFieldName('arguments')?.firstNamedChild;
  const value = node.childForFieldName('function')?.childForFieldName('value');
  if (value && !given) return /call/.test(value.type) ? nameTested(value) : lastName(node);
  return stringValue(given) ?? lastName(node);
}

function lastName(node: Node): string {
  return /([\p{L}_][\p{L}\p{N}_]*)\s*(\([^()]*\))?$/u.exec(node.text)?.[1] ?? '';
}
