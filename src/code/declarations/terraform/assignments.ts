/** Writes the assignment of a role into a Terraform configuration. */

import { idKey } from '../../../model/armId';
import { assignmentNamespace } from '../../../model/assignmentName';
import type { ParsedFile } from '../../language';
import type { CredentialRequest } from '../../request';
import { sampleNote } from '../../sampleNote';
import { grantOf, thereNote } from '../grants';
import type { Grant } from '../grants';
import { freeSymbol } from '../identityId';
import { terraformPart, terraformText } from './literal';
import { nameIn, topBlocks } from './model';

/** What the provider calls the resources that roles are assigned on, by type in lower case. */
const kinds: Readonly<Record<string, string>> = {
  'microsoft.storage/storageaccounts': 'azurerm_storage_account',
  'microsoft.keyvault/vaults': 'azurerm_key_vault',
  'microsoft.servicebus/namespaces': 'azurerm_servicebus_namespace',
  'microsoft.eventhub/namespaces': 'azurerm_eventhub_namespace',
  'microsoft.appconfiguration/configurationstores': 'azurerm_app_configuration',
  'microsoft.cognitiveservices/accounts': 'azurerm_cognitive_account',
};

/** The ID of the resource where the file declares or reads it. */
function declaredAt(file: ParsedFile, { type, names }: Grant): string | undefined {
  const kind = kinds[type.toLowerCase()];
  const found = topBlocks(file, new RegExp(kind ?? '(?!)')).find(
    ({ labels, body }) => labels[0] === kind && nameIn(body) === names[0],
  );
  if (!found) return undefined;
  return `${found.type === 'data' ? 'data.' : ''}${found.labels.join('.')}.id`;
}

/** The block; `principal` is an expression, a text in quotes among them, and `taken` are the names there are. */
export function assignmentLines(
  file: ParsedFile,
  request: CredentialRequest,
  principal: string,
  taken: ReadonlySet<string>,
): string[] | undefined {
  const grant = grantOf(request.target);
  const declared = grant && declaredAt(file, grant);
  const scope = declared ?? (grant?.id === undefined ? undefined : terraformText(grant.id));
  if (!grant || scope === undefined) return undefined;
  const { role, names } = grant;
  const called = freeSymbol(`${names.join(' ')} ${role.name}`.toLowerCase(), taken, '_');
  // The same in every run: without it each one that knows nothing of the last would make another.
  const seed = [
    declared === undefined ? terraformPart(idKey(grant.id ?? '')) : `\${${declared}}`,
    principal.startsWith('"') ? principal.slice(1, -1) : `\${${principal}}`,
    role.guid,
  ];
  return [
    ...(request.sample ? [`# ${sampleNote}`] : []),
    ...(grant.isThere ? [`# ${thereNote}`] : []),
    `resource "azurerm_role_assignment" "${called}" {`,
    `  name                 = uuidv5("${assignmentNamespace}", "${seed.join('|')}")`,
    `  scope                = ${scope}`,
    `  role_definition_name = ${terraformText(role.name)}`,
    `  principal_id         = ${principal}`,
    '  principal_type       = "ServicePrincipal"',
    '}',
  ];
}
