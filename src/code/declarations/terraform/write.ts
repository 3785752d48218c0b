/** Writes identities into a Terraform configuration: identity blocks, app settings, the provider, role assignments. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile, Plan } from '../../language';
import { indentAt, isBlankLine, lastInk, lineEnd, lineStart } from '../../lines';
import { nodeAt } from '../../nodes';
import { perTree } from '../../query';
import type { CredentialRequest } from '../../request';
import { sampleNote } from '../../sampleNote';
import { lineEndOf } from '../../text';
import type { Edit, Span } from '../../text';
import { freeSymbol, identityParts, nameOf } from '../identityId';
import { fitsSite, noteOf, planOfEdits } from '../plans';
import { assignmentLines } from './assignments';
import { terraformText } from './literal';
import {
  attribute,
  attributesIn,
  blocksAround,
  blocksIn,
  inner,
  literalOf,
  nameIn,
  topBlocks,
} from './model';
import type { Block } from './model';
import { isAssignment, terraformSites } from './rules';

/** The provider's resources that take an `identity` block, from its documentation. */
const carriers =
  /^azurerm_(?:(?:linux|windows)_(?:web|function)_app(?:_slot)?|(?:linux|windows|orchestrated)_virtual_machine(?:_scale_set)?|container_app(?:_job)?|container_group|container_registry|kubernetes_cluster|logic_app_(?:standard|workflow)|static_web_app|api_management|data_factory|automation_account|cognitive_account|search_service|machine_learning_workspace|eventgrid_topic|eventhub_namespace|servicebus_namespace|storage_account|cosmosdb_account|mssql_server|postgresql_flexible_server|mysql_flexible_server|app_configuration|batch_account|spring_cloud_app|load_test|signalr_service|web_pubsub)$/;

/** `undefined` where the place takes no identity, or not by the ID that is asked for. */
export function insertTerraform(
  file: ParsedFile,
  offset: number,
  request: CredentialRequest,
): Plan | undefined {
  const { text } = file;
  const around = blocksAround(nodeAt(file.tree.rootNode, { start: offset, end: offset })).filter(
    ({ node }) => node.startIndex < offset && offset < node.endIndex,
  );
  const outer = around.at(-1);
  if (request.flavour === 'localAndAzure') return undefined;
  if (!outer) return isBlankLine(text, offset) ? topLevel(file, offset, request) : undefined;
  if (request.flavour === 'client') return undefined;
  if (outer.type === 'provider' && outer.labels[0] === 'azurerm') return inProvider(file, outer, request);
  if (outer.type !== 'resource') return undefined;
  if (isAssignment(outer))
    return request.identifier === 'objectId'
      ? setAttribute(file, outer, 'principal_id', idText(file, request), request)
      : undefined;
  if (request.identifier === 'clientId') return inSettings(file, outer, offset, request);
  return carriers.test(outer.labels[0] ?? '') ? identityBlock(file, outer, request) : undefined;
}

/** Writes the ID in the place of the one that stands there, which is of the same kind. */
export function replaceTerraform(file: ParsedFile, site: Span, request: CredentialRequest): Plan | undefined {
  const id = request.flavour === 'credential' ? idText(file, request) : undefined;
  return id === undefined || !fitsSite(terraformSites(file), site, request)
    ? undefined
    : planOfEdits([{ start: site.start, end: site.end, text: id }]);
}

function identityBlock(file: ParsedFile, block: Block, request: CredentialRequest): Plan | undefined {
  const id = request.identifier === 'resourceId' ? idText(file, request) : undefined;
  if (request.identifier === 'objectId' || (request.identifier === 'resourceId' && id === undefined))
    return undefined;
  const wanted = id === undefined ? 'SystemAssigned' : 'UserAssigned';
  const there = blocksIn(block.body).find(({ type }) => type === 'identity');
  if (there) return mergeIdentity(file, there, wanted, id);
  const indent = stepOf(file, block);
  const lines = [`${indent}identity {`];
  const note = noteOf(request, '#');
  if (id === undefined) lines.push(`${indent}${indent}type = "SystemAssigned"`);
  else
    lines.push(
      `${indent}${indent}type         = "UserAssigned"`,
      `${indent}${indent}identity_ids = [${id}]${note}`,
    );
  return planOfEdits([appendTo(file.text, block, ['', ...lines, `${indent}}`])]);
}

/** Adds to the identities that are there, never in their place. */
function mergeIdentity(
  file: ParsedFile,
  { body }: Block,
  wanted: string,
  id: string | undefined,
): Plan | undefined {
  const kind = attribute(body, 'type');
  const said = kind && literalOf(kind.value);
  if (!said) return undefined;
  const edits: Edit[] = [];
  if (!said.value.split(/,\s*/).includes(wanted))
    edits.push({ start: said.start, end: said.end, text: 'SystemAssigned, UserAssigned' });
  if (id !== undefined) {
    const ids = attribute(body, 'identity_ids');
    if (ids) {
      const list = inner(ids.value);
      if (list.type !== 'tuple') return undefined;
      if (list.text.toLowerCase().includes(id.toLowerCase())) return undefined;
      const end = lastInk(file.text, list.endIndex - 1);
      const isEmpty = end === list.startIndex + 1;
      const comma = isEmpty || file.text.charAt(end - 1) === ',' ? '' : ',';
      edits.push({ start: end, end, text: `${comma}${isEmpty ? '' : ' '}${id}` });
    } else {
      const end = lineEnd(file.text, kind.node.endIndex);
      edits.push({
        start: end,
        end,
        text: `${lineEndOf(file.text)}${indentAt(file.text, kind.node.startIndex)}identity_ids = [${id}]`,
      });
    }
  }
  return edits.length > 0 ? planOfEdits(edits) : undefined;
}

function inSettings(
  file: ParsedFile,
  block: Block,
  offset: number,
  request: CredentialRequest,
): Plan | undefined {
  const settings = attribute(block.body, 'app_settings');
  const id = idText(file, request);
  const isApp = /_(?:web|function)_app(?:_slot)?$/.test(block.labels[0] ?? '');
  const isOwnLine = isBlankLine(file.text, offset) && attribute(block.body, 'app_settings') === undefined;
  if (isApp && isOwnLine && id !== undefined) return newSettings(file, block, id, request);
  const object = settings && inner(settings.value);
  if (id === undefined || object?.type !== 'object' || offset < object.startIndex || offset > object.endIndex)
    return undefined;
  const name = request.idSource === 'literal' ? 'AZURE_CLIENT_ID' : request.variable;
  const there = attribute(object, name);
  if (there) return planOfEdits([{ start: there.value.startIndex, end: there.value.endIndex, text: id }]);
  const last = attributesIn(object).at(-1);
  const eol = lineEndOf(file.text);
  if (!last || !object.text.includes('\n')) {
    const at = object.startIndex + 1;
    return planOfEdits([{ start: at, end: at, text: ` ${name} = ${id}${last ? ',' : ' '}` }]);
  }
  const end = lineEnd(file.text, last.node.endIndex);
  return planOfEdits([
    {
      start: end,
      end,
      text: `${eol}${indentAt(file.text, last.node.startIndex)}${name} = ${id}${noteOf(request, '#')}`,
    },
  ]);
}

/** An app that has no settings yet gets them with the first one. */
function newSettings(file: ParsedFile, block: Block, id: string, request: CredentialRequest): Plan {
  const step = stepOf(file, block);
  const name = request.idSource === 'literal' ? 'AZURE_CLIENT_ID' : request.variable;
  const line = `${step}${step}${name} = ${id}${noteOf(request, '#')}`;
  return planOfEdits([appendTo(file.text, block, ['', `${step}app_settings = {`, line, `${step}}`])]);
}

function inProvider(file: ParsedFile, block: Block, request: CredentialRequest): Plan | undefined {
  const id = request.identifier === 'clientId' ? idText(file, request) : undefined;
  if (request.identifier !== 'systemAssigned' && id === undefined) return undefined;
  const indent = stepOf(file, block);
  const lines = [
    ...(attribute(block.body, 'use_msi') ? [] : [`${indent}use_msi = true`]),
    ...(id === undefined || attribute(block.body, 'client_id')
      ? []
      : [`${indent}client_id = ${id}${noteOf(request, '#')}`]),
  ];
  return lines.length > 0 ? planOfEdits([appendTo(file.text, block, lines)]) : undefined;
}

function setAttribute(
  file: ParsedFile,
  block: Block,
  name: string,
  value: string | undefined,
  request: CredentialRequest,
): Plan | undefined {
  if (value === undefined) return undefined;
  const there = attribute(block.body, name);
  if (there) return planOfEdits([{ start: there.value.startIndex, end: there.value.endIndex, text: value }]);
  return planOfEdits([
    appendTo(file.text, block, [`${stepOf(file, block)}${name} = ${value}${noteOf(request, '#')}`]),
  ]);
}

/** A reference to the identity, or with a target the assignment of the role that reads it. */
function topLevel(file: ParsedFile, offset: number, request: CredentialRequest): Plan | undefined {
  const lines = request.flavour === 'client' ? assignment(file, request) : reference(file, request);
  if (!lines) return undefined;
  const { text } = file;
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
  const symbol = freeSymbol(parts.name, symbols(file), '_');
  return [
    ...(request.sample ? [`# ${sampleNote}`] : []),
    `data "azurerm_user_assigned_identity" "${symbol}" {`,
    `  name                = ${terraformText(parts.name)}`,
    `  resource_group_name = ${terraformText(parts.resourceGroup)}`,
    '}',
  ];
}

function assignment(file: ParsedFile, request: CredentialRequest): string[] | undefined {
  const symbol = symbolOf(file, nameOf(request) ?? '');
  const own = request.identifier === 'objectId' ? idText(file, request) : undefined;
  const principal = symbol === undefined ? own : `${symbol}.principal_id`;
  return principal === undefined ? undefined : assignmentLines(file, request, principal, symbols(file));
}

const identityKind = 'azurerm_user_assigned_identity';

/** The identities that the file declares or reads itself. */
const identities = perTree((file) =>
  topBlocks(file, new RegExp(identityKind)).filter(({ labels }) => labels[0] === identityKind),
);

/** How the file refers to an identity it declares or reads itself. */
function symbolOf(file: ParsedFile, name: string): string | undefined {
  for (const { type, labels, body } of identities(file)) {
    const [kind, symbol] = labels;
    if (kind === undefined || symbol === undefined) continue;
    if (nameIn(body) === name) return `${type === 'data' ? 'data.' : ''}${kind}.${symbol}`;
  }
  return undefined;
}

const symbols = perTree(
  (file): ReadonlySet<string> => new Set(topBlocks(file).map(({ labels }) => labels[1] ?? '')),
);

/** The ID as an expression; `undefined` when it is not known. */
export function idText(file: ParsedFile, request: CredentialRequest): string | undefined {
  const { identifier, idSource, id, variable } = request;
  if (identifier === 'systemAssigned') return undefined;
  if (idSource === 'parts') {
    return '"/subscriptions/${var.subscription_id}/resourceGroups/${var.resource_group_name}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${var.identity_name}"';
  }
  if (idSource === 'environmentVariable') return `var.${variable.toLowerCase()}`;
  const symbol = symbolOf(file, nameOf(request) ?? '');
  if (symbol !== undefined)
    return `${symbol}.${{ resourceId: 'id', clientId: 'client_id', objectId: 'principal_id' }[identifier]}`;
  return id === undefined ? undefined : terraformText(id);
}

/** Lines at the end of a block, before its closing brace. */
function appendTo(text: string, { node, body }: Block, lines: readonly string[]): Edit {
  const eol = lineEndOf(text);
  const close = node.endIndex - 1;
  const end = lastInk(text, close);
  const isOneLine = !text.slice(node.startIndex, close).includes('\n');
  const kept = body ? lines : lines.filter((line) => line !== '');
  return { start: end, end, text: `${eol}${kept.join(eol)}${isOneLine ? eol : ''}` };
}

function stepOf({ text, indent }: ParsedFile, { body }: Block): string {
  const first: Node | undefined = body;
  return (first && indentAt(text, first.startIndex)) || (indent.includes('\t') ? '  ' : indent.slice(0, 2));
}
