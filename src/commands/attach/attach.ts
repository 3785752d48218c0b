/** Attaches user-assigned identities to a resource or slot: those that are there already stay, and one request does it all. */

import { isAppService } from '../../model/identityHosts';
import type { FollowUps } from '../../ui/ports';
import { assignRole } from '../assignRole';
import { connect } from '../connect';
import type { CommandDeps, Gesture } from '../deps';
import { askAppIdentity } from './appIdentity';
import { applyEach, type Telling } from './apply';
import { askAttachment, attachable, targetsOf } from './attachSteps';
import { nameOf, namesOf, oneOrAll, type ChangeResult } from './orders';

/** @returns what became of the resource's identities; a list for several resources, `undefined` when the person left. */
export const attachToResource: Gesture =
  (deps) =>
  async (input): Promise<ChangeResult | readonly ChangeResult[] | undefined> => {
    const connection = await connect(deps);
    const targets = await targetsOf(deps, connection, input);
    const identities = await attachable(deps, connection, input);
    const orders = await askAttachment(deps, connection, {
      ...(identities !== undefined && { identities }),
      ...(targets !== undefined && { targets }),
    });
    if (orders === undefined) return undefined;
    return oneOrAll(await applyEach(deps, connection, orders, ({ tenantId }) => telling(deps, tenantId)));
  };

/** What is said of an attachment, and what usually comes after it. */
export function telling(deps: CommandDeps, tenantId: string): Telling {
  return {
    text: ({ made, after }) => {
      const names = namesOf(made.add ?? []);
      if (after.manualUpgrade === true) return ['attach.doneManual', names, nameOf(after)];
      return [isAppService(after) ? 'attach.doneRestarts' : 'attach.done', names, nameOf(after)];
    },
    next: ({ made: { add = [] }, after }) => {
      const [only, second] = add;
      const next: NonNullable<FollowUps['more']>[number][] = [
        {
          label: ['next.assignRole'],
          run: async () => {
            await assignRole(deps)({ from: 'arguments', values: { identityIds: add } });
          },
        },
      ];
      if (isAppService(after) && only !== undefined) {
        next.unshift({
          label: ['app.next'],
          run: async () => {
            const target = { id: after.id, tenantId };
            await askAppIdentity(deps, await connect(deps), {
              target,
              ...(second === undefined && { identityId: only }),
            });
          },
        });
      }
      return next;
    },
  };
}
