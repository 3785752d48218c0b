/** What every question of making an identity shares: its title, and the subscription that was chosen. */

import type { Connection } from '../../access/connection';
import type { Subscription } from '../../model/tenancy';
import type { Said } from '../../ui/said';
import type { Step } from '../../ui/step';
import { badArgument } from '../arguments';
import type { FlowStep, Place } from '../flow';
import { saidStep } from '../saidStep';
import type { CreateDraft } from './createDraft';

export type CreateStep = FlowStep<CreateDraft>;

/** Where a question of this flow stands. */
export function askedAt(
  connection: Connection,
  place: Place,
  { name, subscription }: CreateDraft,
): { readonly step: Step; readonly back: boolean } {
  const what: Said =
    name !== undefined
      ? ['create.purposeOf', name]
      : subscription === undefined
        ? ['create.purpose']
        : ['create.purposeIn', subscription.displayName];
  return { step: saidStep(what, place, connection), back: place.back };
}

export function subscriptionOf({ subscription }: CreateDraft): Subscription {
  if (subscription === undefined) throw badArgument('subscriptionId', 'guid');
  return subscription;
}
