/** Tells whether a place in a C++ file is reached only on a developer's machine, as far as its tests say so. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { sidesAround } from '../environmentSides';
import type { Sides } from '../environmentSides';
import { both, either, meaningless, meaningOf, negated, sideOfName, sideOfValue } from '../environmentWords';
import type { Meaning, Side } from '../environmentWords';
import { ancestors, namedChildren } from '../nodes';
import { stringValue } from './strings';

const leaving = /^(return|throw|break|continue)_statement$/;

/** Whether some test of the environment around `node`, or one before it that leaves in Azure, puts it on the developer's side. */
export function isLocalOnly(node: Node): boolean {
  return sidesOf(node).has('local');
}

/** The sides that tests around `node` put it on, and guards before it that leave in Azure. */
export function sidesOf(node: Node): Sides {
  return sidesAround(node, sideIn);
}

/** Whether `node` is made in one branch of a test between local and Azure. */
export function isChosen(node: Node): boolean {
  return [...ancestors(node)].some((around) => {
    const condition =
      /^(if_statement|conditional_expression)$/.test(around.type) && around.childForFieldName('condition');
    return condition && meaningOfCondition(condition).whenTrue !== undefined;
  });
}

function sideIn(around: Node, inside: Node): Side | undefined {
  const isAt = (field: string): boolean => around.childForFieldName(field)?.equals(inside) === true;
  switch (around.type) {
    case 'if_statement':
    case 'conditional_expression': {
      const condition = around.childForFieldName('condition');
      if (!condition) return undefined;
      const { whenTrue, whenFalse } = meaningOfCondition(condition);
      return isAt('consequence') ? whenTrue : isAt('alternative') ? whenFalse : undefined;
    }
    case 'preproc_ifdef': {
      const side = meaningOf(sideOfMacro(around.childForFieldName('name')?.text ?? ''));
      const { whenTrue, whenFalse } = around.text.startsWith('#ifndef') ? negated(side) : side;
      return isAt('alternative') ? whenFalse : whenTrue;
    }
    case 'compound_statement':
      return namedChildren(around).some((each) => each.endIndex <= inside.startIndex && leavesInAzure(each))
        ? 'local'
        : undefined;
    default:
      return undefined;
  }
}

/** `NDEBUG` is set in what is shipped. */
function sideOfMacro(name: string): Side | undefined {
  return name === 'NDEBUG' ? 'azure' : sideOfName(name);
}

function leavesInAzure(statement: Node): boolean {
  if (statement.type !== 'if_statement' || statement.childForFieldName('alternative')) return false;
  const condition = statement.childForFieldName('condition');
  const body = statement.childForFieldName('consequence');
  const last = body?.type === 'compound_statement' ? namedChildren(body).at(-1) : body;
  return (
    condition !== null &&
    leaving.test(last?.type ?? '') &&
    meaningOfCondition(condition).whenFalse === 'local'
  );
}

/** What a condition says of the environment, read from the words it tests. */
function meaningOfCondition(node: Node): Meaning {
  switch (node.type) {
    case 'condition_clause':
    case 'parenthesized_expression':
      return node.lastNamedChild ? meaningOfCondition(node.lastNamedChild) : meaningless;
    case 'unary_expression':
      return node.text.startsWith('!') && node.lastNamedChild
        ? negated(meaningOfCondition(node.lastNamedChild))
        : meaningless;
    case 'binary_expression':
      return meaningOfBinary(node);
    case 'call_expression': {
      const compared = comparedIn(node);
      // `strcmp` gives 0 for equal texts.
      if (compared !== undefined) return negated(meaningOf(sideOfValue(compared)));
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
  if (operator === '&&' || operator === 'and')
    return both(meaningOfCondition(left), meaningOfCondition(right));
  if (operator === '||' || operator === 'or')
    return either(meaningOfCondition(left), meaningOfCondition(right));
  if (operator !== '==' && operator !== '!=') return meaningless;
  const isEqual = operator === '==';
  if (/^(nullptr|NULL|0|false)$/.test(right.text))
    return isEqual ? negated(meaningOfCondition(left)) : meaningOfCondition(left);
  const value = stringValue(right) ?? stringValue(left);
  const meaning = meaningOf(value === undefined ? undefined : sideOfValue(value));
  return isEqual ? meaning : negated(meaning);
}

/** The text that `strcmp(x, "development")` compares with. */
function comparedIn(call: Node): string | undefined {
  if (!/(^|::)str(n|case)?cmp$/.test(call.childForFieldName('function')?.text ?? '')) return undefined;
  const given = namedChildren(call.childForFieldName('arguments') ?? call);
  return given.map((each) => stringValue(each)).find((value) => value !== undefined);
}

/** The name a truth test is about: of the variable in `std::getenv("X")`, else of the expression. */
function nameTested(node: Node): string {
  if (node.type === 'call_expression') {
    const variable = stringValue(node.childForFieldName('arguments')?.firstNamedChild);
    const callee = node.childForFieldName('function');
    return variable ?? (callee ? nameTested(callee) : '');
  }
  return /(\w+)$/.exec(node.text)?.[1] ?? '';
}
