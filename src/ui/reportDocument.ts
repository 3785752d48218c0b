/** A report as a document: headings, a line for each thing found, and the places in files that it is about. */

import { inlineCode, longestTicks } from './inlineCode';
import { say, type Said } from './said';
import type { Translate } from './words';

export interface ReportLine {
  readonly text: Said;
  /** What there is to say of it besides. */
  readonly more?: readonly Said[];
  /** Where it stands in the workspace. */
  readonly place?: { readonly path: string; readonly uri: string; readonly line: number };
  /** Texts that matter to the letter. */
  readonly exact?: readonly string[];
}

export interface Report {
  readonly title: Said;
  readonly lead: readonly Said[];
  readonly sections: readonly ReportSection[];
}

export interface ReportSection {
  readonly heading: Said;
  readonly lines: readonly ReportLine[];
  /** Below the lines, to be copied. */
  readonly code?: { readonly language: string; readonly text: string };
}

/** A stretch of the document that leads to a line of a file. */
export interface PlaceLink {
  readonly start: number;
  readonly end: number;
  readonly uri: string;
  /** From 1. */
  readonly line: number;
}

/** A block of code that begins at an offset, with its text as it is copied. */
export interface CodeBlock {
  readonly start: number;
  readonly text: string;
}

export interface ReportText {
  readonly text: string;
  readonly links: readonly PlaceLink[];
  readonly blocks: readonly CodeBlock[];
}

/** Markdown; whatever comes from the workspace or from Azure stands as code. */
export function reportDocument(t: Translate, { title, lead, sections }: Report): ReportText {
  let text = `# ${say(t, title)}\n`;
  const links: PlaceLink[] = [];
  const blocks: CodeBlock[] = [];
  for (const said of lead) text += `\n${say(t, said)}\n`;
  for (const { heading, lines, code } of sections) {
    if (lines.length === 0 && code === undefined) continue;
    text += `\n## ${say(t, heading)}\n\n`;
    for (const { text: said, place, more = [], exact = [] } of lines) {
      text += '- ';
      if (place !== undefined) {
        const label = inlineCode(`${place.path}:${place.line}`);
        links.push({ start: text.length, end: text.length + label.length, uri: place.uri, line: place.line });
        text += `${label} — `;
      }
      text += `${say(t, said)}\n`;
      for (const each of more) text += `  - ${say(t, each)}\n`;
      for (const each of exact) text += `  - ${inlineCode(each)}\n`;
    }
    if (code === undefined) continue;
    if (lines.length > 0) text += '\n';
    blocks.push({ start: text.length, text: code.text });
    text += codeBlock(code);
  }
  return { text, links, blocks };
}

/** The fence is longer than every run of backticks inside. */
function codeBlock({ language, text }: NonNullable<ReportSection['code']>): string {
  const fence = '`'.repeat(Math.max(3, longestTicks(text) + 1));
  return `${fence}${language}\n${text.trimEnd()}\n${fence}\n`;
}
