/** The table of identity carriers against what providers say: which version is taken, and why some resources are left alone. */

import assert from 'node:assert/strict';
import { hostVerdict, identityHostOf, identityHosts } from '../../../src/model/identityHosts';

const site = { type: 'Microsoft.Web/sites', extended: false };
const can = 'SystemAssignedResourceIdentity, SupportsTags';

describe('the table of identity carriers', () => {
  it('names each type once, with dated versions from old to new', () => {
    const types = identityHosts.map(({ type }) => type.toLowerCase());
    assert.equal(new Set(types).size, types.length);
    for (const { versions, type } of identityHosts) {
      assert.ok(versions.length > 0, type);
      assert.deepEqual([...versions].sort(), versions, type);
      assert.ok(
        versions.every((version) => /^20\d\d-\d\d-\d\d$/.test(version)),
        type,
      );
    }
  });

  it('finds a type in any case', () => {
    assert.equal(identityHostOf('microsoft.web/SITES/slots')?.restarts, 'app');
    assert.equal(identityHostOf('Microsoft.KeyVault/vaults'), undefined);
  });
});

describe('whether a resource can carry an identity', () => {
  it('takes the newest version that both sides know', () => {
    const provided = { apiVersions: ['2031-01-01', '2023-12-01', '2022-03-01'], capabilities: can };
    const verdict = hostVerdict(site, provided);
    assert.equal(verdict.can && verdict.apiVersion, '2023-12-01');
  });

  it('takes the version of every cloud where the provider may not be read', () => {
    const verdict = hostVerdict(site, undefined);
    assert.equal(verdict.can && verdict.apiVersion, '2022-03-01');
  });

  it('is not verified without a common version, or when the provider does not say so, or for other types', () => {
    const unverified = { can: false, why: 'unverified' };
    assert.deepEqual(hostVerdict(site, { apiVersions: ['2031-01-01'], capabilities: can }), unverified);
    assert.deepEqual(hostVerdict(site, { apiVersions: ['2023-12-01'], capabilities: 'None' }), unverified);
    assert.deepEqual(hostVerdict({ type: 'Contoso.Own/things', extended: false }, undefined), unverified);
    assert.equal(hostVerdict(site, { apiVersions: ['2023-12-01'] }).can, true);
  });

  it('is left to a federated credential or to making it anew, by type', () => {
    const why = (type: string) => hostVerdict({ type, extended: false }, undefined);
    assert.deepEqual(why('Microsoft.ContainerService/managedClusters'), { can: false, why: 'cluster' });
    assert.deepEqual(why('Microsoft.ContainerInstance/containerGroups'), { can: false, why: 'recreate' });
  });

  it('is not so on a connected cluster, by kind or by place', () => {
    const arc = { can: false, why: 'arc' };
    assert.deepEqual(hostVerdict({ ...site, kind: 'app,linux,kubernetes' }, undefined), arc);
    assert.deepEqual(hostVerdict({ type: 'Microsoft.App/containerApps', extended: true }, undefined), arc);
    assert.equal(hostVerdict({ ...site, kind: 'functionapp,linux' }, undefined).can, true);
  });
});
