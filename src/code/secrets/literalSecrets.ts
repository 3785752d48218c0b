/** Finds string literals that hold a key, a connection string, a shared access signature or a SQL password. */

import type { Finding, Language, ParsedFile } from '../language';
import type { Span } from '../text';
import { canReadSecret } from './keyVaultRead';
import { secretKind } from './secretKind';

/** What stands in every text worth a look: cheaper than asking the tree about each literal of a file. */
const marks =
  /accountkey=|sharedaccesskey=|[?&]sig=|;\s*secret=|password\s*=|pwd\s*=|(?:mongodb(?:\+srv)?|mysql|mariadb|postgres(?:ql)?|rediss?|amqps?):\/\/|sk_live_|rk_live_|\bSG\.|gh[pousr]_|github_pat_|xox[bpars]-|AIza|sk-(?:proj|svcacct|ant)-|glpat-/gi;

/** One finding for each literal, at its content. The content itself goes nowhere. */
export function literalSecrets(language: Language, file: ParsedFile, within?: readonly Span[]): Finding[] {
  if (!language.stringAt) return [];
  const found = new Map<number, Finding>();
  for (const { index } of file.text.matchAll(marks)) {
    if (within && !within.some(({ start, end }) => start <= index && index <= end)) continue;
    const literal = language.stringAt(file, index);
    const variant = literal && secretKind(literal.value);
    if (!variant) continue;
    const { start, end } = literal;
    const fix = variant === 'vault' && canReadSecret(language) ? 'replace' : 'none';
    found.set(start, { rule: 'secret-in-code', start, end, variant, values: {}, fix });
  }
  return [...found.values()];
}
