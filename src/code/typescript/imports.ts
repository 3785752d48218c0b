/** Makes what a package exports usable in a file: finds the names it has there, and writes the imports that lack. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { ancestors, namedChildren } from '../nodes';
import type { Edit } from '../text';
import { freeName } from './freeName';
import { isEarly } from './header';
import { moduleKindOf } from './moduleKind';
import { isModule, moduleStatements } from './modules';
import type { ModuleName, ModuleStatement } from './modules';
import { meaningOf } from './scope';
import { styleOf } from './style';
import type { Style } from './style';
import type { Droppable } from './unusedImport';

export const identityPackage = '@azure/identity';

/** An export that is to be used as a value. */
export interface Wanted {
  readonly name: string;
  readonly module: string;
  /** What the module is called where it has to be imported whole. */
  readonly whole?: string;
}

/** What an import change comes to. */
export interface ImportPlan {
  readonly edits: readonly Edit[];
  /** The whole statements to place, one per line, when no statement of the file can take the names. */
  readonly statement?: string;
  /** How each export is written at the place asked for, such as `ManagedIdentityCredential` or `identity.MIC`. */
  readonly names: ReadonlyMap<string, string>;
}

interface Missing extends Wanted {
  readonly local: string;
}

/**
 * Plans the imports for what is `wanted` at the place of `at`. `dropped` is a specifier that nothing will use any more;
 * a new name may take its place.
 */
export function planImports(
  file: ParsedFile,
  wanted: readonly Wanted[],
  at: Node,
  dropped?: Droppable,
): ImportPlan {
  const names = new Map<string, string>();
  const missing: Missing[] = [];
  const edits: Edit[] = [];
  for (const one of wanted) {
    const { name, module } = one;
    const known = visibleName(file, one, at);
    const asType = known === undefined ? typeOnlyName(file, { name, module }, at) : undefined;
    if (asType) edits.push(asType.edit);
    const isTaken = meaningOf(file, name, at) !== undefined;
    const own = isTaken ? freeName(file, `Azure${name}`, at) : name;
    const local = known ?? asType?.local ?? own;
    if (known === undefined && !asType) missing.push({ ...one, local });
    names.set(name, local);
  }
  const style = styleOf(file);
  const statements: string[] = [];
  let removal = dropped?.removal;
  for (const module of [...new Set(missing.map((one) => one.module))].sort()) {
    const lacking = missing.filter((one) => one.module === module);
    const open = statementsFor(file, module, at).find(({ typeOnly, braces }) => !typeOnly && braces);
    if (!open?.braces) {
      statements.push(newStatement(file, module, lacking, names, at, style));
      continue;
    }
    const specifiers = lacking.map((one) => specifier(open.form, one));
    if (dropped?.statement === open) {
      edits.push({ start: dropped.name.start, end: dropped.name.end, text: specifiers.join(', ') });
      removal = undefined;
    } else {
      edits.push(addToBraces(file, open.braces, specifiers, style));
    }
  }
  if (removal) edits.push(removal);
  return { edits, names, ...(statements.length > 0 && { statement: statements.join(style.lineEnd) }) };
}

/** The statements that take from the module and have done so by the time the code at `at` runs. */
function statementsFor(file: ParsedFile, module: string, at: Node): ModuleStatement[] {
  const runsLater = [at, ...ancestors(at)].some(({ type }) => /function|method|class/.test(type));
  return moduleStatements(file).filter(
    (statement) => isModule(statement.module, module) && (runsLater || isEarly(file, statement)),
  );
}

/** How an export can be written at a place already: by its imported name, or through the module's. */
function visibleName(
  file: ParsedFile,
  { name: exported, module, whole: wholeName }: Wanted,
  at: Node,
): string | undefined {
  const values = statementsFor(file, module, at).flatMap(({ names }) =>
    names.filter((name) => !name.typeOnly),
  );
  const isVisible = (name: ModuleName): boolean => {
    const meaning = meaningOf(file, name.local, at);
    return (
      meaning?.kind === 'module' &&
      isModule(meaning.module, module) &&
      meaning.exported === name.exported &&
      !meaning.typeOnly
    );
  };
  const direct = values.find((name) => name.exported === exported && isVisible(name));
  if (direct) return direct.local;
  const isWhole = ({ exported: taken }: ModuleName): boolean =>
    taken === '*' || (taken === 'default' && wholeName !== undefined);
  const whole = values.find((name) => isWhole(name) && isVisible(name));
  return whole && `${whole.local}.${exported}`;
}

/** A class that is imported as a type only, where a value import may take the type's place: `type X`, `import type { X }`. */
function typeOnlyName(
  file: ParsedFile,
  { name: exported, module }: Wanted,
  at: Node,
): { local: string; edit: Edit } | undefined {
  for (const statement of moduleStatements(file)) {
    const name = statement.names.find((one) => one.exported === exported && one.typeOnly);
    if (!name || !isModule(statement.module, module)) continue;
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

function specifier(form: ModuleStatement['form'], { name, local }: Missing): string {
  if (name === local) return name;
  return form === 'import' ? `${name} as ${local}` : `${name}: ${local}`;
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
  module: string,
  missing: readonly Missing[],
  names: Map<string, string>,
  at: Node,
  { quote, semicolon }: Style,
): string {
  const source = `${quote}${module}${quote}`;
  const kind = moduleKindOf(file);
  const wholeName = missing[0]?.whole;
  if (kind === 'importEquals' || wholeName !== undefined) {
    const whole = freeName(file, wholeName ?? moduleVariable(module), at);
    for (const { name } of missing) names.set(name, `${whole}.${name}`);
    if (kind === 'import') return `import ${whole} from ${source}${semicolon}`;
    return `${kind === 'require' ? 'const' : 'import'} ${whole} = require(${source})${semicolon}`;
  }
  const list = missing.map((one) => specifier(kind, one)).join(', ');
  return kind === 'require'
    ? `const { ${list} } = require(${source})${semicolon}`
    : `import { ${list} } from ${source}${semicolon}`;
}

/** What the module as a whole is called: `storageBlob` for `@azure/storage-blob`. */
function moduleVariable(module: string): string {
  const name = module.slice(module.lastIndexOf('/') + 1);
  return name.replace(/[^A-Za-z0-9]+(\w?)/g, (_, next: string) => next.toUpperCase());
}
