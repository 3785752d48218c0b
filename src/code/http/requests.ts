/** Reads the requests of an `.http` file: a line with the address, headers under it, `###` between two. */

import type { ParsedFile } from '../language';
import { lineEnd, nextLine } from '../lines';
import { perTree } from '../query';
import type { Span } from '../text';

/** From the request line to the last header. */
export interface HttpRequest extends Span {
  /** The address, on one line or continued on the next ones with `?` and `&`. */
  readonly url: Span;
  /** The address with the file's own variables put in. */
  readonly resolved: string;
}

/** The requests of the file, in file order. */
export const httpRequests: (file: ParsedFile) => readonly HttpRequest[] = perTree(({ text }) => {
  const variables = new Map(
    [...text.matchAll(/^@([\w-]+)[ \t]*=[ \t]*(.*)$/gm)].map(([, name, value]) => [name, value]),
  );
  const found: HttpRequest[] = [];
  let open: { start: number; end: number; url: Span } | undefined;
  let isBody = false;
  const close = (): void => {
    if (open) {
      const url = text.slice(open.url.start, open.url.end);
      const resolved = url.replace(
        /\{\{\s*([\w-]+)\s*\}\}/g,
        (whole, name: string) => variables.get(name)?.trim() ?? whole,
      );
      found.push({ ...open, resolved });
    }
    open = undefined;
    isBody = false;
  };
  for (let start = text.startsWith('\uFEFF') ? 1 : 0; start < text.length; start = nextLine(text, start)) {
    const end = lineEnd(text, start);
    const line = text.slice(start, end);
    if (line.startsWith('###')) close();
    else if (isBody || /^\s*(?:#|\/\/)/.test(line)) continue;
    else if (!open) {
      const request = /^((?:[A-Z]{3,7}[ \t]+)?)(\S*(?::\/\/|\{\{|^\/)\S*(?: [^{}\s]+\}\}\S*)*)/.exec(line);
      if (!request || line.startsWith('@') || line.startsWith('<') || line.startsWith('>')) continue;
      const from = start + (request[1] ?? '').length;
      open = { start, end, url: { start: from, end: from + (request[2] ?? '').length } };
    } else if (line.trim() === '') isBody = true;
    else {
      open.end = end;
      if (/^\s+[?&]/.test(line)) open.url = { start: open.url.start, end: start + line.trimEnd().length };
    }
  }
  close();
  return found;
});

/** Where the block of requests that holds `offset` ends: at the next `###`, or at the end of the file. */
export function blockEnd(text: string, offset: number): number {
  const next = /^###/gm;
  next.lastIndex = nextLine(text, offset);
  return next.exec(text)?.index ?? text.length;
}
