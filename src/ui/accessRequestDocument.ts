/** A request to the owner of a place, ready to send: what is asked for in words, and the command or the Bicep that grants it. */

import type { AccessRequest, RequestedRole } from '../access/accessRequest';
import { accessGrant } from '../code/recreate/accessGrant';
import type { RoleDefinition } from '../model/role';
import { posixWord } from '../model/shellText';
import { inlineCode } from './inlineCode';
import type { Translate } from './words';

/** Markdown. Names come from Azure and stand as code. */
export function accessRequestDocument(t: Translate, { account, roles }: AccessRequest): string {
  return [
    `# ${t('Request for access')}`,
    '',
    account === ''
      ? t('Please give me the access below, which I need to work with managed identities.')
      : t(
          'Please give {0} the access below, which is needed to work with managed identities.',
          inlineCode(account),
        ),
    '',
    ...roles.flatMap((requested) => sectionOf(t, account, requested)),
  ].join('\n');
}

function sectionOf(t: Translate, account: string, requested: RequestedRole): string[] {
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
  const assignee = account === '' ? t('<who asks>') : account;
  return [
    `## ${inlineCode(role.roleName)}`,
    '',
    t('Where: {0}', inlineCode(scope)),
    '',
    t('It is the smallest built-in role that has what is needed. Its ID is {0}.', inlineCode(role.guid)),
    '',
    ...needed,
    '```bash',
    `az role assignment create --assignee ${posixWord(assignee)} --role ${posixWord(role.guid)} --scope ${posixWord(scope)}`,
    '```',
    '',
    ...bicepOf(t, assignee, role, requested),
  ];
}

/** Nothing for a resource whose version is not known. */
function bicepOf(
  t: Translate,
  assignee: string,
  { guid, roleName }: RoleDefinition,
  { scope, apiVersion }: RequestedRole,
): string[] {
  const lookUp = `az ad user show --id ${posixWord(assignee)} --query id --output tsv`;
  const bicep = accessGrant(
    { scope, roleGuid: guid, roleName, ...(apiVersion !== undefined && { apiVersion }) },
    t('Object ID of who asks: {0}', lookUp),
  );
  return bicep === undefined ? [] : [t('The same as Bicep:'), '', '```bicep', bicep.trimEnd(), '```', ''];
}
