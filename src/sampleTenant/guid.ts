/** GUIDs of the sample tenant: all in one block, so that nobody takes one for a real identity's. */

import { sampleGuidPrefix } from '../model/sampleMark';

const form = /^5a3b1e00-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/i;

/** Whether a text is one GUID of the sample's block. */
export function isSampleGuid(text: string): boolean {
  return form.test(text);
}

/** The GUID that belongs to a name: the same name gives the same GUID in every run. */
export function guidOf(name: string): string {
  const hex = [1, 2, 3].map((seed) => hash(name, seed)).join('');
  return inBlock(hex);
}

/** A GUID for what is created while the tenant runs. */
export function newGuid(): string {
  return inBlock(crypto.randomUUID().replaceAll('-', ''));
}

function inBlock(hex: string): string {
  const at = (start: number, length: number): string => hex.slice(start, start + length);
  return `${sampleGuidPrefix}${at(0, 4)}-4${at(4, 3)}-8${at(7, 3)}-${at(10, 12)}`;
}

/** FNV-1a over UTF-16 units with a final mix; 8 hex digits. */
function hash(text: string, seed: number): string {
  let value = 0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1);
  for (let at = 0; at < text.length; at++) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  value = Math.imul(value ^ (value >>> 12), 0x297a2d39);
  return ((value ^ (value >>> 15)) >>> 0).toString(16).padStart(8, '0');
}
