/** How Java asks for tokens, fetches them, and hands them on. */

import type { TokenWords } from '../tokens/words';

export const tokenWords: TokenWords = {
  sends:
    /(?:^|\.)(?:HttpRequest\.newBuilder|newBuilder\(\)\.uri|Request\.Builder\(\)\.url)$|^new (?:java\.net\.)?(?:URL|HttpGet)$|\.(?:getForObject|getForEntity)$/,
  open: /\bheaders\s*\(/g,
  wakes: [/azure/, /getTokenSync/],
  fetches: ['getTokenSync'],
  asks: /^/,
  text: /\.getToken\(\)/,
  logs: /^(?:System\.(?:out|err)|(?:\w+\.)*\w*(?:log|logger)\w*)\.(?:print|println|printf|format|trace|debug|info|warn|error|fatal|fine|finer|finest|config|severe|warning|log)$/i,
  answers:
    /(?:^|\.)(?:ResponseEntity\.(?:ok|status\(\w+\)\.body)|ok\(\)\.body|Response\.ok|getWriter\(\)\.(?:write|print|println)|\w*[rR]esponse\.(?:body|setBody|send))$/,
  decodes: [/^(?:\w+\.)*(?:JWT|JWTParser|SignedJWT|JWSObject|Jwts)\.(?:decode|parse\w*)$/, /^/],
  // MSAL for Java keeps the tokens of managed identities for the whole process (tried with azure-identity 1.18).
  sharesTokens: true,
};
