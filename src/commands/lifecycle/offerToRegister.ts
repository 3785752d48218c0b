/** Where a subscription has not registered the provider of managed identities: says so, and registers it for a yes. */

import type { Connection } from '../../access/connection';
import { registerProvider } from '../../access/lifecycle/registerProvider';
import { Operation } from '../../access/managementTasks';
import type { Subscription } from '../../model/tenancy';
import type { CommandDeps } from '../deps';
import { mayGoOn } from '../permission';

/** @returns whether it is registered now. Throws what Azure refuses. */
export async function offerToRegister(
  deps: CommandDeps,
  connection: Connection,
  { tenantId, subscriptionId, displayName }: Subscription,
): Promise<boolean> {
  const { ui, clock, log } = deps;
  const { azure, sample } = connection;
  const wanted = await ui.confirm(
    {
      ask: 'said',
      message: ['register.ask', displayName],
      detail: [['register.means'], ['register.takes']],
      yes: ['register.yes'],
    },
    sample,
  );
  if (!wanted) return false;
  const needs = [{ action: Operation.register, scope: `/subscriptions/${subscriptionId}` }];
  const message = ['register.mayNot', displayName] as const;
  if (!(await mayGoOn(deps, connection, { tenantId, needs, message }))) return false;
  await ui.busy({ doing: 'said', what: ['register.busy', displayName] }, (signal) =>
    registerProvider({ azure, clock, log }, tenantId, subscriptionId, signal),
  );
  return true;
}
