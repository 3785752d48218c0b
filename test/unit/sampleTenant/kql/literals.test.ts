/** Literals: what a query may write, and which value it is. */
import assert from 'node:assert/strict';
import type { Json } from '../../../../src/sampleTenant/kql/value';
import { failure, value } from './kqlKit';

describe('a literal in Kusto', () => {
  const cases: readonly (readonly [string, Json])[] = [
    [`'it\\'s'`, `it's`],
    [`"say \\"hi\\""`, `say "hi"`],
    [`'say "hi"'`, `say "hi"`],
    [String.raw`'C:\\temp\tx'`, 'C:\\temp\tx'],
    [String.raw`'\u0041\x42\103'`, 'ABC'],
    [`'it''s'`, 'its'],
    [`@'it''s'`, `it's`],
    [String.raw`@'C:\temp'`, 'C:\\temp'],
    [String.raw`@"a""b\"`, 'a"b\\'],
    [`h'secret'`, 'secret'],
    ['```two\nlines```', 'two\nlines'],
    [`'a' "b" @'c'`, 'abc'],
    [`'// no comment'`, '// no comment'],
    ['0x1F', 31],
    ['1e3', 1000],
    ['2.50', 2.5],
    ['true', true],
    ['False', false],
    ['long(-5)', -5],
    ['int(null)', null],
    ['real(1.5)', 1.5],
    ['bool(true)', true],
    ['90s', '00:01:30'],
    ['1.5h', '01:30:00'],
    ['2days', '2.00:00:00'],
    ['250ms', '00:00:00.2500000'],
    ['1tick', '00:00:00.0000001'],
    ['timespan(1.02:03:04.5)', '1.02:03:04.5000000'],
    [`time('02:30')`, '02:30:00'],
    ['timespan(3)', '3.00:00:00'],
    ['datetime(2026-01-31)', '2026-01-31T00:00:00Z'],
    ['datetime(2026-01-31 10:20)', '2026-01-31T10:20:00Z'],
    ['datetime(2026-01-31T10:20:30.123Z)', '2026-01-31T10:20:30.123Z'],
    [`datetime('2026-01-31T10:20:30+02:00')`, '2026-01-31T08:20:30Z'],
    ['datetime(null)', null],
    ['guid(8F3C0000-0000-4000-8000-00000000ABCD)', '8f3c0000-0000-4000-8000-00000000abcd'],
    [`dynamic({"a":[1,-2.5,true,null,'x'],"b":{}})`, { a: [1, -2.5, true, null, 'x'], b: {} }],
    ['dynamic([datetime(2026-01-31), 1h])', ['2026-01-31T00:00:00Z', '01:00:00']],
    ['dynamic(null)', null],
    [`dynamic('x')`, 'x'],
  ];
  for (const [text, expected] of cases) {
    it(`${JSON.stringify(text)} is ${JSON.stringify(expected)}`, () => {
      assert.deepEqual(value(text), expected);
    });
  }
});

describe('what is no literal in Kusto', () => {
  const cases: readonly (readonly [string, string, number, number])[] = [
    [`T | where s == 'open`, `this text is not closed by '`, 1, 16],
    [`T\n| where s == "a\nb"`, 'this text is not closed by "', 2, 14],
    [String.raw`T | where s == 'C:\dir'`, 'a backslash here must escape something', 1, 19],
    ['T | where l == 1abc', '"1abc" is neither a number nor a timespan', 1, 16],
    ['T | where d > datetime(2026-13-01)', '"2026-13-01" is no datetime', 1, 15],
    ['T | where d > datetime(2026-02-30)', '"2026-02-30" is no datetime', 1, 15],
    ['T | where g == guid(8f3c)', '"8f3c" is no guid', 1, 16],
    ['T | where d > datetime(2026-01-01', 'datetime( is not closed', 1, 15],
    [`T | extend x = dynamic([1, 2)`, 'expected "]", found ")"', 1, 29],
    [`T | extend x = dynamic({a: 1})`, 'expected a property name in quotes', 1, 25],
    ['T | where s == ‘x’', 'unexpected character "‘"', 1, 16],
    ['T | where b && b', 'unexpected character "&"', 1, 13],
  ];
  for (const [query, message, line, place] of cases) {
    it(`${JSON.stringify(query)}: ${message}`, () => {
      const error = failure(query);
      assert.deepEqual(
        [error.code, error.message, error.line, error.column],
        ['ParserFailure', message, line, place],
      );
    });
  }
});
