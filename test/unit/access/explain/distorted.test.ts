/** The corpus as terminals and logs leave it: the same is read, or less, and never anything else. */

import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { readRefusal } from '../../../../src/access/explain/readRefusal';
import { corpus } from './corpus/all';
import {
  begun,
  brokenAt,
  coloured,
  colouredWithoutEscapes,
  composed,
  escaped,
  framed,
  holed,
  inXml,
  onWindows,
  timed,
  wrappedAt,
} from './corpus/distort';
import { plain } from './corpus/plain';
import type { Expected } from './corpus/sample';

const lossless: readonly (readonly [how: string, distort: (text: string) => string])[] = [
  ['broken at 80 columns', (text) => brokenAt(text)],
  ['broken at 100 columns', (text) => brokenAt(text, 100)],
  ['wrapped at words at 80 columns', (text) => wrappedAt(text)],
  ['wrapped at words and indented', (text) => wrappedAt(text, 80, '    ')],
  ['coloured', coloured],
  ['coloured, without the escape signs', colouredWithoutEscapes],
  ['coloured, then broken at 80 columns', (text) => coloured(brokenAt(text))],
  ['with the time before each line', timed],
  ['broken at 80 columns, then with the time before each line', (text) => timed(brokenAt(text))],
  ['with the time before each line, then broken at 120 columns', (text) => brokenAt(timed(text), 120)],
  ['as docker compose prints it', composed],
  ['in a frame', framed],
  ['in a frame, wrapped at words', (text) => framed(wrappedAt(text, 78))],
  ['escaped as JSON', escaped],
  ['escaped as JSON twice', (text) => escaped(escaped(text))],
  ['escaped as JSON, then broken at 80 columns', (text) => brokenAt(escaped(text))],
  ['in XML', inXml],
  ['with the line ends of Windows', onWindows],
  ['between other lines', (text) => `starting up\nlistening on 8080\n\n${text}\n\nshutting down\n`],
];

describe('distorted access errors', () => {
  for (const [how, distort] of lossless) {
    it(`are read the same ${how}`, () => {
      const wrong = corpus.flatMap(({ title, text, reads }) => {
        const read = plain(readRefusal(distort(text)));
        const parts = new Set([...Object.keys(reads), ...Object.keys(read ?? {})]) as Set<keyof Expected>;
        const other = [...parts].filter((part) => !isDeepStrictEqual(read?.[part], reads[part]));
        return other.map(
          (part) =>
            `${title}: ${part} is ${JSON.stringify(read?.[part])}, not ${JSON.stringify(reads[part])}`,
        );
      });
      assert.deepEqual(wrong, []);
    });
  }

  const marks = ['…', '...', ' [truncated] ', ' <snip> '];
  const cuts: readonly (readonly [how: string, distort: (text: string) => string])[] = [
    ...[20, 35, 50, 65, 80, 90, 95, 98].map(
      (hundredths) =>
        [`after ${hundredths} of 100 parts`, (text: string) => begun(text, hundredths)] as const,
    ),
    ...marks.flatMap((mark) =>
      [
        [10, 30],
        [25, 45],
        [40, 60],
        [55, 70],
        [60, 95],
      ].map(
        ([from = 0, to = 0]) =>
          [`from ${from} to ${to} with "${mark}"`, (text: string) => holed(text, from, to, mark)] as const,
      ),
    ),
  ];
  for (const [how, distort] of cuts) {
    it(`never say what does not stand in them, cut ${how}`, () => {
      const wrong = corpus.flatMap(({ title, text, reads }) => {
        const read = plain(readRefusal(distort(text)));
        if (read === undefined) return [];
        const problems = Object.entries(read).flatMap(([part, value]) =>
          part === 'absent' ||
          isPartOf(value, reads[part as keyof Expected]) ||
          isLessExact(text, part, value, reads)
            ? []
            : [`${part}: ${JSON.stringify(value)}`],
        );
        return problems.length === 0 ? [] : [`${title}: ${problems.join('; ')}`];
      });
      assert.deepEqual(wrong, []);
    });
  }

  it('name the parts that are cut off', () => {
    const found = corpus.find(({ title }) => title === 'az: a secret of a vault with roles');
    const whole = found?.text ?? '';
    const absentBefore = (words: string) =>
      readRefusal(whole.slice(0, whole.indexOf(words)))?.absent.map(({ part, why }) => `${part} ${why}`);
    assert.deepEqual(absentBefore('Caller:'), ['who cut', 'action cut', 'where cut']);
    assert.deepEqual(absentBefore('Action:'), ['action cut', 'where cut']);
    // The vault's name follows the resource: without it the place is not known.
    assert.deepEqual(absentBefore('/secrets/psp-key'), ['where cut']);
    assert.deepEqual(absentBefore('Code:'), []);
  });
});

/** What is left of an error may say less exactly what it was, and may have another ID for support. */
function isLessExact(text: string, part: string, value: unknown, reads: Expected): boolean {
  if (part === 'correlationId') return typeof value === 'string' && text.includes(value);
  const wider: Readonly<Record<string, readonly string[]>> = {
    serviceBus: ['messaging'],
    eventHubs: ['messaging'],
    denied: ['noRole'],
    wrongAudience: ['noToken'],
    severalIdentities: ['identityMissing'],
    identityMissing: ['noEndpoint'],
  };
  if (part !== 'by' && part !== 'kind') return false;
  return wider[reads[part]]?.some((each) => each === value) === true;
}

/** Whether a value is the expected one, or some of it where there are several. */
function isPartOf(value: unknown, expected: unknown): boolean {
  if (Array.isArray(value) && Array.isArray(expected))
    return value.every((each) => expected.includes(each as never));
  if (typeof value === 'object' && value !== null && typeof expected === 'object' && expected !== null) {
    const whole = new Map<string, unknown>(Object.entries(expected));
    return Object.entries(value).every(([name, each]) => isPartOf(each, whole.get(name)));
  }
  return value === expected;
}
