/** The role definitions of the sample tenant: real built-in roles with their real GUIDs and actions, and one custom role. */

import { guidOf } from '../guid';
import rows from './builtInRoles.json';
import { describeRole } from './describeRole';
import type { SamplePermission, SampleRoleDefinition } from './shape';

interface StoredPermission {
  readonly actions?: readonly string[] | undefined;
  readonly notActions?: readonly string[] | undefined;
  readonly dataActions?: readonly string[] | undefined;
  readonly notDataActions?: readonly string[] | undefined;
  readonly condition?: string | undefined;
}

interface StoredRole {
  readonly guid: string;
  readonly roleName: string;
  readonly permissions: readonly StoredPermission[];
}

const stored: readonly StoredRole[] = rows;

/** The lists of the file are front-coded, which takes a third off the bundle: `12:read` begins as the one before it does. */
function unpacked({ condition, ...lists }: StoredPermission): StoredPermission {
  const whole = (list: readonly string[] | undefined): readonly string[] => {
    let before = '';
    return (list ?? []).map((entry) => {
      const colon = entry.indexOf(':');
      before = before.slice(0, Number(entry.slice(0, colon))) + entry.slice(colon + 1);
      return before;
    });
  };
  return {
    actions: whole(lists.actions),
    notActions: whole(lists.notActions),
    dataActions: whole(lists.dataActions),
    notDataActions: whole(lists.notDataActions),
    condition,
  };
}

/** Names, GUIDs and actions as Azure has them (August 2026); the descriptions are composed here. */
export const builtInRoles: readonly SampleRoleDefinition[] = stored.map(({ guid, roleName, permissions }) => {
  const full = permissions.map((packed) => permissionOf(unpacked(packed)));
  return {
    guid,
    roleName,
    type: 'BuiltInRole',
    description: describeRole(full),
    permissions: full,
    assignableScopes: ['/'],
  };
});

/** A role by its name; throws when the sample does not have it, so that wrong data fails at once. */
export function roleGuid(roleName: string): string {
  const found = [...builtInRoles, ...customRolesByName].find((role) => role.roleName === roleName);
  if (found === undefined) throw new Error(`The sample tenant has no role ${roleName}.`);
  return found.guid;
}

const customRoleName = 'Contoso Order Queue Operator';
const customRolesByName = [{ roleName: customRoleName, guid: guidOf(`role ${customRoleName}`) }];

/** Contoso's own role: looks after the order queues without reading what is in the blobs beside them. */
export function customRole(assignableScopes: readonly string[]): SampleRoleDefinition {
  return {
    guid: guidOf(`role ${customRoleName}`),
    roleName: customRoleName,
    type: 'CustomRole',
    description: "Peeks into, fills and empties Contoso's order queues; made for the on-call team's tools.",
    permissions: [
      permissionOf({
        actions: [
          'Microsoft.Storage/storageAccounts/read',
          'Microsoft.Storage/storageAccounts/queueServices/queues/*',
          'Microsoft.ServiceBus/namespaces/queues/read',
        ],
        notActions: ['Microsoft.Storage/storageAccounts/queueServices/queues/delete'],
        dataActions: ['Microsoft.Storage/storageAccounts/queueServices/queues/messages/*'],
      }),
    ],
    assignableScopes,
  };
}

function permissionOf({
  actions,
  notActions,
  dataActions,
  notDataActions,
  condition,
}: StoredPermission): SamplePermission {
  return {
    actions: actions ?? [],
    notActions: notActions ?? [],
    dataActions: dataActions ?? [],
    notDataActions: notDataActions ?? [],
    ...(condition !== undefined && { condition }),
  };
}
