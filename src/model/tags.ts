/** Tags of a resource: how one is typed, and Azure's limits on them. */

import type { Tags } from './identityWrites';

export interface Tag {
  readonly name: string;
  readonly value: string;
}

export type TagFault = 'form' | 'noName' | 'longName' | 'longValue' | 'characters' | 'twice' | 'tooMany';

export const tagLimits = { tags: 50, name: 512, value: 256 } as const;

/** Reads `name=value`, the value being all that follows the first sign; `undefined` without a sign. */
export function parseTag(text: string): Tag | undefined {
  const at = text.indexOf('=');
  if (at < 0) return undefined;
  return { name: text.slice(0, at).trim(), value: text.slice(at + 1).trim() };
}

export function tagText({ name, value }: Tag): string {
  return `${name}=${value}`;
}

/** What is wrong with a tag beside these others; names that differ in case only are the same to Azure. */
export function tagFault({ name, value }: Tag, others: Tags): TagFault | undefined {
  if (name === '') return 'noName';
  if (/[<>%&\\?/]/.test(name)) return 'characters';
  if (name.length > tagLimits.name) return 'longName';
  if (value.length > tagLimits.value) return 'longValue';
  if (Object.keys(others).some((each) => each.toLowerCase() === name.toLowerCase())) return 'twice';
  return Object.keys(others).length >= tagLimits.tags ? 'tooMany' : undefined;
}

/** The first fault of a whole set, and the name of the tag that has it. */
export function tagsFault(tags: Tags): { readonly fault: TagFault; readonly name: string } | undefined {
  const seen: Record<string, string> = {};
  for (const [name, value] of Object.entries(tags)) {
    const fault = tagFault({ name, value }, seen);
    if (fault !== undefined) return { fault, name };
    seen[name] = value;
  }
  return undefined;
}

/** Whether both have the same tags with the same values, in whatever order. */
export function sameTags(a: Tags, b: Tags): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
