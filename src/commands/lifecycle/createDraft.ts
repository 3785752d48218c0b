/** What making an identity takes, and what of it the call gave: checked as data, before anything is asked. */

import type { Connection } from '../../access/connection';
import { groupNameFault, identityNameFault } from '../../model/identityName';
import { isGuid, parseArmId, sameId } from '../../model/armId';
import { Failure } from '../../model/failure';
import type { IsolationScope, NewIdentity, Tags } from '../../model/identityWrites';
import { regionKey, type Region } from '../../model/provisioning';
import { tagsFault } from '../../model/tags';
import type { Subscription } from '../../model/tenancy';
import { badArgument, oneOf, textOf, valuesOf } from '../arguments';
import type { Arguments, CommandDeps, CommandInput } from '../deps';
import type { IdentityKind } from '../identityKind';

export interface ChosenGroup {
  readonly name: string;
  /** Where it is; absent for one that is to be made. */
  readonly location?: string;
  readonly isNew: boolean;
}

export interface CreateDraft {
  readonly kind?: IdentityKind;
  readonly subscription?: Subscription;
  readonly group?: ChosenGroup;
  readonly region?: Region;
  readonly name?: string;
  readonly tags?: Tags;
  readonly isolationScope?: IsolationScope;
}

/** The fields of the argument object that are there, each in the right form. */
export interface GivenFields {
  readonly subscriptionId?: string;
  readonly resourceGroup?: string;
  readonly location?: string;
  readonly name?: string;
  readonly tags?: Tags;
  readonly isolationScope?: IsolationScope;
}

export const isolationScopes = ['None', 'Regional'] as const;

/** Throws `badArgument` that names the first field with something in it that Azure would not take. */
export function givenFields(values: Arguments): GivenFields {
  const subscriptionId = subscriptionIn(textOf(values, 'subscriptionId'));
  const resourceGroup = groupIn(textOf(values, 'resourceGroup'), subscriptionId);
  const location = textOf(values, 'location');
  const name = textOf(values, 'name');
  if (name !== undefined && identityNameFault(name) !== undefined)
    throw badArgument('name', 'identityName', name);
  const tags = tagsIn(values);
  const isolationScope = oneOf(values, 'isolationScope', isolationScopes);
  return {
    ...(subscriptionId !== undefined && { subscriptionId }),
    ...(resourceGroup !== undefined && { resourceGroup }),
    ...(location !== undefined && { location: regionKey(location) }),
    ...(name !== undefined && { name }),
    ...(tags !== undefined && { tags }),
    ...(isolationScope !== undefined && { isolationScope }),
  };
}

/** A GUID, or the ID that ARM gives a subscription. */
function subscriptionIn(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const guid = /^\/subscriptions\/([^/]+)\/*$/i.exec(text)?.[1] ?? text;
  if (!isGuid(guid)) throw badArgument('subscriptionId', 'guid', text);
  return guid;
}

/** A name, or the group's ID, which has to lie in the same subscription. */
function groupIn(text: string | undefined, subscriptionId: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const parsed = text.startsWith('/') ? parseArmId(text) : undefined;
  if (parsed?.resourceGroup !== undefined && parsed.provider === undefined) {
    if (subscriptionId === undefined || !sameId(parsed.subscriptionId ?? '', subscriptionId))
      throw badArgument('resourceGroup', 'otherSubscription', text);
    return parsed.resourceGroup;
  }
  if (groupNameFault(text) !== undefined) throw badArgument('resourceGroup', 'groupName', text);
  return text;
}

/** An object of texts within Azure's limits; `undefined` when the field is absent. */
export function tagsIn(values: Arguments): Tags | undefined {
  const given = values['tags'];
  if (given === undefined || given === null) return undefined;
  if (typeof given !== 'object' || Array.isArray(given)) throw badArgument('tags', 'tags');
  const tags = Object.fromEntries(
    Object.entries(given).map(([name, value]: [string, unknown]) => {
      if (typeof value !== 'string') throw badArgument('tags', 'tags', name);
      return [name.trim(), value];
    }),
  );
  const wrong = tagsFault(tags);
  if (wrong !== undefined) throw badArgument('tags', 'tags', wrong.name);
  return tags;
}

/** The subscription that the call is about, by its node or its ID; `undefined` when it names none. Throws `notFound`. */
export async function givenSubscription(
  deps: CommandDeps,
  connection: Connection,
  input: CommandInput,
): Promise<Subscription | undefined> {
  const id =
    input.from === 'nodes' ? subscriptionOfNode(deps, input) : givenFields(valuesOf(input)).subscriptionId;
  if (id === undefined) return undefined;
  const { items } = await deps.ui.busyInView((signal) => connection.store.subscriptions(signal));
  const found = items.find(({ subscription }) => sameId(subscription.subscriptionId, id));
  if (found === undefined) throw new Failure('notFound', { resource: `/subscriptions/${id}` });
  return found.subscription;
}

/** The title's button comes with whatever is selected: only what stands for a subscription, or for nothing in one, counts. */
function subscriptionOfNode(
  { tree }: CommandDeps,
  { nodes: [node] }: Extract<CommandInput, { from: 'nodes' }>,
): string | undefined {
  const about = node.kind === 'empty' ? tree.shown(node.parentKey) : node;
  return about?.kind === 'subscription' || about?.kind === 'systemAssignedGroup'
    ? about.subscription.subscriptionId
    : undefined;
}

/** What is sent, of a draft that lacks nothing. Throws `badArgument` for what is missing. */
export function identityOf({
  subscription,
  group,
  region,
  name,
  tags = {},
  isolationScope,
}: CreateDraft): NewIdentity {
  if (subscription === undefined) throw badArgument('subscriptionId', 'guid');
  if (group === undefined) throw badArgument('resourceGroup', 'groupName');
  if (region === undefined) throw badArgument('location', 'region');
  if (name === undefined) throw badArgument('name', 'identityName');
  return {
    subscriptionId: subscription.subscriptionId,
    resourceGroup: group.name,
    location: region.name,
    name,
    ...(Object.keys(tags).length > 0 && { tags }),
    // What Azure does by itself is not sent: clouds of an older version do not know the member.
    ...(isolationScope === 'Regional' && { isolationScope }),
  };
}
