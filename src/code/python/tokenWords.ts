/** How Python asks for tokens, fetches them, and hands them on. */

import type { TokenWords } from '../tokens/words';

export const tokenWords: TokenWords = {
  sends: /^(?:requests|httpx)\.(?:get|request)$|(?:^|\.)urlopen$|(?:^|\.)request\.Request$|^Request$/,
  sendsBy: [/^\w+\.(?:get|request)$/, /\b(?:Session|ClientSession|AsyncClient|Client|PoolManager)\(/],
  open: /\*\*|\bheaders\s*=\s*([A-Za-z_][\w.]*)/g,
  wakes: [/\/\.default/],
  fetches: ['get_token'],
  asks: /^\(\s*["'][^"']*\/\.default["']|=\s*["'][^"']*\/\.default["']/,
  text: /[)]*\.token\b/,
  logs: /^(?:print|pprint|(?:\w*\.)*(?:log\w*|\w*_log|\w*_logger)\.(?:debug|info|warning|error|critical|exception|log))$/i,
  answers:
    /^(?:\w+\.)*(?:jsonify|make_response|Response|JSONResponse|PlainTextResponse|JsonResponse|HttpResponse)$/,
  decodes: [
    /^(?:\w+\.)*jwt\.(?:decode|decode_complete|get_unverified_claims|get_unverified_header)$/,
    /^\s*(?:import|from)\s[^\n]*\b(?:jwt|jose)\b/m,
  ],
};
