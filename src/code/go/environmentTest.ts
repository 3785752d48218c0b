/** Tells whether a place in a Go file is reached only on a developer's machine, as far as its tests say so. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { commonSide } from '../environmentSides';
import { environmentTests } from '../environmentTests';
import { meaningOf, negated, sideOfName, sideOfValue } from '../environmentWords';
import type { Meaning, Side } from '../environmentWords';
import { ancestors, namedChildren } from '../nodes';
import { functions } from './scope';
import { literalOf } from './strings';

const tests = environmentTests({
  branching: /^if_statement$/,
  lists: /^statement_list$/,
  leaves: ({ type }) => /^(?:return|continue|break)_/.test(type),
  sideIn: sideOfCase,
  equality,
  meaningOf: (node, test) => {
    if (node.type === 'call_expression') return meaningOfCall(node);
    // The value and `ok` are set in front of the condition, in the same `if`.
    const isFound = node.type === 'identifier' && /^(?:ok|found)$/.test(node.text);
    const looked = isFound ? firstLiteral(test?.childForFieldName('initializer')) : undefined;
    return meaningOf(sideOfName(looked ?? nameTested(node)));
  },
});
export const { isLocalOnly, sidesOf } = tests;

/** Whether a test of the environment around `node`, in its function, chooses between local and Azure already. */
export function isChosen(node: Node): boolean {
  let inside = node;
  for (const around of ancestors(node)) {
    if (functions.has(around.type)) return false;
    if (tests.sideIn(around, inside) !== undefined) return true;
    if (around.type === 'statement_list' && tests.sidesBehindExits(around, inside).length > 0) return true;
    inside = around;
  }
  return false;
}

function sideOfCase(around: Node): Side | undefined {
  if (around.type !== 'expression_case') return undefined;
  const values = around.childForFieldName('value');
  const isOfValue = Boolean(around.parent?.childForFieldName('value'));
  return commonSide(
    (values ? namedChildren(values) : []).map((value) =>
      isOfValue ? sideOfValue(literalOf(value)?.value ?? '') : tests.meaningOfCondition(value).whenTrue,
    ),
  );
}

function equality(left: Node, right: Node): Meaning {
  const value = literalOf(right)?.value ?? literalOf(left)?.value;
  if (value === '' || right.type === 'false') return negated(meaningOf(sideOfName(nameTested(left))));
  if (right.type === 'true') return meaningOf(sideOfName(nameTested(left)));
  return meaningOf(value === undefined ? sideOfName(nameTested(right)) : sideOfValue(value));
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
