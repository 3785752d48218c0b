/** Tells whether a place in a Java file is reached only on a developer's machine, as far as its tests say so. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { commonSide } from '../environmentSides';
import { environmentTests } from '../environmentTests';
import { meaningless, meaningOf, negated, otherSide, sideOfName, sideOfValue } from '../environmentWords';
import type { Meaning, Side } from '../environmentWords';
import { namedChildren } from '../nodes';
import { argumentsOf } from './credentials';
import { neverEnds } from './flow';
import { literalOf, stringValue } from './strings';

const { isLocalOnly, sidesOf, meaningOfCondition, meaningOfTest } = environmentTests({
  branching: /^(?:ternary_expression|if_statement)$/,
  lists: /^(?:block|constructor_body)$/,
  leaves: neverEnds,
  sideIn,
  equality,
  meaningOf: (node) =>
    node.type === 'method_invocation' ? meaningOfCall(node) : meaningOf(sideOfName(lastName(node))),
});
export { isLocalOnly, sidesOf };

/** Whether the conditional expression `node` picks by the environment. */
export function isEnvironmentChoice(node: Node): boolean {
  return meaningOfTest(node).whenTrue !== undefined;
}

/** Beside branches: the cases of a switch, and Spring profiles. */
function sideIn(around: Node): Side | undefined {
  switch (around.type) {
    case 'switch_rule':
    case 'switch_block_statement_group': {
      const label = around.firstNamedChild;
      const values = label ? namedChildren(label) : [];
      return commonSide(values.map((value) => sideOfValue(stringValue(value) ?? value.text)));
    }
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

function lastName(node: Node): string {
  return node.type === 'field_access'
    ? (node.childForFieldName('field')?.text ?? '')
    : node.type === 'identifier'
      ? node.text
      : '';
}

function equality(left: Node, right: Node): Meaning {
  if (right.type === 'null_literal' || right.type === 'false') return negated(meaningOfCondition(left));
  if (right.type === 'true') return meaningOfCondition(left);
  return meaningOf(sideOfName(lastName(right)));
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
