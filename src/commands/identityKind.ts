/** The question that creating and enabling open with: an identity of one resource alone, or one that several share. */

import type { Connection } from '../access/connection';
import { idKey, parseArmId, resourceTypeOf } from '../model/armId';
import type { ManagedIdentity } from '../model/identity';
import { isAppService, isSlot } from '../model/identityHosts';
import { listing } from '../model/listing';
import { orUnknown } from '../model/orUnknown';
import type { Choice } from '../ui/formPorts';
import type { Picked } from '../ui/listPicker';
import type { Ui } from '../ui/ports';
import type { Said } from '../ui/said';
import type { Step } from '../ui/step';
import type { Target } from './attach/askForCarrier';
import type { CommandDeps } from './deps';

export type IdentityKind = ManagedIdentity['kind'];

export interface ChosenKind {
  readonly kind: IdentityKind;
}

/** What is to use the identity, as far as it is picked. */
export interface PlannedUsers {
  /** Slots not counted. */
  readonly resources: number;
  readonly slots: number;
}

/**
 * Counts the slots of the app as well where it is one app that is picked: it takes one request. They are left out where they
 * cannot be read, for only a recommendation rests on them. Throws `cancelled`.
 * @param targets the resources and slots that are picked.
 */
export async function usersToBe(
  { ui }: Pick<CommandDeps, 'ui'>,
  { azure }: Connection,
  targets: readonly Target[],
): Promise<PlannedUsers> {
  const users = plannedUsers(targets);
  const [app] = targets;
  const subscriptionId = parseArmId(app?.id ?? '')?.subscriptionId;
  const isOneApp = users.resources === 1 && users.slots === 0;
  if (app === undefined || subscriptionId === undefined || !isOneApp) return users;
  if (!isAppService({ type: resourceTypeOf(app.id) ?? '' })) return users;
  const below = `${idKey(app.id)}/slots/`;
  const there = await orUnknown(
    ui.busyInView((signal) =>
      azure.identityBlocks.candidates({ tenantId: app.tenantId, subscriptionId }, signal),
    ),
  );
  const slots = (there?.items ?? []).filter(({ id }) => idKey(id).startsWith(below));
  return { ...users, slots: slots.length };
}

function plannedUsers(targets: readonly { readonly id: string }[]): PlannedUsers {
  const slots = targets.filter(({ id }) => isSlot({ type: resourceTypeOf(id) ?? '' })).length;
  return { resources: targets.length - slots, slots };
}

/** User-assigned for several, for slots (whose own identities do not swap with them), and while nothing is picked. */
export function recommendedKind({ resources, slots }: PlannedUsers): IdentityKind {
  return resources === 1 && slots === 0 ? 'systemAssigned' : 'userAssigned';
}

/**
 * Asks for the kind: a line each says how long it lives, who shares it, and what a new deployment leaves of it.
 * @param chosen the answer given before.
 */
export function askForKind(
  { pick }: Pick<Ui, 'pick'>,
  { step, back }: { readonly step: Step; readonly back: boolean },
  users: PlannedUsers,
  chosen?: IdentityKind,
): Promise<Picked<ChosenKind>> {
  const recommended = recommendedKind(users);
  const choice = (kind: IdentityKind, label: Said, detail: Said, icon: string): Choice<ChosenKind> => ({
    value: { kind },
    label,
    detail,
    icon,
    checked: kind === chosen,
    ...(kind === recommended && { recommended: true, description: reasonFor(users) }),
  });
  const choices = [
    choice('userAssigned', ['kind.userAssigned'], ['kind.userAssignedMeans'], 'account'),
    choice('systemAssigned', ['kind.systemAssigned'], ['kind.systemAssignedMeans'], 'server-process'),
  ];
  return pick.choice({
    step,
    back,
    question: ['kind.which'],
    placeholder: ['kind.placeholder'],
    load: () => Promise.resolve(listing(choices)),
  });
}

function reasonFor({ resources, slots }: PlannedUsers): Said {
  if (slots > 0) return ['kind.forSlots'];
  if (resources > 1) return ['kind.forSeveral', resources];
  return resources === 1 ? ['kind.forOne'] : ['kind.forAny'];
}
