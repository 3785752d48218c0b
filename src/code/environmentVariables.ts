/** `AZURE_TOKEN_CREDENTIALS` where code sets it: its name without the last letter, and values that no SDK knows. */

import type { Finding, Language, ParsedFile } from './language';
import { ancestors } from './nodes';
import { callsAround, isCode } from './tokens/expressions';
import { badValueFindings, misspeltFinding } from './tokenCredentials';
import type { Span } from './text';

const names = /(?<![\w-])AZURE_TOKEN_CREDENTIALS?(?!\w)/g;
/** What gives a variable a value, by what is called. */
const setters = /(?:set|put|env|var|insert|emplace|add)\w*$/i;
const getters = /get_?env\w*$|environ\.get$|lookup_?env$|env::var\w*$|GetEnvironmentVariable$/i;

/** The findings of a file of code, or of the stretches of it that changed. */
export function variableFindings(language: Language, file: ParsedFile, within?: readonly Span[]): Finding[] {
  return (within ?? [{ start: 0, end: file.text.length }]).flatMap(({ start, end }) => {
    const from = Math.max(0, start - 40);
    return [...file.text.slice(from, end + 40).matchAll(names)].flatMap(({ index, 0: name }) =>
      findingAt(language, file, name, from + index),
    );
  });
}

function findingAt(language: Language, file: ParsedFile, name: string, start: number): Finding[] {
  const at = { start, end: start + name.length };
  if (!isVariable(language, file, at)) return [];
  if (!name.endsWith('S')) return [{ ...at, ...misspeltFinding, edits: [{ ...at, text: `${name}S` }] }];
  const value = valueBehind(language, file, at);
  return value ? badValueFindings(value) : [];
}

/** The whole of a literal that is no mere remark, or a member of the environment. */
function isVariable(language: Language, file: ParsedFile, { start, end }: Span): boolean {
  const leaf = file.tree.rootNode.descendantForIndex(start, end);
  if (!leaf || !isCode(leaf)) return false;
  const literal = language.stringAt?.(file, start);
  if (literal) return literal.start === start && literal.end === end;
  if (leaf.endIndex - leaf.startIndex !== end - start) return false;
  const isMember = /\benv\s*\.\s*$/.test(file.text.slice(Math.max(0, start - 20), start));
  return isMember || [...ancestors(leaf)].slice(0, 2).some(({ type }) => type === 'pair');
}

/** The literal that stands behind a name as its value: assigned, an entry of a table, or the next argument. */
function valueBehind(
  language: Language,
  file: ParsedFile,
  at: Span,
): ReturnType<NonNullable<Language['stringAt']>> {
  const gap = /^["'`]?\s*\]?(\s*(?:=(?![=>])|=>|:|,)\s*)\w?["'`]/.exec(file.text.slice(at.end, at.end + 80));
  if (!gap) return undefined;
  if (gap[1]?.trim() === ',') {
    const leaf = file.tree.rootNode.descendantForIndex(at.start, at.end);
    const [call] = leaf ? callsAround(leaf) : [];
    if (!call || !setters.test(call.callee) || getters.test(call.callee)) return undefined;
  }
  return language.stringAt?.(file, at.end + gap[0].length);
}
