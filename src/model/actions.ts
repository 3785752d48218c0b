/** Matching of Azure operations against role actions: wildcards, case, and exclusions entry by entry. */

import type { Permission } from './role';

/** Whether an action pattern (`Microsoft.Storage/*` + `/read`) covers an operation; `*` stands for any text, slashes too. */
export function actionMatches(pattern: string, operation: string): boolean {
  // Most pairs differ in the provider already: those are not worth compiling the pattern.
  const star = pattern.indexOf('*');
  const begin = (star < 0 ? pattern : pattern.slice(0, star)).toLowerCase();
  const lower = operation.toLowerCase();
  return lower.startsWith(begin) && matcherOf(pattern)(lower);
}

/**
 * Precompiled form of `actionMatches` for one pattern; takes the operation in lower case. A wildcard between slashes
 * also stands for no segment at all: of the role Managed Identity Operator only such an action, with a wildcard before
 * `assign/action`, is what allows to assign an identity.
 */
export function matcherOf(pattern: string): (operation: string) => boolean {
  const matches = plainMatcher(pattern);
  if (!pattern.includes('/*/')) return matches;
  const shorter = plainMatcher(pattern.replaceAll('/*/', '/'));
  return (operation) => matches(operation) || shorter(operation);
}

function plainMatcher(pattern: string): (operation: string) => boolean {
  const parts = pattern.toLowerCase().split('*');
  const first = parts[0] ?? '';
  if (parts.length === 1) return (operation) => operation === first;
  const last = parts[parts.length - 1] ?? '';
  const middle = parts.slice(1, -1);
  return (operation) => {
    if (operation.length < first.length + last.length) return false;
    if (!operation.startsWith(first) || !operation.endsWith(last)) return false;
    let at = first.length;
    for (const part of middle) {
      const found = operation.indexOf(part, at);
      if (found < 0 || found + part.length > operation.length - last.length) return false;
      at = found + part.length;
    }
    return true;
  };
}

/** Whether any entry grants the operation; an entry's exclusions take away only from that entry (Azure RBAC adds roles up). */
export function permits(
  permissions: readonly Permission[],
  operation: string,
  plane: 'control' | 'data',
): boolean {
  return permissions.some((entry) => {
    const [granted, excluded] =
      plane === 'control' ? [entry.actions, entry.notActions] : [entry.dataActions, entry.notDataActions];
    return (
      granted.some((pattern) => actionMatches(pattern, operation)) &&
      !excluded.some((pattern) => actionMatches(pattern, operation))
    );
  });
}
