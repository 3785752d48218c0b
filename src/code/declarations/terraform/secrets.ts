/** Finds secrets in the settings of apps that a Terraform configuration declares, and puts an identity or a key vault in their place. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Finding, ParsedFile, Plan, RuleContext } from '../../language';
import { indentAt } from '../../lines';
import { namedChildren, spanOf } from '../../nodes';
import { perTree } from '../../query';
import type { CredentialRequest } from '../../request';
import { anySecret } from '../../secrets/vaultReference';
import { lineEndOf } from '../../text';
import type { Edit, Span } from '../../text';
import { marked, piecesOf, replaceSecretSetting, secretFindings } from '../secretSettings';
import type { AppSetting, AppSettings } from '../secretSettings';
import { terraformPart } from './literal';
import { attribute, attributesIn, blocksIn, inner, itemsOf, literalOf, topBlocks } from './model';
import type { Attribute, Block } from './model';
import { isApp } from './rules';
import { idText } from './write';

/** What Azure's provider calls the connection strings of a resource. */
const fetched =
  /^((?:data\.)?azurerm_(storage_account|servicebus_namespace|eventhub_namespace|cosmosdb_account|eventhub_(?:namespace_)?authorization_rule|servicebus_(?:namespace|queue|topic)_authorization_rule)\.\w+(?:\[[^\]]*\])?)\.\w*(?:primary|secondary)_(?:\w+_)?connection_string$/;
const about = new RegExp(`${anySecret.source}|_connection_string`, 'i');

export function terraformSecrets(file: ParsedFile, { vault }: RuleContext): Finding[] {
  return apps(file).flatMap((one) => secretFindings(one, vault));
}

/** The settings that an identity needs, in the place of the one whose secret is at `site`. */
export function replaceTerraformSecret(
  file: ParsedFile,
  site: Span,
  request: CredentialRequest,
): Plan | undefined {
  return replaceSecretSetting(file, apps(file), site, request, {
    comma: '',
    value: valueText,
    id: (wanted) => idText(file, wanted),
  });
}

const apps = perTree((file: ParsedFile): AppSettings[] => {
  if (!about.test(file.text)) return [];
  return topBlocks(file, about).flatMap((block): AppSettings[] => {
    const settings = isApp(block) ? attribute(block.body, 'app_settings') : undefined;
    if (!settings) return [];
    const reference = referenceIdentity(file, block, settings.node.startIndex);
    const all = attributesIn(inner(settings.value)).flatMap(settingOf);
    return [{ settings: all, isFunctions: /_function_app/.test(block.labels[0] ?? ''), reference }];
  });
});

function settingOf({ name, node, value }: Attribute): AppSetting[] {
  const [key] = namedChildren(node);
  const nameAt = key && (literalOf(key) ?? spanOf(key));
  if (!nameAt) return [];
  const said = literalOf(value);
  const literal = said && !said.value.includes('${') ? said : undefined;
  const expressions: string[] = [];
  const { start, end } = nameAt;
  return [
    {
      name,
      text: literal?.value ?? connectionOf(value, expressions),
      expressions,
      entry: spanOf(node),
      nameAt: { start, end },
      valueAt: spanOf(value),
      ...(literal && { literal }),
    },
  ];
}

/** What a connection string that is fetched, or put together, says; its expressions are put into `expressions`. */
function connectionOf({ text }: Node, expressions: string[]): string {
  const expression = (code: string): string => marked(expressions.push(code) - 1);
  const [, resource, kind] = fetched.exec(text) ?? [];
  if (resource !== undefined && kind !== undefined) {
    const name = namespaceOf(resource, kind) ?? `${resource}.name`;
    if (kind === 'storage_account') return `AccountName=${expression(name)};AccountKey=${expression(text)}`;
    if (kind === 'cosmosdb_account')
      return `AccountEndpoint=${expression(`${resource}.endpoint`)};AccountKey=${expression(text)}`;
    return `Endpoint=sb://${expression(name)}.servicebus.windows.net/;SharedAccessKey=${expression(text)}`;
  }
  if (!text.startsWith('"')) return '';
  return text.slice(1, -1).replace(/\$\{([^{}]*)\}/g, (_, code: string) => expression(code.trim()));
}

/** The namespace of a rule, which knows its own name or the resource ID of what it is for. */
function namespaceOf(rule: string, kind: string): string | undefined {
  if (/^eventhub_/.test(kind)) return `${rule}.namespace_name`;
  const owner = /^servicebus_(namespace|queue|topic)_authorization_rule$/.exec(kind)?.[1];
  return owner && `split("/", ${rule}.${owner}_id)[8]`;
}

/** A text with expressions in it, or the one expression that it is. */
function valueText(text: string, expressions: Readonly<Record<string, string>>): string {
  const pieces = piecesOf(text, expressions);
  const [only] = pieces;
  if (pieces.length === 1 && typeof only === 'object') return only.code;
  const written = pieces.map((piece) => {
    if (typeof piece === 'string') return terraformPart(piece);
    return piece.code.startsWith('"') ? piece.code.slice(1, -1) : `\${${piece.code}}`;
  });
  return `"${written.join('')}"`;
}

/** Names the identity that resolves references, where the app has no system-assigned one. */
function referenceIdentity({ text }: ParsedFile, { body }: Block, start: number): Edit[] {
  const identity = blocksIn(body).find(({ type }) => type === 'identity')?.body;
  const kind = attribute(identity, 'type');
  const ids = attribute(identity, 'identity_ids');
  const [id] = ids ? itemsOf(ids.value) : [];
  if (!id || !kind || literalOf(kind.value)?.value !== 'UserAssigned') return [];
  if (attribute(body, 'key_vault_reference_identity_id')) return [];
  const line = lineEndOf(text) + indentAt(text, start);
  return [{ start, end: start, text: `key_vault_reference_identity_id = ${id.text}${line}` }];
}
