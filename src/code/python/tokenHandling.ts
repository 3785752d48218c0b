/** The rule `token-handling` in Python: what becomes of tokens that code fetches itself. Only certain cases. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Finding, ParsedFile } from '../language';
import { ancestors, spanOf } from '../nodes';
import { perTree } from '../query';
import { tokens } from '../words';
import { callOf, credentialCalls } from './credentials';
import { readImports, scopeOf, targetOf, textOf } from './imports';
import { valueOf } from './names';
import { stringValue } from './strings';

/** Every finding of the file, in no order; once per tree. */
export const tokenHandling: (file: ParsedFile) => Finding[] = perTree((file) =>
  tokens(file, 'get_token').flatMap((token) => {
    const call = callOf(token);
    if (!call || !asksAzure(call)) return [];
    const awaited = call.parent?.type === 'await' ? call.parent : call;
    return [...fetchedAnew(file, token, call), ...usesOf(file, awaited).flatMap((use) => misused(file, use))];
  }),
);

/** `get_token("https://…/.default")`: the scope says that the token is one of Entra's. */
function asksAzure(call: Node): boolean {
  const first = call.childForFieldName('arguments')?.firstNamedChild;
  return first?.type === 'string' && stringValue(first)?.endsWith('/.default') === true;
}

/** A credential made for one token in a function: it takes its cache along when the function returns. */
function fetchedAnew(file: ParsedFile, token: Node, call: Node): Finding[] {
  const owner = token.parent?.childForFieldName('object');
  const isNew = credentialCalls(file).some(
    ({ node, isIdentity }) => isIdentity && owner?.equals(node) === true,
  );
  if (!isNew || scopeOf(call).type !== 'function_definition') return [];
  return [finding(call, 'uncached')];
}

/** The places where the text of the token is: `.token` of the call, or of the name that it is given. */
function usesOf(file: ParsedFile, value: Node): Node[] {
  const inner = value.parent?.type === 'parenthesized_expression' ? value.parent : value;
  const direct = inner.parent;
  if (direct?.type === 'attribute') {
    return textOf(direct.childForFieldName('attribute')) === 'token' ? textUses(file, direct) : [];
  }
  const name = direct?.type === 'assignment' ? direct.childForFieldName('left') : null;
  if (name?.type !== 'identifier') return [];
  return tokens(file, name.text).flatMap((use) => {
    const owner = use.parent;
    const isText =
      owner?.type === 'attribute' &&
      textOf(owner.childForFieldName('attribute')) === 'token' &&
      owner.childForFieldName('object')?.equals(use) === true;
    return isText && valueOf(file, use)?.equals(value) === true ? textUses(file, owner) : [];
  });
}

/** An expression, or the places of the name that it is given. */
function textUses(file: ParsedFile, text: Node): Node[] {
  const name = text.parent?.type === 'assignment' ? text.parent.childForFieldName('left') : null;
  if (name?.type !== 'identifier') return [text];
  return tokens(file, name.text).filter((use) => valueOf(file, use)?.equals(text) === true);
}

const logs =
  /^(print|pprint|(\w*\.)*(log\w*|\w*_log|\w*_logger)\.(debug|info|warning|error|critical|exception|log))$/i;
const decoders =
  /^(jwt|jose\.jwt|authlib\.jose\.jwt)\.(decode|decode_complete|get_unverified_claims|get_unverified_header)$/;
const answers =
  /^(flask|quart|fastapi\.responses|starlette\.responses|django\.http|azure\.functions)\.(jsonify|make_response|Response|JSONResponse|PlainTextResponse|JsonResponse|HttpResponse)$/;

function misused(file: ParsedFile, use: Node): Finding[] {
  for (const around of ancestors(use)) {
    if (around.type === 'interpolation' && /^\w?["']+https?:/i.test(around.parent?.text ?? ''))
      return [finding(use, 'exposed')];
    if (around.type === 'call') {
      const callee = around.childForFieldName('function');
      const target = (callee && targetOf(readImports(file), callee)) ?? '';
      if (decoders.test(target)) return [finding(use, 'decoded')];
      if (answers.test(target)) return [finding(use, 'exposed')];
      return logs.test(textOf(callee)) ? [finding(use, 'logged')] : [];
    }
    if (
      !/^(interpolation|string|argument_list|keyword_argument|concatenated_string|binary_operator|tuple|dictionary|pair)$/.test(
        around.type,
      )
    )
      return [];
  }
  return [];
}

function finding(node: Node, variant: string): Finding {
  return { ...spanOf(node), rule: 'token-handling', variant, values: {}, fix: 'none' };
}
