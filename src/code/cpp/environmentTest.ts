/** Tells whether a place in a C++ file is reached only on a developer's machine, as far as its tests say so. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { environmentTests } from '../environmentTests';
import { meaningOf, negated, sideOfName, sideOfValue } from '../environmentWords';
import type { Meaning, Side } from '../environmentWords';
import { ancestors, namedChildren } from '../nodes';
import { stringValue } from './strings';

const { isLocalOnly, sidesOf, meaningOfCondition, meaningOfTest } = environmentTests({
  branching: /^(?:if_statement|conditional_expression)$/,
  lists: /^compound_statement$/,
  leaves: ({ type }) => /^(?:return|throw|break|continue)_statement$/.test(type),
  sideIn: sideOfMacros,
  equality,
  meaningOf: (node) => {
    const compared = node.type === 'call_expression' ? comparedIn(node) : undefined;
    // `strcmp` gives 0 for equal texts.
    if (compared !== undefined) return negated(meaningOf(sideOfValue(compared)));
    return meaningOf(sideOfName(nameTested(node)));
  },
});
export { isLocalOnly, sidesOf };

/** Whether `node` is made in one branch of a test between local and Azure. */
export function isChosen(node: Node): boolean {
  return ancestors(node).some((around) => meaningOfTest(around).whenTrue !== undefined);
}

function sideOfMacros(around: Node, inside: Node): Side | undefined {
  if (around.type !== 'preproc_ifdef') return undefined;
  const side = meaningOf(sideOfMacro(around.childForFieldName('name')?.text ?? ''));
  const { whenTrue, whenFalse } = around.text.startsWith('#ifndef') ? negated(side) : side;
  return around.childForFieldName('alternative')?.equals(inside) === true ? whenFalse : whenTrue;
}

/** `NDEBUG` is set in what is shipped. */
function sideOfMacro(name: string): Side | undefined {
  return name === 'NDEBUG' ? 'azure' : sideOfName(name);
}

function equality(left: Node, right: Node): Meaning {
  if (/^(nullptr|NULL|0|false)$/.test(right.text)) return negated(meaningOfCondition(left));
  const value = stringValue(right) ?? stringValue(left);
  return meaningOf(value === undefined ? undefined : sideOfValue(value));
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
