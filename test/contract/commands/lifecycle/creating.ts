/** What the tests of creating identities have in common: a complete call, and the answers of a person. */

import { createIdentity } from '../../../../src/commands/lifecycle/createIdentity';
import type { UserAssignedIdentity } from '../../../../src/model/identity';
import { prod } from '../../../../src/sampleTenant/data/organisation';
import { go, typed, type Script } from '../../../unit/commands/fakeUi';
import type { sampleDesk } from '../../sampleDesk';

export const complete = {
  subscriptionId: prod.subscriptionId,
  resourceGroup: 'rg-orders',
  location: 'westeurope',
  name: 'id-new',
};

export function create(
  made: ReturnType<typeof sampleDesk>,
  values?: Readonly<Record<string, unknown>>,
): Promise<UserAssignedIdentity | undefined> {
  const input =
    values === undefined ? ({ from: 'nothing' } as const) : ({ from: 'arguments', values } as const);
  return createIdentity(made.deps)(input) as Promise<UserAssignedIdentity | undefined>;
}

/** Everything in rg-orders, with one tag. */
export function answers(more: Script = {}): Script {
  return {
    choice: [
      'User-assigned',
      'Contoso Prod',
      'rg-orders',
      'West Europe',
      'Add a tag…',
      'Go on with this tag',
      'Only resources in its own region',
    ],
    text: [typed('id-new'), typed('team=orders')],
    plan: [go],
    ...more,
  };
}

/** In a resource group that is made together with the identity. */
export function inNewGroup(...text: NonNullable<Script['text']>): Script {
  return {
    choice: [
      'User-assigned',
      'Contoso Prod',
      'New resource group…',
      'North Europe',
      'Go on without tags',
      'Resources in any region',
    ],
    text,
    plan: [go],
  };
}

export function idInProd(group: string, name: string): string {
  return `/subscriptions/${prod.subscriptionId}/resourceGroups/${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${name}`;
}
