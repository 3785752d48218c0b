/** Text inside a query stays text, whatever is in it. */

import assert from 'node:assert/strict';
import { kqlString, kqlStrings } from '../../../src/azure/kql';
import { findQuery } from '../../../src/azure/queries';
import { readText } from '../../../src/sampleTenant/kql/parse/textLiteral';

const hostile = [
  "it's",
  "' or 1 == 1 //",
  '\\',
  "\\'",
  "a\\' | take 1",
  'line\nbreak',
  'tab\t',
  '"double"',
  '|',
  '\u2028',
  'ü😀',
  '',
];

describe('a text as a Kusto literal', () => {
  for (const text of hostile) {
    it(`is read back as it was: ${JSON.stringify(text)}`, () => {
      const literal = kqlString(text);
      assert.deepEqual(readText(literal, 0), { text, end: literal.length });
      assert.doesNotMatch(literal, /[\n\r\u2028]/);
    });
  }

  it('stays one literal inside a query', () => {
    const query = findQuery("x' or true or name contains '");
    const start = query.indexOf('name contains ') + 'name contains '.length;
    const literal = readText(query, start);
    assert.equal('text' in literal && literal.text, "x' or true or name contains '");
  });

  it('stands in a list for in~', () => {
    assert.equal(kqlStrings(["a'b", 'c']), "('a\\'b', 'c')");
  });
});
