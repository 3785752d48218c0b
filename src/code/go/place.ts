/** A place in a Go file where statements are written: what they may call things, and what they do on failure. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { namedChildren, spanOf } from '../nodes';
import { lineEndOf } from '../text';
import type { SnippetPart } from '../text';
import { tokens } from '../words';
import { failureIn } from './failure';
import type { Failure } from './failure';
import { tidy } from './importer';
import type { Importer } from './importer';
import { declarationsIn, declarationsOf, freeName, functionOf, isOfBlock, visibleAt } from './scope';
import { stepOf } from './slot';

export interface Place {
  readonly file: ParsedFile;
  readonly offset: number;
  /** The block or clause, or the file for code that comes in a function of its own. */
  readonly owner: Node;
  readonly importer: Importer;
  readonly fail: Failure;
  /** Names that the code written so far has declared. */
  readonly taken: string[];
}

/** The place in front of `offset` in `owner`. */
export function placeIn(
  file: ParsedFile,
  owner: Node,
  offset: number,
  importer: Importer,
  fail?: Failure,
): Place {
  return { file, offset, owner, importer, fail: fail ?? failureIn(file, owner, importer), taken: [] };
}

/** The first name that is free in the whole function; it counts as taken from now on. */
export function claim({ file, owner, taken }: Place, ...names: readonly string[]): string {
  const name = freeName(file, functionOf(owner) ?? owner, names, taken);
  taken.push(name);
  return name;
}

/** Whether something behind the place uses a name that only the code written there declares. */
export function isUsed({ file, owner, offset }: Place, name: string): boolean {
  if (owner.type === 'source_file') return false;
  return tokens(file, name, { start: offset, end: owner.endIndex }).some(
    (token) => token.type === 'identifier' && !isKey(token),
  );
}

/** The name of a field in a composite literal. */
export function isKey({ parent }: Node): boolean {
  return (
    parent?.type === 'literal_element' && parent.parent?.childForFieldName('key')?.equals(parent) === true
  );
}

export interface ErrorName {
  readonly name: string;
  /** `var err error` has to come first where it is assigned. */
  readonly isNew: boolean;
}

/** The error variable: `err`, unless a later statement of the block declares it and nothing else. */
export function errorName(place: Place): ErrorName {
  const { file, owner, offset } = place;
  const below = namedChildren(owner)
    .flatMap((node) => (node.type === 'statement_list' ? namedChildren(node) : node))
    .filter(({ type, startIndex }) => startIndex >= offset && type.endsWith('_declaration'));
  for (const name of ['err', 'credentialErr', 'identityErr']) {
    const clashes = below
      .flatMap((statement) => declarationsIn(file, name, spanOf(statement)))
      .some((found) => isOfBlock(found, owner) && declaresNothingElse(file, found.token, owner));
    if (clashes) continue;
    const seen = visibleAt(file, name, offset);
    const isOwn = seen !== undefined && functionOf(seen.token)?.equals(functionOf(owner) ?? owner) === true;
    return { name, isNew: !isOwn };
  }
  return { name: claim(place, 'credentialError'), isNew: true };
}

/** Whether a declaration would declare nothing new if its `name` were declared before. */
function declaresNothingElse(file: ParsedFile, token: Node, owner: Node): boolean {
  if (token.parent?.type !== 'expression_list') return true;
  return token.parent.namedChildren.every(
    (other) => !other || other.equals(token) || !isNewIn(file, other, owner),
  );
}

/** Whether a name left of `:=` is declared there for the first time in its block. */
export function isNewIn(file: ParsedFile, token: Node, owner: Node): boolean {
  if (token.text === '_') return false;
  return !declarationsOf(file, token.text, spanOf(owner)).some(
    (found) => found.token.startIndex < token.startIndex && isOfBlock(found, owner),
  );
}

/** A variable of type `context.Context` that is in sight, or the empty context. */
export function contextOf({ file, owner, offset, importer }: Place): string {
  const seen = visibleAt(file, 'ctx', offset);
  const isHere = seen !== undefined && functionOf(seen.token)?.equals(functionOf(owner) ?? owner) === true;
  const text =
    seen?.token.parent?.type === 'expression_list'
      ? seen.token.parent.parent?.text
      : seen?.token.parent?.text;
  const isContext =
    /\bcontext\.(Context\b|Background|TODO|With\w+)|\bsignal\.NotifyContext|\.Context\(\)/.test(text ?? '');
  return isHere && isContext ? 'ctx' : `${importer.nameOf('context')}.Background()`;
}

/** Code with `\n` and `\t` as it stands in the file: behind `indent`, the first line without it. */
export function laid(file: ParsedFile, code: readonly SnippetPart[], indent: string): SnippetPart[] {
  const [lineBreak, step] = [lineEndOf(file.text), stepOf(file)];
  return code
    .map((part) =>
      typeof part === 'string'
        ? tidy(part).replace(/\n(\t*)(?!\n)|\n/g, (_, tabs?: string) =>
            tabs === undefined ? lineBreak : lineBreak + indent + step.repeat(tabs.length),
          )
        : part,
    )
    .filter((part) => part !== '');
}
