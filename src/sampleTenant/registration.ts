/** Which providers a subscription has registered: a provider that is not takes no writes there, and registering takes a while. */

import { ArmError } from './armError';
import type { Call } from './call';

export type RegistrationState = 'Registered' | 'Registering' | 'NotRegistered';

export function registrationOf(call: Call, subscriptionId: string, namespace: string): RegistrationState {
  const asked = call.state.unregistered.get(keyOf(subscriptionId, namespace));
  if (asked === undefined) return 'Registered';
  if (asked.since === undefined) return 'NotRegistered';
  const { now, replicationSeconds } = call.behaviour;
  return now() - asked.since < replicationSeconds * 1000 ? 'Registering' : 'Registered';
}

/** Begins to register, unless that was asked for before. */
export function register(call: Call, subscriptionId: string, namespace: string): void {
  if (registrationOf(call, subscriptionId, namespace) !== 'NotRegistered') return;
  call.state.unregistered.set(keyOf(subscriptionId, namespace), { since: call.behaviour.now() });
}

export function demandRegistered(call: Call, subscriptionId: string, namespace: string): void {
  if (registrationOf(call, subscriptionId, namespace) === 'Registered') return;
  throw new ArmError(
    409,
    'MissingSubscriptionRegistration',
    `The subscription is not registered to use namespace '${namespace}'. ` +
      'See https://aka.ms/rps-not-found for how to register subscriptions.',
    {
      details: [
        {
          code: 'MissingSubscriptionRegistration',
          target: namespace,
          message: `The subscription is not registered to use namespace '${namespace}'. See https://aka.ms/rps-not-found for how to register subscriptions.`,
        },
      ],
    },
  );
}

export function keyOf(subscriptionId: string, namespace: string): string {
  return `${subscriptionId}/${namespace}`.toLowerCase();
}
