/** All built-in roles of August 2026 with their real GUIDs and actions, unpacked from the compact `roles.json` beside this. */

import type { Permission, RoleDefinition } from '../../../src/model/role';
import packed from './roles.json';

/** A line is `guid|name|entries`; an entry is four lists of places in `operations`, and `condition` where it has one. */
export const builtInRoles: readonly RoleDefinition[] = packed.roles.map((line) => {
  const [guid = '', roleName = '', entries = ''] = line.split('|');
  return {
    guid,
    id: `/providers/Microsoft.Authorization/roleDefinitions/${guid}`,
    roleName,
    description: '',
    type: 'BuiltInRole',
    permissions: entries.split(';').map(permissionOf),
    assignableScopes: ['/'],
  };
});

export function builtIn(roleName: string): RoleDefinition {
  const found = builtInRoles.find((role) => role.roleName === roleName);
  if (found === undefined) throw new Error(`No built-in role ${roleName}`);
  return found;
}

function permissionOf(entry: string): Permission {
  const [actions, notActions, dataActions, notDataActions, condition] = entry.split(',');
  return {
    actions: operationsAt(actions),
    notActions: operationsAt(notActions),
    dataActions: operationsAt(dataActions),
    notDataActions: operationsAt(notDataActions),
    ...(condition !== undefined && { condition: 'of the definition' }),
  };
}

function operationsAt(places = ''): readonly string[] {
  return places === '' ? [] : places.split(' ').map((place) => packed.operations[Number(place)] ?? '');
}
