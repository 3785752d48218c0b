/** The rule `token-handling` in Go: what becomes of tokens that code fetches itself. Only certain cases. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Finding, ParsedFile } from '../language';
import { ancestors, namedChildren, spanOf } from '../nodes';
import type { Span } from '../text';
import { tokens } from '../words';
import { memberOf, readImports } from './imports';
import { functionOf, visibleAt } from './scope';
import { literalOf } from './strings';

const fetching = /\.GetToken(?=\()/g;

/**
 * A credential of `azidentity` keeps its tokens, so that fetching one per call is no fault here. What is noticed: the
 * text of a token in a log, in an address, in an answer or in a library that decodes it.
 */
export function tokenHandling(file: ParsedFile, within?: readonly Span[]): Finding[] {
  const { text, tree } = file;
  return (within ?? [{ start: 0, end: text.length }]).flatMap(({ start, end }) =>
    [...text.slice(start, end).matchAll(fetching)].flatMap((match) => {
      const at = start + match.index + 1;
      const token = tree.rootNode.descendantForIndex(at, at + 'GetToken'.length);
      const call = token?.parent?.parent;
      const variable = call?.type === 'call_expression' && asksAzure(file, call) ? resultOf(call) : undefined;
      return variable ? usesOf(file, variable).flatMap((use) => misused(file, use)) : [];
    }),
  );
}

/** `GetToken(ctx, policy.TokenRequestOptions{…})`: the type says that the token is one of Entra's. */
function asksAzure(file: ParsedFile, call: Node): boolean {
  const options = call.childForFieldName('arguments')?.lastNamedChild;
  const type = options?.type === 'composite_literal' ? options.childForFieldName('type') : null;
  const member = memberOf(file, type);
  return member?.name === 'TokenRequestOptions' && member.path.endsWith('/sdk/azcore/policy');
}

/** The variable that holds the token. */
function resultOf(call: Node): Node | undefined {
  const statement = call.parent?.type === 'expression_list' ? call.parent.parent : undefined;
  const first = statement?.childForFieldName('left')?.firstNamedChild;
  return first?.type === 'identifier' && first.text !== '_' ? first : undefined;
}

/** The places of `token.Token`. */
function usesOf(file: ParsedFile, variable: Node): Node[] {
  const around = functionOf(variable);
  if (!around) return [];
  return tokens(file, variable.text, spanOf(around)).flatMap((token) => {
    const owner = token.parent;
    const isText =
      owner?.type === 'selector_expression' && owner.childForFieldName('field')?.text === 'Token';
    return isText && token.startIndex > variable.startIndex ? [owner] : [];
  });
}

const decoders = /\/(golang-jwt\/jwt|dgrijalva\/jwt-go|lestrrat-go\/jwx|go-jose)\b/;

function misused(file: ParsedFile, use: Node): Finding[] {
  const call = [...ancestors(use)].find((node) => node.type === 'call_expression' && !isConversion(node));
  const callee = call?.childForFieldName('function') ?? null;
  const member = memberOf(file, callee);
  const owner = callee?.childForFieldName('operand')?.text ?? '';
  const name = callee?.childForFieldName('field')?.text ?? '';
  if (!call) return [];
  if (member && decoders.test(member.path)) return [finding(use, 'decoded')];
  if (/^Parse(Unverified|WithClaims|Signed)?$/.test(name) && bringsDecoder(file))
    return [finding(use, 'decoded')];
  if (member && /^(log|log\/slog)$/.test(member.path)) return [finding(use, 'logged')];
  if (member?.path === 'fmt' && /^Print/.test(member.name)) return [finding(use, 'logged')];
  if (!member && /^(log|logger|slog)$/i.test(owner) && /^(Print|Debug|Info|Warn|Error|Fatal)/.test(name))
    return [finding(use, 'logged')];
  if (member?.path === 'fmt' && /^Fprint/.test(member.name) && isWriter(file, firstArgument(call)))
    return [finding(use, 'exposed')];
  if (name === 'Write' && isWriter(file, callee?.childForFieldName('operand')))
    return [finding(use, 'exposed')];
  const isAddress = /^https?:\/\//i.test(literalOf(firstArgument(call))?.value ?? leftmost(use) ?? '');
  return isAddress && (member?.path === 'fmt' || member?.path === 'net/http')
    ? [finding(use, 'exposed')]
    : [];
}

function bringsDecoder(file: ParsedFile): boolean {
  return readImports(file).specs.some(({ path }) => decoders.test(path));
}

/** `[]byte(x)` and `string(x)` hand on what they are given. */
function isConversion(call: Node): boolean {
  const callee = call.childForFieldName('function');
  return callee?.text === 'string' || callee?.type === 'slice_type';
}

function firstArgument(call: Node): Node | undefined {
  const list = call.childForFieldName('arguments');
  return list ? namedChildren(list)[0] : undefined;
}

/** The literal that a sum of texts begins with. */
function leftmost(use: Node): string | undefined {
  let sum = use;
  while (sum.parent?.type === 'binary_expression') sum = sum.parent;
  let first: Node | null = sum;
  while (first?.type === 'binary_expression') first = first.childForFieldName('left');
  return literalOf(first)?.value;
}

/** A parameter of type `http.ResponseWriter`. */
function isWriter(file: ParsedFile, node: Node | null | undefined): boolean {
  const parameter = node && visibleAt(file, node.text, node.startIndex)?.token.parent;
  return parameter?.childForFieldName('type')?.text.endsWith('http.ResponseWriter') === true;
}

function finding(node: Node, variant: string): Finding {
  return { ...spanOf(node), rule: 'token-handling', variant, values: {}, fix: 'none' };
}
