/** Lists what a zip file holds, from its central directory. */

import { readFileSync } from 'node:fs';

export interface ZipEntry {
  readonly name: string;
  /** Bytes when unpacked. */
  readonly size: number;
}

const entrySignature = 0x02014b50;
const endSignature = 0x06054b50;
/** Bytes of the end record without its comment, and of an entry before its name. */
const endLength = 22;
const entryLength = 46;

/** Reads the list; no ZIP64. Throws when the file is not a zip. */
export function zipEntries(file: string): ZipEntry[] {
  const data = readFileSync(file);
  let end = data.length - endLength;
  while (end >= 0 && data.readUInt32LE(end) !== endSignature) end -= 1;
  if (end < 0) throw new Error(`Not a zip file: ${file}`);
  const entries: ZipEntry[] = [];
  let at = data.readUInt32LE(end + 16);
  while (at < end && data.readUInt32LE(at) === entrySignature) {
    const nameLength = data.readUInt16LE(at + 28);
    const name = data.toString('utf8', at + entryLength, at + entryLength + nameLength);
    entries.push({ name, size: data.readUInt32LE(at + 24) });
    at += entryLength + nameLength + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
  }
  return entries;
}
