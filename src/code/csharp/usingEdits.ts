/** Makes types of other namespaces usable at one place of a C# file, with as few new `using` directives as that takes. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { indentAt, isBlankLine, lineStart, nextInk, nextLine } from '../lines';
import { namedChildren } from '../nodes';
import { lineEndOf } from '../text';
import type { Edit } from '../text';
import { tokens } from '../words';
import { declarationAt } from './declarations';
import { declaresType, isImported, namespacesAround, readUsings, usingsAt } from './usings';
import type { UsingDirective } from './usings';

export interface Usings {
  /** How a type is written here; its namespace is imported if need be. */
  typeName(namespace: string, name: string): string;
  /** Imports a namespace for its extension methods. */
  importNamespace(namespace: string): void;
  /** The edits that everything asked for takes; `undefined` where the directives do not parse. */
  edits(): Edit[] | undefined;
}

export function createUsings(file: ParsedFile, offset: number): Usings {
  const wanted = new Set<string>();
  const want = (namespace: string): void => {
    if (!isImported(file, namespace, offset)) wanted.add(namespace);
  };
  return {
    typeName(namespace, name) {
      const aliases = usingsAt(file, offset).filter(({ alias }) => alias !== undefined);
      const type = aliases.find(({ target }) => target === `${namespace}.${name}`)?.alias;
      if (type !== undefined) return type;
      // A member called like the type hides it: `Environment` of a page or a start-up class.
      if (declaresType(file, name) || declaresValue(file, name)) return `global::${namespace}.${name}`;
      if (isImported(file, namespace, offset)) return name;
      const whole = aliases.find(({ target }) => target === namespace)?.alias;
      if (whole !== undefined) return `${whole}.${name}`;
      want(namespace);
      return name;
    },
    importNamespace: want,
    edits: () => usingEdits(file, offset, [...wanted].sort(systemFirst)),
  };
}

function declaresValue(file: ParsedFile, name: string): boolean {
  return tokens(file, name).some((token) => declarationAt(token) !== undefined);
}

function usingEdits(file: ParsedFile, offset: number, namespaces: readonly string[]): Edit[] | undefined {
  if (namespaces.length === 0) return [];
  const here = usingsAt(file, offset).filter(({ isGlobal }) => !isGlobal);
  const inFile = here.filter(({ owner }) => owner.type === 'compilation_unit');
  const inner = here.filter(({ owner }) => owner.type !== 'compilation_unit');
  const list = inFile.length > 0 ? inFile : inner;
  if (list.some(({ node }) => node.hasError || node.previousSibling?.isError === true)) return undefined;
  const lineBreak = lineEndOf(file.text);
  const prefix =
    list === inner ? namespacesAround(file, offset).some((name) => name.split('.').includes('Azure')) : false;
  const directive = (namespace: string): string => `using ${prefix ? 'global::' : ''}${namespace};`;
  const plain = list.filter(({ alias, isStatic }) => alias === undefined && !isStatic);
  const anchor = plain.at(-1) ?? list[0];
  if (anchor)
    return namespaces.map((namespace) =>
      beside(file, plain, anchor, namespace, directive(namespace), lineBreak),
    );
  const at = top(file);
  const block = namespaces.map((namespace) => directive(namespace) + lineBreak).join('');
  const rest = nextInk(file.text, at);
  const isOpen = at > 0 && file.text.charAt(at - 1) !== '\n' && file.text.slice(0, at) !== '\uFEFF';
  const gap = rest < file.text.length && !isBlankLine(file.text, at) ? lineBreak : '';
  return [{ start: at, end: at, text: (isOpen ? lineBreak : '') + block + gap }];
}

/** The edit that puts a directive among others: in their order if they have one, else behind the last. */
function beside(
  file: ParsedFile,
  plain: readonly UsingDirective[],
  anchor: UsingDirective,
  namespace: string,
  directive: string,
  lineBreak: string,
): Edit {
  const { text } = file;
  const sorted = [systemFirst, ordinal].find((order) =>
    plain.every((each, at) => at === 0 || order(plain[at - 1]?.target ?? '', each.target) <= 0),
  );
  const root = namespace.split('.')[0];
  const family = plain.filter(({ target }) => target.split('.')[0] === root);
  const order = sorted ?? ordinal;
  const candidates = sorted ? plain : family;
  const next = candidates.find(({ target }) => order(namespace, target) < 0);
  const before = next && candidates[candidates.indexOf(next) - 1];
  const isFamily = before?.target.split('.')[0] === root;
  if (next && !isFamily)
    return line(
      text,
      lineStart(text, next.node.startIndex),
      indentAt(text, next.node.startIndex),
      directive,
      lineBreak,
    );
  const previous = before ?? candidates.at(-1) ?? anchor;
  // An alias or a static directive stays behind the plain ones.
  if (plain.length === 0)
    return line(
      text,
      lineStart(text, anchor.node.startIndex),
      indentAt(text, anchor.node.startIndex),
      directive,
      lineBreak,
    );
  return line(
    text,
    nextLine(text, previous.node.endIndex),
    indentAt(text, previous.node.startIndex),
    directive,
    lineBreak,
  );
}

function line(text: string, at: number, indent: string, directive: string, lineBreak: string): Edit {
  const isOpen = at > 0 && text.charAt(at - 1) !== '\n' && text.slice(0, at) !== '\uFEFF';
  return {
    start: at,
    end: at,
    text: isOpen ? lineBreak + indent + directive : indent + directive + lineBreak,
  };
}

function ordinal(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Visual Studio's own order: `System` and what is below it first. */
function systemFirst(a: string, b: string): number {
  const isSystem = (name: string): boolean => name === 'System' || name.startsWith('System.');
  return Number(isSystem(b)) - Number(isSystem(a)) || ordinal(a, b);
}

const opening: ReadonlySet<string> = new Set([
  'shebang_directive',
  'extern_alias_directive',
  'preproc_define',
  'preproc_undef',
  'preproc_nullable',
  'preproc_pragma',
]);

/** The first line that may hold a directive: behind `#!`, `#:` and licence lines, `extern alias`, global usings. */
function top(file: ParsedFile): number {
  const { text, tree } = file;
  let end = lineStart(text, 0);
  for (const node of namedChildren(tree.rootNode)) {
    const isGlobal = readUsings(file).some((each) => each.node.equals(node));
    const stays = opening.has(node.type) || isGlobal;
    if (!stays && node.type !== 'comment') break;
    // `#:` lines reach the parser as comments.
    const isDirective = text.startsWith('#', node.startIndex);
    const after = endOfLine(text, node);
    if (stays || isDirective || after >= text.length || isBlankLine(text, after)) end = after;
  }
  const next = nextInk(text, end);
  return next < text.length ? lineStart(text, next) : end;
}

/** Preprocessor nodes may hold their line end. */
function endOfLine(text: string, node: Node): number {
  return text.charAt(node.endIndex - 1) === '\n' ? node.endIndex : nextLine(text, node.endIndex);
}
