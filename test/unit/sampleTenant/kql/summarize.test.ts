/** `summarize` and every aggregate. */
import assert from 'node:assert/strict';
import { evaluateKql } from '../../../../src/sampleTenant/kql/evaluate';
import { aggregates, rowAggregateNames } from '../../../../src/sampleTenant/kql/functions/aggregates';
import type { Json, Row } from '../../../../src/sampleTenant/kql/value';
import { run } from './kqlKit';

const sales: readonly Row[] = [
  { city: 'Oslo', item: 'a', amount: 3, tags: ['x', 'y'] },
  { city: 'Rome', item: 'b', amount: 5, tags: ['y'] },
  { city: 'Oslo', item: 'b', amount: null, tags: null },
  { city: 'Oslo', item: 'a', amount: 4, tags: ['z'] },
];
const tables = { sales };

/** The value of an aggregate over all rows, then over none. */
const cases: readonly (readonly [string, Json, Json])[] = [
  ['count()', 4, 0],
  ['countif(amount > 3)', 2, 0],
  ['dcount(item)', 2, 0],
  ['dcount(amount)', 3, 0],
  [`dcountif(item, city == 'Rome')`, 1, 0],
  ['count_distinct(city)', 2, 0],
  ['make_set(city)', ['Oslo', 'Rome'], []],
  ['make_set(amount)', [3, 5, 4], []],
  ['make_set(tags)', ['x', 'y', 'z'], []],
  ['make_set(item, 1)', ['a'], []],
  [`make_set_if(item, city == 'Rome')`, ['b'], []],
  ['make_list(item)', ['a', 'b', 'b', 'a'], []],
  ['make_list(amount)', [3, 5, 4], []],
  ['make_list(item, 3)', ['a', 'b', 'b'], []],
  ['make_list_if(amount, amount > 3)', [5, 4], []],
  ['min(amount)', 3, null],
  ['max(amount)', 5, null],
  ['min(item)', 'a', ''],
  ['max(city)', 'Rome', ''],
  ['sum(amount)', 12, 0],
  ['avg(amount)', 4, null],
  ['take_any(city)', 'Oslo', ''],
  ['any(city)', 'Oslo', ''],
  ['max(amount) - min(amount)', 2, null],
  ['count() + 1', 5, 1],
  ['strcat(tostring(count()), "!")', '4!', '0!'],
  ['array_length(make_set(item))', 2, 0],
];

describe('an aggregate in Kusto', () => {
  for (const [aggregate, overAll, overNone] of cases) {
    it(`${aggregate} is ${JSON.stringify(overAll)}, and ${JSON.stringify(overNone)} of no rows`, () => {
      assert.deepEqual(run(`sales | summarize v = ${aggregate}`, tables), [{ v: overAll }]);
      const schemas = {
        sales: [
          { name: 'city', type: 'string' },
          { name: 'item', type: 'string' },
          { name: 'amount', type: 'long' },
          { name: 'tags', type: 'dynamic' },
        ],
      } as const;
      assert.deepEqual(run(`sales | summarize v = ${aggregate}`, {}, schemas), [{ v: overNone }]);
    });
  }

  it('has a sentence here, every one of them', () => {
    const told = [...cases.map(([call]) => call), 'arg_max(', 'arg_min('].join(' ');
    const all = [...Object.keys(aggregates), ...rowAggregateNames];
    assert.deepEqual(
      all.filter((name) => !told.includes(`${name}(`)),
      [],
    );
  });
});

describe('summarize', () => {
  it('makes one row for each combination, in order of first sight, with the by columns first', () => {
    assert.deepEqual(run('sales | summarize n = count(), total = sum(amount) by city, item', tables), [
      { city: 'Oslo', item: 'a', n: 2, total: 7 },
      { city: 'Rome', item: 'b', n: 1, total: 5 },
      { city: 'Oslo', item: 'b', n: 1, total: 0 },
    ]);
  });
  it('without aggregates is a list of combinations', () => {
    assert.deepEqual(run('sales | summarize by city', tables), [{ city: 'Oslo' }, { city: 'Rome' }]);
  });
  it('groups by what is computed', () => {
    assert.deepEqual(run(`sales | summarize count() by big = amount > 3`, tables), [
      { big: false, count_: 1 },
      { big: true, count_: 2 },
      { big: null, count_: 1 },
    ]);
  });
  it('makes no row of no rows where it groups', () => {
    assert.deepEqual(run('sales | where false | summarize count() by city', tables), []);
  });
  it('names columns after aggregate and argument, and numbers those that meet', () => {
    const query = `sales | summarize count(), sum(amount), make_set(item), make_list(tolower(item)), dcount(tags[0]), max(amount), max(amount) by tostring(tags[0])`;
    assert.deepEqual(evaluateKql(query, tables, { schemas: {} }).columns, [
      'tags_0',
      'count_',
      'sum_amount',
      'set_item',
      'list_',
      'dcount_tags_0',
      'max_amount',
      'max_amount1',
    ]);
  });
});

describe('arg_max, arg_min and take_any', () => {
  it('give columns of the row with the greatest or least value', () => {
    assert.deepEqual(run('sales | summarize arg_max(amount, item) by city', tables), [
      { city: 'Oslo', amount: 4, item: 'a' },
      { city: 'Rome', amount: 5, item: 'b' },
    ]);
    assert.deepEqual(run('sales | summarize least = arg_min(amount, city)', tables), [
      { least: 3, city: 'Oslo' },
    ]);
  });
  it('give all other columns for a star', () => {
    assert.deepEqual(run('sales | summarize arg_max(amount, *) by city', tables)[1], {
      city: 'Rome',
      amount: 5,
      item: 'b',
      tags: ['y'],
    });
    assert.deepEqual(run('sales | summarize take_any(*) by city', tables)[1], {
      city: 'Rome',
      item: 'b',
      amount: 5,
      tags: ['y'],
    });
  });
  it('take a row even where every value is null', () => {
    assert.deepEqual(run('sales | where isnull(amount) | summarize arg_max(amount, item)', tables), [
      { amount: null, item: 'b' },
    ]);
  });
  it('give nothing of no rows', () => {
    assert.deepEqual(run('sales | where false | summarize arg_max(amount, item)', tables), [
      { amount: null, item: '' },
    ]);
  });
});
