/** A request to the owner of a place, ready to send: what is asked for in words, and the command or the Bicep that grants it. */

import type { AccessRequest, RequestedRole } from '../access/accessRequest';
import { accessGrant } from '../code/recreate/accessGrant';
import type { RoleDefinition } from '../model/role';
import { posixWord } from '../model/shellText';
import { inlineCode } from './inlineCode';
import type { Translate } from './words';

/** Markdown. Names come from Azure and stand as code. */
export function accessRequestDocument(t: Translate, request: AccessRequest): string {
  return [
    `# ${t('Request for access')}`,
    '',
    wish(t, request),
    '',
    ...request.roles.flatMap((requested) => sectionOf(t, request, requested)),
  ].join('\n');
}

function wish(t: Translate, { account, identity }: AccessRequest): string {
  if (identity !== undefined)
    return t(
      'Please give the managed identity {0} the access below, which its code was refused.',
      inlineCode(identity.name),
    );
  return account === ''
    ? t('Please give me the access below, which I need to work with managed identities.')
    : t(
        'Please give {0} the access below, which is needed to work with managed identities.',
        inlineCode(account),
      );
}

function sectionOf(t: Translate, request: AccessRequest, requested: RequestedRole): string[] {
  const { scope, actions, role } = requested;
  const needed = [t('Needed there:'), '', ...actions.map((action) => `- ${inlineCode(action)}`), ''];
  if (role === undefined)
    return [
      `## ${inlineCode(scope)}`,
      '',
      ...needed,
      t('No single built-in role has all of it: a custom role with these actions would.'),
      '',
    ];
  return [
    `## ${inlineCode(role.roleName)}`,
    '',
    t('Where: {0}', inlineCode(scope)),
    '',
    t('It is the smallest built-in role that has what is needed. Its ID is {0}.', inlineCode(role.guid)),
    '',
    ...needed,
    '```bash',
    `az role assignment create ${assigneeOf(t, request)} --role ${posixWord(role.guid)} --scope ${posixWord(scope)}`,
    '```',
    '',
    ...bicepOf(t, request, role, requested),
  ];
}

function assigneeOf(t: Translate, { account, identity }: AccessRequest): string {
  if (identity !== undefined)
    return `--assignee-object-id ${posixWord(identity.objectId)} --assignee-principal-type ServicePrincipal`;
  return `--assignee ${posixWord(account === '' ? t('<who asks>') : account)}`;
}

/** Nothing for a resource whose version is not known. */
function bicepOf(
  t: Translate,
  { account, identity }: AccessRequest,
  { guid, roleName }: RoleDefinition,
  { scope, apiVersion }: RequestedRole,
): string[] {
  const lookUp = `az ad user show --id ${posixWord(account === '' ? t('<who asks>') : account)} --query id --output tsv`;
  const bicep = accessGrant(
    { scope, roleGuid: guid, roleName, ...(apiVersion !== undefined && { apiVersion }) },
    identity ?? { description: t('Object ID of who asks: {0}', lookUp) },
  );
  return bicep === undefined ? [] : [t('The same as Bicep:'), '', '```bicep', bicep.trimEnd(), '```', ''];
}
