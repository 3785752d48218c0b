/** Spoils a text the way typing, pasting and merging do: cut off, doubled, shuffled, half deleted. */

import type { Edit } from '../../src/code/text';
import type { Random } from './random';

const strays = [
  '(',
  ')',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '`',
  '<',
  '/*',
  '*/',
  '\\',
  ';',
  ',',
  '=',
  '\t',
  '\r\n',
  '\u{feff}',
  '$',
  '#',
  'é',
  '😀',
  '\0',
];

/** One edit somewhere in a text, as somebody types, deletes or pastes. */
export function randomEdit(text: string, random: Random): Edit {
  const start = random.below(text.length + 1);
  const end = Math.min(text.length, start + (random.oneIn(2) ? 0 : random.below(40)));
  const from = random.below(text.length + 1);
  const pasted = text.slice(from, from + random.below(80));
  return { start, end, text: random.pick(['', random.pick(strays), pasted, ' ', '\n']) };
}

/** The text as it is, or spoilt in one way. */
export function spoil(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  const lines = text.split('\n');
  switch (random.below(8)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(at);
    case 2: {
      const end = Math.min(text.length, at + random.below(400));
      return text.slice(0, end) + text.slice(at, end) + text.slice(end);
    }
    case 3: {
      const [a, b] = [random.below(lines.length), random.below(lines.length)];
      const moved = [...lines];
      [moved[a], moved[b]] = [lines[b] ?? '', lines[a] ?? ''];
      return moved.join('\n');
    }
    case 4:
      return text.slice(0, at) + random.pick(strays) + text.slice(at);
    case 5:
      return text.slice(0, at) + text.slice(Math.min(text.length, at + random.below(60)));
    case 6:
      return text.includes('\r') ? text : text.replaceAll('\n', '\r\n');
    default:
      return text;
  }
}
