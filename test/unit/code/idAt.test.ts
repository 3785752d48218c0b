/** Which ID a place in a text belongs to, and an ID without what copying brought along. */

import assert from 'node:assert/strict';
import { bareId, idAt, isOneId } from '../../../src/code/idAt';

const guid = '8f3c1d2e-0000-4000-8000-00000000000a';
const resource = `/subscriptions/${guid}/resourceGroups/rg-orders/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-orders`;

describe('the ID at a place', () => {
  it('is the GUID that the place is in or touches', () => {
    const text = `clientId: '${guid}',`;
    const start = text.indexOf(guid);
    for (const offset of [start, start + 9, start + guid.length]) {
      assert.deepEqual(idAt(text, offset), { id: guid, start, end: start + guid.length });
    }
    assert.equal(idAt(text, 3), undefined);
  });

  it('is the whole resource ID, also on the GUID in it, and ends with the literal', () => {
    for (const [before, after] of [
      ['"', '"'],
      ['<', '>'],
      ['[', ']'],
      [' ', ', next'],
      ["'", "'"],
    ] as const) {
      const text = `id = ${before}${resource}${after}`;
      assert.equal(idAt(text, text.indexOf(guid) + 3)?.id, resource);
    }
  });

  it('is none in a longer run of letters and digits', () => {
    assert.equal(idAt(`a${guid}`, 5), undefined);
    assert.equal(idAt(`${guid}0`, 5), undefined);
    assert.equal(idAt(`x-${guid}`, 8), undefined);
  });

  it('is found on a line of a million characters', () => {
    const text = `${'x '.repeat(500_000)}${guid}${' y'.repeat(500_000)}`;
    assert.equal(idAt(text, 1_000_004)?.id, guid);
  });
});

describe('an ID that was copied', () => {
  it('loses quotes, blanks and a comma', () => {
    for (const copied of [`"${guid}"`, ` ${guid}\n`, `'${guid}',`, `\`${guid}\``, `"${guid}"\r\n`]) {
      assert.equal(bareId(copied), guid);
    }
    assert.equal(bareId(`"${resource}",`), resource);
  });

  it('is one ID and nothing else', () => {
    assert.ok(isOneId(guid) && isOneId(resource));
    assert.ok(!isOneId(`${guid} ${guid}`) && !isOneId('orders') && !isOneId(''));
  });
});
