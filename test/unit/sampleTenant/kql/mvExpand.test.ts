/** `mv-expand`: rows out of arrays and bags. */
import assert from 'node:assert/strict';
import { evaluateKql } from '../../../../src/sampleTenant/kql/evaluate';
import type { Row } from '../../../../src/sampleTenant/kql/value';
import { column, failure, run } from './kqlKit';

const things: readonly Row[] = [
  { id: 1, list: ['a', 'b'], bag: { x: 1, y: { z: 2 } } },
  { id: 2, list: [], bag: {} },
  { id: 3, list: null, bag: null },
];
const tables = { things };

describe('mv-expand', () => {
  it('makes a row of each element, none of an empty array, one of null', () => {
    assert.deepEqual(run('things | mv-expand list | project id, list', tables), [
      { id: 1, list: 'a' },
      { id: 1, list: 'b' },
      { id: 3, list: null },
    ]);
  });
  it('makes a bag of each property', () => {
    assert.deepEqual(column('things | where id == 1 | mv-expand bag | project bag', tables), [
      { x: 1 },
      { y: { z: 2 } },
    ]);
  });
  it('makes an array of each name and property', () => {
    const query = 'things | where id == 1 | mv-expand kind=array bag | project strcat(bag[0], "=", bag[1])';
    assert.deepEqual(column(query, tables), ['x=1', 'y={"z":2}']);
    assert.deepEqual(column(query.replace('kind', 'bagexpansion'), tables), ['x=1', 'y={"z":2}']);
  });
  it('adds a column where the name is new, and keeps the old one', () => {
    const { columns, rows } = evaluateKql('things | take 1 | mv-expand one = list, bag.y', tables, {
      schemas: {},
    });
    assert.deepEqual(columns, ['id', 'list', 'bag', 'one', 'bag_y']);
    assert.deepEqual(
      rows.map((row) => [row['one'], row['bag_y'], row['list']]),
      [
        ['a', { z: 2 }, ['a', 'b']],
        ['b', null, ['a', 'b']],
      ],
    );
  });
  it('types elements that have the type, and drops those that have not', () => {
    const mixed = { t: [{ list: ['1', 2, true, null, 2.5] }] };
    assert.deepEqual(column('t | mv-expand list to typeof(string)', mixed), ['1', '2', 'true', '', '2.5']);
    assert.deepEqual(column('t | mv-expand list to typeof(long)', mixed), [null, 2, null, null, 2]);
    assert.deepEqual(evaluateKql('t | mv-expand list to typeof(string)', mixed, { schemas: {} }).types, [
      'string',
    ]);
  });
  it('counts elements in a column of its own', () => {
    assert.deepEqual(run('things | mv-expand with_itemindex=place list | project place, list', tables), [
      { place: 0, list: 'a' },
      { place: 1, list: 'b' },
      { place: 0, list: null },
    ]);
  });
  it('stops at its limit, which is 128 unless given', () => {
    const long = { t: [{ list: Array.from({ length: 500 }, (_, index) => index) }] };
    assert.equal(run('t | mv-expand list', long).length, 128);
    assert.equal(run('t | mv-expand list limit 400', long).length, 400);
    assert.equal(run('t | mv-expand list limit 1', long).length, 1);
  });
  it('takes no limit above 2000', () => {
    const error = failure('T | mv-expand y limit 2001');
    assert.deepEqual([error.code, error.column], ['LimitExceeded', 5]);
  });
  it('follows the identities of resources', () => {
    const identity = { type: 'UserAssigned', userAssignedIdentities: { '/Sub/ID-1': { clientId: 'c' } } };
    const query = `resources | where isnotempty(identity.userAssignedIdentities)
      | mv-expand kind=array used = identity.userAssignedIdentities
      | project id, identityId = tolower(tostring(used[0])), clientId = tostring(used[1].clientId)`;
    const resources = [{ id: '/app', identity }, { id: '/plain' }];
    assert.deepEqual(evaluateKql(query, { resources }).rows, [
      { id: '/app', identityId: '/sub/id-1', clientId: 'c' },
    ]);
  });
});
