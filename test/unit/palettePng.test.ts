import assert from 'node:assert/strict';
import { deflateSync, inflateSync } from 'node:zlib';
import { readPng, writePalettePng, type Picture } from '../ui/palettePng';

function picture(width: number, height: number, colourAt: (at: number) => number): Picture {
  return { width, height, pixels: Uint32Array.from({ length: width * height }, (_, at) => colourAt(at)) };
}

/** What a reader of PNGs with a palette sees. */
function colours(file: Buffer, { width, height }: Picture): number[] {
  const at = (kind: string): number => file.indexOf(kind, 0, 'latin1');
  const palette = file.subarray(at('PLTE') + 4, at('IDAT') - 8);
  const lines = inflateSync(file.subarray(at('IDAT') + 4, at('IEND') - 8));
  return Array.from({ length: width * height }, (_, pixel) => {
    const place = lines.readUInt8(Math.floor(pixel / width) * (width + 1) + 1 + (pixel % width));
    return palette.readUIntBE(place * 3, 3);
  });
}

describe('a picture with a palette', () => {
  it('is the same picture when it has few colours', () => {
    const few = picture(20, 10, (at) => 0x1f1f1f + (at % 200));
    assert.deepEqual(colours(writePalettePng(few), few), [...few.pixels]);
  });

  it('keeps every area exact and the shades of letters near when it has many', () => {
    const background = 0xffffff;
    const many = picture(100, 100, (at) => (at % 2 === 0 ? background : (at * 7) % 0x1000));
    const seen = colours(writePalettePng(many), many);
    many.pixels.forEach((pixel, at) => {
      const found = seen[at] ?? -1;
      if (pixel === background) assert.equal(found, background);
      for (const shift of [16, 8, 0])
        assert.ok(
          Math.abs(((found >> shift) & 255) - ((pixel >> shift) & 255)) <= 24,
          `${found} for ${pixel}`,
        );
    });
  });

  it('is made of what a browser writes: RGB or RGBA, each line under a filter of its own', () => {
    const lines = [
      [0, 10, 20, 30, 40, 50, 60],
      [1, 10, 20, 30, 1, 1, 1],
      [2, 1, 1, 1, 1, 1, 1],
      [3, 1, 1, 1, 1, 1, 1],
      [4, 1, 1, 1, 1, 1, 1],
    ];
    const { width, height, pixels } = readPng(rgbPng(2, 5, Buffer.from(lines.flat())));
    assert.deepEqual([width, height], [2, 5]);
    assert.deepEqual(
      [...pixels].map((pixel) => pixel.toString(16).padStart(6, '0')),
      ['0a141e', '28323c', '0a141e', '0b151f', '0b151f', '0c1620', '060b10', '0a1119', '070c11', '0b121a'],
    );
    assert.throws(() => readPng(writePalettePng({ width, height, pixels })), /Only PNGs of 8 bits/);
  });
});

function rgbPng(width: number, height: number, lines: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const part = (kind: string, body: Buffer): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    return Buffer.concat([length, Buffer.from(kind, 'latin1'), body, Buffer.alloc(4)]);
  };
  return Buffer.concat([
    Buffer.alloc(8),
    part('IHDR', header),
    part('IDAT', deflateSync(lines)),
    part('IEND', Buffer.alloc(0)),
  ]);
}
