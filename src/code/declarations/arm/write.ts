/** Writes identities into an ARM template: identity blocks, app settings, role assignments. */

import { applyEdits as applyJson, findNodeAtLocation, getLocation, modify, parseTree } from 'jsonc-parser';
import type { JSONPath, Node as JsonNode } from 'jsonc-parser';
import type { ParsedFile, Plan } from '../../language';
import type { CredentialRequest } from '../../request';
import { sampleNote } from '../../sampleNote';
import { applyEdits, lineEndOf } from '../../text';
import type { Edit, Span } from '../../text';
import { dataRoles } from '../dataRoles';
import { fitsSite, planOfEdits } from '../plans';
import { templateSites } from './rules';

const identityType = 'Microsoft.ManagedIdentity/userAssignedIdentities';
const assignmentVersion = '2022-04-01';

/** `undefined` where the place takes no identity, or not by the ID that is asked for. */
export function insertTemplate(
  file: ParsedFile,
  offset: number,
  request: CredentialRequest,
): Plan | undefined {
  if (request.flavour === 'localAndAzure') return undefined;
  const { text } = file;
  const root = parseTree(text, [], { allowTrailingComma: true });
  if (!root) return undefined;
  const { path } = getLocation(text, offset);
  if (request.flavour === 'client') return newAssignment(file, root, path, request);
  const at = resourceAround(root, path);
  if (!at) return undefined;
  const changes = changesFor(root, at, request);
  if (!changes || changes.length === 0) return undefined;
  const comment =
    request.sample && request.idSource === 'literal' ? change([...at, 'comments'], sampleNote) : [];
  return planFor(file, [...changes, ...comment, ...parameterChanges(root, request)]);
}

/** Writes the ID in the place of the one that stands there, which is of the same kind. */
export function replaceTemplate(file: ParsedFile, site: Span, request: CredentialRequest): Plan | undefined {
  const id = request.flavour === 'credential' ? idText(request) : undefined;
  const root = parseTree(file.text, [], { allowTrailingComma: true });
  if (id === undefined || !root || !fitsSite(templateSites(file), site, request)) return undefined;
  const edit = { start: site.start, end: site.end, text: JSON.stringify(id) };
  return planFor(file, parameterChanges(root, request), edit);
}

function changesFor(root: JsonNode, at: JSONPath, request: CredentialRequest): Change[] | undefined {
  const id = idText(request);
  const type = textAt(root, [...at, 'type'])?.toLowerCase();
  switch (request.identifier) {
    case 'objectId':
      if (type !== 'microsoft.authorization/roleassignments' || id === undefined) return undefined;
      return change([...at, 'properties', 'principalId'], id);
    case 'clientId': {
      const path = [...at, 'properties', 'siteConfig', 'appSettings'];
      const list = findNodeAtLocation(root, path);
      const name = request.idSource === 'literal' ? 'AZURE_CLIENT_ID' : request.variable;
      const isThere = list?.children?.some((entry) => textAt(entry, ['name']) === name);
      if (list?.type !== 'array' || id === undefined || isThere === true) return undefined;
      return change([...path, list.children?.length ?? 0], { name, value: id }, true);
    }
    default:
      if (type === undefined || !takesIdentity.test(type)) return undefined;
      return identityChanges(root, [...at, 'identity'], request.identifier === 'resourceId' ? id : '');
  }
}

/** Resources of these providers take an `identity`. */
const takesIdentity =
  /^microsoft\.(?:web\/(?:sites|sites\/slots|staticsites)|app\/(?:containerapps|jobs)|compute\/(?:virtualmachines|virtualmachinescalesets)|containerinstance\/containergroups|containerregistry\/registries|containerservice\/managedclusters|logic\/workflows|apimanagement\/service|datafactory\/factories|automation\/automationaccounts|cognitiveservices\/accounts|search\/searchservices|machinelearningservices\/workspaces|eventhub\/namespaces|servicebus\/namespaces|storage\/storageaccounts|documentdb\/databaseaccounts|sql\/servers|dbforpostgresql\/flexibleservers|appconfiguration\/configurationstores|batch\/batchaccounts)$/;

/** Adds to the identities that are there, never in their place; `id` is empty for the system-assigned one. */
function identityChanges(root: JsonNode, path: JSONPath, id: string | undefined): Change[] | undefined {
  if (id === undefined) return undefined;
  const wanted = id === '' ? 'SystemAssigned' : 'UserAssigned';
  const there = findNodeAtLocation(root, path);
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

/** The assignment of the role that reads the target, as a further resource. */
function newAssignment(
  file: ParsedFile,
  root: JsonNode,
  path: JSONPath,
  request: CredentialRequest,
): Plan | undefined {
  const { target } = request;
  const role = target && dataRoles[target.service];
  const id = request.identifier === 'objectId' ? idText(request) : undefined;
  const list = findNodeAtLocation(root, ['resources']);
  if (!role || id === undefined || list?.type !== 'array' || path[0] !== 'resources') return undefined;
  const name = target.resource.replaceAll("'", "''");
  const principal = id.startsWith('[') ? id.slice(1, -1) : `'${id}'`;
  const value = {
    type: 'Microsoft.Authorization/roleAssignments',
    apiVersion: assignmentVersion,
    // The same in every deployment: a name that changes would make a second assignment, which Azure refuses.
    name: `[guid(resourceId('${role.type}', '${name}'), ${principal}, '${role.guid}')]`,
    scope: `${role.type}/${target.resource}`,
    ...(request.sample && { comments: sampleNote }),
    properties: {
      principalId: id,
      principalType: 'ServicePrincipal',
      roleDefinitionId: `[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '${role.guid}')]`,
    },
  };
  const changes = change(['resources', list.children?.length ?? 0], value, true);
  return planFor(file, [...changes, ...parameterChanges(root, request)]);
}

/** The innermost object on the way that is a resource. */
function resourceAround(root: JsonNode, path: JSONPath): JSONPath | undefined {
  for (let length = path.length; length > 0; length--) {
    const at = path.slice(0, length);
    if (textAt(root, [...at, 'type']) !== undefined && textAt(root, [...at, 'apiVersion']) !== undefined)
      return at;
  }
  return undefined;
}

/** The ID as the template has it; `undefined` when it is not known. */
function idText({ identifier, idSource, id, variable }: CredentialRequest): string | undefined {
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
function parameterChanges(root: JsonNode, { identifier, idSource, variable }: CredentialRequest): Change[] {
  if (identifier === 'systemAssigned' || idSource === 'literal') return [];
  const path = ['parameters', idSource === 'parts' ? 'identityName' : parameterName(variable)];
  return findNodeAtLocation(root, path) ? [] : change(path, { type: 'string' });
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

/** The edit and the changes one after the other, as the one stretch of the text that differs in the end. */
function planFor({ text, indent }: ParsedFile, changes: readonly Change[], edit?: Edit): Plan {
  const insertSpaces = !indent.includes('\t');
  const formattingOptions = { insertSpaces, tabSize: insertSpaces ? indent.length : 4, eol: lineEndOf(text) };
  const after = changes.reduce(
    (now, { path, value, isArrayInsertion }) =>
      applyJson(now, modify(now, path, value, { formattingOptions, isArrayInsertion })),
    edit ? applyEdits(text, [edit]) : text,
  );
  let start = 0;
  while (start < text.length && text.charAt(start) === after.charAt(start)) start++;
  let left = 0;
  const most = Math.min(text.length, after.length) - start;
  while (left < most && text.charAt(text.length - 1 - left) === after.charAt(after.length - 1 - left)) left++;
  return planOfEdits([{ start, end: text.length - left, text: after.slice(start, after.length - left) }]);
}
