import assert from 'node:assert/strict';
import { createOperations, operationsOf } from '../../../src/access/operations';
import { permits } from '../../../src/model/actions';
import { aRole } from '../fakes/builders';
import { builtInRoles } from './builtInRoles';

describe('the operations that roles speak of', () => {
  it('what a role allows is what its permissions permit, for every role', () => {
    const operations = operationsOf(builtInRoles);
    for (const [at, role] of builtInRoles.entries()) {
      const allowed = operations.allowedBy(role);
      for (const plane of ['control', 'data'] as const) {
        const places = new Set(allowed[plane]);
        // Another sample for each role: all of them together would take minutes.
        for (let place = at % 97; place < operations[plane].length; place += 97) {
          const operation = operations[plane][place] ?? '';
          assert.equal(
            places.has(place),
            permits(role.permissions, operation, plane),
            `${role.roleName} ${operation}`,
          );
        }
      }
    }
  });

  it('an operation that a role names twice counts once', () => {
    const role = aRole('Ours', {
      actions: ['Microsoft.Web/sites/read', 'microsoft.web/SITES/read', 'Microsoft.Web/*'],
    });
    assert.equal(operationsOf([role]).allowedBy(role).control.length, 1);
  });

  it('one that two entries grant counts once, and one that only one of them excludes stays', () => {
    const [first] = aRole('A', { actions: ['x/*'], notActions: ['x/b'] }).permissions;
    const [second] = aRole('B', { actions: ['x/a', 'x/b'] }).permissions;
    assert.ok(first !== undefined && second !== undefined);
    const role = aRole('Ours', {}, { permissions: [first, second] });
    assert.equal(operationsOf([role]).allowedBy(role).control.length, 2);
  });

  it('a wildcard that covers no known operation counts as one', () => {
    const role = aRole('Ours', { dataActions: ['Contoso.Things/things/*'] });
    const { allowedBy, data, written } = operationsOf([role]);
    assert.deepEqual(
      allowedBy(role).data.map((place) => written(data[place] ?? '')),
      ['Contoso.Things/things/*'],
    );
  });

  it('are read once of one list, and anew of another', () => {
    const remembering = createOperations();
    assert.equal(remembering(builtInRoles), remembering(builtInRoles));
    assert.notEqual(remembering([...builtInRoles]), remembering(builtInRoles));
  });
});
