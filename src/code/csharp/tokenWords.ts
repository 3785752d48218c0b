/** How C# asks for tokens, fetches them, and hands them on. */

import type { TokenWords } from '../tokens/words';

export const tokenWords: TokenWords = {
  sends: /(?:^|\.)WebRequest\.Create(?:Http)?$/,
  sendsBy: [
    /\.(?:GetAsync|GetStringAsync|GetStreamAsync|GetByteArrayAsync|GetFromJsonAsync|SendAsync|Send|DownloadString(?:TaskAsync|Async)?)$|^new HttpRequestMessage$/,
    /\bnew (?:\w+\.)*(?:HttpClient|WebClient)\b|HttpClient\s+\w+\s*=\s*new\s*\(/,
  ],
  wakes: [/\/\.default/],
  fetches: ['GetToken', 'GetTokenAsync'],
  asks: /\bnew\b[^]*"[^"]*\/\.default"/,
  text: /[)!]*\.Token\b/,
  logs: /^(?:Console\.(?:Write|WriteLine)|(?:Debug|Trace)\.(?:Write|WriteLine)|.*(?:log|logger)\w*\.(?:Log|LogTrace|LogDebug|LogInformation|LogWarning|LogError|LogCritical|Information|Debug|Warning|Error))$/i,
  answers:
    /^(?:(?:Results|TypedResults)\.(?:Ok|Text|Json|Content)|Ok|Json|Content|new (?:OkObject|Content|Json)Result|\w*[rR]esponse\.WriteAsync)$/,
  decodes: [
    /(?:^|\.|\s)(?:ReadJwtToken|ReadJsonWebToken|ReadToken|JwtSecurityToken|JsonWebToken)$/,
    /System\.IdentityModel\.Tokens\.Jwt|Microsoft\.IdentityModel\.JsonWebTokens/,
  ],
};
