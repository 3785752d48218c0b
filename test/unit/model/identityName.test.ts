/** Names that Azure takes, at their limits. */

import assert from 'node:assert/strict';
import { groupNameFault, identityNameFault } from '../../../src/model/identityName';

describe('the name of a user-assigned identity', () => {
  it('has 3 to 128 letters, digits, hyphens and underscores, and begins with a letter or digit', () => {
    for (const name of ['abc', '1-_', 'Id_Orders-2', 'x'.repeat(128)])
      assert.equal(identityNameFault(name), undefined, name);
    for (const [name, fault] of [
      ['', 'short'],
      ['ab', 'short'],
      ['x'.repeat(129), 'long'],
      ['-abc', 'start'],
      ['_abc', 'start'],
      ['a.bc', 'characters'],
      ['a bc', 'characters'],
      ['äbc', 'characters'],
      ["x'; drop", 'characters'],
    ] as const)
      assert.equal(identityNameFault(name), fault, name);
  });
});

describe('the name of a resource group', () => {
  it('has 1 to 90 letters of any language, digits and a few signs, and no dot at its end', () => {
    for (const name of ['r', 'rg_orders-(1).x', 'grüße', 'x'.repeat(90)])
      assert.equal(groupNameFault(name), undefined, name);
    for (const [name, fault] of [
      ['', 'short'],
      ['x'.repeat(91), 'long'],
      ['rg.', 'end'],
      ['rg orders', 'characters'],
      ['rg/orders', 'characters'],
      ['rg#', 'characters'],
    ] as const)
      assert.equal(groupNameFault(name), fault, name);
  });
});
