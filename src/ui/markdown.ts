/** Markdown of tooltips: everything that comes from Azure is escaped, and no command can be reached from it. */

import { MarkdownString } from 'vscode';
import { inlineCode } from './inlineCode';

/** A line of a tooltip: what it is, and its value as data. Lines without a value are left out. */
export type Fact = readonly [label: string, value: string | undefined];

/** A title over a list of facts; IDs stand as code, everything else as plain text, and nothing of it is Markdown. */
export function facts(
  title: string,
  lines: readonly Fact[],
  footnotes: readonly string[] = [],
): MarkdownString {
  const said = lines.flatMap(([label, value]) =>
    value === undefined || value === ''
      ? []
      : [`${asText(label)}: ${isId(value) ? inlineCode(value) : asText(value)}`],
  );
  const parts = [`**${asText(title)}**`, said.join('  \n'), ...footnotes.map(asText)];
  const text = new MarkdownString(parts.filter((part) => part !== '').join('\n\n'));
  text.isTrusted = false;
  text.supportHtml = false;
  return text;
}

/** GUIDs and ARM IDs: read letter by letter, and without a space that a line could break at. */
function isId(value: string): boolean {
  return /^(\/|[0-9a-f]{8}-)\S*$/i.test(value);
}

/**
 * Any text on one line, every character of Markdown escaped. `MarkdownString.appendText` would make every space one
 * that no line breaks at, so that sentences break inside words.
 */
function asText(value: string): string {
  return value.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()#+\-.!|<>~:@$&]/g, '\\$&');
}
