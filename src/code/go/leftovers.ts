/** Finds what nothing uses any more once code of a Go file is replaced: the compiler refuses such variables and imports. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { beginsLine, lineEnd, lineStart, nextLine } from '../lines';
import { namedChildren } from '../nodes';
import type { Edit, Span } from '../text';
import { tokens } from '../words';
import { azidentity, memberOf, readImports } from './imports';
import type { ImportSpec } from './imports';
import { isKey, isNewIn } from './place';
import { functionOf, scopeOf, visibleAt } from './scope';
import { literalOf } from './strings';

export interface Leftovers {
  /** Takes out the variables, with their declarations where those do nothing else. */
  readonly edits: readonly Edit[];
  readonly imports: readonly ImportSpec[];
}

/** What only `removed` uses, and not `written`, the code that comes in. */
export function leftovers(file: ParsedFile, removed: Node, written: string): Leftovers {
  const code = written.replace(/"(?:\\.|[^"\\])*"/g, '""');
  const isWanted = (name: string, after: string): boolean => new RegExp(`\\b${name}\\b${after}`).test(code);
  const gone: Span[] = [{ start: removed.startIndex, end: removed.endIndex }];
  const isGone = ({ startIndex }: Node): boolean =>
    gone.some(({ start, end }) => start <= startIndex && startIndex < end);
  const lines: Edit[] = [];
  const unused: Node[] = [];
  const words = new Set(removed.text.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []);
  for (const word of words) {
    const token = isWanted(word, '') ? undefined : unusedVariable(file, word, removed, isGone);
    if (!token) continue;
    const line = ownLine(file, token);
    if (!line) {
      unused.push(token);
      continue;
    }
    lines.push(line);
    gone.push(line);
    for (const inner of file.text.slice(line.start, line.end).match(/[\p{L}_]\w*/gu) ?? []) words.add(inner);
  }
  const imports = readImports(file).specs.filter(({ local }) => {
    if (local === '.' || local === '_' || !words.has(local) || isWanted(local, '\\.')) return false;
    const uses = tokens(file, local).filter(
      ({ parent }) => parent?.type === 'selector_expression' || parent?.type === 'qualified_type',
    );
    return uses.every((use) => isGone(use) || visibleAt(file, local, use.startIndex) !== undefined);
  });
  return { edits: [...lines, ...blanked(file, unused)], imports };
}

/** The declaration of a variable of the function that is declared once and used in what is gone alone. */
function unusedVariable(
  file: ParsedFile,
  name: string,
  removed: Node,
  isGone: (node: Node) => boolean,
): Node | undefined {
  const declared = visibleAt(file, name, removed.startIndex);
  const around = functionOf(removed);
  if (!declared || !around || functionOf(declared.token)?.equals(around) !== true) return undefined;
  const { token } = declared;
  const list = token.parent;
  if (!list?.type.endsWith('_spec') && list?.parent?.type !== 'short_var_declaration') return undefined;
  const others = tokens(file, name, { start: around.startIndex, end: around.endIndex }).filter(
    (each) => each.type === 'identifier' && !each.equals(token) && !isKey(each) && !isGone(each),
  );
  return others.length > 0 || isGone(token) ? undefined : token;
}

/** The edit that takes out a declaration which declares nothing else and whose value may be left out. */
function ownLine(file: ParsedFile, { parent: list }: Node): Edit | undefined {
  const statement = list?.parent;
  const names =
    list?.type === 'expression_list' ? list.namedChildCount : list?.childrenForFieldName('name').length;
  const right = statement?.childForFieldName('right') ?? list?.childForFieldName('value');
  if (statement?.parent?.type !== 'statement_list' || names !== 1 || !right) return undefined;
  const { text } = file;
  const isAlone =
    beginsLine(text, statement.startIndex) &&
    text.slice(statement.endIndex, lineEnd(text, statement.endIndex)).trim() === '';
  if (!isAlone || !isIdle(file, right)) return undefined;
  return { start: lineStart(text, statement.startIndex), end: nextLine(text, statement.endIndex), text: '' };
}

/** Writes `_` for the names, and `=` where nothing is declared any more. */
function blanked(file: ParsedFile, unused: readonly Node[]): Edit[] {
  const isUnused = (node: Node): boolean => unused.some((each) => each.equals(node));
  return unused.flatMap((token) => {
    const list = token.parent;
    const right = list?.parent?.childForFieldName('right');
    // A constant may be left unused.
    if (list?.type === 'const_spec') return [];
    if (list?.type !== 'expression_list' || !right)
      return [{ start: token.startIndex, end: token.endIndex, text: '_' }];
    const names = namedChildren(list);
    if (names.find(isUnused)?.equals(token) !== true) return [];
    const declares = names.some((name) => !isUnused(name) && isNewIn(file, name, scopeOf(right)));
    const left = names.map((name) => (isUnused(name) ? '_' : name.text)).join(', ');
    return [{ start: list.startIndex, end: right.startIndex, text: `${left} ${declares ? ':=' : '='} ` }];
  });
}

/** Whether leaving out an expression changes nothing: a literal, or the value of an environment variable. */
function isIdle(file: ParsedFile, list: Node): boolean {
  const [only] = list.namedChildren;
  if (!only || list.namedChildCount !== 1) return false;
  if (literalOf(only) || only.type === 'selector_expression' || only.type === 'identifier') return true;
  // Options that only the credential took.
  const made = only.type === 'unary_expression' ? only.childForFieldName('operand') : only;
  if (made?.type === 'composite_literal')
    return memberOf(file, made.childForFieldName('type'))?.path === azidentity;
  const called =
    only.type === 'call_expression' ? memberOf(file, only.childForFieldName('function')) : undefined;
  return called?.path === 'os' && called.name === 'Getenv';
}
