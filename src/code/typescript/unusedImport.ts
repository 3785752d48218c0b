/** Takes an import out again that nothing uses once a credential is replaced. */

import type { ParsedFile } from '../language';
import { namedChildren } from '../nodes';
import type { Edit, Span } from '../text';
import { usesOf } from './freeName';
import { isAzureModule, moduleStatements } from './modules';
import type { ModuleName, ModuleStatement } from './modules';

/** A specifier that can go, and how. */
export interface Droppable {
  readonly statement: ModuleStatement;
  readonly name: ModuleName;
  readonly removal: Edit;
}

/** How the specifier of `local` is taken out; `undefined` when it shares its statement with something that must stay. */
export function droppable(file: ParsedFile, local: string): Droppable | undefined {
  for (const statement of moduleStatements(file)) {
    const name = statement.names.find((one) => one.local === local && one.exported !== '*');
    if (!name || !statement.braces || !isAzureModule(statement.module)) continue;
    const entries = namedChildren(statement.braces).filter(({ type }) => type !== 'comment');
    const index = entries.findIndex((entry) => entry.startIndex === name.start);
    if (index === -1) return undefined;
    if (entries.length === 1) {
      if (statement.names.length !== 1) return undefined;
      return { statement, name, removal: wholeLine(file, statement) };
    }
    const next = entries[index + 1];
    const before = entries[index - 1];
    const removal = next
      ? { start: name.start, end: next.startIndex, text: '' }
      : { start: before?.endIndex ?? name.start, end: name.end, text: '' };
    return { statement, name, removal };
  }
  return undefined;
}

function wholeLine(file: ParsedFile, { start, end }: ModuleStatement): Edit {
  const lineStop = file.text.indexOf('\n', end);
  const isOwnLine = lineStop !== -1 && file.text.slice(end, lineStop).trim() === '';
  return { start, end: isOwnLine ? lineStop + 1 : end, text: '' };
}

/** What takes out the Azure imports that nothing uses but a stretch which gives way to `written`. */
export function deadImports(file: ParsedFile, { start, end }: Span, written: string): readonly Edit[] {
  const gone = file.text.slice(start, end);
  const isNamed = (text: string, name: string): boolean =>
    text.includes(name) && new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`).test(text);
  const locals = moduleStatements(file)
    .filter(({ module }) => isAzureModule(module))
    .flatMap(({ names }) => names.map(({ local }) => local));
  return [...new Set(locals)]
    .filter(
      (local) => isNamed(gone, local) && !isNamed(written, local) && usesOf(file, local, start, end) === 0,
    )
    .flatMap((local) => droppable(file, local)?.removal ?? []);
}
