/** Lines of file-based C# programs and of notebook cells that the grammar does not know, made readable for the parser. */

/**
 * `text` with the leading `#:package`, `#r "nuget: …"` and like lines turned into comments of the same length, so that every offset
 * stays; the grammar loses whatever follows two of them otherwise. A text without such lines comes back as it is.
 */
export function withoutFileDirectives(text: string): string {
  let masked = text;
  for (let start = text.startsWith('\uFEFF') ? 1 : 0; start < text.length;) {
    const feed = text.indexOf('\n', start);
    const line = text.slice(start, feed === -1 ? text.length : feed).trimEnd();
    if (/^#(?::|[ir](?=[ \t]+"))/.test(line))
      masked = `${masked.slice(0, start)}//${masked.slice(start + 2)}`;
    else if (line !== '' && !line.startsWith('#!') && !line.startsWith('//')) break;
    if (feed === -1) break;
    start = feed + 1;
  }
  return masked;
}
