/** Finds tokens that are logged, decoded or put into an address, where it is sure that they are tokens. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Finding, ParsedFile } from '../language';
import { ancestors, spanOf } from '../nodes';
import { tokens } from '../words';
import { typeOfVariable } from './declarations';
import { isFrom, plain } from './imports';
import { stringValue } from './strings';

const logging =
  /^(print|println|printf|format|trace|debug|info|warn|error|fatal|fine|finer|finest|config|severe|warning|log)$/;
const logger = /^(System\.(out|err)|(\w+\.)*\w*(log|logger)\w*)$/i;
const decoder = /^(JWT|JWTParser|SignedJWT|JWSObject|Jwts)\b/;

/** One finding for each `token.getToken()` of an `AccessToken` that goes where no token belongs. */
export function tokenFindings(file: ParsedFile): Finding[] {
  return tokens(file, 'getToken').flatMap((name): Finding[] => {
    const call = name.parent;
    const object = call?.childForFieldName('object');
    if (call?.type !== 'method_invocation' || !object || !isAccessToken(file, object)) return [];
    const variant = misuse(call);
    return variant === undefined
      ? []
      : [{ ...spanOf(call), rule: 'token-handling', variant, values: {}, fix: 'none' }];
  });
}

/** Whether an expression is an `AccessToken`: a variable typed so, or what a credential has just given. */
function isAccessToken(file: ParsedFile, object: Node): boolean {
  if (object.type !== 'identifier') return /\.getTokenSync\s*\([^]*\)$/.test(object.text);
  const type = typeOfVariable(file, object.text, object);
  return (
    type !== undefined &&
    plain(type).endsWith('AccessToken') &&
    isFrom(file, type, 'com.azure.core.credential')
  );
}

function misuse(token: Node): string | undefined {
  let inside = token;
  for (const around of ancestors(token)) {
    if (around.type === 'method_invocation') {
      const object = plain(around.childForFieldName('object'));
      const name = around.childForFieldName('name')?.text ?? '';
      if (around.childForFieldName('object')?.equals(inside) === true) return undefined;
      if (decoder.test(object) && /^(decode|parse\w*)$/.test(name)) return 'decoded';
      if (logging.test(name) && logger.test(object)) return 'logged';
      // What any other method makes of a token is not known.
      return undefined;
    }
    if (around.type === 'binary_expression' && isAddress(around.childForFieldName('left'))) return 'exposed';
    if (!/^(binary_expression|argument_list|parenthesized_expression)$/.test(around.type)) return undefined;
    inside = around;
  }
  return undefined;
}

/** `"https://…?access_token=" +` */
function isAddress(left: Node | null): boolean {
  const last = left?.type === 'binary_expression' ? left.childForFieldName('right') : left;
  return /[?&][\w-]*token=$/i.test(stringValue(last) ?? '');
}
