/** What can be run elsewhere to put a refusal right: lines for the Azure CLI, a database or Microsoft Graph. */

import { postgresUserStatement, sqlUserStatement } from '../../code/clients/sqlUser';
import { lastSegment, parseArmId } from '../../model/armId';
import { cosmosPlaceOf } from '../../model/cosmosPlaces';
import { posixWord } from '../../model/shellText';
import { bestRole, type Explanation, type Place } from './explanation';

export interface RemedyLines {
  /** What of Markdown's names for languages they are written in. */
  readonly language: 'bash' | 'sql';
  readonly text: string;
}

/** `undefined` where nothing can be run, or a part of it is not known. */
export function remedyLines(explanation: Explanation): RemedyLines | undefined {
  const { refusal, where } = explanation;
  const place = where.is === 'place' ? where : undefined;
  switch (refusal.kind) {
    case 'noRole':
      return bash(roleLine(explanation, place));
    case 'dataRole':
      return bash(cosmosLine(explanation, place));
    case 'accessPolicy':
      return bash(policyLine(explanation, place));
    case 'databaseUser':
      return databaseLines(explanation);
    case 'appRole':
      return bash(graphLines(explanation));
    case 'noSubdomain':
      return bash(subdomainLine(place));
    case 'lock':
      return bash(
        refusal.obstacle === undefined || place === undefined
          ? undefined
          : refusal.obstacle.split(',').map(locksLine).join('\n'),
      );
    default:
      return undefined;
  }
}

function bash(text: string | undefined): RemedyLines | undefined {
  return text === undefined ? undefined : { language: 'bash', text };
}

/** The object ID that the identity, or else the error, has. */
export function principalOf({ who, refusal }: Explanation): string | undefined {
  return who.is === 'identity' ? who.located.identity.principalId : refusal.who.objectId;
}

function roleLine(explanation: Explanation, place: Place | undefined): string | undefined {
  const role = bestRole(explanation);
  const { who } = explanation;
  const principal = principalOf(explanation);
  if (role === undefined || place === undefined) return undefined;
  const assignee =
    who.is === 'you' || who.is === 'person'
      ? `--assignee ${posixWord(who.name)}`
      : principal === undefined
        ? undefined
        : // What kind of principal a stranger is, only the directory knows.
          who.is === 'identity'
          ? `--assignee-object-id ${posixWord(principal)} --assignee-principal-type ServicePrincipal`
          : `--assignee ${posixWord(principal)}`;
  if (assignee === undefined) return undefined;
  return `az role assignment create ${assignee} --role ${posixWord(role.guid)} --scope ${posixWord(place.scope.id)}`;
}

function cosmosLine(explanation: Explanation, place: Place | undefined): string | undefined {
  const role = bestRole(explanation);
  const account = cosmosPlaceOf(place?.scope.id ?? '')?.accountId;
  const principal = principalOf(explanation);
  if (role === undefined || account === undefined || principal === undefined || place === undefined)
    return undefined;
  return [
    `az cosmosdb sql role assignment create --account-name ${posixWord(lastSegment(account))}`,
    `${groupOf(place)} --scope /`,
    `--principal-id ${posixWord(principal)} --role-definition-id ${posixWord(role.guid)}`,
  ].join(' ');
}

/** "secrets get" as the permissions of an access policy. What the vault has a policy for already stays. */
function policyLine(explanation: Explanation, place: Place | undefined): string | undefined {
  const [, kind, verb] =
    /^(secrets|keys|certificates|storage) (\w+)$/.exec(explanation.refusal.permissions[0] ?? '') ?? [];
  const principal = principalOf(explanation);
  const vault = vaultOf(explanation);
  if (kind === undefined || verb === undefined || principal === undefined || vault === undefined)
    return undefined;
  const option = kind === 'storage' ? 'storage' : kind.replace(/s$/, '');
  const where = place === undefined ? '' : `${groupOf(place)} `;
  return `az keyvault set-policy ${where}--name ${posixWord(vault)} --object-id ${posixWord(principal)} --${option}-permissions ${verb}`;
}

/** The CLI looks in one subscription only. */
function groupOf({ scope }: Place): string {
  const { subscriptionId = '', resourceGroup = '' } = scope;
  return `--subscription ${posixWord(subscriptionId)} --resource-group ${posixWord(resourceGroup)}`;
}

function vaultOf({ where, refusal }: Explanation): string | undefined {
  return where.is === 'place' ? where.scope.name : refusal.resourceName;
}

/** Once in the database, by its Microsoft Entra administrator. */
function databaseLines({ refusal, who }: Explanation): RemedyLines | undefined {
  const name = who.is === 'identity' ? who.located.identity.name : refusal.who.name;
  if (name === undefined || refusal.obstacle === 'serverTakesNoTokens') return undefined;
  const statement = refusal.by === 'sql' ? sqlUserStatement(name) : postgresUserStatement(name);
  return { language: 'sql', text: statement.trimEnd() };
}

/** The application roles of Microsoft Graph are given by its own API. */
function graphLines(explanation: Explanation): string | undefined {
  const principal = principalOf(explanation);
  const [role] = explanation.refusal.permissions;
  if (principal === undefined || role === undefined || !/^[\w.]+$/.test(role)) return undefined;
  const graph = 'az ad sp show --id 00000003-0000-0000-c000-000000000000';
  return [
    // Each cloud has a Graph of its own.
    'url=$(az cloud show --query endpoints.microsoftGraphResourceId --output tsv)',
    `graph=$(${graph} --query id --output tsv)`,
    `role=$(${graph} --query "appRoles[?value=='${role}'].id" --output tsv)`,
    `az rest --method post --url "\${url%/}/v1.0/servicePrincipals/${principal}/appRoleAssignments" --body "{\\"principalId\\":\\"${principal}\\",\\"resourceId\\":\\"$graph\\",\\"appRoleId\\":\\"$role\\"}"`,
  ].join('\n');
}

function subdomainLine(place: Place | undefined): string | undefined {
  if (place?.scope.resourceGroup === undefined) return undefined;
  const name = posixWord(place.scope.name);
  return `az cognitiveservices account update ${groupOf(place)} --name ${name} --custom-domain ${name}`;
}

/** The locks of a subscription, a group or a resource, which the CLI is told in three ways. */
function locksLine(id: string): string {
  const { subscriptionId = '', resourceGroup, provider } = parseArmId(id) ?? {};
  const at = `az lock list --subscription ${posixWord(subscriptionId)}`;
  if (provider !== undefined) return `${at} --resource ${posixWord(id)}`;
  return resourceGroup === undefined ? at : `${at} --resource-group ${posixWord(resourceGroup)}`;
}
