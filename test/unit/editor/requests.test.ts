/** The requests that are tried when an identity is dropped or inserted without saying by which ID. */

import assert from 'node:assert/strict';
import { languageFor } from '../../../src/code/languages';
import { requestsFor } from '../../../src/editor/requests';
import { anIdentity, aSystemAssigned } from '../fakes/builders';
import { settings } from './offering';

const known = { ...anIdentity(), sample: false };
const tried = (
  languageId: string,
  choice: Parameters<typeof requestsFor>[2] = {},
  identity: Parameters<typeof requestsFor>[0] = known,
): string[] =>
  requestsFor(identity, settings, choice, languageFor(languageId)).map(({ identifier }) => identifier);

describe('the requests for an identity', () => {
  it('are one in code, and one for each of its IDs where a place may take one and not the other', () => {
    assert.deepEqual(tried('typescript'), ['clientId']);
    assert.deepEqual(tried('bicep'), ['clientId', 'resourceId', 'objectId']);
    assert.deepEqual(tried('powershell'), ['clientId', 'resourceId', 'objectId']);
  });

  it('are one where somebody said by which ID, and for an identity that is named by none', () => {
    assert.deepEqual(tried('bicep', { identifier: 'objectId' }), ['objectId']);
    const { id, kind, name, principalId } = aSystemAssigned();
    assert.deepEqual(tried('terraform', {}, { id, kind, name, principalId, sample: false }), [
      'systemAssigned',
    ]);
  });

  it('begin with an ID that is known', () => {
    const { id, kind, name } = anIdentity();
    assert.deepEqual(tried('bicep', {}, { id, kind, name, principalId: '', sample: false }), ['resourceId']);
    assert.deepEqual(tried('typescript', {}, { id, kind, name, principalId: '', sample: false }), []);
  });
});
