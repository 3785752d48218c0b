/** Makes names of other modules usable at one place of a Python file, with as few new imports as that takes. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { lineEnd } from '../lines';
import { allChildren, namedChildren, spanOf } from '../nodes';
import type { Edit } from '../text';
import { tokens } from '../words';
import { importEdits, readHeader } from './header';
import type { NewImport } from './header';
import { bindingAt, importedNames, readImports } from './imports';
import type { Unused } from './unusedImport';

export interface Importer {
  /** How `name` of `module` is written here; imports it if need be, as `alias` when its own name is taken. */
  nameOf(module: string, name: string, alias: string): string;
  /** How the module itself is written here; imports it if need be. */
  moduleName(module: string): string;
  /** The edits that everything asked for takes, without `unused`; `undefined` when an import to extend does not parse. */
  edits(unused?: Unused): Edit[] | undefined;
}

export function createImporter(file: ParsedFile, offset: number, lineBreak: string): Importer {
  const imports = readImports(file);
  const wanted = new Map<string, string[]>();
  const modules: NewImport[] = [];

  /** A name that reaches `target` through what is bound already. */
  function known(target: string): string | undefined {
    const holds = (local: string, bound: string): boolean =>
      bindingAt(imports, local, offset)?.target === bound;
    const direct = imports.bindings.find((each) => each.target === target && holds(each.local, target));
    if (direct) return direct.local;
    const [module, name] = [
      target.slice(0, target.lastIndexOf('.')),
      target.slice(target.lastIndexOf('.') + 1),
    ];
    if (imports.wildcards.includes(module) && !bindingAt(imports, name, offset)) return name;
    const whole = imports.statements.some(
      (each) => !each.isFrom && !each.typesOnly && importsModule(each.node, module),
    );
    if (whole && holds(module.split('.')[0] ?? '', module.split('.')[0] ?? '')) return target;
    const aliased = imports.bindings.find((each) => each.target === module && holds(each.local, module));
    return aliased && `${aliased.local}.${name}`;
  }

  return {
    nameOf(module, name, alias) {
      const before = known(`${module}.${name}`);
      if (before) return before;
      const local = isTaken(file, name) ? alias : name;
      const entry = local === name ? name : `${name} as ${local}`;
      const entries = wanted.get(module) ?? [];
      if (!entries.includes(entry)) wanted.set(module, [...entries, entry]);
      return local;
    },
    moduleName(module) {
      const binding = imports.bindings.find(
        (each) => each.target === module && bindingAt(imports, each.local, offset)?.target === module,
      );
      if (binding) return binding.local;
      if (!modules.some((each) => each.module === module)) {
        modules.push({ module, isFrom: false, text: `import ${module}` });
      }
      return module;
    },
    edits(unused) {
      const { imports: topLevel } = readHeader(file);
      const fresh = [...modules];
      const merged: Edit[] = [];
      let isReused = false;
      for (const [module, entries] of wanted) {
        const sorted = [...entries].sort();
        const host = topLevel.find(
          (each) => each.isFrom && each.module === module && isExtensible(each.node),
        );
        if (host?.node.hasError) return undefined;
        if (host && unused?.isAlone === true && host.node.equals(unused.statement)) {
          // The statement keeps its place: the name in it becomes another.
          merged.push({ ...spanOf(unused.name), text: sorted.join(', ') });
          isReused = true;
        } else if (host) merged.push(...mergeNames(file, host.node, sorted, lineBreak));
        else fresh.push({ module, isFrom: true, text: `from ${module} import ${sorted.join(', ')}` });
      }
      const removed = unused && !isReused ? [unused.removal] : [];
      return [...merged, ...removed, ...importEdits(file, fresh, lineBreak)];
    },
  };
}

function importsModule(statement: Node, module: string): boolean {
  return importedNames(statement).some(({ name, alias }) => name === module && alias === undefined);
}

function isExtensible(statement: Node): boolean {
  return !namedChildren(statement).some((child) => child.type === 'wildcard_import');
}

/** Whether the module gives the name to something else: an import, a class, a function or a variable of its own. */
function isTaken(file: ParsedFile, name: string): boolean {
  if (readImports(file).bindings.some(({ local }) => local === name)) return true;
  return tokens(file, name).some(({ parent, startIndex }) => {
    if (parent?.type === 'class_definition' || parent?.type === 'function_definition') {
      return parent.childForFieldName('name')?.startIndex === startIndex;
    }
    return parent?.type === 'assignment' && parent.childForFieldName('left')?.startIndex === startIndex;
  });
}

/** Adds names to a `from … import` statement: sorted if it is sorted, in its own layout, comments left where they are. */
function mergeNames(
  file: ParsedFile,
  statement: Node,
  entries: readonly string[],
  lineBreak: string,
): Edit[] {
  const names = importedNames(statement);
  const keys = names.map(({ name }) => name);
  const isSorted = keys.every((key, at) => at === 0 || (keys[at - 1] ?? '') <= key);
  const last = names.at(-1)?.node;
  const first = names[0]?.node;
  if (!last || !first) return [];
  const edits: Edit[] = [];
  let atEnd: string[] = [];
  const isStacked = first.startPosition.row > statement.startPosition.row;
  const column = file.text.slice(file.text.lastIndexOf('\n', first.startIndex - 1) + 1, first.startIndex);
  const separator = isStacked && column.trim() === '' ? `,${lineBreak}${column}` : ', ';
  for (const entry of entries) {
    const next = isSorted ? names.find(({ name }) => entry < name) : undefined;
    if (next) edits.push({ start: next.node.startIndex, end: next.node.startIndex, text: entry + separator });
    else atEnd = [...atEnd, entry];
  }
  return atEnd.length === 0 ? edits : [...edits, ...appended(file, statement, last, atEnd, separator)];
}

function appended(
  file: ParsedFile,
  statement: Node,
  last: Node,
  entries: readonly string[],
  separator: string,
): Edit[] {
  const comma = allChildren(statement).find(
    (child) => child.type === ',' && child.startIndex >= last.endIndex,
  );
  const insert = (at: number, text: string): Edit => ({ start: at, end: at, text });
  const lineBreak = separator.slice(1);
  if (separator === ', ') return [insert(last.endIndex, entries.map((entry) => separator + entry).join(''))];
  const lines = entries.map((entry) => lineBreak + entry).join(',');
  const closing = allChildren(statement).find((child) => child.type === ')');
  const closes = closing?.startPosition.row === last.endPosition.row;
  const end = closes ? (comma ?? last).endIndex : lineEnd(file.text, (comma ?? last).endIndex);
  if (comma) return [insert(end, `${lines},`)];
  return end === last.endIndex
    ? [insert(end, `,${lines}`)]
    : [insert(last.endIndex, ','), insert(end, lines)];
}
