/** Tells whether a place in a Go file is reached only on a developer's machine, as far as its tests say so. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { sidesAround } from '../environmentSides';
import type { Sides } from '../environmentSides';
import { both, either, meaningless, meaningOf, negated, sideOfName, sideOfValue } from '../environmentWords';
import type { Meaning } from '../environmentWords';
import { ancestors, namedChildren } from '../nodes';
import { functions } from './scope';
import { literalOf } from './strings';

/** Whether some test around `node`, or a guard before it that leaves in Azure, puts it on the developer's side. */
export function isLocalOnly(node: Node): boolean {
  return sidesOf(node).has('local');
}

/** The sides that tests around `node` put it on, and guards before it that leave in Azure. */
export function sidesOf(node: Node): Sides {
  return sidesAround(
    node,
    (around, inside) =>
      sideIn(around, inside) ??
      (around.type === 'statement_list' && namedChildren(around).some((each) => leavesInAzure(each, inside))
        ? 'local'
        : undefined),
  );
}

/** Whether a test of the environment around `node`, in its function, chooses between local and Azure already. */
export function isChosen(node: Node): boolean {
  let inside = node;
  for (const around of ancestors(node)) {
    if (functions.has(around.type)) return false;
    if (sideIn(around, inside) !== undefined) return true;
    if (around.type === 'statement_list' && namedChildren(around).some((each) => leaves(each, inside)))
      return true;
    inside = around;
  }
  return false;
}

function sideIn(around: Node, inside: Node): 'local' | 'azure' | undefined {
  if (around.type === 'if_statement') {
    const meaning = meaningOfIf(around);
    if (around.childForFieldName('consequence')?.equals(inside)) return meaning.whenTrue;
    return around.childForFieldName('alternative')?.equals(inside) ? meaning.whenFalse : undefined;
  }
  if (around.type !== 'expression_case') return undefined;
  const values = around.childForFieldName('value');
  const isOfValue = Boolean(around.parent?.childForFieldName('value'));
  const sides = (values ? namedChildren(values) : []).map((value) =>
    isOfValue ? sideOfValue(literalOf(value)?.value ?? '') : meaningOfCondition(value).whenTrue,
  );
  return sides.every((side) => side === sides[0]) ? sides[0] : undefined;
}

function meaningOfIf(statement: Node): Meaning {
  const condition = statement.childForFieldName('condition');
  return condition ? meaningOfCondition(condition, statement.childForFieldName('initializer')) : meaningless;
}

/** `if <test> { return … }` without an `else`, in front of `inside`. */
function leaves(statement: Node, inside: Node): Meaning | undefined {
  if (statement.type !== 'if_statement' || statement.endIndex > inside.startIndex) return undefined;
  const list = statement.childForFieldName('consequence')?.firstNamedChild;
  const last = list && namedChildren(list).at(-1);
  if (statement.childForFieldName('alternative') || !/^(return|continue|break)_/.test(last?.type ?? ''))
    return undefined;
  const meaning = meaningOfIf(statement);
  return meaning.whenFalse ? meaning : undefined;
}

function leavesInAzure(statement: Node, inside: Node): boolean {
  return leaves(statement, inside)?.whenFalse === 'local';
}

/** What a condition says of the environment; `before` is the statement in front of it in the same `if`. */
function meaningOfCondition(node: Node, before?: Node | null): Meaning {
  switch (node.type) {
    case 'parenthesized_expression':
      return node.firstNamedChild ? meaningOfCondition(node.firstNamedChild, before) : meaningless;
    case 'unary_expression': {
      const operand = node.childForFieldName('operand');
      const isNot = node.childForFieldName('operator')?.type === '!';
      return operand && isNot ? negated(meaningOfCondition(operand, before)) : meaningless;
    }
    case 'binary_expression':
      return meaningOfBinary(node, before);
    case 'call_expression':
      return meaningOfCall(node);
    case 'identifier': {
      const looked = node.text === 'ok' || node.text === 'found' ? firstLiteral(before) : undefined;
      return meaningOf(sideOfName(looked ?? node.text));
    }
    default:
      return meaningOf(sideOfName(nameTested(node)));
  }
}

function meaningOfBinary(node: Node, before?: Node | null): Meaning {
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  const operator = node.childForFieldName('operator')?.type;
  if (!left || !right) return meaningless;
  if (operator === '&&' || operator === '||') {
    const combine = operator === '&&' ? both : either;
    return combine(meaningOfCondition(left, before), meaningOfCondition(right, before));
  }
  if (operator !== '==' && operator !== '!=') return meaningless;
  const turn = (meaning: Meaning): Meaning => (operator === '==' ? meaning : negated(meaning));
  const value = literalOf(right)?.value ?? literalOf(left)?.value;
  if (value === '' || right.type === 'false') return turn(negated(meaningOf(sideOfName(nameTested(left)))));
  if (right.type === 'true') return turn(meaningOf(sideOfName(nameTested(left))));
  return turn(meaningOf(value === undefined ? sideOfName(nameTested(right)) : sideOfValue(value)));
}

/** `strings.EqualFold(env, "development")` compares; `isLocal()` and `cfg.IsDevelopment()` say it by their name. */
function meaningOfCall(node: Node): Meaning {
  const name = nameTested(node.childForFieldName('function') ?? node);
  if (/^(EqualFold|Contains|HasPrefix)$/.test(name)) {
    const [first, second] = namedChildren(node.childForFieldName('arguments') ?? node);
    return meaningOf(sideOfValue(literalOf(second)?.value ?? literalOf(first)?.value ?? ''));
  }
  return meaningOf(sideOfName(nameTested(node)));
}

/** The name a truth test is about: of the variable in `os.Getenv("X")`, else the last of the expression. */
function nameTested(node: Node): string {
  if (node.type === 'call_expression')
    return firstLiteral(node) ?? nameTested(node.childForFieldName('function') ?? node);
  if (node.type === 'selector_expression') return node.childForFieldName('field')?.text ?? '';
  return node.type === 'identifier' ? node.text : '';
}

/** The first argument of the call in `os.LookupEnv("X")`, where that is a literal. */
function firstLiteral(node: Node | null | undefined): string | undefined {
  const call = node?.type === 'call_expression' ? node : node?.descendantsOfType('call_expression')[0];
  return literalOf(call?.childForFieldName('arguments')?.firstNamedChild)?.value;
}
