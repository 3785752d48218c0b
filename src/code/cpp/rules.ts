/** What the rules notice in a C++ file. */

import { isUserAssignedId } from '../../model/armId';
import type { Node } from '@vscode/tree-sitter-wasm';
import type { Finding, ParsedFile, RuleContext } from '../language';
import { ancestors, spanOf, touches } from '../nodes';
import { ruled } from '../rule';
import type { Edit, Span } from '../text';
import { tokenRules } from '../tokens/rule';
import { tokens } from '../words';
import { connectionFindings } from './connectionStrings';
import { creations, credentialSites, factoryIn, idOf } from './credentials';
import type { Creation } from './credentials';
import { isLocalOnly } from './environmentTest';
import { includeEdits } from './includes';
import { nameAt, targetOf } from './names';
import { literalOf } from './strings';
import { tokenWords } from './tokenWords';

/** A word of every file that includes something of the SDK, or names its namespace. */
const sdk = [/azure/];

export const cppRules = ruled([
  { triggers: sdk, findings: cppFindings },
  ...tokenRules(tokenWords, credentialSites),
]);

/** All findings of the file, or those that touch `within`. */
function cppFindings(file: ParsedFile, context: RuleContext, within?: readonly Span[]): Finding[] {
  const isNear = (node: Span): boolean => !within || within.some((span) => touches(span, node));
  let isSaid = false;
  const made = creations(file).flatMap((creation) => {
    if (!isNear(spanOf(creation.node))) return [];
    const sure = [...missing(file, creation, context), ...bareResourceId(creation)];
    if (sure.length > 0 || isSaid) return sure;
    const found = defaultCredential(file, creation, context);
    isSaid = found.length > 0;
    return found;
  });
  const others = [...unknownMembers(file), ...wrongFactories(file), ...connectionFindings(file)];
  return [...made, ...others.filter(isNear)];
}

function missing(
  file: ParsedFile,
  { node, name, arguments: given, isShared }: Creation,
  { workspaceIdentity }: RuleContext,
): Finding[] {
  if (name !== 'ManagedIdentityCredential' || workspaceIdentity !== 'userAssigned') return [];
  if (given.length > 1 || (given[0] && !isUntouched(file, given[0]))) return [];
  return [{ ...spanOf(node), rule: 'missing-identifier', values: {}, fix: isShared ? 'replace' : 'none' }];
}

/** A string is taken as a client ID. */
function bareResourceId({ selector, isShared }: Creation): Finding[] {
  const value = selector && !selector.factory ? selector.value : undefined;
  if (!value || !isUserAssignedId(literalOf(value)?.value ?? '')) return [];
  return [{ ...spanOf(value), rule: 'string-is-client-id', values: {}, fix: isShared ? 'replace' : 'none' }];
}

function defaultCredential(
  file: ParsedFile,
  { node, name, isShared }: Creation,
  context: RuleContext,
): Finding[] {
  if (name !== 'DefaultAzureCredential' || context.tokenCredentialsSet || isTestFile(file.path)) return [];
  if (isLocalOnly(node)) return [];
  return [{ ...spanOf(node), rule: 'default-credential', values: {}, fix: isShared ? 'replace' : 'none' }];
}

/** `test`, `tests`, and names such as `store_test.cpp`, `StoreTests.cpp`. */
function isTestFile(path: string): boolean {
  return /(^|\/)tests?\//.test(path) || /([_-]|(?<=[a-z])(?=T))[Tt]ests?\.\w+$/.test(path);
}

/** Members that the options never had, though documentation names the first; with the factory that was meant. */
const meant: Readonly<Record<string, string>> = {
  ClientId: 'FromUserAssignedClientId',
  ResourceId: 'FromUserAssignedResourceId',
  ObjectId: 'FromUserAssignedObjectId',
};

/** CPP01: `options.ClientId = …` on `ManagedIdentityCredentialOptions`. */
function unknownMembers(file: ParsedFile): Finding[] {
  return Object.entries(meant).flatMap(([member, factory]) =>
    tokens(file, member).flatMap((token): Finding[] => {
      const field = token.parent;
      const assignment = field?.parent;
      if (field?.type !== 'field_expression' || assignment?.type !== 'assignment_expression') return [];
      const value = assignment.childForFieldName('right');
      const owner = field.childForFieldName('argument');
      if (!value || !owner || !isOptions(file, owner)) return [];
      const at = token.startIndex;
      const call = `${nameAt(file, 'Azure::Identity::ManagedIdentityId', at)}::${factory}`;
      const [open, more] = member === 'ResourceId' ? identifierAround(file, at) : ['', []];
      const edits = [
        { ...spanOf(token), text: 'IdentityId' },
        { start: value.startIndex, end: value.startIndex, text: `${call}(${open}` },
        { start: value.endIndex, end: value.endIndex, text: open === '' ? ')' : '))' },
        ...more,
      ];
      const values = { name: member, replacement: 'IdentityId' };
      return [
        {
          ...spanOf(field),
          rule: 'obsolete-constructor',
          variant: 'removedType',
          values,
          fix: 'mend',
          edits,
        },
      ];
    }),
  );
}

/** Whether a variable is options that nothing was set in: they name the system-assigned identity. */
function isUntouched(file: ParsedFile, value: Node): boolean {
  const body = [...ancestors(value)].findLast(({ type }) => type === 'compound_statement');
  if (!body || !isOptions(file, value)) return false;
  const uses = tokens(file, value.text, { start: body.startIndex, end: body.endIndex });
  return uses.length === 2;
}

/** Whether a variable is declared as the options of the credential, in the function around it. */
function isOptions(file: ParsedFile, owner: Node): boolean {
  const body = [...ancestors(owner)].findLast(({ type }) => type === 'compound_statement');
  if (owner.type !== 'identifier' || !body) return false;
  return tokens(file, owner.text, { start: body.startIndex, end: owner.startIndex }).some((token) => {
    const around = token.parent?.type === 'init_declarator' ? token.parent.parent : token.parent;
    const type = around?.type === 'declaration' ? around.childForFieldName('type') : null;
    return type !== null && targetOf(file, type) === 'Azure::Identity::ManagedIdentityCredentialOptions';
  });
}

/** A resource ID in the factory for client IDs, and a string where a resource ID has to be a `ResourceIdentifier`. */
function wrongFactories(file: ParsedFile): Finding[] {
  const names = ['FromUserAssignedClientId', 'FromUserAssignedResourceId'];
  return names.flatMap((name) =>
    tokens(file, name).flatMap((token): Finding[] => {
      const call = [...ancestors(token)].find(({ type }) => type === 'call_expression');
      const selector = call && factoryIn(file, call);
      const value = selector?.value;
      if (!call || !selector || !value || selector.factory?.startIndex !== token.startIndex) return [];
      const isLiteral = /string_literal$/.test(value.type);
      const [open, more] = identifierAround(file, token.startIndex);
      const wrap: Edit[] = [
        { start: value.startIndex, end: value.startIndex, text: open },
        { start: value.endIndex, end: value.endIndex, text: ')' },
        ...more,
      ];
      const found = { ...spanOf(call), values: {}, fix: 'mend' } as const;
      if (selector.identifier === 'resourceId') {
        if (!isLiteral) return [];
        const values = { name, replacement: 'Azure::Core::ResourceIdentifier' };
        return [{ ...found, rule: 'obsolete-constructor', variant: 'takesType', values, edits: wrap }];
      }
      if (!isLiteral || !isUserAssignedId(idOf(selector)?.value ?? '')) return [];
      const edits = [{ ...spanOf(token), text: 'FromUserAssignedResourceId' }, ...wrap];
      return [{ ...found, rule: 'string-is-client-id', variant: 'clientIdOption', edits }];
    }),
  );
}

/** `ResourceIdentifier(` as the file writes it, and the edits that include it. */
function identifierAround(file: ParsedFile, at: number): [open: string, edits: Edit[]] {
  return [
    `${nameAt(file, 'Azure::Core::ResourceIdentifier', at)}(`,
    includeEdits(file, ['azure/core/resource_identifier.hpp']),
  ];
}
