/** How TypeScript and JavaScript asks for tokens, fetches them, and hands them on. */

import type { TokenWords } from '../tokens/words';

export const tokenWords: TokenWords = {
  sends:
    /^(?:fetch|axios(?:\.(?:get|request))?|got(?:\.get)?|request(?:\.get)?|needle(?:\.get)?|superagent\.get|undici\.(?:fetch|request)|https?\.(?:get|request))$/,
  open: /\.\.\.|,\s*([A-Za-z_$][\w$]*)\s*[,)]|\bheaders\s*:\s*([\w$.]+)|[{,]\s*(headers)\s*[,}]/g,
  wakes: [/\/\.default/],
  fetches: ['getToken'],
  asks: /^\(\s*\[?\s*["'`][^"'`]*\/\.default["'`]|=\s*\[?\s*["'`][^"'`]*\/\.default["'`]/,
  text: /[!?)]*\.token\b/,
  logs: /^(?:console|log|logger|\w+\.(?:log|logger)|this\.(?:log|logger))\.(?:log|debug|info|warn|error|trace|verbose)$/,
  answers: /^(?:res|response|reply)(?:\.status\(\d+\))?\.(?:send|json|end|write)$/,
  decodes: [
    /^(?:jwt|jsonwebtoken|jose)\.decode\w*$|^(?:jwtDecode|jwt_decode|decodeJwt|decodeProtectedHeader)$/,
    /["'](?:jsonwebtoken|jwt-decode|jose)["']/,
  ],
};
