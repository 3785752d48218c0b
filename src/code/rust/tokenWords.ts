/** How Rust asks for tokens, fetches them, and hands them on. */

import type { TokenWords } from '../tokens/words';

export const tokenWords: TokenWords = {
  sends: /^(?:reqwest::)?(?:blocking::)?get$|^ureq::get$/,
  sendsBy: [/\.(?:get|request)$/, /Client::(?:new|builder|default)\b|ClientBuilder::new|Agent::new/],
  wakes: [/azure/],
  fetches: ['get_token'],
  asks: /\/\.default/,
  text: /\.token\.secret\(\)/,
  bare: /\b(?:\w+\.)*token\.secret\(\)/g,
  logs: /^(?:print|println|eprint|eprintln|dbg|(?:log::|tracing::)?(?:trace|debug|info|warn|error|event))!$/,
  answers: /(?:^|\.|::)(?:body|json|text|html)$|^(?:\w+::)*(?:Json|Html)$/,
  decodes: [
    /(?:^|::)(?:decode|dangerous_insecure_decode\w*|decode_header|insecure_decode)$/,
    /\bjsonwebtoken\b/,
  ],
};
