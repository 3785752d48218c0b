/** Writes identities into a Bicep template: identity properties, app settings, role assignments, references. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile, Plan } from '../../language';
import { indentAt, isBlankLine, lastInk, lineEnd, lineStart } from '../../lines';
import { nodeAt } from '../../nodes';
import type { CredentialRequest } from '../../request';
import { sampleNote } from '../../sampleNote';
import { lineEndOf } from '../../text';
import type { Edit, Span } from '../../text';
import { freeSymbol, identityParts, nameOf } from '../identityId';
import { fitsSite, noteOf, planOfEdits } from '../plans';
import { assignmentLines } from './assignments';
import { bicepText } from './literal';
import {
  identities,
  identityType,
  literalOf,
  nameIn,
  propertiesOf,
  propertyAt,
  resourceAround,
} from './model';
import type { Resource } from './model';
import { bicepSites, isAssignment } from './rules';

/** What the identity is called when the template is to say it. */
const identityParameter = 'identityName';
/** Versions that have every property written here, from the templates' reference. */
const identityVersion = '2023-01-31';
/** Types that take an `identity`, by their providers; those of other providers get no offer. */
const carriers =
  /^Microsoft\.(?:Web\/(?:sites|sites\/slots|staticSites)|App\/(?:containerApps|jobs)|Compute\/(?:virtualMachines|virtualMachineScaleSets)|ContainerInstance\/containerGroups|ContainerRegistry\/registries|ContainerService\/managedClusters|Logic\/workflows|ApiManagement\/service|DataFactory\/factories|Automation\/automationAccounts|CognitiveServices\/accounts|Search\/searchServices|MachineLearningServices\/workspaces|EventGrid\/\w+|EventHub\/namespaces|ServiceBus\/namespaces|Storage\/storageAccounts|DocumentDB\/databaseAccounts|Sql\/servers|DBforPostgreSQL\/flexibleServers|AppConfiguration\/configurationStores|Batch\/batchAccounts|SignalRService\/\w+)$/i;

/** `undefined` where the place takes no identity, or not by the ID that is asked for. */
export function insertBicep(file: ParsedFile, offset: number, request: CredentialRequest): Plan | undefined {
  if (request.flavour === 'localAndAzure') return undefined;
  const around = nodeAt(file.tree.rootNode, { start: offset, end: offset });
  const resource = resourceAround(around);
  const isWithin = resource?.body && resource.body.startIndex < offset && offset < resource.body.endIndex;
  const plan = !resource || !isWithin ? topLevel(file, offset, request) : inResource(file, resource, request);
  return plan && withParameter(file, plan, request);
}

function inResource(file: ParsedFile, resource: Resource, request: CredentialRequest): Plan | undefined {
  if (request.flavour === 'client' || resource.isExisting) return undefined;
  if (isAssignment(resource.type))
    return request.identifier === 'objectId' ? setPrincipal(file, resource, request) : undefined;
  if (request.identifier === 'clientId') return inSettings(file, resource, request);
  return carriers.test(resource.type) ? identityProperty(file, resource, request) : undefined;
}

/** Writes the ID in the place of the one that stands there, which is of the same kind. */
export function replaceBicep(file: ParsedFile, site: Span, request: CredentialRequest): Plan | undefined {
  const id = request.flavour === 'credential' ? idText(file, request) : undefined;
  if (id === undefined || !fitsSite(bicepSites(file), site, request)) return undefined;
  const isKey =
    nodeAt(file.tree.rootNode, site).parent?.firstNamedChild?.startIndex === site.start &&
    !id.startsWith("'");
  const text = isKey ? `'\${${id}}'` : id;
  return withParameter(file, planOfEdits([{ start: site.start, end: site.end, text }]), request);
}

function identityProperty(
  file: ParsedFile,
  { body }: Resource,
  request: CredentialRequest,
): Plan | undefined {
  const key = request.identifier === 'resourceId' ? keyText(file, request) : undefined;
  if (!body || (request.identifier !== 'systemAssigned' && key === undefined)) return undefined;
  const there = propertyAt(body, 'identity');
  if (there) return there.value.type === 'object' ? mergeIdentity(file, there.value, key) : undefined;
  const { step, eol } = styleOf(file, body);
  const lines =
    key === undefined
      ? ['identity: {', `${step}type: 'SystemAssigned'`, '}']
      : [
          'identity: {',
          `${step}type: 'UserAssigned'`,
          `${step}userAssignedIdentities: {`,
          `${step}${step}${key}: {}`,
          `${step}}`,
          '}',
        ];
  return planOfEdits([appendTo(file, body, lines, eol)]);
}

/** Adds to the identities that are there, never in their place. */
function mergeIdentity(file: ParsedFile, identity: Node, key: string | undefined): Plan | undefined {
  const kind = propertyAt(identity, 'type');
  const said = kind && literalOf(kind.value);
  if (!said) return undefined;
  const edits: Edit[] = [];
  const wanted = key === undefined ? 'SystemAssigned' : 'UserAssigned';
  if (!said.value.split(/,\s*/).includes(wanted)) {
    const both = said.value === 'None' ? wanted : 'SystemAssigned, UserAssigned';
    edits.push({ start: said.start, end: said.end, text: both });
  }
  if (key !== undefined) {
    const map = propertyAt(identity, 'userAssignedIdentities')?.value;
    const { eol, step } = styleOf(file, identity);
    if (map && (map.type !== 'object' || map.text.toLowerCase().includes(key.toLowerCase())))
      return undefined;
    edits.push(
      map
        ? appendTo(file, map, [`${key}: {}`], eol)
        : appendTo(file, identity, ['userAssignedIdentities: {', `${step}${key}: {}`, '}'], eol),
    );
  }
  return edits.length > 0 ? planOfEdits(edits) : undefined;
}

/** Into the list of settings the resource has; where there is none, the resource may get them elsewhere. */
function inSettings(
  file: ParsedFile,
  { type, body }: Resource,
  request: CredentialRequest,
): Plan | undefined {
  const isConfig = /^Microsoft\.Web\/sites\/(?:slots\/)?config$/i.test(type);
  if (isConfig) return inConfig(file, body, request);
  const list = propertyAt(body, 'properties', 'siteConfig', 'appSettings')?.value;
  const id = idText(file, request);
  if (list?.type !== 'array' || id === undefined || list.text.includes("'AZURE_CLIENT_ID'")) return undefined;
  const { eol } = styleOf(file, list);
  const name = request.idSource === 'literal' ? 'AZURE_CLIENT_ID' : request.variable;
  return planOfEdits([
    appendTo(file, list, [`{ name: '${name}', value: ${id} }${noteOf(request, '//')}`], eol),
  ]);
}

/** Into the map of settings that a resource of its own holds, by its name. */
function inConfig(file: ParsedFile, body: Node | undefined, request: CredentialRequest): Plan | undefined {
  const map = propertyAt(body, 'properties')?.value;
  const id = idText(file, request);
  const name = request.idSource === 'literal' ? 'AZURE_CLIENT_ID' : request.variable;
  const isSettings = /(?:^|\/)appsettings$/i.test(nameIn(body) ?? '');
  if (!isSettings || map?.type !== 'object' || id === undefined || propertyAt(map, name)) return undefined;
  const { eol } = styleOf(file, map);
  return planOfEdits([appendTo(file, map, [`${name}: ${id}${noteOf(request, '//')}`], eol)]);
}

function setPrincipal(file: ParsedFile, { body }: Resource, request: CredentialRequest): Plan | undefined {
  const id = idText(file, request);
  const properties = propertyAt(body, 'properties')?.value;
  if (id === undefined || properties?.type !== 'object') return undefined;
  const there = propertyAt(properties, 'principalId');
  if (there) return planOfEdits([{ start: there.value.startIndex, end: there.value.endIndex, text: id }]);
  const type = propertyAt(properties, 'principalType') ? [] : ["principalType: 'ServicePrincipal'"];
  return planOfEdits([
    appendTo(file, properties, [`principalId: ${id}${noteOf(request, '//')}`, ...type], lineEndOf(file.text)),
  ]);
}

/** A reference to the identity, or with a target the assignment of the role that reads it. */
function topLevel(file: ParsedFile, offset: number, request: CredentialRequest): Plan | undefined {
  const { text } = file;
  if (
    !isBlankLine(text, offset) ||
    nodeAt(file.tree.rootNode, { start: offset, end: offset }).type !== 'infrastructure'
  )
    return undefined;
  const lines = request.flavour === 'client' ? assignment(file, request) : reference(file, request);
  if (!lines) return undefined;
  const eol = lineEndOf(text);
  const start = lineStart(text, offset);
  const above = text.slice(0, start).trim() === '' || isBlankLine(text, Math.max(0, start - 1)) ? '' : eol;
  return planOfEdits([{ start, end: lineEnd(text, offset), text: above + lines.join(eol) }]);
}

function reference(file: ParsedFile, request: CredentialRequest): string[] | undefined {
  const parts =
    request.identifier === 'resourceId' && request.idSource === 'literal'
      ? identityParts(request.id)
      : undefined;
  if (!parts || symbolOf(file, parts.name) !== undefined) return undefined;
  return [
    ...(request.sample ? [`// ${sampleNote}`] : []),
    `resource ${symbolFor(file, parts.name)} '${identityType}@${identityVersion}' existing = {`,
    `  name: ${bicepText(parts.name)}`,
    `  scope: resourceGroup(${bicepText(parts.subscriptionId)}, ${bicepText(parts.resourceGroup)})`,
    '}',
  ];
}

function assignment(file: ParsedFile, request: CredentialRequest): string[] | undefined {
  const identity = symbolOf(file, nameOf(request) ?? '');
  const own = request.identifier === 'objectId' ? idText(file, request) : undefined;
  const principal = identity === undefined ? own : `${identity}.properties.principalId`;
  if (principal === undefined) return undefined;
  const named = identity === undefined ? principal : `${identity}.id`;
  return assignmentLines(file, request, { principal, named }, (name) => symbolFor(file, name));
}

/** The parameter that the ID comes from, where the template does not have it yet. */
export function withParameter(
  file: ParsedFile,
  plan: Plan,
  { identifier, idSource, variable }: CredentialRequest,
): Plan {
  if (identifier === 'systemAssigned' || idSource === 'literal') return plan;
  const name = idSource === 'parts' ? identityParameter : camelCase(variable);
  // An identity that the template declares is named by its symbol.
  const written = [...plan.edits.map(({ text }) => text), ...(plan.snippet?.parts ?? [])];
  if (!written.some((part) => typeof part === 'string' && part.includes(name))) return plan;
  if (new RegExp(`^\\s*(?:param|var)\\s+${name}\\b`, 'm').test(file.text)) return plan;
  const first = file.tree.rootNode.namedChildren.find((node) => node !== null && node.type !== 'comment');
  const start = first ? lineStart(file.text, first.startIndex) : file.text.length;
  const eol = lineEndOf(file.text);
  return { ...plan, edits: [...plan.edits, { start, end: start, text: `param ${name} string${eol}${eol}` }] };
}

/** The symbol of an identity that the template makes or refers to. */
function symbolOf(file: ParsedFile, name: string): string | undefined {
  return identities(file).find(({ body }) => nameIn(body) === name)?.symbol;
}

function symbolFor(file: ParsedFile, name: string): string {
  const taken = new Set(
    [...file.text.matchAll(/^\s*(?:resource|param|var|module|output|func|type)\s+(\w+)/gm)].map(
      (match) => match[1] ?? '',
    ),
  );
  const symbol = name.replace(/[^A-Za-z0-9]+(.)?/g, (_, next?: string) => (next ?? '').toUpperCase());
  return freeSymbol(symbol, taken, '');
}

/** The ID as an expression; `undefined` when it is not known. */
export function idText(file: ParsedFile, request: CredentialRequest): string | undefined {
  const { identifier, idSource, id, variable } = request;
  if (identifier === 'systemAssigned') return undefined;
  if (idSource === 'parts') return `resourceId('${identityType}', ${identityParameter})`;
  if (idSource === 'environmentVariable') return camelCase(variable);
  const symbol = symbolOf(file, nameOf(request) ?? '');
  if (symbol === undefined) return id === undefined ? undefined : bicepText(id);
  return identifier === 'resourceId'
    ? `${symbol}.id`
    : `${symbol}.properties.${identifier === 'clientId' ? 'clientId' : 'principalId'}`;
}

/** Bicep's own convention for names: `AZURE_CLIENT_ID` becomes `azureClientId`. */
function camelCase(variable: string): string {
  return variable.toLowerCase().replace(/_+(.)?/g, (_, next?: string) => (next ?? '').toUpperCase());
}

function keyText(file: ParsedFile, request: CredentialRequest): string | undefined {
  const id = idText(file, request);
  return id === undefined || id.startsWith("'") ? id : `'\${${id}}'`;
}

function styleOf({ text, indent }: ParsedFile, body: Node): { readonly step: string; readonly eol: string } {
  const first = propertiesOf(body)[0]?.node;
  const [own, outer] = [first ? indentAt(text, first.startIndex) : '', indentAt(text, body.startIndex)];
  const step =
    own.startsWith(outer) && own.length > outer.length
      ? own.slice(outer.length)
      : indent.includes('\t')
        ? '\t'
        : '  ';
  return { step, eol: lineEndOf(text) };
}

/** Lines at the end of an object or list, before its closing bracket. */
function appendTo(file: ParsedFile, container: Node, lines: readonly string[], eol: string): Edit {
  const { text } = file;
  const close = container.endIndex - 1;
  const end = lastInk(text, close);
  const isOneLine = !text.slice(container.startIndex, close).includes('\n');
  const outer = indentAt(text, isOneLine ? container.startIndex : close);
  const indent = outer + styleOf(file, container).step;
  const written = lines.map((line) => eol + indent + line).join('');
  return isOneLine
    ? { start: end, end: close, text: `${written}${eol}${outer}` }
    : { start: end, end, text: written };
}
