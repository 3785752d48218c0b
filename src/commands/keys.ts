/** Which command a key of the view means: what is selected decides it at the moment the key is pressed. */

import { Command, type CommandId, type FlagName } from '../names';
import { sharedFlags } from '../tree/keys';
import type { Node } from '../tree/nodes';

type Meaning = readonly [command: CommandId, ...flags: FlagName[]];

/**
 * One list for each key: the command for what all selected nodes are. The manifest's clauses cannot tell alone: the editor
 * hears what is selected only moments after a row was, and until then goes by the row before.
 */
const keys: readonly (readonly Meaning[])[] = [
  [
    [Command.removeRoleAssignment, 'removable'],
    [Command.deleteIdentity, 'deletable'],
    [Command.removeOrphans, 'orphan'],
    [Command.removeAccessPolicy, 'policy'],
    [Command.deleteFederatedCredential, 'federatedCredential'],
  ],
  [[Command.detachFromResource, 'resource', 'userAssigned']],
  [[Command.updateIdentity, 'userAssigned']],
  [[Command.assignRole, 'assignable']],
  [[Command.insertCredential, 'identity']],
  [[Command.copyText, 'text', 'identity', 'clientId', 'objectId', 'resourceId', 'tenantId']],
  [[Command.copyResourceId, 'armId', 'identity']],
  [[Command.viewProperties, 'properties']],
];

/** The command to run where a key called this one for the selection; `undefined` where the key does nothing to that. */
export function commandOfKey<C extends string>(
  called: C,
  selected: readonly Node[],
): C | CommandId | undefined {
  const meanings = keys.find((each) => each.some(([command]) => command === called));
  if (meanings === undefined) return called;
  const shared = new Set(sharedFlags(selected).split(';'));
  return meanings.find(([, ...flags]) => flags.some((flag) => shared.has(flag)))?.[0];
}
