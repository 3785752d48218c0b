/** Finds where the statements of a PowerShell script begin: `using`, attributes and `param` have to stay on top. */

import type { ParsedFile } from '../language';
import { nextLine } from '../lines';

/** Lines that set how a script behaves; what is inserted comes after them. */
const preference =
  /^(?:#Requires\b|using\s+(?:module|namespace|assembly)\b|Set-StrictMode\b|\$(?:ErrorAction|Progress|Verbose|PSNativeCommandUseErrorAction)Preference\s*=)/i;

/**
 * Offset of the line behind the last thing that must or should stay on top. Read from the text: the grammar loses
 * `param` behind a `using` line.
 */
export function headerEnd({ text }: ParsedFile): number {
  let end = text.startsWith('\uFEFF') ? 1 : 0;
  let isTop = true;
  for (let at = end; at < text.length;) {
    const line = text.slice(at, nextLine(text, at));
    const ink = at + line.length - line.trimStart().length;
    const rest = text.slice(ink, ink + 200);
    if (line.trim() === '') {
      isTop = false;
      at = nextLine(text, at);
    } else if (rest.startsWith('<#')) {
      const close = text.indexOf('#>', ink);
      if (close === -1) return end;
      at = nextLine(text, close);
      end = at;
    } else if (preference.test(rest)) {
      at = nextLine(text, at);
      end = at;
    } else if (rest.startsWith('#')) {
      at = nextLine(text, at);
      if (isTop) end = at;
    } else {
      const param = /^(?:\[\w+\([^\n]*?\)\]\s*)*param\s*\(/i.exec(text.slice(ink, ink + 2000));
      const close = param ? closing(text, ink + param[0].length - 1) : undefined;
      if (close === undefined) return end;
      at = nextLine(text, close);
      end = at;
    }
  }
  return end;
}

/** Offset behind the parenthesis that closes the one at `open`, strings and comments aside. */
function closing(text: string, open: number): number | undefined {
  const token = /'(?:[^']|'')*'|"(?:[^"`]|`[^]|"")*"|<#[^]*?#>|#[^\n]*|[()]/g;
  token.lastIndex = open;
  let depth = 0;
  for (let hit = token.exec(text); hit; hit = token.exec(text)) {
    if (hit[0] === '(') depth++;
    if (hit[0] === ')' && --depth === 0) return token.lastIndex;
  }
  return undefined;
}
