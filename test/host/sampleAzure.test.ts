/** The way to a real endpoint that other host tests go: the az on the PATH, the custom cloud, HTTPS, recorded requests. */

import assert from 'node:assert/strict';
import { exec } from 'node:child_process';
import { get } from 'node:https';
import { promisify } from 'node:util';
import { resetSampleAzure, sampleAzureRequests, sampleAzureUrl, signInToAzAs } from './sampleAzure';

const run = promisify(exec);

async function tokenOfAz(): Promise<string> {
  const { stdout } = await run('az account get-access-token --output json --resource https://sample');
  return (JSON.parse(stdout) as { accessToken: string }).accessToken;
}

function statusOf(path: string, token: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}` };
    get(new URL(path, sampleAzureUrl()), { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject);
  });
}

describe('the sample Azure over HTTPS', () => {
  beforeEach(resetSampleAzure);
  afterEach(() => {
    signInToAzAs('owner');
  });

  it('takes the token that az prints, and remembers what it was asked', async () => {
    const path = '/subscriptions?api-version=2022-12-01';
    assert.equal(await statusOf(path, await tokenOfAz()), 200);
    const requests = await sampleAzureRequests();
    assert.deepEqual(
      requests.map(({ method, url, status }) => ({ method, url, status })),
      [{ method: 'GET', url: path, status: 200 }],
    );
  });

  it('sees nobody when az is signed out', async () => {
    signInToAzAs(undefined);
    await assert.rejects(tokenOfAz, /az login/);
  });
});
