/** Offers fitted to the host that the workspace is for. */

import assert from 'node:assert/strict';
import type { Host } from '../../../src/code/hosts';
import { columnOf } from '../../../src/code/clients/columns';
import { languageFor, languages } from '../../../src/code/languages';
import { credentialClass } from '../../../src/code/request';
import type { Identifier } from '../../../src/code/request';
import { fitToHosts } from '../../../src/editor/hostLimits';
import { neededFor, type Offer } from '../../../src/editor/offers';

const identity = {
  id: '/i',
  kind: 'userAssigned',
  name: 'id-orders',
  principalId: 'p',
  sample: false,
} as const;
const write = (identifier: Identifier): Offer => ({
  does: 'write',
  identity,
  request: neededFor(identifier),
});
const choose: Offer = { does: 'choose', first: false };

/** The offers that are left, with what stands against them. */
function left(languageId: string, host: Host | undefined, ...identifiers: Identifier[]): string[] {
  const offers = [...identifiers.map(write), choose];
  const fitted = fitToHosts(offers, new Set(host === undefined ? [] : [host]), languageFor(languageId));
  return fitted.map(({ offer, obstacle }) => {
    const said = offer.does === 'write' ? offer.request.identifier : offer.does;
    if (obstacle !== undefined) return `${said} ${obstacle.limit} by ${obstacle.host}`;
    return offer.does === 'write' && offer.request.workload
      ? `${said} with ${credentialClass(offer.request)}`
      : said;
  });
}

describe('the offers in a workspace for one host', () => {
  it('are all there where nothing is known of it', () => {
    assert.deepEqual(left('python', undefined, 'clientId', 'objectId'), ['clientId', 'objectId', 'choose']);
  });

  it('leave out the IDs that it ignores while another works', () => {
    assert.deepEqual(left('typescript', 'aksWorkloadIdentity', 'resourceId', 'clientId', 'objectId'), [
      'clientId',
      'choose',
    ]);
  });

  it('warn where no other is left', () => {
    assert.deepEqual(left('typescript', 'aksWorkloadIdentity', 'resourceId'), [
      'resourceId ignored by aksWorkloadIdentity',
      'choose',
    ]);
    assert.deepEqual(left('python', 'cloudShell', 'clientId'), ['clientId refused by cloudShell', 'choose']);
  });

  it('write the credential that the SDK has for pods, and warn of IDs that it does not take', () => {
    for (const languageId of ['go', 'cpp', 'rust']) {
      assert.deepEqual(left(languageId, 'aksWorkloadIdentity', 'clientId', 'objectId'), [
        'clientId with WorkloadIdentityCredential',
        'choose',
      ]);
      assert.deepEqual(left(languageId, 'aksWorkloadIdentity', 'resourceId'), [
        'resourceId useWorkloadIdentity by aksWorkloadIdentity',
        'choose',
      ]);
    }
    assert.deepEqual(left('typescript', 'aksWorkloadIdentity', 'clientId'), ['clientId', 'choose']);
  });

  it('are the same in Vue as in TypeScript', () => {
    for (const host of ['aksWorkloadIdentity', 'arc', 'serviceFabric'] as const) {
      const ids = ['clientId', 'resourceId', 'objectId'] as const;
      assert.deepEqual(left('vue', host, ...ids), left('typescript', host, ...ids), host);
    }
  });

  it('are all there, without a warning, where no SDK is used', () => {
    const hosts: readonly Host[] = [
      'aksWorkloadIdentity',
      'arc',
      'serviceFabric',
      'cloudShell',
      'appService',
    ];
    for (const { languageIds } of languages.filter((language) => columnOf(language) === undefined)) {
      for (const host of hosts)
        assert.deepEqual(left(languageIds[0] ?? '', host, 'clientId', 'resourceId', 'objectId'), [
          'clientId',
          'resourceId',
          'objectId',
          'choose',
        ]);
    }
  });

  it('leave out resource IDs in Rust on App Service', () => {
    assert.deepEqual(left('rust', 'appService', 'clientId', 'resourceId'), ['clientId', 'choose']);
  });
});
