import assert from 'node:assert/strict';
import { nestedName } from '../../../src/model/resourceName';

describe('the name of a resource', () => {
  const group = '/subscriptions/s/resourceGroups/rg';
  for (const [id, name] of [
    [`${group}/providers/Microsoft.Web/sites/app-orders`, 'app-orders'],
    [`${group}/providers/Microsoft.Web/sites/app-orders/slots/staging`, 'app-orders / staging'],
    [`${group}/providers/Microsoft.Storage/storageAccounts/st/blobServices/default/containers/in`, 'st / in'],
    [`${group}/providers/Microsoft.Web/sites/app/slots/default`, 'app / default'],
    [group, 'rg'],
    ['no ID', 'no ID'],
  ] as const)
    it(`${id} is "${name}"`, () => {
      assert.equal(nestedName(id), name);
    });
});
