/** Identities in a Bicep template: where they are named, and what is wrong with it. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { CredentialSite, Finding, ParsedFile } from '../../language';
import { namedChildren } from '../../nodes';
import { perTree } from '../../query';
import type { Identifier } from '../../request';
import { identities, literalOf, propertiesOf, propertyAt, resources, settings } from './model';
import type { Resource } from './model';
import { badValueFindings } from '../../tokenCredentials';
import type { Stretch } from '../../scripts/lineCommands';
import { deploymentScripts, scriptStretch } from '../deploymentScripts';
import type { QuotedScript } from '../deploymentScripts';
import { swappedFinding } from '../swappedIds';
import type { SwappedId } from '../swappedIds';

/** A word of everything that is looked for in a resource. */
const about = /identity|roleAssignments/i;

/** Every place of a file that names an identity by a literal ID. */
export const bicepSites: (file: ParsedFile) => CredentialSite[] = perTree((file) => [
  ...resources(file, about).flatMap(({ type, body }) => {
    const keys = propertiesOf(propertyAt(body, 'identity', 'userAssignedIdentities')?.value).flatMap(
      ({ node }) => node.firstNamedChild ?? [],
    );
    const principal = isAssignment(type) ? propertyAt(body, 'properties', 'principalId')?.value : undefined;
    const reference = propertyAt(body, 'properties', 'keyVaultReferenceIdentity')?.value;
    return [
      ...keys.flatMap((key) => siteOf('userAssignedIdentities', key, 'resourceId')),
      ...(principal ? siteOf('principalId', principal, 'objectId') : []),
      ...(reference ? siteOf('keyVaultReferenceIdentity', reference, 'resourceId') : []),
    ];
  }),
  ...settings(file, ['AZURE_CLIENT_ID']).flatMap(({ name, value }) => siteOf(name, value, 'clientId')),
]);

function siteOf(name: string, node: Node, identifier: Identifier): CredentialSite[] {
  const id = literalOf(node);
  return id
    ? [{ start: node.startIndex, end: node.endIndex, type: 'managedIdentity', identifier, name, id }]
    : [];
}

export function isAssignment(type: string): boolean {
  return type.toLowerCase() === 'microsoft.authorization/roleassignments';
}

export const bicepFindings: (file: ParsedFile) => Finding[] = perTree((file) => [
  ...resources(file, about).flatMap((resource) => [
    ...identityFindings(resource),
    ...assignmentFindings(resource, file.text),
    ...swappedPrincipal(file, resource),
  ]),
  ...settingFindings(file),
  ...settings(file, ['AZURE_CLIENT_ID', '__clientId']).flatMap(({ value }) =>
    swapped(file, value, 'clientId'),
  ),
]);

/** An identity of the file that is named by another of its IDs. */
function swapped(file: ParsedFile, value: Node, due: SwappedId['due']): Finding[] {
  const [, name, id] = /^(\w+)\.(id|properties\.(?:clientId|principalId))$/.exec(value.text) ?? [];
  if (name === undefined || !identities(file).some(({ symbol }) => symbol === name)) return [];
  const given = id === 'id' ? 'resourceId' : id === 'properties.clientId' ? 'clientId' : 'objectId';
  const at = { start: value.startIndex, end: value.endIndex };
  const expected = `${name}.properties.${due === 'clientId' ? 'clientId' : 'principalId'}`;
  return swappedFinding({ due, given, name, at, expected });
}

function swappedPrincipal(file: ParsedFile, { type, body }: Resource): Finding[] {
  const principal = isAssignment(type) ? propertyAt(body, 'properties', 'principalId')?.value : undefined;
  // The client ID is looked at beside the type of the principal.
  return principal?.text.endsWith('.id') === true ? swapped(file, principal, 'objectId') : [];
}

function identityFindings({ body }: Resource): Finding[] {
  const identity = propertyAt(body, 'identity')?.value;
  const kind = propertyAt(identity, 'type');
  if (!kind || !literalOf(kind.value)?.value.includes('UserAssigned')) return [];
  const list = propertyAt(identity, 'userAssignedIdentities');
  if (!list) return [finding('missing-identifier', 'noIdentities', kind.node)];
  if (list.value.type !== 'array') return [];
  // Azure wants a map, whose keys are the IDs.
  const ids = namedChildren(list.value).filter(({ type }) => type !== 'comment');
  const keys = ids.map((id) => (id.type === 'string' ? `${id.text}: {}` : `'\${${id.text}}': {}`));
  const edits = [{ start: list.value.startIndex, end: list.value.endIndex, text: `{ ${keys.join(', ')} }` }];
  return [{ ...finding('ignored-argument', 'identityList', list.node), edits, fix: 'mend' }];
}

function assignmentFindings({ type, body }: Resource, text: string): Finding[] {
  const properties = isAssignment(type) ? propertyAt(body, 'properties')?.value : undefined;
  const principal = propertyAt(properties, 'principalId');
  if (!principal) return [];
  const found: Finding[] = [];
  const last = namedChildren(principal.value).at(-1);
  if (principal.value.type === 'member_expression' && last?.text === 'clientId') {
    const edits = [{ start: last.startIndex, end: last.endIndex, text: 'principalId' }];
    const name = principal.value.text.replace(/\.properties\.clientId$/, '');
    found.push({
      ...finding('client-id-as-object-id', undefined, principal.value),
      values: { name },
      edits,
      fix: 'mend',
    });
  }
  if (!propertyAt(properties, 'principalType') && isIdentity(principal.value)) {
    const { startIndex, endIndex: end } = principal.node;
    const indent = text.slice(text.lastIndexOf('\n', startIndex) + 1, startIndex);
    const line = `${text.includes('\r\n') ? '\r\n' : '\n'}${indent}principalType: 'ServicePrincipal'`;
    const edits = [{ start: end, end, text: line }];
    // On one line a comma would be needed, and the line after it belongs to somebody else.
    const isOwnLine = indent.trim() === '' && /^[ \t]*(?:\r?\n|$)/.test(text.slice(end));
    found.push({
      ...finding('missing-identifier', 'principalType', principal.node),
      ...(isOwnLine && { edits, fix: 'mend' }),
    });
  }
  return found;
}

/** Whether an expression is the principal of an identity the template makes or attaches: new, so that not every part of Azure knows it. */
function isIdentity(node: Node): boolean {
  return /^\w+\.(?:properties|identity)\.(?:principalId|clientId)$/.test(node.text);
}

const names = [
  'WEBSITE_DISABLE_MSI',
  'AZURE_TOKEN_CREDENTIAL',
  'AZURE_TOKEN_CREDENTIALS',
  'AZURE_CLIENT_SECRET',
];

function settingFindings(file: ParsedFile): Finding[] {
  return settings(file, names).flatMap(({ name, node, value }): Finding[] => {
    const said = literalOf(value)?.value ?? value.text;
    if (name === 'WEBSITE_DISABLE_MSI') {
      if (!/^(true|1)$/i.test(said)) return [];
      const text = value.type === 'string' ? "'false'" : 'false';
      const edits = [{ start: value.startIndex, end: value.endIndex, text }];
      return [{ ...finding('msi-disabled', undefined, node), edits, fix: 'mend' }];
    }
    const literal = literalOf(value);
    if (name === 'AZURE_TOKEN_CREDENTIALS') return literal ? badValueFindings(literal) : [];
    if (name === 'AZURE_CLIENT_SECRET') return [finding('secret-in-code', 'clientSecret', node)];
    return [{ ...finding('environment-not-read', 'misspelt', node), values: { expected: `${name}S` } }];
  });
}

function finding(rule: Finding['rule'], variant: string | undefined, node: Node): Finding {
  const place = { start: node.startIndex, end: node.endIndex };
  return { rule, ...(variant !== undefined && { variant }), values: {}, fix: 'none', ...place };
}

/** The scripts that the template brings along: as texts of several lines, and as texts in quotes. */
export const bicepScripts = perTree(
  (file: ParsedFile): { readonly lines: readonly Stretch[]; readonly quoted: readonly QuotedScript[] } => {
    const scripts = resources(file, /deploymentScripts/i).flatMap(({ type, body }) => {
      const content = propertyAt(body, 'properties', 'scriptContent')?.value;
      const kind = propertyAt(body, 'kind')?.value.text ?? '';
      return deploymentScripts.test(type) && content ? [{ content, kind }] : [];
    });
    const lines: Stretch[] = [];
    const quoted: QuotedScript[] = [];
    for (const { content, kind } of scripts) {
      const quotes = /^(?:'''|')/.exec(content.text)?.[0].length ?? 0;
      const span = { start: content.startIndex + quotes, end: content.endIndex - quotes };
      if (quotes === 3) lines.push(scriptStretch(span, kind));
      else if (quotes === 1 && content.type === 'string') quoted.push({ content: span, kind });
    }
    return { lines, quoted };
  },
);
