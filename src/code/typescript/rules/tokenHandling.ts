/** `token-handling`: what becomes of tokens that code fetches itself. Only certain cases. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Finding, ParsedFile } from '../../language';
import { ancestors, spanOf } from '../../nodes';
import { perTree } from '../../query';
import { tokens } from '../../words';
import { credentialConstructions } from '../credentials';
import { stringValue, textOf } from '../modules';
import { meaningOf } from '../scope';
import { leadingText, underlying } from '../values';

/** Every finding of the file, in file order; once per tree. */
export const tokenHandling = perTree((file): readonly Finding[] =>
  tokens(file, 'getToken')
    .flatMap((name) => {
      const call = name.parent?.parent;
      if (name.parent?.type !== 'member_expression' || call?.type !== 'call_expression') return [];
      if (!asksAzure(file, call)) return [];
      return [
        ...fetchedAnew(file, name.parent, call),
        ...usesOf(file, call).flatMap((use) => misused(file, use)),
      ];
    })
    .sort((a, b) => a.start - b.start),
);

/** `getToken('https://…/.default')`, or the same in a list: the scope says that the token is one of Entra's. */
function asksAzure(file: ParsedFile, call: Node): boolean {
  const first = call.childForFieldName('arguments')?.firstNamedChild;
  const scope = first?.type === 'array' ? first.firstNamedChild : first;
  return scope ? /\/\.default$/.test(stringValue(file, underlying(file, scope)) ?? '') : false;
}

const functions = /^(function|generator_function|arrow_function|method_definition)/;

/** A credential made in a function for one token: it takes its cache along when the function returns. */
function fetchedAnew(file: ParsedFile, callee: Node, call: Node): Finding[] {
  const object = callee.childForFieldName('object');
  const made =
    object && credentialConstructions(file, [spanOf(object)]).find(({ node }) => isInside(node, object));
  const around = [...ancestors(call)].find(({ type }) => functions.test(type));
  return made && around ? [finding(call, 'uncached')] : [];
}

function isInside(inner: Node, outer: Node): boolean {
  const text = outer.type === 'parenthesized_expression' ? outer.firstNamedChild : outer;
  return text?.equals(inner) === true;
}

/** The places where the text of the token is: `.token` of the answer, or of the name that it is given. */
function usesOf(file: ParsedFile, call: Node): Node[] {
  let value = call.parent?.type === 'await_expression' ? call.parent : undefined;
  if (!value) return [];
  if (value.parent?.type === 'parenthesized_expression') value = value.parent;
  if (value.parent?.type === 'non_null_expression') value = value.parent;
  const direct = tokenOf(file, value);
  if (direct) return textUses(file, direct);
  const declarator = value.parent?.type === 'variable_declarator' ? value.parent : undefined;
  const pattern = declarator?.childForFieldName('name');
  if (pattern?.type === 'object_pattern') {
    const token = pattern.namedChildren.find(
      (child) => child?.type === 'shorthand_property_identifier_pattern' && textOf(file, child) === 'token',
    );
    return token ? namesOf(file, token, declarator) : [];
  }
  if (pattern?.type !== 'identifier') return [];
  return namesOf(file, pattern, declarator).flatMap((use) => {
    const owner = use.parent?.type === 'non_null_expression' ? use.parent : use;
    const text = tokenOf(file, owner);
    return text ? textUses(file, text) : [];
  });
}

/** The expression `….token` or `…?.token` around `owner`. */
function tokenOf(file: ParsedFile, owner: Node): Node | undefined {
  const node = owner.parent?.type === 'member_expression' ? owner.parent : undefined;
  const property = node?.childForFieldName('property');
  const isToken = property && textOf(file, property) === 'token';
  return isToken === true && node?.childForFieldName('object')?.equals(owner) === true ? node : undefined;
}

/** An expression, or the places of the constant that it is given. */
function textUses(file: ParsedFile, text: Node): Node[] {
  const declarator = text.parent?.type === 'variable_declarator' ? text.parent : undefined;
  const name = declarator?.childForFieldName('name');
  return name?.type === 'identifier' ? namesOf(file, name, declarator) : [text];
}

/** Where a name is used that `declarator` declares, and means that. */
function namesOf(file: ParsedFile, name: Node, declarator: Node | undefined): Node[] {
  const scope = declarator?.parent?.parent;
  if (!scope) return [];
  const text = textOf(file, name);
  const declared = meaningOf(file, text, name);
  return tokens(file, text, spanOf(scope)).filter(
    (use) =>
      use.type === 'identifier' &&
      !use.equals(name) &&
      declared !== undefined &&
      meaningOf(file, text, use) === declared,
  );
}

const logs =
  /^(console|log|logger|\w+\.(log|logger)|this\.(log|logger))\.(log|debug|info|warn|error|trace|verbose)$/;
const answers = /^(res|response|reply)(\.status\(\d+\))?\.(send|json|end|write)$/;
const decoders: Readonly<Record<string, RegExp>> = {
  jsonwebtoken: /^(default\.)?decode$/,
  'jwt-decode': /^(default|jwtDecode|jwt_decode)$/,
  jose: /^(decodeJwt|decodeProtectedHeader)$/,
};
/** What a token may stand in without being handed on to something else. */
const carriers =
  /^(template_substitution|template_string|arguments|object|pair|binary_expression|parenthesized_expression|array)$/;

function misused(file: ParsedFile, use: Node): Finding[] {
  let inner = use;
  for (const around of ancestors(use)) {
    if (around.type === 'template_string' && /^(https?:|[/?&])/.test(leadingText(file, around) ?? ''))
      return [finding(use, 'exposed')];
    if (around.type === 'member_expression') {
      const property = around.childForFieldName('property');
      const isCut = property !== null && textOf(file, property) === 'split' && inner.equals(use);
      return isCut && around.parent?.type === 'call_expression'
        ? decodedBySplit(file, around.parent, use)
        : [];
    }
    if (around.type === 'call_expression') return misusedBy(file, around, use);
    if (!carriers.test(around.type)) return [];
    inner = around;
  }
  return [];
}

function misusedBy(file: ParsedFile, call: Node, use: Node): Finding[] {
  const callee = call.childForFieldName('function');
  if (!callee) return [];
  const text = textOf(file, callee);
  if (logs.test(text)) return [finding(use, 'logged')];
  if (answers.test(text)) return [finding(use, 'exposed')];
  const [base = '', member] = text.split('.');
  const meaning = meaningOf(file, base, callee);
  if (meaning?.kind !== 'module') return [];
  const exported = [meaning.exported, member].filter((name) => name !== undefined && name !== '*').join('.');
  return decoders[meaning.module]?.test(exported) === true ? [finding(use, 'decoded')] : [];
}

/** `token.split('.')` is the first step of decoding. */
function decodedBySplit(file: ParsedFile, call: Node, use: Node): Finding[] {
  const first = call.childForFieldName('arguments')?.firstNamedChild;
  return first && stringValue(file, first) === '.' ? [finding(use, 'decoded')] : [];
}

function finding(node: Node, variant: string): Finding {
  return { rule: 'token-handling', ...spanOf(node), variant, values: {}, fix: 'none' };
}
