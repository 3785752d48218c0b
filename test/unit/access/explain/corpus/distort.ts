/** What becomes of an error on its way: broken at 80 columns, coloured, prefixed, escaped, cut. */

/** As a terminal of a fixed width breaks it, in the middle of words. */
export function brokenAt(text: string, width = 80): string {
  return linesOf(text)
    .flatMap((line) => line.match(new RegExp(`.{1,${width}}`, 'gsu')) ?? [''])
    .join('\n');
}

/** As programs break text that they print in columns: at blanks and after hyphens, and words that are too long anywhere. */
export function wrappedAt(text: string, width = 80, indent = ''): string {
  return linesOf(text)
    .flatMap((line) => {
      const out: string[] = [];
      let now = '';
      for (const piece of line.split(/(?<=\s)|(?<=[A-Za-z0-9]-)(?=[A-Za-z0-9])/)) {
        let rest = piece;
        if (now.length + rest.trimEnd().length > width && now !== '') {
          out.push(now.trimEnd());
          now = indent;
        }
        while (now.length + rest.trimEnd().length > width) {
          out.push(now + rest.slice(0, width - now.length));
          rest = rest.slice(width - now.length);
          now = indent;
        }
        now += rest;
      }
      out.push(now.trimEnd());
      return out;
    })
    .join('\n');
}

/** Each line in a colour, and the codes in another one within it. */
export function coloured(text: string): string {
  return linesOf(text)
    .map(
      (line) =>
        `\u001b[31m${line.replace(/(?:Authorization|Forbidden|Unauthorized|403|401)/g, '\u001b[01;33m\u001b[K$&\u001b[0m\u001b[K\u001b[31m')}\u001b[39m`,
    )
    .join('\n');
}

/** As it stands in a file that was written by a program which dropped the escape sign. */
export function colouredWithoutEscapes(text: string): string {
  return coloured(text).replaceAll('\u001b[K', '').replaceAll('\u001b', '');
}

/** Each line with the time, as pipelines and Kubernetes print them. */
export function timed(text: string): string {
  return linesOf(text)
    .map((line, at) => `2026-03-02T10:11:12.${String(1000000 + at * 777)}Z ${line}`)
    .join('\n');
}

export function composed(text: string): string {
  return linesOf(text)
    .map((line) => `shop-api-1  | ${line}`)
    .join('\n');
}

export function framed(text: string): string {
  return linesOf(text)
    .map((line) => `│ ${line}`)
    .join('\n');
}

/** As a message in a JSON log. */
export function escaped(text: string): string {
  return JSON.stringify({ level: 'error', message: text });
}

/** As an attribute or text of XML. */
export function inXml(text: string): string {
  return `<log><message>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')}</message></log>`;
}

export function onWindows(text: string): string {
  return text.replace(/\r?\n/g, '\r\n');
}

/** Only the beginning: so many hundredths of it. */
export function begun(text: string, hundredths: number): string {
  return text.slice(0, Math.floor((text.length * hundredths) / 100));
}

/** Without what stands between two places, with a mark in its place. */
export function holed(text: string, from: number, to: number, mark: string): string {
  const at = (hundredths: number): number => Math.floor((text.length * hundredths) / 100);
  return text.slice(0, at(from)) + mark + text.slice(at(to));
}

function linesOf(text: string): string[] {
  return text.split(/\r?\n/);
}
