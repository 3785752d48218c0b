/** How a fallible expression ends at one place of a Rust file: with `?` where the error can be handed on. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { ancestors } from '../nodes';
import { lastOf, plain, targetOf } from './imports';
import { bodyOf } from './slot';

/** Stops the program with the SDK's own words where nobody takes an error. */
const stops = '.expect("no managed identity")';

/** Errors that an error of `azure_core` turns into by itself, and aliases of `Result` that have one. */
const takers = /^(azure_core|anyhow|eyre|color_eyre|azure_identity)::/;

/** `?`, or `.expect(…)` where the function gives no `Result`, or one whose error cannot be known to take the SDK's. */
export function failureAt(file: ParsedFile, node: Node): string {
  const body = bodyOf(node);
  const type = body?.childForFieldName('return_type');
  if (type) return takesErrors(file, type) ? '?' : stops;
  if (body?.type === 'function_item' || !body) return stops;
  const tries = body.descendantsOfType('try_expression').some((each) => each && bodyOf(each)?.equals(body));
  return tries ? '?' : stops;
}

function takesErrors(file: ParsedFile, type: Node): boolean {
  const name = type.type === 'generic_type' ? type.childForFieldName('type') : type;
  if (!name || lastOf(plain(name)) !== 'Result') return false;
  const given = type.childForFieldName('type_arguments')?.namedChildren ?? [];
  const error = given[1];
  if (!error) return takers.test(targetOf(file, name));
  if (/^Box</.test(plain(error)) || error.text.startsWith('Box<')) return /\bError\b/.test(error.text);
  const target = targetOf(file, error);
  if (takers.test(target)) return true;
  // thiserror's attribute, or the conversion written out.
  return new RegExp(
    `#\\[from\\]\\s*azure_core::Error|From<azure_core::Error>\\s*for\\s+${lastOf(target)}\\b`,
  ).test(file.text);
}

/** Whether `.await` may be written there. */
export function isAsync(node: Node): boolean {
  const body = bodyOf(node);
  if (body?.type === 'async_block') return true;
  const head =
    body &&
    body.text.slice(0, (body.childForFieldName('body')?.startIndex ?? body.endIndex) - body.startIndex);
  return /\basync\b/.test(head ?? '');
}

/** `tests/`, `examples/` and `benches/`: what Cargo builds apart from the program. */
export function isTestPath(path: string): boolean {
  return /(^|\/)(tests|examples|benches)\//.test(path);
}

/** Whether the code at a node is only compiled for tests. */
export function isTest(node: Node): boolean {
  for (const around of [node, ...ancestors(node)]) {
    for (let above = around.previousNamedSibling; above?.type === 'attribute_item';) {
      if (/^#\[(cfg\(test\)|([\w:]+::)?test\b)/.test(above.text.replace(/\s+/g, ''))) return true;
      above = above.previousNamedSibling;
    }
  }
  return false;
}
