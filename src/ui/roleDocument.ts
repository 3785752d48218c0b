/** A role definition as a document to read and search: what it allows by provider, what it leaves out, where it can be assigned. */

import { grouped } from '../model/grouped';
import type { Permission, RoleDefinition } from '../model/role';
import { conditionWords, type RoleName } from './conditionText';
import { inlineCode, longestTicks } from './inlineCode';
import type { Translate } from './words';

/**
 * Markdown. Names and descriptions come from Azure and are escaped; operations and scopes stand as code.
 * @param roleName the names of roles that a condition names by their GUIDs.
 */
export function roleDocument(t: Translate, role: RoleDefinition, roleName?: RoleName): string {
  const many = role.permissions.length > 1;
  return [
    `# ${escaped(role.roleName)}`,
    '',
    ...(role.description === '' ? [] : [escaped(role.description), '']),
    `- ${role.type === 'CustomRole' ? t('Custom role') : t('Built-in role')}`,
    `- ${t('Role ID')}: ${inlineCode(role.guid)}`,
    `- ${t('Can be assigned at')}: ${role.assignableScopes.map(inlineCode).join(', ')}`,
    '',
    ...role.permissions.flatMap((permission, at) => [
      ...(many
        ? [
            `## ${t('Permissions, part {0} of {1}', at + 1, role.permissions.length)}`,
            '',
            t('Exclusions count within their own part only.'),
            '',
          ]
        : []),
      ...permissionLines(t, permission, many ? '###' : '##', roleName),
    ]),
  ].join('\n');
}

function permissionLines(
  t: Translate,
  permission: Permission,
  heading: string,
  roleName: RoleName | undefined,
): string[] {
  const sections: [string, readonly string[]][] = [
    [t('Data actions (what it may do with the data inside)'), permission.dataActions],
    [t('Excluded data actions'), permission.notDataActions],
    [t('Actions (what it may do with the resources themselves)'), permission.actions],
    [t('Excluded actions'), permission.notActions],
  ];
  const filled = sections.filter(([, operations]) => operations.length > 0);
  const lines = filled.flatMap(([title, operations]) => [
    `${heading} ${title}`,
    '',
    ...byProvider(t, operations, `${heading}#`),
  ]);
  const nothing = lines.length === 0 ? [t('This role allows nothing by itself.'), ''] : [];
  const condition = permission.condition ?? '';
  return [...lines, ...nothing, ...(condition === '' ? [] : conditionLines(t, condition, heading, roleName))];
}

/** What it means, where that is understood, over the text itself. */
function conditionLines(
  t: Translate,
  condition: string,
  heading: string,
  roleName: RoleName | undefined,
): string[] {
  const words = conditionWords(t, condition, roleName);
  return [
    `${heading} ${t('Condition')}`,
    '',
    ...(words === undefined ? [] : [escaped(words), '']),
    ...fenced(condition),
    '',
  ];
}

function byProvider(t: Translate, operations: readonly string[], heading: string): string[] {
  const groups = grouped(operations, providerOf);
  return [...groups]
    .sort(([a], [b]) => a.localeCompare(b))
    .flatMap(([provider, members]) => [
      `${heading} ${provider === '*' ? t('Every provider') : escaped(provider)}`,
      '',
      ...[...members].sort((a, b) => a.localeCompare(b)).map((operation) => `- ${inlineCode(operation)}`),
      '',
    ]);
}

/** The part before the first slash; a wildcard there means every provider. */
function providerOf(operation: string): string {
  const provider = operation.split('/')[0] ?? '';
  return provider.includes('*') ? '*' : provider;
}

function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>#|!&~]/g, '\\$&');
}

function fenced(text: string): string[] {
  const fence = '`'.repeat(Math.max(3, longestTicks(text) + 1));
  return [fence, ...text.split(/\r?\n/), fence];
}
