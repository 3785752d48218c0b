/** Markdown of tooltips: everything that comes from Azure is escaped, and no command can be reached from it. */

import { MarkdownString } from 'vscode';

/** A line of a tooltip: what it is, and its value as data. Lines without a value are left out. */
export type Fact = readonly [label: string, value: string | undefined];

/** A title over a list of facts; values stand as code, so that nothing in them is read as Markdown. */
export function facts(
  title: string,
  lines: readonly Fact[],
  footnotes: readonly string[] = [],
): MarkdownString {
  const text = new MarkdownString();
  text.isTrusted = false;
  text.supportHtml = false;
  text.appendMarkdown('**');
  text.appendText(title);
  text.appendMarkdown('**\n\n');
  for (const [label, value] of lines) {
    if (value === undefined || value === '') continue;
    text.appendText(`${label}: `);
    text.appendMarkdown(`${asCode(value)}  \n`);
  }
  for (const note of footnotes) {
    text.appendMarkdown('\n\n');
    text.appendText(note);
  }
  return text;
}

/** Inline code that holds any text: the fence is longer than every run of backticks inside. */
export function asCode(value: string): string {
  const oneLine = value.replace(/\s+/g, ' ');
  const longest = Math.max(0, ...[...oneLine.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  const pad = oneLine.startsWith('`') || oneLine.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${oneLine}${pad}${fence}`;
}
