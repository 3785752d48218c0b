/**
 * Holds the evaluator against Kusto's own binder: the same columns and types for queries both take, an error for what
 * Kusto refuses, and for what it takes with a cast that Resource Graph's engine wants written.
 */
import assert from 'node:assert/strict';
import { KqlError } from '../../../../src/sampleTenant/kql/error';
import { evaluateKql } from '../../../../src/sampleTenant/kql/evaluate';
import { resourceGraphSchemas } from '../../../../src/sampleTenant/kql/schema';
import { kustoLanguage, parserTimeout } from '../../kustoLanguage';
import { everyType } from './kqlKit';

const tables = { ...resourceGraphSchemas, T: everyType };

function ours(query: string): string[] | KqlError {
  try {
    const { columns, types } = evaluateKql(query, {}, { schemas: { ...resourceGraphSchemas, t: everyType } });
    return columns.map((name, index) => `${name}:${types[index] ?? ''}`);
  } catch (error) {
    if (error instanceof KqlError) return error;
    throw error;
  }
}

const taken = [
  'resources',
  'resources | project kind, ["tags"] = tags | where kind == "x" | project x = kind, ["kind"] = 1',
  'T | summarize tostring(make_set(s)), toint(count()), strlen(max(s)), make_set(s)[0], arg_max(l, tolower(s)) by b',
  'T | project tolower(s), tostring(y.a.b), y.c, y["d e"], y[0].x, l + 1, toupper(tostring(y.q)), -l, not(b)',
  'T | project q = bag_pack("a", 1), pack("a", 1), pack_array(1, s), bag_keys(y), array_length(y), parse_json(s)',
  'T | project indexof(s, "a"), substring(s, 1), strlen(s), replace_string(s, "a", "b"), trim(" ", s), tobool(y)',
  'T | project extract("(a)", 1, s), extract("(a)", 1, s, typeof(long)), split(s, ","), split(s, ",")[0], strcat(s, l)',
  'T | project iff(b, 1, 2.5), case(b, "a", "b"), coalesce(s, "x"), isnull(y), isempty(s), bin(l, 10), abs(r), now()',
  'T | project a = i + i, b2 = i * l, c = i / i, e = t * r, f = 2 * t, h = t / 2, j = d - 1d, k = 1d + d, o = t / t, z = d - d',
  'T | project max_of(1, 2), min_of(1.5, 2), ago(1d), todatetime(s), totimespan(s), toguid(s), toreal(s), toint(s)',
  'T | project array_concat(y, y), array_index_of(y, 1), set_has_element(y, 1), strcat_array(y, ","), bag_merge(y, y)',
  'T | extend s = 1, tostring(y), x = dynamic({"a": 1}) | project s, y, x.a',
  'T | extend 1, tolower(s), y.a',
  'T | summarize count(), countif(b), dcount(s), make_set(s), make_list(y.a), min(l), max(r), sum(l), sum(r), avg(l)',
  'T | summarize any(s), take_any(s), arg_max(l, s), arg_min(l, *), count_distinct(g) by tostring(y.a), l',
  'T | summarize arg_max(l + 1, tolower(s)), take_any(tolower(s)), sum(t), avg(t), max(i), sum(i), count() + 1',
  'T | summarize x = arg_max(l, s), n = count() by bin(l, 10), tolower(s), kind2 = tostring(y)',
  'T | summarize any(*) by s',
  'T | summarize dcountif(s, b), make_set_if(s, b), make_list_if(l, b), make_set(tolower(s)), make_set(s, 5)',
  'T | distinct s, l',
  'T | distinct tolower(s), lower = tolower(s)',
  'T | mv-expand y',
  'T | mv-expand q = y.a to typeof(string), y.b limit 3',
  'T | mv-expand with_itemindex=place kind=array y.a, bag_keys(y), split(s, ",")',
  'T | project-away s, d* | project-keep l, t, y, g | project-rename q = l',
  'T | count',
  'T | order by l, s desc, tolower(s) asc nulls last | top 2 by r | take 1',
  'resources | project id, name, name1 = 1 | join kind=inner (resourcecontainers | project id, name) on $left.id == $right.id',
  'resources | join kind=leftouter (resourcecontainers | project subscriptionId, name) on subscriptionId',
  'resources | join kind=leftanti resourcecontainers on id, name',
  'resources | project id, name | join kind=rightsemi (resourcecontainers | project x = id, name) on $left.id == $right.x, name',
  'resources | join (authorizationresources) on id',
  'resources | project id, name | union (resourcecontainers | project id, x = 1)',
  'resources | project id, a = 1 | union (resourcecontainers | project id, a = "x")',
  'resources | project id, a = 1 | union withsource=src resourcecontainers, (authorizationresources | take 1)',
  'union kind=outer withsource=t (resources | project id), (resourcecontainers | project name)',
  'let x = 3; let q = T | where l == x; q | join kind=inner (q) on l',
  'let x = dynamic(["a"]); T | where s in (x) or s in~ ((resources | project id)) or s has_any (x) or s !in (resources)',
  'T | where s contains_cs "a" and s !contains_cs "b" and s !startswith_cs "c" and s hassuffix "a" and s !hasprefix "b"',
  'T | where y has "a" and y.b startswith "x" and y.b == "x" and y.b == true and y.b > 3 and y.b in ("x")',
  'T | where l between (1 .. 3) and d !between (ago(1d) .. 2h) and s matches regex "a" and g == toguid(s)',
  'T | where isempty(y.b) and isnotempty(l) and isnotnull(s) and tolower(y.b) == "x" and strlen(y.b) == 1',
];

describe('a query that Kusto takes', function () {
  this.timeout(parserTimeout);
  for (const query of taken) {
    it(`has the same columns here: ${query}`, () => {
      const { problems, columns } = kustoLanguage.analyze(query, tables);
      assert.deepEqual(problems, []);
      assert.deepEqual(ours(query), columns);
    });
  }
});

const refused = [
  'T | project kind = s',
  'resources | project-away kind',
  'T | project-rename kind = s',
  'T | where s < "a"',
  'T | where y.b < d',
  'T | project parse_json(l)',
  'T | project toguid(l)',
  'T | project strcat_delim(",", s)',
  'T | where x == 1',
  'T | where S == "a"',
  'T | where y.b',
  'T | where l =~ "3"',
  'T | where s + 1 > 2',
  'T | where d > "2020-01-01"',
  'T | where ToLower(s) == "a"',
  'T | where s == "a" AND b',
  'T | where l == 1 == true',
  'T | where s in ("a") == true',
  'T | where s contains "a" contains "b"',
  'T | extend x = count()',
  'T | extend a = 1, c = a',
  'T | project s, s',
  'T | project s, tostring(s)',
  'T | project tolower()',
  'T | project strlen(l)',
  'T | project case(b, 1)',
  'T | project s.a',
  'T | project s[0]',
  'T | project y.where',
  'T | project first',
  'T | summarize count() by y',
  'T | summarize tolower(s)',
  'T | summarize s by l',
  'T | summarize max(y.a)',
  'T | distinct y',
  'T | order by y.a',
  'T | order s',
  'T | top 3 by l, s',
  'T | mv-expand s',
  'T | mv-expand y to typeof(text)',
  'T | project-away nope*',
  'T | project-rename s = l',
  'T | join (resources) on s',
  'T | join T on tolower(s)',
  'T | join T on $left.s =~ $right.s',
  'T | join kind=cross T on s',
  'T | project id = 1 | join (resources) on id',
  'T | where s between ("a" .. "b")',
  'T | where s == null',
  'T | where not b',
  'T || where b',
  'T | WHERE b',
  'T where b',
  '| where b',
  'let a = 1, c = 2; T',
  'T | where s == "a\\q"',
  'T | where l == 1abc',
];

describe('a query that Kusto refuses', function () {
  this.timeout(parserTimeout);
  for (const query of refused) {
    it(`is refused here too: ${query}`, () => {
      assert.notDeepEqual(kustoLanguage.analyze(query, tables).problems, []);
      assert.ok(ours(query) instanceof KqlError);
    });
  }
});
