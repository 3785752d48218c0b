/** `IsProduction() ? managed : default`: a staging host in Azure gets the developer's credential from that. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Finding, ParsedFile } from '../language';
import { spanOf } from '../nodes';
import { credentialCreations, lastName } from './credentials';
import type { Creation } from './credentials';

/** A hint at the test, whose repair asks for development and changes the sides. */
export function productionTest(file: ParsedFile, { node }: Creation): Finding[] {
  const side = node.parent?.type === 'cast_expression' ? node.parent : node;
  const choice = side.parent?.type === 'conditional_expression' ? side.parent : undefined;
  const condition = choice?.childForFieldName('condition');
  const first = choice?.childForFieldName('consequence');
  const callee = condition?.childForFieldName('function');
  if (!condition || !first || choice?.childForFieldName('alternative')?.equals(side) !== true) return [];
  if (condition.type !== 'invocation_expression' || lastName(callee) !== 'IsProduction') return [];
  const managed = credentialCreations(file).some(
    ({ name, node: made }) => name === 'ManagedIdentityCredential' && isWithin(made, first),
  );
  const name = callee?.childForFieldName('name') ?? callee;
  if (!managed || !name) return [];
  return [
    {
      ...spanOf(condition),
      rule: 'default-credential',
      variant: 'notProduction',
      weak: true,
      values: {},
      fix: 'mend',
      edits: [
        { ...spanOf(name), text: 'IsDevelopment' },
        { ...spanOf(first), text: side.text },
        { ...spanOf(side), text: first.text },
      ],
    },
  ];
}

function isWithin(inner: Node, outer: Node): boolean {
  return outer.startIndex <= inner.startIndex && inner.endIndex <= outer.endIndex;
}
