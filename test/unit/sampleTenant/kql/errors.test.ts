/** What the evaluator refuses: with which code, in which words, and where in the query. */
import assert from 'node:assert/strict';
import type { KqlErrorCode } from '../../../../src/sampleTenant/kql/error';
import { failure } from './kqlKit';

/** A query with `^` in front of the place the error is about, its code, and its message. */
type Case = readonly [string, KqlErrorCode, string];

function table(title: string, cases: readonly Case[]): void {
  describe(title, () => {
    for (const [marked, code, message] of cases) {
      it(`${JSON.stringify(marked)}: ${message}`, () => {
        const offset = marked.indexOf('^');
        const error = failure(marked.replace('^', ''));
        assert.deepEqual([error.code, error.message, error.offset], [code, message, offset]);
        const before = marked.slice(0, offset).split('\n');
        assert.deepEqual(
          [error.line, error.column],
          [before.length, (before[before.length - 1] ?? '').length + 1],
        );
      });
    }
  });
}

table('a name that is not known, though there is no row,', [
  ['^Nope | take 1', 'UnknownTable', 'there is no table "Nope"'],
  ['T | join (^Nope) on s', 'UnknownTable', 'there is no table "Nope"'],
  ['T | where ^x == 1', 'UnknownColumn', 'there is no column "x"'],
  ['T\n| where b\n| project s, ^Y', 'UnknownColumn', 'there is no column "Y"; the column is "y"'],
  ['T | project s | where ^l == 1', 'UnknownColumn', 'there is no column "l"'],
  ['T | extend a = 1, b2 = ^a', 'UnknownColumn', 'there is no column "a"'],
  ['T | project-away s, ^x', 'UnknownColumn', 'there is no column "x"'],
  ['T | project-away ^x*', 'UnknownColumn', 'no column is like "x*"'],
  ['T | project-rename ^a = x', 'UnknownColumn', 'there is no column "x"'],
  ['T | order by ^x', 'UnknownColumn', 'there is no column "x"'],
  ['T | summarize max(^x)', 'UnknownColumn', 'there is no column "x"'],
  ['T | summarize ^s by l', 'UnknownColumn', 'there is no column "s"'],
  ['T | join (resources) on ^id', 'UnknownColumn', 'there is no column "id"'],
  ['T | join (resources) on ^$left.s == $right.x', 'UnknownColumn', 'there is no column "x"'],
  ['T | mv-expand ^x', 'UnknownColumn', 'there is no column "x"'],
  ['T | where s == ^null', 'UnknownColumn', 'there is no column "null"'],
  ['T | where ^nope(s)', 'UnknownFunction', 'there is no function "nope"'],
  [
    'T | where ^ToLower(s) == "a"',
    'UnknownFunction',
    'there is no function "ToLower"; it is written "tolower"',
  ],
  ['T | extend x = ^count()', 'UnknownFunction', 'count() stands only in summarize, and not in another'],
  ['T | summarize sum(^count())', 'UnknownFunction', 'count() stands only in summarize, and not in another'],
]);

table('an operator that is not known', [
  ["T | ^parse s with 'a' x", 'UnsupportedOperator', 'the operator "parse" is not known'],
  ['T | ^evaluate bag_unpack(y)', 'UnsupportedOperator', 'the operator "evaluate" is not known'],
  ['T | ^mv-apply y on (take 1)', 'UnsupportedOperator', 'the operator "mv-apply" is not known'],
  ['T | ^project-reorder s', 'UnsupportedOperator', 'the operator "project-reorder" is not known'],
  ['T | ^WHERE b', 'UnsupportedOperator', 'the operator "WHERE" is not known'],
  ['let f = ^(a: long) { a }; T', 'UnsupportedOperator', 'functions cannot be defined here'],
]);

table('what is no Kusto', [
  ['^', 'ParserFailure', 'expected a table, found the end of the query'],
  ['^| where b', 'ParserFailure', 'expected a table, found "|"'],
  ['T ^where b', 'ParserFailure', 'expected "|" or the end of the query, found "where"'],
  ['T |^', 'ParserFailure', 'expected an operator, found the end of the query'],
  ['T | ^| where b', 'ParserFailure', 'expected an operator, found "|"'],
  ['T | where^', 'ParserFailure', 'expected an expression, found the end of the query'],
  ['T | where s ==^', 'ParserFailure', 'expected an expression, found the end of the query'],
  ['T | where (b^', 'ParserFailure', 'expected ")", found the end of the query'],
  ['T | where b^)', 'ParserFailure', 'expected "|" or the end of the query, found ")"'],
  ["T | where s == 'a' 'b' ^s", 'ParserFailure', 'expected "|" or the end of the query, found "s"'],
  ["T | where s == 'a' ^AND b", 'ParserFailure', 'expected "|" or the end of the query, found "AND"'],
  ['T | where not ^b', 'ParserFailure', 'expected "|" or the end of the query, found "b"'],
  ['T | where l == 1 ^== b', 'ParserFailure', 'expected "|" or the end of the query, found "=="'],
  ['T | where l < 2 ^< 3', 'ParserFailure', 'expected "|" or the end of the query, found "<"'],
  ["T | where s has 'a' ^has 'b'", 'ParserFailure', 'expected "|" or the end of the query, found "has"'],
  ["T | where s in ^'a'", 'ParserFailure', 'expected "(", found "\'a\'"'],
  ['T | where s in (^)', 'ParserFailure', 'expected an expression, found ")"'],
  ['T | where l between (1^, 2)', 'ParserFailure', 'expected "..", found ","'],
  ["T | where s matches ^'a'", 'ParserFailure', 'expected "regex", found "\'a\'"'],
  ['T | project s,^', 'ParserFailure', 'expected an expression, found the end of the query'],
  ['T | project s ^l', 'ParserFailure', 'expected "|" or the end of the query, found "l"'],
  ['T | project ^kind = s', 'ParserFailure', `expected a column name, written ['kind'], found "kind"`],
  ['T | project ^where', 'ParserFailure', 'expected an expression, found "where"'],
  ['T | project y.^where', 'ParserFailure', 'expected a property name, found "where"'],
  ['T | order ^s', 'ParserFailure', 'expected "by", found "s"'],
  ['T | order by s asc ^desc', 'ParserFailure', 'expected "|" or the end of the query, found "desc"'],
  ['T | top 5 ^s', 'ParserFailure', 'expected "by", found "s"'],
  [
    'T | join kind=^cross T on s',
    'ParserFailure',
    'expected one of innerunique, inner, leftouter, rightouter, fullouter, leftanti, leftsemi, rightanti, rightsemi, anti, leftantisemi, rightantisemi, found "cross"',
  ],
  ['T | join T^', 'ParserFailure', 'expected "on", found the end of the query'],
  ['T | join T on tolower^(s)', 'ParserFailure', 'expected "|" or the end of the query, found "("'],
  ['T | join T on $left.s ^=~ $right.s', 'ParserFailure', 'expected "==", found "=~"'],
  [
    'T | join T on ^',
    'ParserFailure',
    'expected a column, or $left.column == $right.column, found the end of the query',
  ],
  ['T | mv-expand y to typeof(^text)', 'ParserFailure', '"text" is no type'],
  ['T | mv-expand y limit ^l', 'ParserFailure', 'expected a number of rows, found "l"'],
  ['let x = 1^', 'ParserFailure', 'expected ";", found the end of the query'],
  ['let x = 1; ^let x = 2; T', 'ParserFailure', '"x" is defined twice'],
  ['T; ^T', 'ParserFailure', 'expected "|" or the end of the query, found "T"'],
  ['T\n| where b\n| take (1^', 'ParserFailure', 'expected ")", found the end of the query'],
  ['T\r\n| where b\r\n| take (1^', 'ParserFailure', 'expected ")", found the end of the query'],
]);

table('types that do not go together', [
  ['T | where ^s', 'TypeMismatch', 'a condition must be of type bool, not string'],
  ['T | where y.^on', 'TypeMismatch', 'a condition must be of type bool, not dynamic'],
  ['T | where b and ^l', 'TypeMismatch', '"and" joins conditions, not long'],
  ['T | where s ^== 3', 'TypeMismatch', '"==" does not go with string and long; cast one of them'],
  ["T | where l ^!= '3'", 'TypeMismatch', '"!=" does not go with long and string; cast one of them'],
  ['T | where y.a ^== y.b', 'TypeMismatch', '"==" does not go with dynamic and dynamic; cast one of them'],
  ["T | where g ^== 'x'", 'TypeMismatch', '"==" does not go with guid and string; cast one of them'],
  [
    "T | where d ^> '2026-01-01'",
    'TypeMismatch',
    '">" does not go with datetime and string; cast one of them',
  ],
  ["T | where s ^< 'a'", 'TypeMismatch', '"<" does not go with string and string'],
  ['T | where y.a ^> ago(1d)', 'TypeMismatch', '">" does not go with dynamic and datetime; cast one of them'],
  ['T | where b ^> false', 'TypeMismatch', '">" does not go with bool and bool'],
  ["T | where l ^=~ '3'", 'TypeMismatch', '"=~" tests texts, not long'],
  ['T | where s ^contains 3', 'TypeMismatch', '"contains" tests texts, not long'],
  ["T | where s matches regex ^'('", 'TypeMismatch', '"(" is no regular expression'],
  ["T | where s in ('a', ^1)", 'TypeMismatch', '"in" does not go with string and long'],
  ["T | where l in~ (^'1')", 'TypeMismatch', '"in~" does not go with long and string'],
  [
    "T | where s ^between ('a' .. 'b')",
    'TypeMismatch',
    '"between" does not go with string, string and string',
  ],
  ['T | extend x = s ^+ s', 'TypeMismatch', '"+" does not go with string and string'],
  [
    'T | extend x = y.a ^+ 1',
    'TypeMismatch',
    '"+" does not go with dynamic and long; cast the dynamic first',
  ],
  ['T | extend x = ^-s', 'TypeMismatch', '"-" does not go with string'],
  ['T | extend x = s.^a', 'TypeMismatch', 'only a dynamic has properties, not string'],
  ['T | extend x = s^[0]', 'TypeMismatch', 'only a dynamic has elements, not string'],
  ['T | extend x = y[^b]', 'TypeMismatch', 'an element is found by a whole number or a text, not bool'],
  ['T | extend x = tolower(^l)', 'TypeMismatch', 'tolower() takes a text here, not long'],
  ['T | extend x = array_length(^s)', 'TypeMismatch', 'array_length() takes a dynamic here, not string'],
  ["T | extend x = ^iff(b, 1, 'a')", 'TypeMismatch', 'iff() does not go with bool, long, string'],
  ['T | extend x = iff(^l, 1, 2)', 'TypeMismatch', 'iff() takes a condition here, not long'],
  ['T | extend x = extract("a", 0, s, ^"long")', 'TypeMismatch', 'extract() takes a typeof(…) here'],
  ['T | extend x = ^*', 'TypeMismatch', '"*" is no value'],
  ['T | take ^l', 'UnknownColumn', 'there is no column "l"'],
  ['T | take ^-1', 'TypeMismatch', 'a number of rows is a whole number from 0'],
  ["T | take ^'1'", 'TypeMismatch', 'a number of rows is a whole number from 0'],
  ['T | order by ^y', 'TypeMismatch', 'sorting does not take "y", a dynamic; cast it, as in tostring(y)'],
  ['T | ^distinct y', 'TypeMismatch', 'distinct does not take "y", a dynamic; cast it, as in tostring(y)'],
  [
    'T | summarize count() by ^y.a',
    'TypeMismatch',
    'summarize does not take "y_a", a dynamic; cast it, as in tostring(y_a)',
  ],
  ["T | summarize ^tolower('s')", 'TypeMismatch', 'summarize takes aggregates, and there is none here'],
  ['T | summarize ^max(y)', 'TypeMismatch', 'max() does not go with dynamic'],
  ['T | join T on ^y', 'TypeMismatch', 'join does not take "y", a dynamic; cast it, as in tostring(y)'],
  ['T | join (T | project s = l) on ^s', 'TypeMismatch', 'join does not match "s", string, with "s", long'],
  ['T | mv-expand ^s', 'TypeMismatch', 'mv-expand takes a dynamic, not string'],
]);

table('the number of arguments, and names given twice', [
  ['T | extend x = ^tolower()', 'WrongArguments', 'tolower() takes 1 argument, not 0'],
  ['T | extend x = ^tolower(s, s)', 'WrongArguments', 'tolower() takes 1 argument, not 2'],
  ['T | extend x = ^substring(s)', 'WrongArguments', 'substring() takes 2 to 3 arguments, not 1'],
  ['T | extend x = ^case(b, 1)', 'WrongArguments', 'case() takes at least 3 arguments, not 2'],
  ['T | summarize ^arg_max(l)', 'WrongArguments', 'arg_max() takes at least 2 arguments, not 1'],
  ['T | summarize ^count(b)', 'WrongArguments', 'count() takes 0 arguments, not 1'],
  ['T | project s, ^s', 'DuplicateColumn', 'there are two columns "s"'],
  ['T | project s, ^tostring(s)', 'DuplicateColumn', 'there are two columns "s"'],
  ['T | extend a = 1, ^a = 2', 'DuplicateColumn', 'there are two columns "a"'],
  ['T | project-rename ^s = l', 'DuplicateColumn', 'there are two columns "s"'],
  ['T | project-rename ^l = s, w = l', 'DuplicateColumn', 'there are two columns "l"'],
  ['T | project-rename a = l, ^c = l', 'DuplicateColumn', '"l" is renamed twice'],
]);

const joins = (amount: number): string => '| join kind=leftouter T on s '.repeat(amount);
const expansions = (amount: number): string => '| mv-expand y '.repeat(amount);

table('more than Resource Graph allows', [
  [`T ${joins(3)}| ^join T on s`, 'LimitExceeded', 'a query has at most 3 join operators'],
  [`T ${expansions(3)}| ^mv-expand y`, 'LimitExceeded', 'a query has at most 3 mv-expand operators'],
  [`T | ^union T, T, T, T`, 'LimitExceeded', 'a query unites at most 3 tables'],
  ['T | union T, T | union T | where b | ^union T', 'LimitExceeded', 'a query unites at most 3 tables'],
]);
