/** What is inserted into shell scripts, run: the identity that is asked for, the token that is kept, the answers that are waited out. */

import assert from 'node:assert/strict';
import type { ClientTarget } from '../../../../src/code/clients/client';
import type { CredentialRequest } from '../../../../src/code/request';
import { shell } from '../../../../src/code/shell/language';
import { skipBecause } from '../../../host/launch/runMocha';
import { identifiers, ids, inserted, requestFor } from '../applied';
import { missing, runShell, startTokenServer } from './runShell';
import type { Outcome, TokenServer } from './runShell';

const target: ClientTarget = {
  service: 'keyVaultSecrets',
  resource: 'kv-orders',
  endpoint: 'https://kv-orders.vault.azure.net',
  entity: 'db',
  call: false,
};
const names = {
  clientId: ['client_id', 'client_id'],
  objectId: ['principal_id', 'object_id'],
  resourceId: ['mi_res_id', 'msi_res_id'],
} as const;
/** Nobody waits in a test, and the metadata endpoint is where the test says. */
const stubs = (port: number): string =>
  `sleep() { echo "waited $1"; }\ncurl() { command curl "\${@/http:\\/\\/169.254.169.254/http:\\/\\/127.0.0.1:${port}}"; }\n`;

async function script(
  request: CredentialRequest,
  marked = '#!/usr/bin/env bash\nset -euo pipefail\n\n¦\n',
): Promise<string> {
  const written = await inserted(shell, 'shellscript', marked, request);
  assert.ok(written !== undefined);
  return written;
}

describe('shell scripts that were inserted', function () {
  this.timeout(20_000);
  before(function () {
    const reason = missing('bash', 'curl');
    if (reason !== undefined) skipBecause(this, reason);
  });
  let server: TokenServer;
  afterEach(() => {
    server.close();
  });

  async function onAppService(
    text: string,
    env: Readonly<Record<string, string>> = {},
    program = 'bash',
  ): Promise<Outcome> {
    const endpoint = {
      IDENTITY_ENDPOINT: `http://127.0.0.1:${server.port}/msi/token`,
      IDENTITY_HEADER: 'head er',
    };
    return runShell(program, text, { ...endpoint, ...env });
  }

  for (const identifier of identifiers) {
    for (const idSource of ['literal', 'environmentVariable', 'parts'] as const) {
      if (idSource === 'parts' && identifier !== 'resourceId') continue;
      for (const host of ['App Service', 'a virtual machine'] as const) {
        it(`ask ${host} for the ${identifier} by ${idSource} and for nothing else`, async () => {
          server = await startTokenServer();
          const request = requestFor({ identifier, idSource, flavour: 'client', target, variable: 'THE_ID' });
          const text = `${stubs(server.port)}${await script(request)}\necho "got $access_token"\n`;
          const id = identifier === 'systemAssigned' ? '' : ids[identifier];
          const parts = id.split('/');
          const env = {
            THE_ID: id,
            AZURE_SUBSCRIPTION_ID: parts[2] ?? '',
            AZURE_RESOURCE_GROUP: parts[4] ?? '',
            MANAGED_IDENTITY_NAME: parts[8] ?? '',
          };
          const { status, stdout, stderr } = await (host === 'App Service'
            ? onAppService(text, env)
            : runShell('bash', text, env));
          assert.equal(status, 0, stderr);
          assert.equal(stdout, 'got token-1\n');
          const [asked] = server.asked;
          const version = host === 'App Service' ? '2019-08-01' : '2018-02-01';
          const name =
            identifier === 'systemAssigned' ? [] : [[names[identifier][host === 'App Service' ? 0 : 1], id]];
          assert.deepEqual(
            asked?.query,
            Object.fromEntries([['api-version', version], ['resource', 'https://vault.azure.net'], ...name]),
          );
          if (host === 'App Service') assert.equal(asked?.headers['x-identity-header'], 'head er');
          else
            assert.deepEqual(
              [asked?.headers['metadata'], asked?.path],
              ['true', '/metadata/identity/oauth2/token'],
            );
        });
      }
    }
  }

  it('keep a token, ask anew for another resource, and anew when it has less than 5 minutes', async () => {
    const text = await script(requestFor({ flavour: 'client', target }));
    const again = "set_access_token 'https://vault.azure.net'\n";
    server = await startTokenServer();
    await onAppService(`${text}${again}${again}set_access_token 'https://storage.azure.com/'\n`);
    assert.deepEqual(
      server.asked.map(({ query }) => query['resource']),
      ['https://vault.azure.net', 'https://storage.azure.com/'],
    );
    server.close();
    server = await startTokenServer([], 290);
    await onAppService(`${text}${again}${again}`);
    assert.equal(server.asked.length, 3);
  });

  it('wait out 404, 410, 429 and 5xx, longer each time', async () => {
    server = await startTokenServer([404, 410, 429, 500, 503]);
    const text = await script(requestFor({ flavour: 'client', target }));
    const { stdout, status } = await onAppService(`${stubs(0)}${text}\necho "$access_token"\n`);
    assert.equal(status, 0);
    assert.equal(stdout, 'waited 1\nwaited 2\nwaited 4\nwaited 8\nwaited 16\ntoken-6\n');
  });

  it('wait for 70 seconds at least before they give up', async () => {
    server = await startTokenServer(Array.from({ length: 20 }, () => 410));
    const text = await script(requestFor({ flavour: 'client', target }));
    const { stdout, stderr, status } = await onAppService(`${stubs(0)}${text}\necho on\n`);
    const seconds = [...stdout.matchAll(/waited (\d+)/g)].reduce((sum, match) => sum + Number(match[1]), 0);
    assert.ok(seconds >= 70, stdout);
    assert.notEqual(status, 0);
    assert.match(stderr, /HTTP status 410/);
    assert.doesNotMatch(stdout, /^on$/m);
  });

  it('stop at once at any other answer, and say its status', async () => {
    server = await startTokenServer([400, 400]);
    const text = await script(requestFor({ flavour: 'client', target }));
    const { stderr, status } = await onAppService(text);
    assert.equal(server.asked.length, 1);
    assert.notEqual(status, 0);
    assert.match(stderr, /HTTP status 400/);
  });

  it('stop before they ask when the variable is empty, and name it', async () => {
    server = await startTokenServer();
    for (const flavour of ['client', 'credential', 'localAndAzure'] as const) {
      const request = requestFor({ flavour, target, idSource: 'environmentVariable', variable: 'THE_ID' });
      for (const env of [{}, { THE_ID: '' }]) {
        const { stderr, status } = await onAppService(
          `az() { echo "$@"; }\n${await script(request)}\necho on`,
          env,
        );
        assert.notEqual(status, 0, flavour);
        assert.match(stderr, /The environment variable THE_ID is empty or not set/);
      }
    }
    assert.equal(server.asked.length, 0);
  });

  it('run in dash too', async function () {
    server = await startTokenServer([404]);
    const reason = missing('dash');
    if (reason !== undefined) skipBecause(this, reason);
    const text = await script(
      requestFor({ flavour: 'client', target, identifier: 'resourceId' }),
      '#!/bin/sh\nset -eu\n¦\n',
    );
    const { stdout, stderr } = await onAppService(
      `sleep() { :; }\n${text}\necho "$access_token"\n`,
      {},
      'dash',
    );
    assert.equal(stdout, 'token-2\n', stderr);
  });

  it('send the token with the smallest call', async () => {
    server = await startTokenServer();
    const endpoint = `http://127.0.0.1:${server.port}`;
    const request = requestFor({
      flavour: 'client',
      target: { ...target, service: 'blob', endpoint, entity: 'orders', call: true },
    });
    const { status, stderr } = await onAppService(await script(request));
    assert.equal(status, 0, stderr);
    const [, call] = server.asked;
    assert.ok(call);
    assert.equal(call.headers['authorization'], 'Bearer token-1');
    assert.deepEqual([call.path, call.query], ['/orders/blob-name', {}]);
  });

  it('sign in with exactly the option of the ID, and as the developer on a positive sign only', async () => {
    server = await startTokenServer();
    const options = {
      clientId: '--client-id',
      objectId: '--object-id',
      resourceId: '--resource-id',
    } as const;
    const az = 'az() { if [ "$1" = account ]; then return 1; fi; printf "[%s]" "$@"; echo; }\n';
    for (const identifier of identifiers) {
      const request = requestFor({
        identifier,
        flavour: 'localAndAzure',
        idSource: 'environmentVariable',
        variable: 'THE_ID',
      });
      const text = az + (await script(request));
      const id = identifier === 'systemAssigned' ? undefined : ids[identifier];
      const wanted = identifier === 'systemAssigned' ? '' : `[${options[identifier]}][${ids[identifier]}]`;
      const env = { THE_ID: id ?? '' };
      for (const APP_ENV of ['', 'production', 'Development']) {
        assert.equal(
          (await runShell('bash', text, { ...env, APP_ENV })).stdout,
          `[login][--identity]${wanted}\n`,
        );
      }
      assert.equal((await runShell('bash', text, { APP_ENV: 'development' })).stdout, '[login]\n');
    }
  });
});
