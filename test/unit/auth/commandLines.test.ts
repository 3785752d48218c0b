/** The token of a command-line tool is kept: each one asked for starts a process. */

import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { publicCloud } from '../../../src/auth/clouds';
import { commandLineSources } from '../../../src/auth/commandLines';
import { skipBecause } from '../../host/launch/runMocha';
import { createFakeLog } from '../fakes/fakeLog';

const scope = 'https://management.core.windows.net/.default';

describe('the Azure CLI as a source', function () {
  this.timeout(30_000);
  const folder = mkdtempSync(join(tmpdir(), 'fake-az-'));
  const calls = join(folder, 'calls');
  const path = process.env['PATH'];

  before(function () {
    if (process.platform === 'win32') {
      skipBecause(this, 'a script cannot stand in for az.cmd on Windows; the host tier covers the tool');
    }
    const claims = { upn: 'alice@contoso.example', tid: 'home' };
    const token = `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`;
    const answer = { accessToken: token, expires_on: Math.floor(Date.now() / 1000) + 3600 };
    writeFileSync(calls, '');
    writeFileSync(
      join(folder, 'az'),
      `#!/bin/sh\necho "$@" >> "${calls}"\necho '${JSON.stringify(answer)}'\n`,
    );
    chmodSync(join(folder, 'az'), 0o755);
    process.env['PATH'] = [folder, path].join(delimiter);
  });

  after(() => {
    process.env['PATH'] = path;
    rmSync(folder, { recursive: true });
  });

  it('starts one process for any number of requests of a tenant, side by side or in turn', async () => {
    const source = commandLineSources(createFakeLog()).find(({ kind }) => kind === 'azureCli');
    const [signedIn] = (await source?.silent(publicCloud, undefined, new AbortController().signal)) ?? [];
    assert.equal(signedIn?.account.label, 'alice@contoso.example');
    await signedIn.credentialFor(undefined).getToken(scope);
    const tenant = '11111111-1111-1111-1111-111111111111';
    const ask = () => signedIn.credentialFor(tenant).getToken(scope);
    await Promise.all([ask(), ask(), ask()]);
    await ask();
    const started = readFileSync(calls, 'utf8').trim().split('\n');
    assert.equal(started.length, 2, started.join('\n'));
    assert.match(started[1] ?? '', new RegExp(tenant));
  });
});
