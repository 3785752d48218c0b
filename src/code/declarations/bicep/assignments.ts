/** Writes the assignment of a role into a Bicep template, with a reference to what it is on. */

import type { ParsedFile } from '../../language';
import type { CredentialRequest } from '../../request';
import { sampleNote } from '../../sampleNote';
import { grantOf, ownerType, thereNote } from '../grants';
import { bicepText } from './literal';
import { nameIn, resources } from './model';

const assignmentVersion = '2022-04-01';
/** By type in lower case; what is within has the same versions. */
const targetVersions: Readonly<Record<string, string>> = {
  'microsoft.storage/storageaccounts': '2023-05-01',
  'microsoft.keyvault/vaults': '2023-07-01',
  'microsoft.servicebus/namespaces': '2022-10-01-preview',
  'microsoft.eventhub/namespaces': '2024-01-01',
  'microsoft.appconfiguration/configurationstores': '2024-05-01',
  'microsoft.cognitiveservices/accounts': '2024-10-01',
};

/** The resources; `principal` and what the name is made of are expressions, and `symbolFor` gives a name that is free. */
export function assignmentLines(
  file: ParsedFile,
  request: CredentialRequest,
  { principal, named }: { readonly principal: string; readonly named: string },
  symbolFor: (name: string) => string,
): string[] | undefined {
  const grant = grantOf(request.target);
  if (!grant) return undefined;
  const { role, type, names } = grant;
  const called = names.join(' ');
  const known = resources(file, new RegExp(type.replaceAll('.', '\\.'), 'i')).find(
    (one) => one.type.toLowerCase() === type.toLowerCase() && nameIn(one.body) === names.join('/'),
  );
  const scope = known?.symbol ?? symbolFor(called);
  const declared = known
    ? []
    : [
        `resource ${scope} '${type}@${targetVersions[ownerType(grant).toLowerCase()] ?? ''}' existing = {`,
        `  name: ${bicepText(names.join('/'))}`,
        '}',
        '',
      ];
  // The same in every deployment: a name that changes would make a second assignment, which Azure refuses.
  const name = `guid(${scope}.id, ${named}, '${role.guid}')`;
  return [
    ...(request.sample ? [`// ${sampleNote}`] : []),
    ...declared,
    ...(grant.isThere ? [`// ${thereNote}`] : []),
    `resource ${symbolFor(`${called} ${role.name}`)} 'Microsoft.Authorization/roleAssignments@${assignmentVersion}' = {`,
    `  name: ${name}`,
    `  scope: ${scope}`,
    '  properties: {',
    `    principalId: ${principal}`,
    "    principalType: 'ServicePrincipal'",
    `    // ${role.name}`,
    `    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '${role.guid}')`,
    '  }',
    '}',
  ];
}
