/** What is called on the clients of one host: on the names that its address, and what is made of it, is given. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { ancestors } from '../nodes';
import { callIn, functionAround, givenTo } from '../tokens/expressions';
import { tokens } from '../words';

/** A file in which one address is handed on under more names than this is not followed to its end. */
const mostNames = 30;

/**
 * The last parts of what is called, as written; none where the clients are handed to something that is not seen.
 * @param isEnd of a call that gives no client any more, behind which nothing counts.
 */
export function calledFrom(
  file: ParsedFile,
  offsets: readonly number[],
  isEnd: (method: string) => boolean = () => false,
): ReadonlySet<string> {
  const methods = new Set<string>();
  const names = new Set<string>();
  const open = offsets.flatMap((at) => file.tree.rootNode.descendantForIndex(at, at + 1) ?? []);
  for (let leaf = open.pop(); leaf !== undefined; leaf = open.pop()) {
    for (const around of [leaf, ...ancestors(leaf)]) {
      const call = callIn(around);
      // Of a call in whose arguments it stands only what is made counts.
      if (call && call.list.startIndex > leaf.startIndex) {
        const method = lastName(call.callee);
        methods.add(method);
        if (isEnd(method)) break;
      }
      const given = givenTo(around) ?? aliasOf(around);
      if (given === undefined || given.startIndex === leaf.startIndex) continue;
      const name = lastName(given.text);
      if (!names.has(name) && names.size < mostNames) {
        names.add(name);
        const isMethod = methodNamed(file, leaf, given);
        open.push(
          ...tokens(file, name).filter(
            (token) => token.startIndex !== given.startIndex && !isText(token) && !isMethod(token),
          ),
        );
      }
      break;
    }
  }
  return methods;
}

/** Whether a name is that of a method of something else: what is made at the leaf is no function, so nobody calls it. */
function methodNamed({ text }: ParsedFile, leaf: Node, given: Node): (token: Node) => boolean {
  const around = functionAround(leaf);
  if (around !== undefined && around.startIndex >= given.startIndex) return () => false;
  return ({ startIndex, endIndex }) => text[startIndex - 1] === '.' && text[endIndex] === '(';
}

function lastName(text: string): string {
  return /([A-Za-z_]\w*)\W*$/.exec(text)?.[1] ?? '';
}

/** `with X(…) as name` of Python. */
function aliasOf(node: Node): Node | undefined {
  return node.type === 'as_pattern' ? (node.childForFieldName('alias') ?? undefined) : undefined;
}

function isText({ type }: Node): boolean {
  return /comment|string|content|fragment|text/.test(type);
}
