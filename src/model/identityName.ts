/** What Azure takes as the name of a user-assigned identity, and of a resource group. */

export type NameFault = 'short' | 'long' | 'start' | 'characters' | 'end';

/** Characters that the name of a user-assigned identity has at least, and at most. */
export const identityNameLength = { least: 3, most: 128 } as const;
export const groupNameLength = { most: 90 } as const;

/** What is wrong with a name for a user-assigned identity; `undefined` when Azure would take it. */
export function identityNameFault(name: string): NameFault | undefined {
  const { least, most } = identityNameLength;
  if (/[^A-Za-z0-9_-]/.test(name)) return 'characters';
  if (/^[_-]/.test(name)) return 'start';
  if (name.length < least) return 'short';
  return name.length > most ? 'long' : undefined;
}

/** The same for a resource group. Its letters and digits may be those of any language. */
export function groupNameFault(name: string): NameFault | undefined {
  if (name === '') return 'short';
  if (/[^\p{L}\p{N}_().-]/u.test(name)) return 'characters';
  if (name.endsWith('.')) return 'end';
  return name.length > groupNameLength.most ? 'long' : undefined;
}
