/** Makes a PNG small: at most 256 colours, which keeps letters and lines of a screenshot sharp at a third of the size. */

import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** Pixels as the editor's screenshots have them: 8 bits for red, green and blue, from left to right and top to bottom. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** `0xRRGGBB` of each pixel. */
  readonly pixels: Uint32Array;
}

const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** Reads a PNG of 8 bits, RGB or RGBA (whose alpha is dropped), not interlaced. Throws for any other. */
export function readPng(file: Buffer): Picture {
  const data: Buffer[] = [];
  let header: Buffer | undefined;
  for (let at = signature.length; at < file.length;) {
    const length = file.readUInt32BE(at);
    const kind = file.toString('latin1', at + 4, at + 8);
    const body = file.subarray(at + 8, at + 8 + length);
    if (kind === 'IHDR') header = body;
    if (kind === 'IDAT') data.push(body);
    at += length + 12;
  }
  const [depth, colours, , , interlaced] = header?.subarray(8) ?? [];
  if (header === undefined || depth !== 8 || (colours !== 2 && colours !== 6) || interlaced !== 0)
    throw new Error('Only PNGs of 8 bits, RGB or RGBA, are read');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const bytes = colours === 2 ? 3 : 4;
  const lines = unfiltered(inflateSync(Buffer.concat(data)), width * bytes, bytes);
  const pixels = Uint32Array.from({ length: width * height }, (_, at) => lines.readUIntBE(at * bytes, 3));
  return { width, height, pixels };
}

/** The lines without the filter that each begins with: see the PNG specification, section 9. */
function unfiltered(data: Buffer, lineLength: number, bytes: number): Buffer {
  const lines = Buffer.alloc((data.length / (lineLength + 1)) * lineLength);
  for (let from = 0, to = 0; from < data.length; from += lineLength + 1, to += lineLength) {
    const filter = data.readUInt8(from);
    for (let at = 0; at < lineLength; at++) {
      const left = at < bytes ? 0 : (lines[to + at - bytes] ?? 0);
      const up = to === 0 ? 0 : (lines[to + at - lineLength] ?? 0);
      const corner = to === 0 || at < bytes ? 0 : (lines[to + at - lineLength - bytes] ?? 0);
      const added = [0, left, up, (left + up) >> 1, nearest(left, up, corner)][filter] ?? 0;
      lines[to + at] = data.readUInt8(from + 1 + at) + added;
    }
  }
  return lines;
}

function nearest(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/** Writes a PNG with a palette: the same picture when it has at most 256 colours, else each in the one that is nearest. */
export function writePalettePng({ width, height, pixels }: Picture): Buffer {
  const counts = new Map<number, number>();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const palette = paletteOf(counts);
  const places = new Map([...counts.keys()].map((colour) => [colour, closest(palette, colour)]));
  const lines = Buffer.alloc((width + 1) * height);
  pixels.forEach((pixel, at) => {
    lines[Math.floor(at / width) * (width + 1) + 1 + (at % width)] = places.get(pixel) ?? 0;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap((colour) => channels(colour)));
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(lines, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

type Weighted = readonly [colour: number, count: number];

/** Halves the set of colours that is widest and most used, along its longest side, until there are 256. */
function paletteOf(counts: ReadonlyMap<number, number>): readonly number[] {
  const sets: (readonly Weighted[])[] = [[...counts]];
  while (sets.length < Math.min(256, counts.size)) {
    const weights = sets.map(
      (set) => spread(set).width * Math.sqrt(set.reduce((sum, [, count]) => sum + count, 0)),
    );
    const widest = weights.indexOf(Math.max(...weights));
    const set = sets[widest] ?? [];
    const { channel, width, least } = spread(set);
    const middle = least + width / 2;
    const below = set.filter(([colour]) => (channels(colour)[channel] ?? 0) < middle);
    const above = set.filter(([colour]) => (channels(colour)[channel] ?? 0) >= middle);
    sets.splice(widest, 1, below, above);
  }
  // The most used colour of a set, not a mean: areas and letters keep their exact colours.
  return sets.map((set) => set.reduce((most, one) => (one[1] > most[1] ? one : most))[0]);
}

/** The channel in which the colours are farthest apart. */
function spread(set: readonly Weighted[]): { channel: number; width: number; least: number } {
  const sides = [0, 1, 2].map((channel) => {
    const values = set.map(([colour]) => channels(colour)[channel] ?? 0);
    const least = values.reduce((a, b) => Math.min(a, b));
    return { channel, width: values.reduce((a, b) => Math.max(a, b)) - least, least };
  });
  return sides.reduce((most, side) => (side.width > most.width ? side : most));
}

function closest(palette: readonly number[], colour: number): number {
  const distances = palette.map((one) => {
    const [red = 0, green = 0, blue = 0] = channels(one);
    const [r = 0, g = 0, b = 0] = channels(colour);
    return (red - r) ** 2 + (green - g) ** 2 + (blue - b) ** 2;
  });
  return distances.indexOf(Math.min(...distances));
}

function channels(colour: number): readonly number[] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

function chunk(kind: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), body]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(body.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}
