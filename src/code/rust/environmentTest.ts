/** Tells whether a place in a Rust file is reached only on a developer's machine, as far as its tests say so. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { commonSide } from '../environmentSides';
import { environmentTests } from '../environmentTests';
import { meaningless, meaningOf, negated, sideOfName, sideOfValue } from '../environmentWords';
import type { Meaning, Side } from '../environmentWords';
import { ancestors } from '../nodes';
import { literalWithin, stringValue } from './strings';

const { isLocalOnly, sidesOf, meaningOfTest } = environmentTests({
  branching: /^if_expression$/,
  lists: /^block$/,
  leaves: ({ type }) => /^(?:return|break|continue)_expression$/.test(type),
  sideIn,
  equality,
  meaningOf: meaningOfSimple,
});
export { isLocalOnly, sidesOf };

/** The `if` that picks between a local and an Azure credential, where `node` is the value of one of its branches. */
export function isChosen(node: Node): boolean {
  for (const around of ancestors(node)) {
    if (around.type === 'if_expression') return meaningOfTest(around).whenTrue !== undefined;
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
  if (asked || around.type !== 'match_arm') return asked;
  const values = around.childForFieldName('pattern')?.descendantsOfType('string_literal') ?? [];
  return commonSide(values.map((value) => sideOfValue((value && stringValue(value)) ?? '')));
}

/** What `#[cfg(…)]` above a node asks for, where that is one name. */
function attributeOf(node: Node): string | undefined {
  const above = node.previousNamedSibling;
  if (above?.type !== 'attribute_item') return undefined;
  return /^#\[cfg\((\w+)\)\]$/.exec(above.text.replace(/\s+/g, ''))?.[1];
}

function meaningOfSimple(node: Node): Meaning {
  switch (node.type) {
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

function equality(left: Node, right: Node): Meaning {
  const value = comparedValue(right) ?? comparedValue(left);
  return meaningOf(value === undefined ? sideOfName(lastName(right)) : sideOfValue(value));
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
