/** Tells whether code runs only on a developer's machine, from the tests of the environment around it. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { both, either, meaningless, meaningOf, negated, sideOfName, sideOfValue } from '../environmentWords';
import { sidesAround } from '../environmentSides';
import type { Sides } from '../environmentSides';
import type { Meaning, Side } from '../environmentWords';
import type { ParsedFile } from '../language';
import { namedChildren } from '../nodes';
import { stringValue, textOf } from './modules';
import { underlying } from './values';

const leaving = /^(?:return|throw|continue|break)_statement$/;

/** Whether `node` stands in the local branch of an environment test, or after one that left for good in Azure. */
export function isInLocalBranch(file: ParsedFile, node: Node): boolean {
  return sidesOf(file, node).has('local');
}

/** The sides that tests around `node` put it on, and exits before it that are taken in Azure. */
export function sidesOf(file: ParsedFile, node: Node): Sides {
  return sidesAround(
    node,
    (around, inner) =>
      sideInside(file, around, inner) ??
      (isList(around) && followsAzureExit(file, around, inner) ? 'local' : undefined),
  );
}

/** Where the part `inner` of a branching node runs. */
function sideInside(file: ParsedFile, around: Node, inner: Node): Side | undefined {
  switch (around.type) {
    case 'switch_case': {
      const value = around.childForFieldName('value');
      return value && !value.equals(inner) ? sideOfText(file, value) : undefined;
    }
    case 'binary_expression': {
      const left = around.childForFieldName('left');
      if (!left || around.childForFieldName('right')?.equals(inner) !== true) return undefined;
      const meaning = meaningOfCondition(file, left);
      const operator = operatorOf(file, around);
      return operator === '&&' ? meaning.whenTrue : operator === '||' ? meaning.whenFalse : undefined;
    }
    case 'if_statement':
    case 'ternary_expression': {
      const condition = around.childForFieldName('condition');
      if (!condition || condition.equals(inner)) return undefined;
      const meaning = meaningOfCondition(file, condition);
      const isConsequence = around.childForFieldName('consequence')?.equals(inner) === true;
      return isConsequence ? meaning.whenTrue : meaning.whenFalse;
    }
    default:
      return undefined;
  }
}

/** Whether an earlier statement of the list leaves whenever the code runs in Azure. */
function followsAzureExit(file: ParsedFile, list: Node, inner: Node): boolean {
  return namedChildren(list).some((statement) => {
    if (statement.endIndex > inner.startIndex || statement.type !== 'if_statement') return false;
    const condition = statement.childForFieldName('condition');
    const consequence = statement.childForFieldName('consequence');
    if (!condition || !consequence) return false;
    const last = isList(consequence)
      ? namedChildren(consequence).findLast(({ type }) => type !== 'comment')
      : consequence;
    return leaving.test(last?.type ?? '') && meaningOfCondition(file, condition).whenFalse === 'local';
  });
}

function isList(node: Node): boolean {
  return node.type === 'statement_block' || node.type === 'switch_case';
}

function meaningOfCondition(file: ParsedFile, condition: Node, depth = 6): Meaning {
  if (depth === 0) return meaningless;
  const node = underlying(file, condition);
  const ofName = meaningOf(sideOfName(lastName(file, condition)) ?? sideOfName(lastName(file, node)));
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  if (node.type === 'unary_expression' && operatorOf(file, node) === '!') {
    const argument = node.childForFieldName('argument');
    return argument ? negated(meaningOfCondition(file, argument, depth - 1)) : meaningless;
  }
  if (node.type !== 'binary_expression' || !left || !right) return ofName;
  switch (operatorOf(file, node)) {
    case '&&':
      return both(meaningOfCondition(file, left, depth - 1), meaningOfCondition(file, right, depth - 1));
    case '||':
      return either(meaningOfCondition(file, left, depth - 1), meaningOfCondition(file, right, depth - 1));
    case '===':
    case '==':
      return equality(file, left, right, depth);
    case '!==':
    case '!=':
      return negated(equality(file, left, right, depth));
    default:
      return ofName;
  }
}

/** What it says that two values are equal. */
function equality(file: ParsedFile, left: Node, right: Node, depth: number): Meaning {
  const word = textOf(file, right);
  if (/^(?:undefined|null|false)$/.test(word)) return negated(meaningOfCondition(file, left, depth - 1));
  if (word === 'true') return meaningOfCondition(file, left, depth - 1);
  return meaningOf(sideOfText(file, right) ?? sideOfText(file, left));
}

/** What a value that something is compared with speaks for: `development`, `production` and their like. */
function sideOfText(file: ParsedFile, node: Node): Side | undefined {
  const word = stringValue(file, underlying(file, node));
  return word === undefined ? undefined : sideOfValue(word);
}

/** The last name of `isDev`, `config.isDev`, `isDev()`, `process.env.WEBSITE_SITE_NAME`, `env['X']`; empty for the rest. */
function lastName(file: ParsedFile, node: Node): string {
  switch (node.type) {
    case 'identifier':
    case 'property_identifier':
      return textOf(file, node);
    case 'string':
      return stringValue(file, node) ?? '';
    case 'parenthesized_expression':
      return node.firstNamedChild ? lastName(file, node.firstNamedChild) : '';
    case 'call_expression':
    case 'member_expression':
    case 'subscript_expression': {
      const fields = ['function', 'property', 'index'].map((field) => node.childForFieldName(field));
      const last = fields.find((field) => field !== null);
      return last ? lastName(file, last) : '';
    }
    default:
      return '';
  }
}

function operatorOf(file: ParsedFile, node: Node): string {
  const operator = node.childForFieldName('operator');
  return operator ? textOf(file, operator) : '';
}
