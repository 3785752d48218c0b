/** Federated credentials by command, with an argument object. */

import assert from 'node:assert/strict';
import * as identities from '../../../src/sampleTenant/data/identities';
import { call, questionOf, refusalOf, sample } from '../calls';

interface Added {
  readonly credential?: { readonly name: string; readonly issuer: string; readonly subject?: string };
  readonly error?: { readonly code: string; readonly message: string };
}

const values = {
  identityId: sample.ordersApi,
  name: 'orders-main',
  issuer: 'https://token.actions.githubusercontent.com',
  subject: 'repo:contoso-sample/orders:ref:refs/heads/main',
};

describe('federated credentials by command', () => {
  beforeEach(async () => {
    // A tenant as new for each test.
    await call('closeSampleTenant');
    await call('openSampleTenant');
  });

  it('are added, and left alone the second time', async () => {
    const [first] = await call<Added[]>('addFederatedCredential', values);
    assert.equal(first?.credential?.subject, values.subject, JSON.stringify(first));
    const [second] = await call<Added[]>('addFederatedCredential', values);
    assert.equal(second?.credential?.name, 'orders-main');
  });

  it('are replaced after a question only', async () => {
    const change = {
      ...values,
      identityId: identities.githubTerraform.id,
      name: 'infra-plan',
    };
    assert.match(
      await questionOf('addFederatedCredential', change),
      /Replace the federated credential infra-plan of id-github-terraform\?/,
    );
    const [changed] = await call<Added[]>('addFederatedCredential', { ...change, confirm: 'infra-plan' });
    assert.equal(changed?.credential?.subject, values.subject);
  });

  it('are refused with the reason where Azure has no room or does not offer them', async () => {
    const full = { ...values, identityId: identities.imageBuilder.id };
    const [refused] = await call<Added[]>('addFederatedCredential', full);
    assert.equal(refused?.error?.code, 'limitExceeded');
    const far = await refusalOf('addFederatedCredential', {
      ...values,
      identityId: identities.policyRemediation.id,
    });
    assert.equal(far.code, 'unsupportedRegion');
    assert.match(far.message, /New Zealand North/);
  });

  it('are deleted after a question that says what stops working', async () => {
    const one = { identityId: identities.githubTerraform.id, name: 'infra-apply' };
    const asked = await questionOf('deleteFederatedCredential', one);
    assert.match(asked, /Delete the federated credential infra-apply of id-github-terraform\?/);
    const gone = await call<{ name: string }[]>('deleteFederatedCredential', {
      ...one,
      confirm: 'infra-apply',
    });
    assert.deepEqual(
      gone.map(({ name }) => name),
      ['infra-apply'],
    );
    assert.equal((await refusalOf('deleteFederatedCredential', one)).field, 'name');
  });
});
