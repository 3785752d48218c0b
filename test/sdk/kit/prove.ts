/** Makes the tests of one language: all cases compiled at once, then each run in a fresh process and looked at. */

import assert from 'node:assert/strict';
import { skipBecause } from '../../host/launch/runMocha';
import { ids } from '../../unit/code/applied';
import { startAzureProxy } from './azureProxy';
import type { AzureProxy } from './azureProxy';
import type { SdkCase } from './cases';
import { startIdentityEndpoint } from './identityEndpoint';
import type { IdentityEndpoint, IdentityRequest } from './identityEndpoint';
import { run } from './processes';
import type { Command } from './processes';
import type { Toolchain } from './toolchain';

export interface Proof {
  /** What the tests' titles start with: `Go`. */
  readonly name: string;
  readonly toolchain: Toolchain;
  readonly cases: readonly SdkCase[];
  /**
   * Writes every case through the product's own edit, installs what is pinned, compiles or type-checks all of it
   * strictly, and gives how each case is run. Throws with the compiler's words. May use `caFile` to make a trust store.
   */
  prepare(cases: readonly SdkCase[], caFile: string): Promise<(one: SdkCase) => Command>;
  /** Milliseconds one case may take to run. */
  readonly timeout?: number;
  /** Parameters that the SDK sends beside the one that counts, and that the endpoint does not know. */
  readonly unread?: readonly string[];
  /** Cases that cannot be run, only compiled, with the reason in words: shown, and counted as skipped. */
  readonly onlyCompiled?: (one: SdkCase) => string | undefined;
}

/** Declares the tests. A case that is not prepared because of a compiler error fails with the first test. */
export function prove(proof: Proof): void {
  const version = 'version' in proof.toolchain ? ` (${proof.toolchain.version})` : '';
  describe(`${proof.name}${version} with the real SDKs`, () => {
    let commandOf: ((one: SdkCase) => Command) | undefined;
    let proxy: AzureProxy | undefined;

    after(() => proxy?.close());

    it(`compiles every selector, flavour and client (${proof.cases.length} cases)`, async function () {
      this.timeout(30 * 60_000);
      if ('missing' in proof.toolchain) skipBecause(this, proof.toolchain.missing);
      proxy = await startAzureProxy();
      commandOf = await proof.prepare(proof.cases, proxy.caFile);
    });

    for (const one of proof.cases.filter(({ compiledOnly }) => compiledOnly !== true)) {
      it(titleOf(one), async function () {
        const timeout = proof.timeout ?? 60_000;
        this.timeout(timeout + 10_000);
        if ('missing' in proof.toolchain) skipBecause(this, proof.toolchain.missing);
        const reason = proof.onlyCompiled?.(one);
        if (reason !== undefined) skipBecause(this, reason);
        assert.ok(commandOf && proxy, 'the cases did not compile');
        await proveCase(one, commandOf(one), proxy, timeout, proof.unread ?? []);
      });
    }
  });
}

function titleOf({ name, request, host, audience, failsFor }: SdkCase): string {
  const [first = '', second = '', third = ''] = name.split('_');
  if (failsFor !== undefined)
    return `${first}, ID from ${second}: fails with a clear message without ${failsFor}`;
  if (request.flavour !== 'client')
    return `${first}, ${second}, ID from ${third}: asks for exactly that identity`;
  if (host === undefined && audience !== 'none')
    return `${first} by ${second}, ${third}: asks for exactly that identity before it connects`;
  return host === undefined
    ? `${first} by ${second}, ${third}: is made`
    : `${first} by ${second}, ${third}: its first request carries the token of exactly that identity`;
}

async function proveCase(
  one: SdkCase,
  command: Command,
  proxy: AzureProxy,
  timeout: number,
  unread: readonly string[],
): Promise<void> {
  const endpoint = await startIdentityEndpoint();
  const seen = proxy.requests.length;
  try {
    const env = { ...proxy.env, ...endpoint.env, ...command.env, ...one.env };
    const { code, output } = await run({ ...command, env }, timeout);
    assert.deepEqual(endpoint.refused, [], output);
    if (one.succeeds) assert.equal(code, 0, output);
    if (one.failsFor !== undefined) {
      assert.notEqual(code, 0, output);
      assert.match(output, new RegExp(`\\b${one.failsFor}\\b`));
      assert.deepEqual(endpoint.requests, []);
    }
    checkRequests(one, endpoint, output, unread);
    if (one.host === undefined) return;
    const [caught] = proxy.requests.slice(seen).filter(({ authorization }) => authorization !== undefined);
    assert.ok(caught, `no request with a token came to the proxy\n${output}`);
    assert.equal(caught.host, one.host);
    assert.match(decodeURIComponent(caught.authorization ?? ''), bearer(endpoint.token));
  } finally {
    endpoint.close();
  }
}

/** `Bearer <token>`, or Cosmos DB's `type=aad&ver=1.0&sig=<token>`. */
function bearer(token: string): RegExp {
  return new RegExp(`(^Bearer |sig=)${token.replaceAll('.', '\\.')}$`, 'i');
}

function checkRequests(
  one: SdkCase,
  { requests }: IdentityEndpoint,
  output: string,
  unread: readonly string[],
): void {
  if (one.audience === 'none') {
    // Messaging clients may connect on their own account; whom they ask for is checked all the same.
    for (const request of requests) checkIdentity(one, request, unread);
    return;
  }
  assert.ok(requests.length > 0, `the identity endpoint was not asked\n${output}`);
  for (const request of requests) {
    checkIdentity(one, request, unread);
    assert.equal((request.query['resource'] ?? '').replace(/\/$/, ''), one.audience);
  }
}

/** The names each selector goes by at the endpoint of App Service; every other one has to be absent. */
const parameters = {
  clientId: ['client_id'],
  resourceId: ['mi_res_id'],
  objectId: ['object_id', 'principal_id'],
  systemAssigned: [],
} as const;

function checkIdentity(
  { request: { identifier } }: SdkCase,
  { query }: IdentityRequest,
  unread: readonly string[],
): void {
  const others = ['resource', 'api-version', ...unread];
  const given = Object.entries(query).filter(([name]) => !others.includes(name));
  if (identifier === 'systemAssigned') {
    assert.deepEqual(given, []);
    return;
  }
  assert.equal(given.length, 1, `one selector: ${JSON.stringify(query)}`);
  const [name = '', value] = given[0] ?? [];
  assert.ok((parameters[identifier] as readonly string[]).includes(name), `${name} for ${identifier}`);
  assert.equal(value, ids[identifier]);
}
