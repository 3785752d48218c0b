/** What Azure Policy says beside a refusal: which assignments forbid it, and which properties they look at. */

import { at, present, records, text } from './decode';

/** `policy`: names as people gave them, in a row. `policyFields`: what was looked at, such as `tags[owner]`. */
export function policyDetails(error: unknown): Readonly<Record<string, string>> {
  const violations = records(at(error, 'additionalInfo'))
    .filter((one) => text(one['type']) === 'PolicyViolation')
    .map((one) => at(one, 'info'));
  const names = violations.flatMap(
    (info) => text(at(info, 'policyAssignmentDisplayName')) ?? text(at(info, 'policyAssignmentName')) ?? [],
  );
  const fields = violations.flatMap((info) =>
    records(at(info, 'evaluationDetails', 'evaluatedExpressions')).flatMap((one) => text(one['path']) ?? []),
  );
  return { ...present('policy', inARow(names)), ...present('policyFields', inARow(fields)) };
}

function inARow(names: readonly string[]): string | undefined {
  return text([...new Set(names)].join(', '));
}
