/** A request to the owner of a place, ready to send: what is asked for in words, and the command that grants it. */

import type { AccessRequest, RequestedRole } from '../access/accessRequest';
import { shellQuoted } from '../model/shellText';
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

function sectionOf(t: Translate, account: string, { scope, actions, role }: RequestedRole): string[] {
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
    `az role assignment create --assignee ${shellQuoted(assignee)} --role ${shellQuoted(role.guid)} --scope ${shellQuoted(scope)}`,
    '```',
    '',
  ];
}
