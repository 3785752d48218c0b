/** The questions of what identity is made: its name, tags, and who may use it. */

import type { Connection } from '../../access/connection';
import { existing, identityIdOf } from '../../access/lifecycle/createIdentity';
import { identityNameLength } from '../../model/identityName';
import { listing } from '../../model/listing';
import type { CommandDeps } from '../deps';
import { askedAt, subscriptionOf, type CreateStep } from './createStep';
import { isolationChoices } from './isolationChoices';
import { nameProblem } from './nameProblems';
import { askForTags } from './tagSteps';

type Deps = Pick<CommandDeps, 'ui'>;

export function nameStep({ ui }: Deps, connection: Connection): CreateStep {
  return {
    ask: async (draft, place) => {
      const { subscriptionId, tenantId } = subscriptionOf(draft);
      // Azure lets one identity be asked for only once in two seconds, and typing comes back to the same name.
      const taken = new Map<string, boolean>();
      const picked = await ui.pick.text({
        ...askedAt(connection, place, draft),
        question: ['create.whichName'],
        prompt: ['create.nameRule', identityNameLength.least, identityNameLength.most],
        placeholder: ['create.nameExample'],
        value: draft.name ?? '',
        check: (text) => nameProblem(text.trim()),
        verify: async (text, signal) => {
          const name = text.trim();
          if (draft.group === undefined || draft.group.isNew) return undefined;
          const id = identityIdOf({ subscriptionId, resourceGroup: draft.group.name, name, location: '' });
          const known =
            taken.get(name.toLowerCase()) ??
            (await existing(connection.azure, tenantId, id, signal)) !== undefined;
          taken.set(name.toLowerCase(), known);
          return known ? ['create.nameTaken', name, draft.group.name] : undefined;
        },
      });
      return picked === 'back' || picked === 'cancelled' ? picked : { ...draft, name: picked.text.trim() };
    },
  };
}

export function tagsStep({ ui }: Deps, connection: Connection): CreateStep {
  return {
    ask: async (draft, place) => {
      const tags = await askForTags(ui, askedAt(connection, place, draft), draft.tags ?? {});
      return tags === 'back' || tags === 'cancelled' ? tags : { ...draft, tags };
    },
  };
}

export function isolationStep({ ui }: Deps, connection: Connection): CreateStep {
  return {
    ask: async (draft, place) => {
      const picked = await ui.pick.choice({
        ...askedAt(connection, place, draft),
        question: ['isolation.which'],
        load: () => Promise.resolve(listing(isolationChoices(draft.isolationScope ?? 'None'))),
      });
      return picked === 'back' || picked === 'cancelled' ? picked : { ...draft, ...picked };
    },
  };
}
