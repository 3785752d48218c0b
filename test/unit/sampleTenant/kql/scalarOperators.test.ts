/** Every scalar operator, as sentences of expression and value. */
import assert from 'node:assert/strict';
import type { Json, Row } from '../../../../src/sampleTenant/kql/value';
import { value } from './kqlKit';

const row: Row = {
  s: 'North America',
  l: 7,
  y: { name: 'Orders', count: 3, on: true, list: ['a', 'b'], none: null, when: '2026-01-02T03:04:05Z' },
};

function table(title: string, cases: readonly (readonly [string, Json])[]): void {
  describe(title, () => {
    for (const [expression, expected] of cases) {
      it(`${expression} is ${JSON.stringify(expected)}`, () => {
        assert.deepEqual(value(expression, row), expected);
      });
    }
  });
}

table('equality in Kusto', [
  [`'a' == 'a'`, true],
  [`'a' == 'A'`, false],
  [`'a' != 'A'`, true],
  [`'a' <> 'a'`, false],
  [`'aB' =~ 'Ab'`, true],
  [`'aB' !~ 'Ab'`, false],
  ['1 == 1.0', true],
  [`y.name == 'Orders'`, true],
  [`y.name == 'orders'`, false],
  [`y.name =~ 'orders'`, true],
  ['y.count == 3', true],
  [`y.count == 3.5`, false],
  ['y.on == true', true],
  ['y.when == datetime(2026-01-02T03:04:05Z)', true],
  [`y.list == 'a'`, false],
]);

table('null in Kusto', [
  ['int(null) == 1', false],
  ['int(null) != 1', true],
  ['int(null) == int(null)', null],
  ['int(null) != int(null)', null],
  ['int(null) > 1', null],
  ['not(int(null) > 1)', null],
  ['int(null) > 1 or true', true],
  ['int(null) > 1 or false', null],
  ['int(null) > 1 and false', false],
  ['int(null) > 1 and true', null],
  ['int(null) + 1', null],
  ['int(null) in (1, 2)', false],
  ['int(null) !in (1, 2)', true],
  ['int(null) between (1 .. 2)', null],
  [`y.absent == 'x'`, false],
  [`y.absent != 'x'`, true],
  [`y.absent =~ ''`, true],
  [`y.absent contains 'x'`, false],
  [`y.absent !contains 'x'`, true],
  ['y.none.deeper.still', null],
]);

table('order in Kusto', [
  ['1 < 2', true],
  ['2 <= 2', true],
  ['1 > 2', false],
  ['2.5 >= 3', false],
  ['y.count > 2', true],
  ['1h > 59m', true],
  ['datetime(2026-01-02) > datetime(2026-01-01)', true],
  ['now() - datetime(2026-08-15) == 12h', true],
  ['l between (7 .. 9)', true],
  ['l between (5 .. 7)', true],
  ['l between (8 .. 9)', false],
  ['l !between (8 .. 9)', true],
  ['l between (1..3)', false],
  ['now() between (datetime(2026-08-14) .. 2d)', true],
  ['now() between (datetime(2026-08-14) .. 1d)', false],
]);

table('tests of text in Kusto', [
  [`s contains 'H AM'`, true],
  [`s !contains 'H AM'`, false],
  [`s contains_cs 'h Am'`, true],
  [`s contains_cs 'h am'`, false],
  [`s !contains_cs 'h am'`, true],
  [`s startswith 'north'`, true],
  [`s !startswith 'north'`, false],
  [`s startswith_cs 'north'`, false],
  [`s !startswith_cs 'north'`, true],
  [`s endswith 'RICA'`, true],
  [`s !endswith 'RICA'`, false],
  [`s endswith_cs 'RICA'`, false],
  [`s !endswith_cs 'RICA'`, true],
  [`s has 'america'`, true],
  [`s has 'amer'`, false],
  [`s !has 'amer'`, true],
  [`s has_cs 'america'`, false],
  [`s !has_cs 'america'`, true],
  [`s hasprefix 'AMER'`, true],
  [`s hasprefix 'meri'`, false],
  [`s !hasprefix 'meri'`, true],
  [`s hassuffix 'ICA'`, true],
  [`s !hassuffix 'ICA'`, false],
  [`'id-orders-api' has 'orders'`, true],
  [`'id-orders-api' has 'orders-api'`, true],
  [`'id-orders-api2' has 'orders-api'`, false],
  [`'xorders orders' has 'orders'`, true],
  [`s has_any ('south', 'north')`, true],
  [`s has_any ('sout', 'nort')`, false],
  [`s has_all ('north', 'america')`, true],
  [`s has_all ('north', 'south')`, false],
  [`s has_any (dynamic(['x', 'america']))`, true],
  [`s matches regex '^N.*a$'`, true],
  [`s matches regex '^n'`, false],
  [`s matches regex '(?i)^n'`, true],
  [`y contains '"name":"orders"'`, true],
  [`y.name startswith 'ord'`, true],
]);

table('lists in Kusto', [
  [`s in ('x', 'North America')`, true],
  [`s in ('north america')`, false],
  [`s !in ('north america')`, true],
  [`s in~ ('north america')`, true],
  [`s !in~ ('north america')`, false],
  [`l in (1, 7.0)`, true],
  [`'b' in (y.list)`, true],
  [`'B' in~ (y.list)`, true],
  [`y.name in ('Orders')`, true],
  [`y.name in~ ('ORDERS')`, true],
  [`'a' in (dynamic(['a', 'b']), 'c')`, true],
]);

table('arithmetic in Kusto', [
  ['1 + 2 * 3', 7],
  ['(1 + 2) * 3', 9],
  ['7 / 2', 3],
  ['-7 / 2', -3],
  ['7 / 2.0', 3.5],
  ['7 % 3', 1],
  ['-7 % 3', 2],
  ['1 / 0', null],
  ['5 - -2', 7],
  ['-l', -7],
  ['1d + 12h', '1.12:00:00'],
  ['2 * 90m', '03:00:00'],
  ['1d / 6h', 4],
  ['datetime(2026-01-01) + 36h', '2026-01-02T12:00:00Z'],
  ['datetime(2026-01-02) - datetime(2026-01-01)', '1.00:00:00'],
]);

table('precedence in Kusto', [
  ['true or false and false', true],
  ['(true or false) and false', false],
  ['1 + 1 == 2 and 3 > 2', true],
  [`l < 8 == true`, true],
  [`not(true) or true`, true],
  [`1 + 2 < 2 + 2`, true],
]);

table('paths in Kusto', [
  ['y.name', 'Orders'],
  [`y['name']`, 'Orders'],
  [`y["name"]`, 'Orders'],
  [`y.['name']`, 'Orders'],
  [`y[strcat('na', 'me')]`, 'Orders'],
  ['y.list[0]', 'a'],
  ['y.list[-1]', 'b'],
  ['y.list[2]', null],
  ['y.list.name', null],
  ['y.Name', null],
  ['y.constructor', null],
  [`split(s, ' ')[1]`, 'America'],
]);
