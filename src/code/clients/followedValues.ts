/** Follows what stands for a text in code: constants, environment variables that files of the workspace set, and defaults. */

import type { ParsedFile } from '../language';
import { isRemark } from '../nodes';

/** What names stand for outside a file. */
export interface KnownValues {
  /** Environment variables and keys of configuration, as files of the workspace set them. */
  readonly settings: ReadonlyMap<string, readonly string[]>;
  /** Constants of other files. */
  readonly constants: ReadonlyMap<string, readonly string[]>;
}

export const nothingKnown: KnownValues = { settings: new Map(), constants: new Map() };

/** A constant names another one, which names another one, and so on. */
const depth = 4;
/** A file that gives a name more values than this uses it for several things. */
const most = 5;

/** What an expression holds, each value once; none where that is not known without running the code. */
export type Follow = (expression: string) => readonly string[];

/** In these, a word without quotes is a text. */
const bareTexts = /^(?:shellscript|yaml|dockercompose|github-actions-workflow|dockerfile|http|rest)$/;
const quoted = /^[\s&*(]*(?:new\s+\w+\s*\()?[$@frbuLR]*(["'`])([^"'`\n]*)\1(?!\s*\+)/;
const word = /["'`]([^"'`\s]+)["'`]|[A-Za-z_]\w*/g;
const fallback = /(?:\?\?|\|\||,|\bor\b|:-)\s*["'`]?([A-Za-z0-9][\w.:/-]*)["'`]?\s*[)}]*\s*$/;

export function followIn(file: ParsedFile, known: KnownValues): Follow {
  const { text, languageId, tree } = file;
  // `std::string name("x")`; elsewhere this is a call.
  const initialised = languageId === 'cpp' ? `|[({](?=["'])` : '';
  const isBare = bareTexts.test(languageId);

  /** What the file gives to a name, wherever it does. */
  const declared = (name: string, level: number): string[] => {
    const given = new RegExp(
      `(?<![\\w-])${name}["']?(?:[ \\t]+\\w+(?=[ \\t]*=)|[ \\t]*:[ \\t]*[^=\\n,;{}()]{1,60}(?==)|[ \\t]*\\{\\s*get;[^}]*\\})?[ \\t]*(?::=|=(?![=>~])|:(?![:=])${initialised})[ \\t]*(?:\\n[ \\t]*)?([^\\n;]{1,300})`,
      'g',
    );
    return [...text.matchAll(given)].flatMap(({ index, 1: value = '' }) =>
      isRemark(tree, index) ? [] : valuesOf(value, level + 1),
    );
  };

  const valuesOf = (expression: string, level: number): string[] => {
    const plain = quoted.exec(expression)?.[2];
    if (plain !== undefined && !/[{$%]/.test(plain)) return [plain];
    if (isBare && /^["']?[\w.:/-]+["']?\s*(?:#.*)?$/.test(expression) && level > 0)
      return [expression.replace(/\s*#.*$|["']/g, '')];
    if (level > depth) return [];
    const words = [...expression.matchAll(word)].reverse();
    for (const [whole, inQuotes] of words) {
      const name = inQuotes ?? whole;
      const found = [
        ...(known.settings.get(name) ?? []),
        ...(inQuotes === undefined && /^\w+$/.test(name) ? declared(name, level) : []),
      ];
      if (found.length > 0) return distinct(found);
      const elsewhere = distinct(known.constants.get(name) ?? []);
      // Of several constants that go by the name, none is known to be meant.
      if (inQuotes === undefined && elsewhere.length === 1) return elsewhere;
    }
    const otherwise = fallback.exec(expression)?.[1];
    return otherwise === undefined ? [] : [otherwise];
  };

  return (expression) => valuesOf(expression, 0);
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].slice(0, most);
}
