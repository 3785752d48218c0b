/** The rule `token-handling` in C#: what becomes of tokens that code fetches itself. Only certain cases. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Finding, ParsedFile } from '../language';
import { ancestors, spanOf } from '../nodes';
import { perTree } from '../query';
import { tokens } from '../words';
import { credentialCreations, lastName } from './credentials';
import { declarationFor, functionAround } from './declarations';
import { isImported } from './usings';

/** Every finding of the file, in no order; once per tree. */
export const tokenHandling: (file: ParsedFile) => Finding[] = perTree((file) =>
  ['GetToken', 'GetTokenAsync'].flatMap((name) =>
    tokens(file, name).flatMap((token) => {
      const callee = token.parent;
      const call = callee?.parent;
      if (callee?.type !== 'member_access_expression' || call?.type !== 'invocation_expression') return [];
      // Only tokens of Entra ID are asked for with a TokenRequestContext.
      if (!/\bnew\b[\s\S]*"[^"]*\/\.default"/.test(call.childForFieldName('arguments')?.text ?? ''))
        return [];
      const value = call.parent?.type === 'await_expression' ? call.parent : call;
      return [
        ...fetchedAnew(file, callee, call),
        ...textsOf(file, value).flatMap((use) => misused(file, use)),
      ];
    }),
  ),
);

/** A credential made for one token in a method: it takes its cache along when the method returns. */
function fetchedAnew(file: ParsedFile, callee: Node, call: Node): Finding[] {
  const owner = callee.childForFieldName('expression');
  const made = owner?.type === 'parenthesized_expression' ? owner.firstNamedChild : owner;
  const isNew = credentialCreations(file).some(({ node }) => made?.equals(node) === true);
  return isNew && functionAround(call) ? [finding(call, 'uncached')] : [];
}

/** Where the text of the token is: `.Token` of the call, or of the variable that it is given. */
function textsOf(file: ParsedFile, value: Node): Node[] {
  const inner = value.parent?.type === 'parenthesized_expression' ? value.parent : value;
  if (isText(inner.parent, inner)) return usesOf(file, inner.parent);
  return usesOf(file, inner).flatMap(({ parent }, at, uses) => {
    const use = uses[at];
    return use && isText(parent, use) ? usesOf(file, parent) : [];
  });
}

function isText(node: Node | null | undefined, of: Node): node is Node {
  return (
    node?.type === 'member_access_expression' &&
    node.childForFieldName('expression')?.equals(of) === true &&
    node.childForFieldName('name')?.text === 'Token'
  );
}

/** The expression itself, and where it begins a variable, every use of that variable instead. */
function usesOf(file: ParsedFile, value: Node): Node[] {
  const declarator = value.parent?.type === 'variable_declarator' ? value.parent : undefined;
  const name = declarator?.childForFieldName('name');
  if (!declarator || !name) return [value];
  return tokens(file, name.text).filter(
    (use) => !use.equals(name) && declarationFor(file, use.text, use)?.node.equals(declarator) === true,
  );
}

const logs =
  /^(?:Console\.(?:Write|WriteLine)|(?:Debug|Trace)\.(?:Write|WriteLine)|.*(?:log|logger)\w*\.(?:Log|LogTrace|LogDebug|LogInformation|LogWarning|LogError|LogCritical|Information|Debug|Warning|Error))$/i;
const passed = /^(?:argument|argument_list|interpolation|interpolated_string_expression|binary_expression)$/;

function misused(file: ParsedFile, use: Node): Finding[] {
  for (const around of ancestors(use)) {
    if (around.type === 'interpolated_string_expression' && /^\$@?"https?:/i.test(around.text))
      return [finding(use, 'exposed')];
    if (around.type === 'invocation_expression') {
      const callee = around.childForFieldName('function')?.text.replace(/\s+/g, '') ?? '';
      if (isDecoder(file, around, callee)) return [finding(use, 'decoded')];
      if (/^(?:Results|TypedResults)\.(?:Ok|Text|Json|Content)$/.test(callee))
        return [finding(use, 'exposed')];
      return logs.test(callee) ? [finding(use, 'logged')] : [];
    }
    if (around.type === 'object_creation_expression')
      return isDecoder(file, around, around.childForFieldName('type')?.text ?? '')
        ? [finding(use, 'decoded')]
        : [];
    if (!passed.test(around.type)) return [];
  }
  return [];
}

/** `ReadJwtToken` and `ReadJsonWebToken`, or `new JwtSecurityToken(…)`, of the libraries that read JSON web tokens. */
function isDecoder(file: ParsedFile, at: Node, callee: string): boolean {
  const isKnown = ['System.IdentityModel.Tokens.Jwt', 'Microsoft.IdentityModel.JsonWebTokens'].some(
    (namespace) => isImported(file, namespace, at.startIndex),
  );
  const name = lastName(at.childForFieldName('function')) || callee;
  return isKnown && /^(?:ReadJwtToken|ReadJsonWebToken|ReadToken|JwtSecurityToken|JsonWebToken)$/.test(name);
}

function finding(node: Node, variant: string): Finding {
  return { ...spanOf(node), rule: 'token-handling', variant, values: {}, fix: 'none' };
}
