/** Reading takes time in step with the length, whatever stands in the text, and never longer than an editor may be held up. */

import assert from 'node:assert/strict';
import { mostCharacters } from '../../../../src/access/explain/errorText';
import { readRefusal } from '../../../../src/access/explain/readRefusal';
import { corpus } from './corpus/all';

/** Pieces that patterns could go back and forth on, repeated. */
const pieces: readonly string[] = [
  'a',
  'a-',
  'a.',
  '1',
  '-',
  ' ',
  '\n',
  '\\',
  '\\\\n',
  '\\"',
  "'",
  '"',
  '[',
  '[0;',
  '\u001b[',
  '\u001b]',
  '=',
  '://a',
  'https://',
  'https://a.blob.core.',
  'GET https://a.blob.core.windows.net/',
  'https://a.servicebus.windows.net/a/',
  "perform action '",
  "The client 'a' with object id '",
  "linked scope(s) 'a,",
  'request id:',
  'RequestId:0',
  '2026-03-02T10:11:12Z ',
  '│ ',
  'api-1 | ',
  "Resource: '/subscriptions/",
  '...',
  '\u2026',
  ' [truncated',
  '&lt;&amp;',
  "' +\n'",
  'azurecr scope=repository%3Aa%2F',
  "AADSTS700213 Assertion Subject: '",
  '"policyAssignment":{"name":"a',
  'x'.repeat(90) + '\n',
];

const milliseconds = (text: string): number => {
  const from = performance.now();
  readRefusal(text);
  return performance.now() - from;
};

/** The least of some tries: other work on the machine only ever adds. Ends as soon as it is good enough. */
function least(tries: number, text: string, enough: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let each = 0; each < tries && best > enough; each += 1) best = Math.min(best, milliseconds(text));
  return best;
}

describe('the time that reading an access error takes', () => {
  it('stays below 150 ms for the longest text, of whatever it is made', () => {
    const slow = pieces.flatMap((piece) => {
      const text = piece.repeat(Math.ceil(mostCharacters / piece.length)).slice(0, mostCharacters);
      const took = least(10, text, 150);
      return took > 150 ? [`${JSON.stringify(piece.slice(0, 30))}: ${Math.round(took)} ms`] : [];
    });
    assert.deepEqual(slow, []);
  });

  it('grows with the length and not with its square', () => {
    const steep = pieces.flatMap((piece) => {
      const text = piece.repeat(Math.ceil(mostCharacters / piece.length));
      // Sixteen times the length takes about sixteen times as long; its square would be 256 times.
      const part = least(3, text.slice(0, mostCharacters / 16), 0);
      const whole = least(12, text.slice(0, mostCharacters), Math.max(20, part * 100));
      return whole > 20 && whole > part * 100
        ? [`${JSON.stringify(piece.slice(0, 30))}: ${part} and ${whole} ms`]
        : [];
    });
    assert.deepEqual(steep, []);
  });

  it('reads the end of a log that is longer than what is read', () => {
    const [first] = corpus;
    const long = `${'nothing to see here\n'.repeat(4000)}${first?.text ?? ''}\n`;
    assert.ok(long.length > mostCharacters);
    assert.equal(readRefusal(long)?.resourceName, 'stshop');
  });
});
