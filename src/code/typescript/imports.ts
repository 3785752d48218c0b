/** Makes classes of `@azure/identity` usable in a file: finds the names they have, and writes the imports they lack. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { ancestors, namedChildren } from '../nodes';
import type { Edit } from '../text';
import { isIdentityModule } from './credentials';
import { freeName } from './freeName';
import { isEarly } from './header';
import { moduleKindOf } from './moduleKind';
import { moduleStatements } from './modules';
import type { ModuleName, ModuleStatement } from './modules';
import { meaningOf } from './scope';
import { styleOf } from './style';
import type { Style } from './style';
import type { Droppable } from './unusedImport';

export const identityPackage = '@azure/identity';

/** What an import change comes to. */
export interface ImportPlan {
  readonly edits: readonly Edit[];
  /** A whole statement to place, when no statement of the file can take the names. */
  readonly statement?: string;
  /** How each class is written at the place asked for, such as `ManagedIdentityCredential` or `identity.MIC`. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * Plans the imports for `classes` as values at the place of `at`. `dropped` is a specifier that nothing will use any
 * more; a new name may take its place.
 */
export function planImports(
  file: ParsedFile,
  classes: readonly string[],
  at: Node,
  dropped?: Droppable,
): ImportPlan {
  const names = new Map<string, string>();
  const missing: { exported: string; local: string }[] = [];
  const madeValues: Edit[] = [];
  for (const exported of classes) {
    const known = visibleName(file, exported, at);
    if (known !== undefined) {
      names.set(exported, known);
      continue;
    }
    const asType = typeOnlyName(file, exported, at);
    if (asType) {
      madeValues.push(asType.edit);
      names.set(exported, asType.local);
      continue;
    }
    const isTaken = meaningOf(file, exported, at) !== undefined;
    const local = isTaken ? freeName(file, `Azure${exported}`, at) : exported;
    missing.push({ exported, local });
    names.set(exported, local);
  }
  const removal = [...madeValues, ...(dropped ? [dropped.removal] : [])];
  if (missing.length === 0) return { edits: removal, names };
  const style = styleOf(file);
  const open = statementsFor(file, at).find(({ typeOnly, braces }) => !typeOnly && braces);
  if (!open?.braces)
    return { edits: removal, names, statement: newStatement(file, missing, names, at, style) };
  const specifiers = missing.map((name) => specifier(open.form, name));
  if (dropped?.statement === open) {
    const taken = { start: dropped.name.start, end: dropped.name.end, text: specifiers.join(', ') };
    return { edits: [...madeValues, taken], names };
  }
  return { edits: [addToBraces(file, open.braces, specifiers, style), ...removal], names };
}

/** The statements that take from the package and have done so by the time the code at `at` runs. */
function statementsFor(file: ParsedFile, at: Node): ModuleStatement[] {
  const runsLater = [at, ...ancestors(at)].some(({ type }) => /function|method|class/.test(type));
  return moduleStatements(file).filter(
    (statement) => isIdentityModule(statement.module) && (runsLater || isEarly(file, statement)),
  );
}

/** How a class can be written at a place already: by its imported name, or through the module's. */
function visibleName(file: ParsedFile, exported: string, at: Node): string | undefined {
  const values = statementsFor(file, at).flatMap(({ names }) => names.filter((name) => !name.typeOnly));
  const isVisible = (name: ModuleName): boolean => {
    const meaning = meaningOf(file, name.local, at);
    return (
      meaning?.kind === 'module' && isIdentityModule(meaning.module) && meaning.exported === name.exported
    );
  };
  const direct = values.find((name) => name.exported === exported && isVisible(name));
  if (direct) return direct.local;
  const whole = values.find((name) => name.exported === '*' && isVisible(name));
  return whole && `${whole.local}.${exported}`;
}

/** A class that is imported as a type only, where a value import may take the type's place: `type X`, `import type { X }`. */
function typeOnlyName(
  file: ParsedFile,
  exported: string,
  at: Node,
): { local: string; edit: Edit } | undefined {
  for (const statement of moduleStatements(file)) {
    const name = statement.names.find((one) => one.exported === exported && one.typeOnly);
    if (!name || !isIdentityModule(statement.module)) continue;
    const meaning = meaningOf(file, name.local, at);
    if (meaning?.kind !== 'module' || !meaning.typeOnly) continue;
    if (statement.typeOnly && statement.names.length > 1) return undefined;
    const modifier = statement.typeOnly ? statement : name;
    const start = file.text.indexOf('type', modifier.start);
    const end = start + (/^type\s*/.exec(file.text.slice(start, modifier.end))?.[0].length ?? 0);
    return { local: name.local, edit: { start, end, text: '' } };
  }
  return undefined;
}

function specifier(
  form: ModuleStatement['form'],
  { exported, local }: { exported: string; local: string },
): string {
  if (exported === local) return exported;
  return form === 'import' ? `${exported} as ${local}` : `${exported}: ${local}`;
}

/** Writes names into braces in the layout they have: one per line or in a row, with or without a comma at the end. */
function addToBraces(file: ParsedFile, braces: Node, names: readonly string[], style: Style): Edit {
  const entries = namedChildren(braces).filter(({ type }) => type !== 'comment' && type !== 'rest_pattern');
  const last = entries.at(-1);
  if (!last) {
    return { start: braces.startIndex, end: braces.endIndex, text: `{ ${names.join(', ')} }` };
  }
  const rest = file.text.slice(last.endIndex, braces.endIndex);
  const hasComma = /^\s*,/.test(rest);
  const first = entries[0] ?? last;
  const lineStart = file.text.lastIndexOf('\n', first.startIndex - 1) + 1;
  const onePerLine = file.text.slice(braces.startIndex, first.startIndex).includes('\n');
  if (!onePerLine) {
    return { start: last.endIndex, end: last.endIndex, text: names.map((name) => `, ${name}`).join('') };
  }
  const white = /^\s*/.exec(file.text.slice(lineStart, first.startIndex))?.[0] ?? style.indent;
  const at = hasComma ? last.endIndex + rest.indexOf(',') + 1 : last.endIndex;
  const lines = names.map((name, index) => {
    const isLast = index === names.length - 1;
    return `${index === 0 && !hasComma ? ',' : ''}${style.lineEnd}${white}${name}${isLast && !hasComma ? '' : ','}`;
  });
  return { start: at, end: at, text: lines.join('') };
}

function newStatement(
  file: ParsedFile,
  missing: readonly { exported: string; local: string }[],
  names: Map<string, string>,
  at: Node,
  style: Style,
): string {
  const source = `${style.quote}${identityPackage}${style.quote}`;
  const kind = moduleKindOf(file);
  if (kind === 'importEquals') {
    const whole = freeName(file, 'identity', at);
    for (const { exported } of missing) names.set(exported, `${whole}.${exported}`);
    return `import ${whole} = require(${source})${style.semicolon}`;
  }
  const list = missing.map((name) => specifier(kind, name)).join(', ');
  return kind === 'require'
    ? `const { ${list} } = require(${source})${style.semicolon}`
    : `import { ${list} } from ${source}${style.semicolon}`;
}
