/** Takes an import out again that nothing uses once a credential is replaced. */

import type { ParsedFile } from '../language';
import { namedChildren } from '../nodes';
import type { Edit } from '../text';
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
