/** The operators that choose rows and columns of one table. */
import assert from 'node:assert/strict';
import { evaluateKql } from '../../../../src/sampleTenant/kql/evaluate';
import type { Row } from '../../../../src/sampleTenant/kql/value';
import { column, run } from './kqlKit';

const fruit: readonly Row[] = [
  { name: 'pear', kind: 'b', count: 3, price: { amount: 2 } },
  { name: 'Apple', kind: 'a', count: 1, price: { amount: 5 } },
  { name: 'fig', kind: 'b', count: null, price: null },
  { name: 'apple', kind: 'a', count: 2, price: { amount: 1 } },
];
const tables = { fruit };

function columnsOf(query: string): string[] {
  return evaluateKql(query, tables, { schemas: {} }).columns;
}

describe('where', () => {
  it('keeps the rows for which the condition is true', () => {
    assert.deepEqual(column(`fruit | where kind == 'a' | project name`, tables), ['Apple', 'apple']);
  });
  it('drops the rows for which the condition is null', () => {
    assert.deepEqual(column('fruit | where not(count > 1) | project name', tables), ['Apple']);
  });
  it('changes its answer with a changed literal', () => {
    assert.deepEqual(column(`fruit | where kind == 'c' | project name`, tables), []);
  });
  it('is also called filter', () => {
    assert.deepEqual(column(`fruit | filter kind == 'a' | project name`, tables), ['Apple', 'apple']);
  });
});

describe('project', () => {
  it('gives the columns asked for, in that order and under those names', () => {
    assert.deepEqual(run(`fruit | where count == 3 | project n = count, name`, tables), [
      { n: 3, name: 'pear' },
    ]);
  });
  it('names what has no name after what it is made of', () => {
    const query = `fruit | project price.amount, tostring(price.list[0]['x']), strlen(name), tolower(name), count + 1, split(name, 'p')[0]`;
    assert.deepEqual(columnsOf(query), [
      'price_amount',
      'price_list_0_x',
      'strlen_name',
      'Column1',
      'Column2',
      'name_0',
    ]);
  });
  it('numbers derived names that meet', () => {
    assert.deepEqual(columnsOf('fruit | project tostring(price.a), toint(price.a)'), ['price_a', 'price_a1']);
  });
  it('takes names that are no words in brackets', () => {
    assert.deepEqual(
      run(`fruit | take 1 | project ['the name'] = name | where ['the name'] =~ 'PEAR'`, tables),
      [{ 'the name': 'pear' }],
    );
  });
});

describe('extend', () => {
  it('adds columns behind those there are', () => {
    assert.deepEqual(columnsOf('fruit | extend twice = count * 2'), [
      'name',
      'kind',
      'count',
      'price',
      'twice',
    ]);
  });
  it('replaces a column of the same name in its place', () => {
    assert.deepEqual(run(`fruit | take 1 | extend ['kind'] = toupper(kind)`, tables), [
      { name: 'pear', kind: 'B', count: 3, price: { amount: 2 } },
    ]);
  });
  it('replaces a column whose name is derived too', () => {
    assert.deepEqual(columnsOf('fruit | extend tostring(count)'), ['name', 'kind', 'count', 'price']);
  });
  it('reads the columns as they were before', () => {
    assert.deepEqual(
      column('fruit | take 1 | extend count = 10, more = count + 1 | project more', tables),
      [4],
    );
  });
});

describe('project-away, project-keep and project-rename', () => {
  it('drop columns by name and by pattern', () => {
    assert.deepEqual(columnsOf('fruit | project-away price, k*'), ['name', 'count']);
    assert.deepEqual(columnsOf('fruit | project-away *n*'), ['price']);
  });
  it('keep columns in the order they had', () => {
    assert.deepEqual(columnsOf('fruit | project-keep price, n*'), ['name', 'price']);
  });
  it('rename columns in their place', () => {
    assert.deepEqual(columnsOf('fruit | project-rename sort = kind, cost = price'), [
      'name',
      'sort',
      'count',
      'cost',
    ]);
  });
});

describe('order by', () => {
  it('sorts descending unless said otherwise, with nulls last', () => {
    assert.deepEqual(column('fruit | order by count | project count', tables), [3, 2, 1, null]);
  });
  it('sorts ascending with nulls first', () => {
    assert.deepEqual(column('fruit | sort by count asc | project count', tables), [null, 1, 2, 3]);
  });
  it('puts nulls where it is told', () => {
    assert.deepEqual(column('fruit | order by count asc nulls last | project count', tables), [
      1,
      2,
      3,
      null,
    ]);
    assert.deepEqual(column('fruit | order by count nulls first | project count', tables), [null, 3, 2, 1]);
  });
  it('sorts by the next key what is equal by the first, capitals before small letters', () => {
    assert.deepEqual(column('fruit | order by kind desc, name asc | project name', tables), [
      'fig',
      'pear',
      'Apple',
      'apple',
    ]);
  });
  it('sorts by what is computed', () => {
    assert.deepEqual(column('fruit | order by toint(price.amount) asc nulls last | project name', tables), [
      'apple',
      'pear',
      'Apple',
      'fig',
    ]);
  });
});

describe('take, top, count and distinct', () => {
  it('take the first rows', () => {
    assert.deepEqual(column('fruit | take 2 | project name', tables), ['pear', 'Apple']);
    assert.deepEqual(column('let n = 1; fruit | limit n | project name', tables), ['pear']);
  });
  it('take the first rows of an order', () => {
    assert.deepEqual(column('fruit | top 2 by count | project name', tables), ['pear', 'apple']);
    assert.deepEqual(column('fruit | top 1 by name asc | project name', tables), ['Apple']);
  });
  it('count rows', () => {
    assert.deepEqual(run('fruit | count', tables), [{ Count: 4 }]);
    assert.deepEqual(run('fruit | where false | count', tables), [{ Count: 0 }]);
  });
  it('give each combination once', () => {
    assert.deepEqual(run('fruit | distinct kind', tables), [{ kind: 'b' }, { kind: 'a' }]);
    assert.deepEqual(column('fruit | distinct folded = tolower(name)', tables), ['pear', 'apple', 'fig']);
    assert.equal(run('fruit | project kind, a = 1 | distinct *', tables).length, 2);
  });
  it('say that the query limits its rows, wherever it does', () => {
    const limited = (query: string): boolean => evaluateKql(query, tables, { schemas: {} }).limited;
    assert.equal(limited('fruit | take 2'), true);
    assert.equal(limited('fruit | top 2 by count'), true);
    assert.equal(limited('fruit | union (fruit | limit 1)'), true);
    assert.equal(limited('fruit | where count > 2 | count'), false);
  });
});

describe('a pipeline', () => {
  it('takes table names in any case', () => {
    assert.equal(run('FRUIT | where kind == "a"', tables).length, 2);
  });
  it('goes over comments, blank lines and a last semicolon', () => {
    assert.deepEqual(run('// all\nfruit // them\n\n| count // now\n;\n', tables), [{ Count: 4 }]);
  });
  it('begins with resources where it begins with an operator', () => {
    const resources: Row[] = [
      { id: '/x', type: 'a' },
      { id: '/y', type: 'b' },
    ];
    assert.deepEqual(evaluateKql(`where type =~ 'A' | project id`, { resources }).rows, [{ id: '/x' }]);
  });
  it('may be in parentheses', () => {
    assert.deepEqual(run(`(fruit | where kind == 'a') | count`, tables), [{ Count: 2 }]);
  });
});

describe('let', () => {
  it('names values, which may be made of earlier ones', () => {
    const query = `let one = 'a'; let both = dynamic(['a', 'x']); let upper = toupper(one);
      fruit | where kind in (both) and toupper(kind) == upper | count`;
    assert.deepEqual(run(query, tables), [{ Count: 2 }]);
  });
  it('names tables', () => {
    const query = `let a = fruit | where kind == 'a'; let same = a; same | union a | count`;
    assert.deepEqual(run(query, tables), [{ Count: 4 }]);
  });
  it('gives way to a column of that name', () => {
    assert.deepEqual(run(`let name = 'z'; fruit | where name =~ 'apple' | count`, tables), [{ Count: 2 }]);
  });
  it('names a list that in takes from a table', () => {
    const query = `let names = fruit | where kind == 'b' | project name; fruit | where name in (names) | count`;
    assert.deepEqual(run(query, tables), [{ Count: 2 }]);
    assert.deepEqual(
      run(`fruit | where name !in~ ((fruit | where kind == 'a' | project name)) | count`, tables),
      [{ Count: 2 }],
    );
  });
});

describe('the columns of a table', () => {
  it('are those declared, in that order, with empty text and null where a row has nothing', () => {
    const { rows, columns } = evaluateKql('Resources', { resources: [{ name: 'x', extra: 1 }] });
    assert.deepEqual(columns.slice(0, 5), ['id', 'name', 'type', 'tenantId', 'kind']);
    assert.deepEqual([rows[0]?.['name'], rows[0]?.['kind'], rows[0]?.['sku']], ['x', '', null]);
    assert.equal(columns.includes('extra'), false);
  });
  it('are all that any row has where none are declared', () => {
    assert.deepEqual(evaluateKql('t', { t: [{ a: 1 }, { b: 'x' }] }, { schemas: {} }).rows, [
      { a: 1, b: '' },
      { a: null, b: 'x' },
    ]);
  });
  it('are declared for the tables of Resource Graph that no rows are given for', () => {
    assert.deepEqual(
      evaluateKql('authorizationresources | where tostring(properties.roleName) == "x" | count', {}).rows,
      [{ Count: 0 }],
    );
  });
  it('come with their types', () => {
    const { types } = evaluateKql(
      'resources | project id, properties, n = 1, x = 2.5, b = true, d = now(), t = 1h',
      {},
    );
    assert.deepEqual(types, ['string', 'dynamic', 'long', 'real', 'bool', 'datetime', 'timespan']);
  });
});
