/** Identities in an ARM template: where they are named, and what is wrong with it. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { CredentialSite, Finding, ParsedFile, TextLiteral } from '../../language';
import { namedChildren } from '../../nodes';
import { perTree } from '../../query';
import type { Identifier } from '../../request';
import { stringIn } from '../../settings/jsonSettings';
import { properties, property, resourcesOf, templateOf, textAt } from './model';
import { badValueFindings } from '../../tokenCredentials';
import { deploymentScripts } from '../deploymentScripts';
import type { QuotedScript } from '../deploymentScripts';
import { holdsClientId, swappedFinding } from '../swappedIds';
import type { SwappedId } from '../swappedIds';

/** A word of everything that is looked for in a resource. */
const about = /"identity"|roleAssignments|AZURE_|__clientId|WEBSITE_DISABLE_MSI/i;

export const templateSites: (file: ParsedFile) => CredentialSite[] = perTree((file) =>
  resourcesOf(templateOf(file).root, file.text, about).flatMap((resource) => {
    const keys = properties(property(resource, 'identity', 'userAssignedIdentities')?.value).map(
      ({ key }) => key,
    );
    const principal = isAssignment(resource) ? textAt(resource, 'properties', 'principalId') : undefined;
    const client = settingsOf(resource).find(({ name }) => name === 'AZURE_CLIENT_ID');
    return [
      ...keys.flatMap((key) => siteOf('userAssignedIdentities', key, 'resourceId')),
      ...siteOf('principalId', principal, 'objectId'),
      ...siteOf('AZURE_CLIENT_ID', client?.value, 'clientId'),
    ];
  }),
);

/** An expression in brackets is worked out when the template is deployed. */
function siteOf(name: string, id: TextLiteral | undefined, identifier: Identifier): CredentialSite[] {
  if (!id || id.value.startsWith('[')) return [];
  return [{ start: id.start - 1, end: id.end + 1, type: 'managedIdentity', identifier, name, id }];
}

export function isAssignment(resource: Node): boolean {
  return textAt(resource, 'type')?.value.toLowerCase() === 'microsoft.authorization/roleassignments';
}

interface Setting {
  readonly name: string;
  readonly node: Node;
  readonly nameAt: TextLiteral;
  readonly value: TextLiteral;
}

/** The variables a resource hands to an app: in a list of its site configuration, or as a map of their own. */
export function settingsOf(resource: Node): Setting[] {
  const list = property(resource, 'properties', 'siteConfig', 'appSettings')?.value;
  const listed = (list ? namedChildren(list) : []).flatMap((entry): Setting[] => {
    const [name, value] = [textAt(entry, 'name'), textAt(entry, 'value')];
    return name && value ? [{ name: name.value, nameAt: name, node: entry, value }] : [];
  });
  const isMap = /^(?:Microsoft\.Web\/sites(?:\/slots)?\/)?config$/i.test(
    textAt(resource, 'type')?.value ?? '',
  );
  const mapped = isMap ? properties(property(resource, 'properties')?.value) : [];
  return [
    ...listed,
    ...mapped.flatMap(({ key, pair, value }): Setting[] => {
      const said = stringIn(value);
      return said ? [{ name: key.value, nameAt: key, node: pair, value: said }] : [];
    }),
  ];
}

export const templateFindings: (file: ParsedFile) => Finding[] = perTree((file) =>
  resourcesOf(templateOf(file).root, file.text, about).flatMap((resource) => [
    ...identityFindings(resource),
    ...assignmentFindings(resource, file.text),
    ...settingsOf(resource).flatMap(settingFinding),
    ...swappedFindings(resource),
  ]),
);

const identityVersion = '2023-01-31';

/** Identities that an expression names by another of their IDs than the place takes. */
function swappedFindings(resource: Node): Finding[] {
  const principal = isAssignment(resource) ? textAt(resource, 'properties', 'principalId') : undefined;
  const clients = settingsOf(resource).filter(({ name }) => holdsClientId(name));
  const swapped = ({ value, start, end }: TextLiteral, due: SwappedId['due']): Finding[] => {
    const wanted = due === 'clientId' ? 'clientId' : 'principalId';
    const [, id] =
      /^\[(resourceId\('Microsoft\.ManagedIdentity\/userAssignedIdentities'.*\))\]$/i.exec(value) ?? [];
    const [, made, member] =
      /^\[(reference\(.*Microsoft\.ManagedIdentity\/userAssignedIdentities.*\))\.(clientId|principalId)\]$/i.exec(
        value,
      ) ?? [];
    const object = made ?? (id === undefined ? undefined : `reference(${id}, '${identityVersion}')`);
    if (object === undefined) return [];
    const given = id !== undefined ? 'resourceId' : member === 'clientId' ? 'clientId' : 'objectId';
    const expected = `[${object}.${wanted}]`;
    return swappedFinding({ due, given, name: 'userAssignedIdentities', at: { start, end }, expected });
  };
  return [
    ...clients.flatMap(({ value }) => swapped(value, 'clientId')),
    // The client ID is looked at with the assignment.
    ...(principal?.value.startsWith('[resourceId(') === true ? swapped(principal, 'objectId') : []),
  ];
}

function identityFindings(resource: Node): Finding[] {
  const identity = property(resource, 'identity')?.value;
  const kind = property(identity, 'type');
  if (!kind || !(stringIn(kind.value)?.value ?? '').includes('UserAssigned')) return [];
  const list = property(identity, 'userAssignedIdentities');
  if (!list) return [finding('missing-identifier', 'noIdentities', kind.pair)];
  if (list.value.type !== 'array') return [];
  const keys = namedChildren(list.value).map(({ text }) => `${text}: {}`);
  const edits = [{ start: list.value.startIndex, end: list.value.endIndex, text: `{ ${keys.join(', ')} }` }];
  return [{ ...finding('ignored-argument', 'identityList', list.pair), edits, fix: 'mend' }];
}

function assignmentFindings(resource: Node, text: string): Finding[] {
  const inner = isAssignment(resource) ? property(resource, 'properties')?.value : undefined;
  const principal = property(inner, 'principalId');
  const said = principal && stringIn(principal.value);
  if (!said) return [];
  const found: Finding[] = [];
  const wrong = /\.clientId\]$/.exec(said.value);
  if (wrong) {
    const end = said.end - 1;
    const edits = [{ start: end - 'clientId'.length, end, text: 'principalId' }];
    const name = /userAssignedIdentities'\s*,\s*([^)]+)\)/.exec(said.value)?.[1] ?? 'userAssignedIdentities';
    found.push({
      ...finding('client-id-as-object-id', undefined, principal.value),
      values: { name },
      edits,
      fix: 'mend',
    });
  }
  if (!property(inner, 'principalType') && /^\[reference\(.*\.(?:principalId|clientId)\]$/.test(said.value)) {
    const end = principal.pair.endIndex;
    const before = text.slice(
      text.lastIndexOf('\n', principal.pair.startIndex) + 1,
      principal.pair.startIndex,
    );
    const gap = before.trim() === '' ? (text.includes('\r\n') ? '\r\n' : '\n') + before : ' ';
    const edits = [{ start: end, end, text: `,${gap}"principalType": "ServicePrincipal"` }];
    found.push({ ...finding('missing-identifier', 'principalType', principal.pair), edits, fix: 'mend' });
  }
  return found;
}

function settingFinding({ name, node, nameAt, value }: Setting): Finding[] {
  switch (name) {
    case 'WEBSITE_DISABLE_MSI': {
      if (!/^(true|1)$/i.test(value.value)) return [];
      const edits = [{ start: value.start, end: value.end, text: 'false' }];
      return [{ ...finding('msi-disabled', undefined, node), edits, fix: 'mend' }];
    }
    case 'AZURE_TOKEN_CREDENTIAL': {
      const edits = [{ start: nameAt.start, end: nameAt.end, text: `${name}S` }];
      return [
        {
          ...finding('environment-not-read', 'misspelt', node),
          values: { expected: `${name}S` },
          edits,
          fix: 'mend',
        },
      ];
    }
    case 'AZURE_TOKEN_CREDENTIALS':
      return /^\[/.test(value.value) ? [] : badValueFindings(value);
    case 'AZURE_CLIENT_SECRET':
      return [finding('secret-in-code', 'clientSecret', node)];
    default:
      return [];
  }
}

function finding(rule: Finding['rule'], variant: string | undefined, node: Node): Finding {
  const place = { start: node.startIndex, end: node.endIndex };
  return { rule, ...(variant !== undefined && { variant }), values: {}, fix: 'none', ...place };
}

/** The scripts that the template brings along. */
export function templateScripts(file: ParsedFile): readonly QuotedScript[] {
  if (!/deploymentScripts/i.test(file.text)) return [];
  return resourcesOf(templateOf(file).root, file.text, /deploymentScripts/i).flatMap((resource) => {
    const content = textAt(resource, 'properties', 'scriptContent');
    const isScript = deploymentScripts.test(textAt(resource, 'type')?.value ?? '');
    if (!isScript || !content || content.value.startsWith('[')) return [];
    return [{ content, kind: textAt(resource, 'kind')?.value ?? '' }];
  });
}
