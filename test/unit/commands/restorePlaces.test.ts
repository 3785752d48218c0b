/** Where the two restore scripts go: what is named exactly there, the other one beside it, nothing over another file. */

import assert from 'node:assert/strict';
import { freePlaces, placesAt, taken } from '../../../src/commands/deletion/restorePlaces';
import { createFakeUi } from './fakeUi';

const now = Date.UTC(2026, 10, 29, 8, 5, 9);

describe('the places of restore scripts', () => {
  it('are side by side, the one that was named exactly there', () => {
    for (const [address, azureCli, bicep] of [
      ['file:///a/back.sh', 'file:///a/back.sh', 'file:///a/back.bicep'],
      ['file:///a/back.bicep', 'file:///a/back.sh', 'file:///a/back.bicep'],
      ['file:///a/back.BICEP', 'file:///a/back.sh', 'file:///a/back.BICEP'],
      ['file:///a/back.txt', 'file:///a/back.txt', 'file:///a/back.bicep'],
      ['file:///a.b/back', 'file:///a.b/back', 'file:///a.b/back.bicep'],
    ])
      assert.deepEqual(placesAt(address ?? ''), { azureCli, bicep });
  });

  it('are nobody’s yet unless the person names them', async () => {
    const { files, written } = createFakeUi();
    const first = await freePlaces(files, 'id-orders', now);
    assert.deepEqual(first, {
      azureCli: 'file:///kept/id-orders-20261129080509.sh',
      bicep: 'file:///kept/id-orders-20261129080509.bicep',
    });
    written.set(first.bicep, 'mine');
    assert.deepEqual(await taken(files, first), [first.bicep]);
    const second = await freePlaces(files, 'id-orders', now);
    assert.equal(second.azureCli, 'file:///kept/id-orders-20261129080509-2.sh');
  });
});
