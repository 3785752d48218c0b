/** Which endpoints the settings lead to. */

import assert from 'node:assert/strict';
import { cloudFrom, publicCloud } from '../../../src/auth/clouds';
import { Failure } from '../../../src/model/failure';

describe('the cloud that the settings name', () => {
  it('is the public one by default', () => {
    assert.equal(cloudFrom('auto', {}), publicCloud);
    assert.equal(cloudFrom('AzureCloud', {}).audience, 'https://management.core.windows.net');
  });

  it('keeps every host of a sovereign cloud inside that cloud', () => {
    for (const [setting, ending] of [
      ['AzureUSGovernment', /\.(us|net)$/],
      ['AzureChinaCloud', /\.cn$/],
    ] as const) {
      const cloud = cloudFrom(setting, {});
      for (const url of [
        cloud.resourceManagerUrl,
        cloud.activeDirectoryUrl,
        cloud.portalUrl,
        cloud.audience,
      ]) {
        assert.match(new URL(url).hostname, ending);
        assert.doesNotMatch(url, /management\.azure\.com|windows\.net/);
      }
    }
  });

  it('takes a custom endpoint, without the slash that SDK clients would double', () => {
    const cloud = cloudFrom('custom', {
      resourceManagerUrl: 'https://localhost:8443/',
      suffixes: { storage: '.local.test' },
    });
    assert.equal(cloud.resourceManagerUrl, 'https://localhost:8443');
    assert.equal(cloud.audience, 'https://localhost:8443');
    assert.equal(cloud.suffixes.storage, 'local.test');
    assert.equal(cloud.suffixes.keyVault, publicCloud.suffixes.keyVault);
  });

  it('cuts /.default off an audience, since it is added to every scope', () => {
    const custom = { resourceManagerUrl: 'https://arm.test', audience: 'https://aud.test/.default' };
    assert.equal(cloudFrom('custom', custom).audience, 'https://aud.test');
  });

  for (const [what, custom] of [
    ['no endpoint', {}],
    ['plain http', { resourceManagerUrl: 'http://arm.test' }],
    ['no address at all', { resourceManagerUrl: 'arm' }],
    ['something that is no object', 'https://arm.test'],
  ] as const) {
    it(`refuses ${what} and names the property`, () => {
      assert.throws(
        () => cloudFrom('custom', custom),
        (error) =>
          error instanceof Failure &&
          error.code === 'badArgument' &&
          error.details.field === 'customCloud.resourceManagerUrl',
      );
    });
  }
});
