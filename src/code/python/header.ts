/** The head of a Python file: what must stay in front, and where an import goes that is not there yet. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { isBlankLine, lineStart, nextInk, nextLine } from '../lines';
import { namedChildren, startOfChild } from '../nodes';
import { perTree } from '../query';
import type { Edit } from '../text';
import { readImports } from './imports';
import type { ImportStatement } from './imports';
import { sectionOf } from './sections';
import type { Section } from './sections';
import { isDocstring } from './slot';

export interface Header {
  /** The imports directly in the module, before its first function or class; `__future__` is not among them. */
  readonly imports: readonly ImportStatement[];
  /** Where a statement of the module may stand at the earliest: a line start, or the end of the text. */
  readonly end: number;
}

export interface NewImport {
  readonly module: string;
  readonly isFrom: boolean;
  /** The statement, without a line end. */
  readonly text: string;
}

const definitions: ReadonlySet<string> = new Set([
  'function_definition',
  'class_definition',
  'decorated_definition',
]);

export const readHeader = perTree((file): Header => {
  const { text, tree } = file;
  const limit = startOfChild(tree.rootNode, definitions) ?? text.length;
  const imports = readImports(file).statements.filter(
    ({ node, topLevel }) => topLevel && node.startIndex < limit,
  );
  const last = imports.at(-1);
  return { imports, end: last ? nextLine(text, last.node.endIndex) : firstLine(file) };
});

/** The edits that add import statements, in the order of their sections, each sorted as isort sorts. */
export function importEdits(file: ParsedFile, lines: readonly NewImport[], lineBreak: string): Edit[] {
  const { imports, end } = readHeader(file);
  const standard = lines.filter((line) => sectionOf(file, line.module) === 'standard');
  const others = lines.filter((line) => !standard.includes(line));
  if (imports.length > 0) {
    return [
      ...sectionEdits(file, imports, 'standard', standard, lineBreak),
      ...sectionEdits(file, imports, 'thirdParty', others, lineBreak),
    ];
  }
  const groups = [standard, others].filter((group) => group.length > 0);
  if (groups.length === 0) return [];
  const block = groups.map((group) => group.map(({ text }) => text + lineBreak).join('')).join(lineBreak);
  const previous = file.text.slice(0, end).replace('\uFEFF', '');
  const gap = previous === '' || isBlankLine(file.text, end - 1) ? '' : lineBreak;
  const unfinished = previous === '' || previous.endsWith('\n') ? '' : lineBreak;
  const follows = nextInk(file.text, end) < file.text.length ? lineBreak : '';
  return [{ start: end, end, text: unfinished + gap + block + follows }];
}

function sectionEdits(
  file: ParsedFile,
  imports: readonly ImportStatement[],
  section: Section,
  lines: readonly NewImport[],
  lineBreak: string,
): Edit[] {
  const { text } = file;
  const [first] = imports;
  if (lines.length === 0 || !first) return [];
  const block = lines.map((line) => line.text + lineBreak).join('');
  const group = groupOf(file, imports, section);
  const last = group.at(-1);
  if (last) {
    return lines.map((line) => {
      const next = group.find((each) => goesBefore(line, each, group));
      return next
        ? before(file, next.node, line.text + lineBreak)
        : behind(file, last.node, [line.text], lineBreak);
    });
  }
  const standard = imports.filter(({ module }) => sectionOf(file, module) === 'standard').at(-1);
  if (section === 'standard' || !standard) return [before(file, first.node, block + lineBreak)];
  const edit = behind(file, standard.node, ['', ...lines.map((line) => line.text)], lineBreak);
  const nextStart = nextLine(text, standard.node.endIndex);
  const isImport = imports.some(({ node }) => lineStart(text, node.startIndex) === nextStart);
  return [isImport ? { ...edit, text: edit.text + lineBreak } : edit];
}

/** The statements of a section that stand together, the ones beside `azure` first of all. */
function groupOf(file: ParsedFile, imports: readonly ImportStatement[], section: Section): ImportStatement[] {
  const own = imports.filter(({ module }) => sectionOf(file, module) === section);
  const anchor = own.findLast(({ module }) => module.split('.')[0] === 'azure') ?? own.at(-1);
  if (!anchor) return [];
  const at = imports.indexOf(anchor);
  const together = (from: ImportStatement | undefined, to: ImportStatement | undefined): boolean =>
    from !== undefined && to !== undefined && to.node.startPosition.row - from.node.endPosition.row <= 1;
  let start = at;
  while (together(imports[start - 1], imports[start])) start--;
  let end = at;
  while (together(imports[end], imports[end + 1])) end++;
  return imports.slice(start, end + 1).filter((each) => own.includes(each));
}

/** isort's order: `import x` before `from x import y`, unless the group mixes them, and by module in each kind. */
function goesBefore(line: NewImport, other: ImportStatement, group: readonly ImportStatement[]): boolean {
  const mixed = group.some(({ isFrom }, at) => isFrom && group.slice(at).some((later) => !later.isFrom));
  if (!mixed && line.isFrom !== other.isFrom) return !line.isFrom;
  return line.module.toLowerCase() < other.module.toLowerCase();
}

function before({ text }: ParsedFile, node: Node, added: string): Edit {
  const at = lineStart(text, node.startIndex);
  return { start: at, end: at, text: added };
}

function behind({ text }: ParsedFile, node: Node, lines: readonly string[], lineBreak: string): Edit {
  const at = nextLine(text, node.endIndex);
  return { start: at, end: at, text: wholeLines(text, at, lines, lineBreak) };
}

/** Lines as they are inserted at a line start, or behind a last line that has no line end. */
export function wholeLines(text: string, at: number, lines: readonly string[], lineBreak: string): string {
  const continues = at > 0 && text.charAt(at - 1) !== '\n' && text.slice(0, at) !== '\uFEFF';
  return continues
    ? lines.map((line) => lineBreak + line).join('')
    : lines.map((line) => line + lineBreak).join('');
}

/** The first line that may hold an import: behind shebang, coding line, script block, licence, docstring, `__future__`. */
function firstLine({ text, tree }: ParsedFile): number {
  let end = lineStart(text, 0);
  let attached = end;
  for (const node of namedChildren(tree.rootNode)) {
    const stays = node.type === 'future_import_statement' || isDocstring(node);
    if (node.type !== 'comment' && !stays) break;
    attached = nextLine(text, node.endIndex);
    // Magics of a notebook reach the parser as comments, and may install what is imported.
    const isMagic = text.charAt(node.startIndex) !== '#' && node.type === 'comment';
    const isOpening = isMagic || /^#(!| -\*-|.*coding[:=]| \/\/\/)/.test(node.text);
    if (stays || isOpening || attached >= text.length || isBlankLine(text, attached)) end = attached;
  }
  const next = nextInk(text, end);
  return next < text.length ? lineStart(text, next) : end;
}
