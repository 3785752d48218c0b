/** Names of role assignments: the same for the same three values, another one for any other. */

import assert from 'node:assert/strict';
import { assignmentName } from '../../../src/model/assignmentName';

const scope = '/subscriptions/44444444-4444-4444-4444-444444444444/resourceGroups/rg-orders';
const principal = '33333333-3333-3333-3333-333333333333';
const role = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';

describe('the name of a role assignment', () => {
  it('is the UUID of version 5 that another implementation computes', () => {
    // Python: uuid.uuid5(namespace, '<scope>|<principal>|<role>'), all in lower case.
    assert.equal(assignmentName(scope, principal, role), '7aa8b1b0-ef2e-570d-9b32-1a519a15a497');
    assert.equal(assignmentName('/', principal, role), '43554121-d3e4-5803-8435-2248e6fe5583');
  });

  it('does not depend on case or on a trailing slash', () => {
    assert.equal(
      assignmentName(`${scope.toUpperCase()}/`, principal, role.toUpperCase()),
      assignmentName(scope, principal, role),
    );
  });

  it('changes with each of the three', () => {
    const names = [
      assignmentName(scope, principal, role),
      assignmentName(`${scope}2`, principal, role),
      assignmentName(scope, role, role),
      assignmentName(scope, principal, principal),
      assignmentName(scope, role, principal),
    ];
    assert.equal(new Set(names).size, names.length);
  });
});
