/** How Go asks for tokens, fetches them, and hands them on. */

import type { TokenWords } from '../tokens/words';

export const tokenWords: TokenWords = {
  sends: /^http\.(?:Get|NewRequest|NewRequestWithContext)$/,
  wakes: [/azure/],
  fetches: ['GetToken'],
  asks: /\bpolicy\.TokenRequestOptions\b/,
  text: /\.Token\b/,
  logs: /^(?:log|slog)\.(?:Print|Fatal|Panic|Debug|Info|Warn|Error)\w*$|^fmt\.(?:Print\w*$|Fprint\w*\(os\.Std)|^(?:\w+\.)*(?:log|logger|slog)\.(?:Print|Debug|Info|Warn|Error|Fatal)\w*$/i,
  answers:
    /^(?:fmt\.Fprint\w*|io\.WriteString)\((?:w|rw|writer|resp\w*)\b|^(?:w|rw|writer)\.Write(?:String)?$|^(?:c|ctx)\.(?:String|JSON)$/,
  decodes: [
    /^(?:jwt\.)?(?:.*\.)?Parse(?:Unverified|WithClaims|Signed)?$/,
    /golang-jwt\/jwt|dgrijalva\/jwt-go|lestrrat-go\/jwx|go-jose/,
  ],
  // MSAL for Go keeps the tokens of managed identities in a variable of its package.
  sharesTokens: true,
};
