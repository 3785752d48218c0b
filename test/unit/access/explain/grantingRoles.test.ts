/** The smallest roles for what the errors of the corpus refuse, from the real definitions of the built-in roles. */

import assert from 'node:assert/strict';
import { grantsFor } from '../../../../src/access/explain/grantingRoles';
import { readRefusal } from '../../../../src/access/explain/readRefusal';
import { createOperations } from '../../../../src/access/operations';
import { builtInRoles } from '../builtInRoles';
import { corpus } from './corpus/all';

const operationsOf = createOperations();

function grants(text: string) {
  const refusal = readRefusal(text);
  assert.ok(refusal);
  return grantsFor(refusal, { definitions: builtInRoles, operationsOf });
}

describe('the roles that grant what was refused', () => {
  for (const { title, text, roles } of corpus) {
    if (roles === undefined) continue;
    it(`are the smallest: ${title}`, () => {
      const [grant, ...more] = grants(text);
      assert.deepEqual(more, []);
      assert.deepEqual(
        grant?.roles.map(({ roleName }) => roleName),
        roles,
      );
    });
  }
});
