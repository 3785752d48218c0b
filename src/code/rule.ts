/** Rules with what wakes them: a rule that names no trigger cannot be written, so that none is missed in a file that is not parsed. */

import { tidyFindings } from './findings';
import type { Language } from './language';

export interface LanguageRule {
  /** One of them, whatever its case, stands in every file in which the rule can notice anything. */
  readonly triggers: readonly RegExp[];
  readonly findings: Language['findings'];
}

/** The rules of a language as one. Beside the words of `offered` something can be offered, though no rule is about them. */
export function ruled(
  rules: readonly LanguageRule[],
  offered: readonly RegExp[] = [],
): Pick<Language, 'triggers' | 'findings'> {
  return {
    triggers: [...rules.flatMap(({ triggers }) => triggers), ...offered],
    findings: (file, context, within) =>
      tidyFindings(rules.flatMap(({ findings }) => findings(file, context, within))),
  };
}
