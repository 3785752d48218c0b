/** `join` in all its kinds, and `union`. */
import assert from 'node:assert/strict';
import { evaluateKql } from '../../../../src/sampleTenant/kql/evaluate';
import type { Json, Row } from '../../../../src/sampleTenant/kql/value';
import { run, schema } from './kqlKit';

const left: readonly Row[] = [
  { key: 'a', value1: 1 },
  { key: 'b', value1: 2 },
  { key: 'b', value1: 3 },
  { key: 'c', value1: 4 },
];
const right: readonly Row[] = [
  { key: 'b', value2: 10 },
  { key: 'c', value2: 20 },
  { key: 'c', value2: 30 },
  { key: 'd', value2: 40 },
];
const tables = { left, right };

function tuples(query: string): Json[][] {
  return run(query, tables).map((row) => Object.values(row));
}

describe('join', () => {
  it('innerunique, the default, takes each key of the left table once', () => {
    const expected = [
      ['b', 2, 'b', 10],
      ['c', 4, 'c', 20],
      ['c', 4, 'c', 30],
    ];
    assert.deepEqual(tuples('left | join right on key'), expected);
    assert.deepEqual(tuples('left | join kind=innerunique (right) on key'), expected);
  });
  it('inner takes every pair', () => {
    assert.deepEqual(tuples('left | join kind=inner right on key'), [
      ['b', 2, 'b', 10],
      ['b', 3, 'b', 10],
      ['c', 4, 'c', 20],
      ['c', 4, 'c', 30],
    ]);
  });
  it('leftouter keeps the left rows that have no partner, with nothing beside them', () => {
    assert.deepEqual(tuples('left | join kind=leftouter right on key')[0], ['a', 1, '', null]);
    assert.equal(tuples('left | join kind=leftouter right on key').length, 5);
  });
  it('rightouter keeps the right rows that have no partner', () => {
    const rows = tuples('left | join kind=rightouter right on key');
    assert.deepEqual(rows[rows.length - 1], ['', null, 'd', 40]);
    assert.equal(rows.length, 5);
  });
  it('fullouter keeps both', () => {
    assert.equal(tuples('left | join kind=fullouter right on key').length, 6);
  });
  it('leftanti and leftsemi divide the left table, rightanti and rightsemi the right one', () => {
    assert.deepEqual(run('left | join kind=leftanti right on key', tables), [{ key: 'a', value1: 1 }]);
    assert.deepEqual(run('left | join kind=anti right on key', tables), [{ key: 'a', value1: 1 }]);
    assert.equal(run('left | join kind=leftsemi right on key', tables).length, 3);
    assert.deepEqual(run('left | join kind=rightanti right on key', tables), [{ key: 'd', value2: 40 }]);
    assert.equal(run('left | join kind=rightsemi right on key', tables).length, 3);
  });
  it('names the right columns whose name is taken with the first free number', () => {
    const { columns } = evaluateKql('left | extend key1 = 1 | join kind=inner right on key', tables, {
      schemas: {},
    });
    assert.deepEqual(columns, ['key', 'value1', 'key1', 'key2', 'value2']);
  });
  it('matches columns of different names', () => {
    const query = 'left | join kind=inner (right | project other = key, value2) on $left.key == $right.other';
    assert.deepEqual(run(query, tables)[0], { key: 'b', value1: 2, other: 'b', value2: 10 });
  });
  it('matches on several columns, with comma or and', () => {
    const query = (between: string): string =>
      `left | join kind=inner (left | project key, v = value1) on key ${between} $left.value1 == $right.v | count`;
    assert.deepEqual(run(query(','), tables), [{ Count: 4 }]);
    assert.deepEqual(run(query('and'), tables), [{ Count: 4 }]);
  });
  it('is blind to nothing: keys match in their case only', () => {
    assert.deepEqual(run('left | extend key = toupper(key) | join kind=inner right on key | count', tables), [
      { Count: 0 },
    ]);
  });
  it('does not mix up keys whose parts run together', () => {
    const parts = { left: [{ a: 'x', b: 'yz' }], right: [{ a: 'xy', b: 'z' }] };
    assert.deepEqual(run('left | join kind=inner right on a, b | count', parts), [{ Count: 0 }]);
  });
  it('matches no null with another', () => {
    const nulls = { left: [{ n: 1 }, { n: null }], right: [{ n: 1 }, { n: null }] };
    assert.deepEqual(run('left | join kind=inner right on n | count', nulls), [{ Count: 1 }]);
  });
  it('can be nested, and seen through its result', () => {
    const query = `left | join kind=leftouter (right | join kind=leftsemi left on key) on key | where isnull(value2) | project key`;
    assert.deepEqual(run(query, tables), [{ key: 'a' }]);
  });
});

describe('union', () => {
  it('puts the rows of several tables under one another, with all columns', () => {
    const rows = run('left | where key == "a" | union (right | where key == "d")', tables);
    assert.deepEqual(rows, [
      { key: 'a', value1: 1, value2: null },
      { key: 'd', value1: null, value2: 40 },
    ]);
  });
  it('may begin a query', () => {
    assert.deepEqual(run('union left, right | count', tables), [{ Count: 8 }]);
  });
  it('of kind inner keeps the columns that all tables have', () => {
    assert.deepEqual(evaluateKql('left | union kind=inner right', tables, { schemas: {} }).columns, ['key']);
  });
  it('tells which table a row is from', () => {
    const query = 'union withsource=source left, (right | where key == "d") | summarize count() by source';
    assert.deepEqual(run(query, tables), [
      { source: 'left', count_: 4 },
      { source: 'union_arg1', count_: 1 },
    ]);
  });
  it('makes two columns of one that has two types', () => {
    const { columns } = evaluateKql('left | union (right | project key, value1 = "x")', tables, {
      schemas: {},
    });
    assert.deepEqual(columns, ['key', 'value1_long', 'value1_string']);
  });
  it('fills text columns that a table lacks with the empty text', () => {
    const schemas = { left: schema({ key: 'string', value1: 'long' }), right: schema({ other: 'string' }) };
    const rows = evaluateKql('union left, right', { left: [], right: [{ other: 'x' }] }, { schemas }).rows;
    assert.deepEqual(rows, [{ key: '', value1: null, other: 'x' }]);
  });
});
