/** The doctor: which sign-ins fail at the exchange, and why. */

import assert from 'node:assert/strict';
import { checkFederation, type CheckFinding } from '../../../src/access/federation/check';
import type { Exchange } from '../../../src/code/federation/exchange';
import type { FederatedCredential, TokenCluster } from '../../../src/model/federation';
import {
  audience,
  checkCases,
  cluster,
  credential,
  exchange,
  identity,
  issuer,
  main,
  octo,
  other,
  pods,
  production,
} from './federationCases';

function check(
  exchanges: readonly Exchange[],
  credentials: readonly FederatedCredential[],
  clusters: readonly TokenCluster[] = [cluster],
): readonly CheckFinding[] {
  return checkFederation({
    workspace: { repositories: [octo], exchanges, texts: new Map(), unread: [] },
    identity,
    credentials,
    clusters,
    audience,
    lookup: (guid) => (guid === other.clientId ? { identity: other, as: 'clientId' } : undefined),
  });
}

/** What is found, as `error missing`. */
const seen = (findings: readonly CheckFinding[]): string[] =>
  findings.map(({ tone, code }) => `${tone} ${code}`);

describe('the doctor for federated credentials', () => {
  for (const [name, shown, trusted, expected] of checkCases) {
    it(`judges: ${name}`, () => {
      assert.deepEqual(seen(check([shown], trusted)), expected);
    });
  }

  it('says what the token has and what the credential has', () => {
    const [finding] = check([exchange([main])], [credential('repo:octo-org/octo-repo:ref:refs/heads/Main')]);
    assert.ok(finding?.code === 'caseDiffers');
    assert.equal(finding.wanted, 'repo:octo-org/octo-repo:ref:refs/heads/main');
    assert.deepEqual(finding.remedy, { issuer, subject: finding.wanted, audience });
  });

  it('takes the issuer of the only cluster for pods, and none of several', () => {
    const remedyOf = (clusters: readonly TokenCluster[]) => {
      const [finding] = check([exchange([pods('orders')])], [], clusters);
      assert.ok(finding?.code === 'missing');
      return finding.remedy;
    };
    assert.equal(remedyOf([cluster]).issuer, cluster.issuer);
    assert.equal(remedyOf([cluster, { ...cluster, issuer: 'https://other/' }]).issuer, undefined);
    assert.equal(remedyOf([]).issuer, undefined);
  });

  it('writes the IDs of the repository into what is missing where another credential has them', () => {
    const [finding] = check([exchange([main])], [credential('repo:octo-org@1/octo-repo@2:environment:x')]);
    assert.ok(finding?.code === 'missing');
    assert.equal(finding.remedy.subject, 'repo:octo-org@1/octo-repo@2:ref:refs/heads/main');
  });

  it('names each failure once, the worst first', () => {
    const findings = check(
      [exchange([main]), exchange([main]), exchange([production], { line: 9 })],
      [credential('repo:octo-org/octo-repo:ref:refs/heads/main')],
    );
    assert.deepEqual(seen(findings), ['error missing', 'good works']);
  });
});
