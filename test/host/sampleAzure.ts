/** The sample Azure over HTTPS, as host tests see it: who is signed in to it, what it was asked, a fresh start. */

import { readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { sampleCallers } from '../../src/sampleTenant/entry';
import type { RecordedRequest } from '../sampleAzure/server';

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: start the tests with npm test`);
  return value;
}

/** `https://localhost:<port>`: resource manager, audience and sign-in address of the custom cloud. */
export function sampleAzureUrl(): string {
  return variable('TEST_SAMPLE_AZURE_URL');
}

/** What `managedIdentities.customCloud` must be to reach it, with `managedIdentities.cloud` set to `custom`. */
export function sampleAzureCloud(): Readonly<Record<string, string>> {
  const url = sampleAzureUrl();
  return {
    name: 'SampleAzure',
    resourceManagerUrl: url,
    activeDirectoryUrl: url,
    audience: url,
    portalUrl: 'https://portal.azure.com',
  };
}

/** Makes the `az` on the host's PATH sign in as one of the sample's people; `undefined` is: nobody is signed in. */
export function signInToAzAs(caller: keyof typeof sampleCallers | undefined): void {
  const file = variable('TEST_AZ_STATE');
  const { tenant } = JSON.parse(readFileSync(file, 'utf8')) as { tenant: string };
  const next =
    caller === undefined
      ? { tenant, error: "ERROR: Please run 'az login' to setup account." }
      : { tenant, oid: sampleCallers[caller].oid, name: sampleCallers[caller].account };
  writeFileSync(file, JSON.stringify(next));
}

/** What the server was asked since the last reset, in order. */
export async function sampleAzureRequests(): Promise<RecordedRequest[]> {
  return JSON.parse(await call('GET', '/_test/requests')) as RecordedRequest[];
}

/** Gives the server a tenant as new and forgets its requests. */
export async function resetSampleAzure(): Promise<void> {
  await call('POST', '/_test/reset');
}

function call(method: string, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const outgoing = request(new URL(path, sampleAzureUrl()), { method }, (incoming) => {
      let body = '';
      incoming.setEncoding('utf8');
      incoming.on('data', (chunk: string) => {
        body += chunk;
      });
      incoming.on('end', () => {
        resolve(body);
      });
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}
