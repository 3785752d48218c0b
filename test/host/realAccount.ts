/** Connects the extension to the sample over HTTPS as to any Azure: through the az on the PATH, in a cloud of its own. */

import * as vscode from 'vscode';
import { call, sample } from './calls';
import { setting } from './editors';
import { sampleAzureCloud, signInToAzAs } from './sampleAzure';

/** Sets a setting of the machine, as the person has it in the user settings; `undefined` takes it away. */
export async function machineSetting(name: string, value: unknown): Promise<void> {
  const section = vscode.workspace.getConfiguration('managedIdentities');
  await section.update(name, value, vscode.ConfigurationTarget.Global);
}

/** Lets the extension find out anew who is signed in. */
export async function startOver(): Promise<void> {
  await call('openSampleTenant');
  await call('closeSampleTenant');
}

/** Connects: from now on everything is read from there, and nothing of it counts as a sample. */
export async function signIn(): Promise<void> {
  signInToAzAs('owner');
  await machineSetting('credential', 'azureCli');
  await machineSetting('cloud', 'custom');
  await machineSetting('customCloud', sampleAzureCloud());
  await startOver();
  await call('copyObjectId', { identityId: sample.ordersApi });
}

/** Takes the settings back. */
export async function signOut(): Promise<void> {
  signInToAzAs('owner');
  for (const name of ['customCloud', 'cloud', 'credential']) await machineSetting(name, undefined);
  await startOver();
}

/** Signs in and makes `id-orders-api` the identity of the workspace: offers then name it, with IDs that were read. */
export async function knowIdentity(): Promise<void> {
  await signIn();
  await call('setWorkspaceIdentity', { identityId: sample.ordersApi });
}

/** Takes that back. */
export async function forgetIdentity(): Promise<void> {
  await setting('workspaceIdentity', undefined);
  await signOut();
}
