/** The questions of where an identity is made: subscription, resource group, region. */

import type { Connection } from '../../access/connection';
import { groupExists } from '../../access/lifecycle/createIdentity';
import { Failure } from '../../model/failure';
import { groupNameLength } from '../../model/identityName';
import { listing } from '../../model/listing';
import { regionKey, type Region } from '../../model/provisioning';
import type { ResourceGroup, Subscription } from '../../model/tenancy';
import type { Choice } from '../../ui/formPorts';
import type { CommandDeps } from '../deps';
import type { ChosenGroup, CreateDraft } from './createDraft';
import { askedAt, subscriptionOf, type CreateStep } from './createStep';
import { groupNameProblem } from './nameProblems';

type Deps = Pick<CommandDeps, 'ui'>;

export function subscriptionStep({ ui }: Deps, connection: Connection): CreateStep {
  return {
    ask: async (draft, place) => {
      const picked = await ui.pick.choice<Subscription>({
        ...askedAt(connection, place, draft),
        question: ['create.whichSubscription'],
        ifEmpty: ['create.noSubscription'],
        load: async (signal) => {
          const { items, problems } = await connection.store.roots(signal);
          const shut = items.filter(({ subscription: { state } }) => readOnlyStates.includes(state));
          const open = items.filter((each) => !shut.includes(each));
          return listing(
            open.map(({ subscription, tenant }): Choice<Subscription> => ({
              value: subscription,
              label: { data: subscription.displayName },
              description: { data: tenant.defaultDomain ?? tenant.displayName },
              icon: 'key',
              checked: subscription.subscriptionId === draft.subscription?.subscriptionId,
            })),
            [
              ...problems,
              ...shut.map(({ subscription: { subscriptionId, displayName } }) => ({
                where: `/subscriptions/${subscriptionId}`,
                whereName: displayName,
                failure: new Failure('readOnly'),
              })),
            ],
          );
        },
      });
      if (picked === 'back' || picked === 'cancelled') return picked;
      if (picked.subscriptionId === draft.subscription?.subscriptionId) return draft;
      // Groups and regions are each subscription's own.
      const { name, tags, isolationScope, kind } = draft;
      return {
        subscription: picked,
        ...(kind !== undefined && { kind }),
        ...(name !== undefined && { name }),
        ...(tags !== undefined && { tags }),
        ...(isolationScope !== undefined && { isolationScope }),
      };
    },
  };
}

/** A disabled subscription takes no writes. */
const readOnlyStates: readonly string[] = ['Disabled', 'Deleted'];

/** The groups that there are, and one more. */
export function groupStep({ ui }: Deps, connection: Connection): CreateStep {
  return {
    ask: async (draft, place) => {
      const subscription = subscriptionOf(draft);
      const picked = await ui.pick.choice<ChosenGroup>({
        ...askedAt(connection, place, draft),
        question: ['create.whichGroup'],
        load: async (signal) => {
          const { items, problems } = await connection.azure.scopes.resourceGroups(subscription, signal);
          const newOne: Choice<ChosenGroup> = {
            value: { name: draft.group?.isNew === true ? draft.group.name : '', isNew: true },
            label: ['create.newGroup'],
            icon: 'add',
            checked: draft.group?.isNew === true,
          };
          const sorted = [...items].sort((a, b) => collator.compare(a.name, b.name));
          return listing([newOne, ...sorted.map((group) => groupChoice(group, draft))], problems);
        },
      });
      return picked === 'back' || picked === 'cancelled' ? picked : { ...draft, group: picked };
    },
  };
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

function groupChoice({ name, location }: ResourceGroup, draft: CreateDraft): Choice<ChosenGroup> {
  return {
    value: { name, location, isNew: false },
    label: { data: name },
    description: ['create.region', location],
    icon: 'symbol-namespace',
    checked: draft.group?.isNew === false && draft.group.name === name,
  };
}

export function groupNameStep({ ui }: Deps, connection: Connection): CreateStep {
  return {
    needed: ({ group }) => group?.isNew === true,
    ask: async (draft, place) => {
      const { subscriptionId, tenantId } = subscriptionOf(draft);
      const picked = await ui.pick.text({
        ...askedAt(connection, place, draft),
        question: ['create.whichGroupName'],
        prompt: ['create.groupNameRule', groupNameLength.most],
        placeholder: ['create.groupNameExample'],
        value: draft.group?.name ?? '',
        check: (text) => groupNameProblem(text.trim()),
        verify: async (text, signal) => {
          const id = `/subscriptions/${subscriptionId}/resourceGroups/${text.trim()}`;
          const there = await groupExists(connection.azure, tenantId, id, signal);
          return there ? ['create.groupTaken', text.trim()] : undefined;
        },
      });
      if (picked === 'back' || picked === 'cancelled') return picked;
      return { ...draft, group: { name: picked.text.trim(), isNew: true } };
    },
  };
}

/** The regions that the provider offers in the subscription, the group's own first. */
export function regionStep({ ui }: Deps, connection: Connection): CreateStep {
  return {
    ask: async (draft, place) => {
      const home = regionKey(draft.group?.location ?? '');
      const picked = await ui.pick.choice<Region>({
        ...askedAt(connection, place, draft),
        question: ['create.whichRegion'],
        placeholder: draft.group?.isNew === true ? ['create.regionOfBoth'] : ['create.regionHint'],
        load: async (signal) => {
          const { items, problems } = await connection.azure.provisioning.regions(
            subscriptionOf(draft),
            signal,
          );
          const choices = items.map((region): Choice<Region> => ({
            value: region,
            label: { data: region.displayName },
            description: region.name === home ? ['create.groupsRegion'] : { data: region.name },
            icon: 'globe',
            recommended: region.name === home,
            checked: region.name === draft.region?.name,
          }));
          return listing(choices, problems);
        },
      });
      return picked === 'back' || picked === 'cancelled' ? picked : { ...draft, region: picked };
    },
  };
}
