/** Sentences for refusals that only the service's own code tells apart: each says what to do. */

import assert from 'node:assert/strict';
import { Failure } from '../../../src/model/failure';
import type { FailureCode } from '../../../src/model/failure';
import { failureSentence } from '../../../src/ui/failureWords';
import { storage } from '../commands/office';
import { t } from './words';

describe('sentences about refusals of the service', () => {
  it('say what to do where a name is taken, a policy forbids, a denial stands, a provider or a group is missing', () => {
    const resource = storage;
    const sentenceOf = (code: FailureCode, details: object) =>
      failureSentence(t, new Failure(code, { resource, ...details }));
    assert.match(
      sentenceOf('alreadyExists', { values: { reason: 'identity' } }),
      /^A managed identity stordersprod is there already, and was left as it is\. Choose another name, or change it/,
    );
    assert.match(
      sentenceOf('alreadyExists', { values: { reason: 'group' } }),
      /Choose it, or another name\.$/,
    );
    assert.equal(
      sentenceOf('policy', {
        serviceMessage: 'Policy identifiers: [{"a":1}]',
        values: { policy: 'Owners', policyFields: 'tags[owner]' },
      }),
      'The policy "Owners" of your organization forbids this on stordersprod. It looks at tags[owner]: change that, or ask whoever manages its policies.',
    );
    assert.match(
      sentenceOf('policy', { values: { policy: 'Owners' } }),
      /^The policy "Owners" .*Ask whoever/,
    );
    assert.match(
      sentenceOf('forbidden', { serviceCode: 'DenyAssignmentAuthorizationFailed' }),
      /^A deny assignment forbids this on stordersprod, whatever your roles\./,
    );
    assert.match(
      sentenceOf('notRegistered', { values: { namespace: 'Microsoft.ManagedIdentity' } }),
      /^The subscription has not registered Microsoft\.ManagedIdentity yet\./,
    );
    assert.match(
      sentenceOf('notRegistered', { values: { namespace: 'X', reason: 'registering' } }),
      /^Azure is still registering X in the subscription\. Try again/,
    );
    assert.match(sentenceOf('notFound', { serviceCode: 'ResourceGroupNotFound' }), /^rg-data was not found/);
    assert.match(
      sentenceOf('service', { serviceCode: 'InvalidResourceLocation' }),
      /^stordersprod exists already in another region/,
    );
    assert.match(
      sentenceOf('service', { serviceCode: 'InvalidResourceGroupLocation' }),
      /exists already in another region\. Choose that region, or another name\./,
    );
  });

  it('say what a field has to be that Azure itself did not take', () => {
    for (const [field, wanted] of [
      ['location', /a region is wanted that offers managed identities/],
      ['name', /3 to 128 letters, digits, hyphens and underscores/],
      ['resourceGroup', /1 to 90 letters/],
    ] as const)
      assert.match(failureSentence(t, new Failure('badArgument', { field })), wanted);
  });
});
