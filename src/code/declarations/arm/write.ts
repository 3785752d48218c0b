/** Writes identities into an ARM template: identity blocks, app settings, role assignments. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { applyEdits as applyJson, findNodeAtLocation, modify, parseTree } from 'jsonc-parser';
import type { JSONPath, Node as JsonNode } from 'jsonc-parser';
import type { ParsedFile, Plan } from '../../language';
import { indentAt } from '../../lines';
import { ancestors } from '../../nodes';
import type { CredentialRequest } from '../../request';
import { sampleNote } from '../../sampleNote';
import { applyEdits, lineEndOf } from '../../text';
import type { Edit, Span } from '../../text';
import { fitsSite, planOfEdits } from '../plans';
import { assignmentEdit } from './assignments';
import { property, templateOf, textAt as textIn } from './model';
import { templateSites } from './rules';

const identityType = 'Microsoft.ManagedIdentity/userAssignedIdentities';

/** `undefined` where the place takes no identity, or not by the ID that is asked for. */
export function insertTemplate(
  file: ParsedFile,
  offset: number,
  request: CredentialRequest,
): Plan | undefined {
  if (request.flavour === 'localAndAzure') return undefined;
  const { text, tree } = file;
  const inside = tree.rootNode.descendantForIndex(offset, offset);
  const around = inside ? [inside, ...ancestors(inside)] : [];
  if (request.flavour === 'client') {
    const edit = assignmentEdit(file, around, request, idText(request));
    if (!edit) return undefined;
    const parameter = parameterChanges(file, request);
    return parameter.length === 0 ? planOfEdits([edit]) : planFor(file, parameter, edit);
  }
  const node = around.find((one) => isResource(one) && one.startIndex < offset && offset < one.endIndex);
  // Reading the whole of a long template once more would take longer than all else.
  const resource = node && parseTree(text.slice(node.startIndex, node.endIndex), [], lenient);
  const changes = resource && changesFor(resource, request);
  if (!node || !changes || changes.length === 0) return undefined;
  const comment = request.sample && request.idSource === 'literal' ? change(['comments'], sampleNote) : [];
  const parameter = parameterChanges(file, request);
  const changed = changedObject(file, node, [...changes, ...comment]);
  return parameter.length === 0 ? planOfEdits([differing(text, changed)]) : planFor(file, parameter, changed);
}

const lenient = { allowTrailingComma: true };

function isResource(node: Node): boolean {
  return textIn(node, 'type') !== undefined && textIn(node, 'apiVersion') !== undefined;
}

/** A plan with the parameter that the ID comes from, where the template does not have it yet. */
export function withParameter(file: ParsedFile, edit: Edit, request: CredentialRequest): Plan {
  const parameter = parameterChanges(file, request);
  return parameter.length === 0 ? planOfEdits([edit]) : planFor(file, parameter, edit);
}

/** Writes the ID in the place of the one that stands there, which is of the same kind. */
export function replaceTemplate(file: ParsedFile, site: Span, request: CredentialRequest): Plan | undefined {
  const id = request.flavour === 'credential' ? idText(request) : undefined;
  if (id === undefined || !fitsSite(templateSites(file), site, request)) return undefined;
  return withParameter(file, { start: site.start, end: site.end, text: JSON.stringify(id) }, request);
}

/** What changes in a resource, by paths in it. */
function changesFor(resource: JsonNode, request: CredentialRequest): Change[] | undefined {
  const id = idText(request);
  const type = textAt(resource, ['type'])?.toLowerCase();
  switch (request.identifier) {
    case 'objectId':
      if (type !== 'microsoft.authorization/roleassignments' || id === undefined) return undefined;
      return change(['properties', 'principalId'], id);
    case 'clientId': {
      const path = ['properties', 'siteConfig', 'appSettings'];
      const list = findNodeAtLocation(resource, path);
      const name = request.idSource === 'literal' ? 'AZURE_CLIENT_ID' : request.variable;
      const isThere = list?.children?.some((entry) => textAt(entry, ['name']) === name);
      if (list?.type !== 'array' || id === undefined || isThere === true) return undefined;
      return change([...path, list.children?.length ?? 0], { name, value: id }, true);
    }
    default:
      if (type === undefined || !takesIdentity.test(type)) return undefined;
      return identityChanges(resource, ['identity'], request.identifier === 'resourceId' ? id : '');
  }
}

/** Resources of these providers take an `identity`. */
const takesIdentity =
  /^microsoft\.(?:web\/(?:sites|sites\/slots|staticsites)|app\/(?:containerapps|jobs)|compute\/(?:virtualmachines|virtualmachinescalesets)|containerinstance\/containergroups|containerregistry\/registries|containerservice\/managedclusters|logic\/workflows|apimanagement\/service|datafactory\/factories|automation\/automationaccounts|cognitiveservices\/accounts|search\/searchservices|machinelearningservices\/workspaces|eventhub\/namespaces|servicebus\/namespaces|storage\/storageaccounts|documentdb\/databaseaccounts|sql\/servers|dbforpostgresql\/flexibleservers|appconfiguration\/configurationstores|batch\/batchaccounts)$/;

/** Adds to the identities that are there, never in their place; `id` is empty for the system-assigned one. */
function identityChanges(resource: JsonNode, path: JSONPath, id: string | undefined): Change[] | undefined {
  if (id === undefined) return undefined;
  const wanted = id === '' ? 'SystemAssigned' : 'UserAssigned';
  const there = findNodeAtLocation(resource, path);
  if (!there) {
    const value = id === '' ? { type: wanted } : { type: wanted, userAssignedIdentities: { [id]: {} } };
    return change(path, value);
  }
  const said = textAt(there, ['type']);
  if (said === undefined) return undefined;
  const isSaid = said.split(/,\s*/).includes(wanted);
  const kinds = isSaid
    ? []
    : change([...path, 'type'], said === 'None' ? wanted : 'SystemAssigned, UserAssigned');
  if (id === '') return kinds;
  const map = findNodeAtLocation(there, ['userAssignedIdentities']);
  if (map && map.type !== 'object') return undefined;
  const isNamed = map?.children?.some(
    ({ children }) => String(children?.[0]?.value).toLowerCase() === id.toLowerCase(),
  );
  if (isNamed === true) return kinds;
  const name = [...path, 'userAssignedIdentities'];
  return [...kinds, ...(map ? change([...name, id], {}) : change(name, { [id]: {} }))];
}

/** The ID as the template has it; `undefined` when it is not known. */
export function idText({ identifier, idSource, id, variable }: CredentialRequest): string | undefined {
  if (identifier === 'systemAssigned') return undefined;
  if (idSource === 'parts') return `[resourceId('${identityType}', parameters('identityName'))]`;
  if (idSource === 'environmentVariable') return `[parameters('${parameterName(variable)}')]`;
  // A text that begins with a bracket would be an expression.
  return id?.startsWith('[') === true ? `[${id}` : id;
}

/** Templates name parameters as `azureClientId`. */
function parameterName(variable: string): string {
  return variable.toLowerCase().replace(/_+(.)?/g, (_, next?: string) => (next ?? '').toUpperCase());
}

/** The parameter that the ID comes from, where the template does not have it yet. */
function parameterChanges(file: ParsedFile, { identifier, idSource, variable }: CredentialRequest): Change[] {
  if (identifier === 'systemAssigned' || idSource === 'literal') return [];
  const path = ['parameters', idSource === 'parts' ? 'identityName' : parameterName(variable)];
  return property(templateOf(file).root, ...path) ? [] : change(path, { type: 'string' });
}

function textAt(root: JsonNode, path: JSONPath): string | undefined {
  const value: unknown = findNodeAtLocation(root, path)?.value;
  return typeof value === 'string' ? value : undefined;
}

/** One value to set, or to put into a list. */
interface Change {
  readonly path: JSONPath;
  readonly value: unknown;
  readonly isArrayInsertion: boolean;
}

function change(path: JSONPath, value: unknown, isArrayInsertion = false): Change[] {
  return [{ path, value, isArrayInsertion }];
}

/** The edit, then the changes of the whole template, as the one stretch of the text that differs in the end. */
function planFor(file: ParsedFile, changes: readonly Change[], edit?: Edit): Plan {
  const { text } = file;
  const after = changed(file, edit ? applyEdits(text, [edit]) : text, changes);
  return planOfEdits([differing(text, { start: 0, end: text.length, text: after })]);
}

/** An object of the template with changes in it. */
function changedObject(file: ParsedFile, { startIndex, endIndex }: Node, changes: readonly Change[]): Edit {
  // How far its lines are indented shows in the line it begins in.
  const lead = indentAt(file.text, startIndex);
  const after = changed(file, lead + file.text.slice(startIndex, endIndex), changes);
  return { start: startIndex, end: endIndex, text: after.slice(lead.length) };
}

function changed({ text, indent }: ParsedFile, json: string, changes: readonly Change[]): string {
  const insertSpaces = !indent.includes('\t');
  const formattingOptions = { insertSpaces, tabSize: insertSpaces ? indent.length : 4, eol: lineEndOf(text) };
  return changes.reduce(
    (now, { path, value, isArrayInsertion }) =>
      applyJson(now, modify(now, path, value, { formattingOptions, isArrayInsertion })),
    json,
  );
}

/** The part of an edit that makes a difference. */
function differing(text: string, { start, end, text: after }: Edit): Edit {
  const most = Math.min(end - start, after.length);
  let same = 0;
  while (same < most && text.charAt(start + same) === after.charAt(same)) same++;
  let left = 0;
  while (left < most - same && text.charAt(end - 1 - left) === after.charAt(after.length - 1 - left)) left++;
  return { start: start + same, end: end - left, text: after.slice(same, after.length - left) };
}
