/** What becomes of the text of a token: written to a log, decoded, put into an address or into an answer. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Finding, ParsedFile } from '../language';
import { ancestors } from '../nodes';
import type { Span } from '../text';
import { callIn, nodeOf } from './expressions';
import type { TokenWords } from './words';

/** What a token may stand in without being handed on to something else. */
const carriers =
  /^(?:template_substitution|template_string|interpolat\w+|string|(?:interpreted_)?string_literal|concatenated_string|formatted_string|argument_list|arguments|argument|keyword_argument|object|pair|dictionary|tuple|tuple_expression|array|array_expression|list|initializer_list|binary_expression|binary_operator|parenthesized_expression|token_tree|reference_expression|unary_expression|type_conversion_expression|format_expression)$/;
const texts =
  /^(?:template_string|interpolated_string_expression|string|binary_expression|binary_operator|concatenated_string)$/;
/** Makes one text of several. */
const formats =
  /(?:^|[.:])(?:format!?|Sprintf|formatted|Format|concat|join|String\.valueOf|string|String|u8string|\[\]byte)$|^\[\]byte|^(?:std::)?string$/;
const address = /^[$@\w]{0,3}["'`]+(?:https?:\/\/|[/?&]|\0)/i;
const parameter = /[?&][\w-]*token=["'`]?[\s+<${}]*$/i;
const streams = /^(?:std::)?(?:cout|cerr|clog)\s*<</;
/** The first step of decoding. */
const split = /^\s*\??\.[sS]plit\(\s*["'](?:\\\\)?\.["']/;

/** The finding for a text of a token where it stands; `undefined` where nothing certain is wrong. */
export function misuseOf(file: ParsedFile, words: TokenWords, text: Span): Finding | undefined {
  const variant = variantOf(file, words, text);
  return variant === undefined
    ? undefined
    : { start: text.start, end: text.end, rule: 'token-handling', variant, values: {}, fix: 'none' };
}

function variantOf(file: ParsedFile, words: TokenWords, { start, end }: Span): string | undefined {
  const node = nodeOf(file, { start, end });
  if (split.test(file.text.slice(end, end + 20))) return 'decoded';
  if (/^\s*(?:\?\.|\.|->|\[)/.test(file.text.slice(end, end + 3))) return undefined;
  const before = (around: Node): string => file.text.slice(around.startIndex, start);
  for (const around of ancestors(node)) {
    if (streams.test(around.text)) return 'logged';
    if (texts.test(around.type) && (address.test(before(around)) || parameter.test(before(around))))
      return 'exposed';
    const call = callIn(around);
    if (!call) {
      if (carriers.test(around.type)) continue;
      return undefined;
    }
    const { callee, list } = call;
    if (list.startIndex > start) return undefined;
    if (words.decodes[0].test(callee) && words.decodes[1].test(file.text)) return 'decoded';
    const first = list.text.slice(1).trimStart();
    const said = [callee, `${callee}(${first.slice(0, 20)}`];
    if (said.some((one) => words.answers.test(one))) return 'exposed';
    if (said.some((one) => words.logs.test(one))) return 'logged';
    if (formats.test(callee)) {
      if (address.test(first) || address.test(callee)) return 'exposed';
      continue;
    }
    return undefined;
  }
  return undefined;
}
