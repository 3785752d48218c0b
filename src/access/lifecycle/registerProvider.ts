/** Registers the provider of managed identities in a subscription, and waits until Azure has done it. */

import { Failure } from '../../model/failure';
import type { Azure, Clock, Log } from '../../model/ports';
import { finishing } from '../finishing';

/** Seconds between looks; about two minutes in all. */
const waits = [1, 2, 4, 8, 15, 30, 30, 30];

/** Throws `notRegistered` with the reason `registering` when Azure takes longer than that: it goes on all the same. */
export async function registerProvider(
  {
    azure,
    clock,
    log,
  }: { readonly azure: Pick<Azure, 'provisioning'>; readonly clock: Clock; readonly log: Log },
  tenantId: string,
  subscriptionId: string,
  signal: AbortSignal,
): Promise<void> {
  const { provisioning } = azure;
  await finishing(clock, signal, (own) => provisioning.register(tenantId, subscriptionId, own));
  log.info(
    `Asked to register Microsoft.ManagedIdentity in ${subscriptionId}. ` +
      `Undo: az provider unregister --namespace Microsoft.ManagedIdentity --subscription ${subscriptionId}`,
  );
  for (const seconds of waits) {
    if (await provisioning.isRegistered(tenantId, subscriptionId, signal)) return;
    await clock.sleep(seconds * 1000, signal);
  }
  const values = { namespace: 'Microsoft.ManagedIdentity', reason: 'registering' };
  throw new Failure('notRegistered', { resource: `/subscriptions/${subscriptionId}`, values });
}
