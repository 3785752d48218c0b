/** Deployment scripts: lines of a shell, or of PowerShell, that a declaration brings along. */

import { unescaped } from '../escapes';
import type { Finding, ParsedFile, RuleContext } from '../language';
import { embeddedFindings } from '../scripts/embedded';
import type { Stretch } from '../scripts/lineCommands';
import type { Span } from '../text';

/** What `kind`, or the type of the resource, says of the language. */
export function scriptStretch(content: Span, kind: string): Stretch {
  const { start, end } = content;
  return { start, end, ...(/power_?shell/i.test(kind) && { isPowerShell: true }) };
}

/** The resource of Bicep and ARM templates. */
export const deploymentScripts = /^Microsoft\.Resources\/deploymentScripts$/i;

/** Whether the text whose content begins at `start` is a script: what it says is looked at line by line, and not as a whole. */
export function isScriptText(text: string, start: number): boolean {
  return /\bscriptContent["']?\s*:\s*["']$/.test(text.slice(Math.max(0, start - 60), start));
}

/** A script that is written as one text in quotes, with escapes in it. */
export interface QuotedScript {
  /** Between the quotes. */
  readonly content: Span;
  /** As of `scriptStretch`. */
  readonly kind: string;
}

/**
 * What the rules of scripts notice in such texts, where it stands in the file. `escaped` says how its language writes the
 * content of a text.
 */
export function quotedFindings(
  file: ParsedFile,
  scripts: readonly QuotedScript[],
  context: RuleContext,
  escaped: (text: string) => string,
): Finding[] {
  return scripts.flatMap(({ content: { start, end }, kind }): Finding[] => {
    const { said, offsets } = read(file.text.slice(start, end));
    // What stands in front keeps its place, and the script ends before its text does: the tree fits both.
    const lines = { ...file, text: file.text.slice(0, start) + said };
    const back = (span: Span): Span => ({
      start: start + (offsets[span.start - start] ?? end - start),
      end: start + (offsets[span.end - start] ?? end - start),
    });
    const stretch = scriptStretch({ start, end: start + said.length }, kind);
    return embeddedFindings(lines, [stretch], context).map((finding) => {
      const edits = finding.edits?.map((edit) => ({ ...back(edit), text: escaped(edit.text) }));
      return { ...finding, ...back(finding), ...(edits && { edits }) };
    });
  });
}

/** What the content of a text says, and where each of its units comes from. */
function read(content: string): { readonly said: string; readonly offsets: readonly number[] } {
  const offsets: number[] = [];
  let said = '';
  for (const { index, 0: unit } of content.matchAll(/\\(?:u\{[\da-f]+\}|u[\da-f]{4}|[^])|[^]/gi)) {
    const point = /^\\u\{(.*)\}$/.exec(unit)?.[1];
    const text = unescaped(point === undefined ? unit : `\\U${point.padStart(8, '0')}`);
    for (let at = 0; at < text.length; at++) offsets.push(index);
    said += text;
  }
  return { said, offsets };
}
