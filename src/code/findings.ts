/** What holds for the findings of every language: order, no doubles, and the rules that speak once per file. */

import type { Finding } from './language';
import type { Rule } from '../names';

const oncePerFile: ReadonlySet<Rule> = new Set<Rule>(['default-credential']);

/**
 * Puts findings in file order, drops doubles, and keeps one finding of each rule that speaks once per file: the first
 * one at full severity, else the first.
 */
export function tidyFindings(findings: readonly Finding[]): Finding[] {
  const ordered = [...findings].sort((a, b) => a.start - b.start || a.end - b.end);
  const distinct = new Map<string, Finding>();
  for (const finding of ordered) {
    const key = `${finding.rule} ${finding.start} ${finding.end}`;
    if (!distinct.has(key)) distinct.set(key, finding);
  }
  const kept = [...distinct.values()];
  return kept.filter((finding) => {
    if (!oncePerFile.has(finding.rule)) return true;
    const rivals = kept.filter((other) => other.rule === finding.rule);
    return finding === (rivals.find((other) => other.weak !== true) ?? rivals[0]);
  });
}
