/** One error of the corpus: as a program prints it, and what stands in it. Names and IDs are invented. */

import type { Refusal } from '../../../../../src/access/explain/refusal';

export interface Expected {
  readonly by: Refusal['by'];
  readonly kind: Refusal['kind'];
  readonly code?: string;
  readonly who?: Refusal['who'];
  /** The operations of Azure RBAC, any alternatives joined by a bar. */
  readonly operations?: readonly string[];
  readonly permissions?: readonly string[];
  readonly service?: Refusal['service'];
  readonly operation?: Refusal['operation'];
  readonly scopes?: readonly string[];
  readonly host?: string;
  readonly resourceName?: string;
  readonly entity?: string;
  readonly database?: string;
  readonly obstacle?: string;
  readonly expected?: readonly string[];
  readonly correlationId?: string;
  /** The parts that are not in it: `who notSaid`. */
  readonly absent?: readonly string[];
}

export interface Sample {
  /** The program and what was refused. */
  readonly title: string;
  readonly text: string;
  readonly reads: Expected;
  /** The smallest roles that grant it, where roles decide and the error says what. */
  readonly roles?: readonly string[];
}

export const id = {
  app: '5b0f1c9e-7a44-4f0b-9a57-3c1d2e8f6a01',
  object: '9c2d7e10-41b8-4c6f-8e35-d0a6b7f4c812',
  tenant: '1f6a3b58-92cd-4e07-b6a1-7d5e4c3b2a90',
  otherTenant: 'a4c81e2d-05f7-4b39-8d6c-2e9f7a1b5c63',
  subscription: '3e8d5a72-6b1c-4f94-a0d7-5c9b8e2f1d46',
  correlation: '7d4e9a1b-2c35-4d68-9f70-8a1b6c5d3e27',
  request: 'c3a7f2e4-001e-0042-5d18-6b9a4f000000',
} as const;

export const group = `/subscriptions/${id.subscription}/resourceGroups/rg-shop`;
/** As Key Vault writes IDs. */
export const vault = `/subscriptions/${id.subscription}/resourcegroups/rg-shop/providers/microsoft.keyvault/vaults/kv-shop`;
export const topic = `${group}/providers/Microsoft.EventGrid/topics/evgt-shop`;
export const identity = `/subscriptions/${id.subscription}/resourcegroups/rg-shop/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-shop-api`;
export const site = `${group}/providers/Microsoft.Web/sites/app-shop`;
