import assert from 'node:assert/strict';
import { chosenEntries } from '../../../src/access/chosenEntries';
import { sampleGuidPrefix } from '../../../src/model/sampleMark';
import { aTenant, guid } from '../fakes/builders';

describe('the chosen subscriptions of a connection', () => {
  const sampleTenant = { ...aTenant('sample'), tenantId: `${sampleGuidPrefix}0000-4000-8000-000000000001` };
  const ofSample = `${sampleTenant.tenantId}/${sampleGuidPrefix}0000-4000-8000-000000000002`;
  const ofAzure = `${guid('tenant')}/${guid('subscription')}`;
  const both = [ofSample, ofAzure];

  it('of the embedded sample are those of the sample', () => {
    assert.deepEqual(chosenEntries(both, true, [sampleTenant]), [ofSample]);
  });

  it('of an account are its own, also those of a tenant that its list leaves out', () => {
    assert.deepEqual(chosenEntries(both, false, [aTenant()]), [ofAzure]);
  });

  it('of an endpoint that serves the sample as any Azure are the sample ones too', () => {
    const listed = { ...sampleTenant, tenantId: sampleTenant.tenantId.toUpperCase() };
    assert.deepEqual(chosenEntries(both, false, [listed]), both);
  });
});
