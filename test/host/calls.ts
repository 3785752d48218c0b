/** Commands of the extension, called as another extension would: with one argument object. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Command } from '../../src/names';
import { managementGroupId } from '../../src/sampleTenant/scopes';
import * as hosts from '../../src/sampleTenant/data/hosts';
import * as identities from '../../src/sampleTenant/data/identities';
import * as organisation from '../../src/sampleTenant/data/organisation';
import * as services from '../../src/sampleTenant/data/services';
import type { SampleResource } from '../../src/sampleTenant/data/shape';
import { resourceGroupId } from '../../src/sampleTenant/state';

/** Calls a command by its short name. The result is the command's own; nothing checks its type. */
export async function call<T = unknown>(name: keyof typeof Command, values?: object): Promise<T> {
  return vscode.commands.executeCommand<T>(Command[name], ...(values === undefined ? [] : [values]));
}

/** What a refused call tells the caller. */
export interface Refusal {
  readonly code: unknown;
  readonly message: string;
  readonly field: unknown;
}

/** The refusal of a call that must not succeed. */
export async function refusalOf(name: keyof typeof Command, values: object): Promise<Refusal> {
  try {
    await call(name, values);
  } catch (error) {
    assert.ok(error instanceof Error, String(error));
    return {
      code: 'code' in error ? error.code : undefined,
      field: 'field' in error ? error.field : undefined,
      message: error.message,
    };
  }
  throw new Error(`${name} took ${JSON.stringify(values)}`);
}

/**
 * The question that a call asks before it does anything: the host of the tests refuses every modal and says what it
 * would have shown, which for the command is an answer other than yes.
 */
export async function questionOf(name: keyof typeof Command, values: object): Promise<string> {
  const { message } = await refusalOf(name, values);
  const asked = /refused to show dialog in tests\. Contents: (.*)/s.exec(message)?.[1];
  assert.ok(asked !== undefined, `no question, but: ${message}`);
  return asked;
}

function propertyOf({ properties }: SampleResource, name: string): string {
  const value = properties[name];
  assert.ok(typeof value === 'string', name);
  return value;
}

/** The sample's identities and resources that the tests of commands are about. */
export const sample = {
  prod: organisation.prod.subscriptionId,
  /** Nobody has registered the provider of managed identities here. */
  dev: organisation.dev.subscriptionId,
  ordersApi: identities.ordersApi.id,
  ordersWorker: identities.ordersWorker.id,
  /** Reads the items of one Cosmos DB account, by its own role. */
  catalogApi: identities.catalogApi.id,
  /** In a group that a lock keeps from losing anything. */
  lockedIdentity: identities.oldInvoices.id,
  /** Has a system-assigned identity. */
  appOrders: hosts.appOrders.id,
  vmReports: hosts.vmReports.id,
  /** Its pods take federated credentials instead. */
  cluster: hosts.cluster.id,
  clientIdOfOrdersApi: propertyOf(identities.ordersApi, 'clientId'),
  principalOfOrdersApi: propertyOf(identities.ordersApi, 'principalId'),
  /** In a group that a lock keeps from losing anything. */
  storage: services.paymentsStorage.id,
  unlockedStorage: services.ordersStorage.id,
  readOnlyStorage: services.archiveStorage.id,
  /** The caller may not assign anything here. */
  sealedGroup: resourceGroupId(organisation.sealed),
  vault: services.platformVault.id,
  managementGroup: managementGroupId('mg-workloads'),
} as const;

/** Built-in roles, by the GUIDs that Azure gives them. */
export const role = {
  blobReader: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1',
  blobContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe',
  secretsUser: '4633458b-17de-408a-b874-0445c86b69e6',
  reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
  owner: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
} as const;
