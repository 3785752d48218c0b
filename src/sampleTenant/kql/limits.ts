/** What Resource Graph allows in one query. */
import type { Operator } from './ast';
import { KqlError } from './error';

const maximumJoins = 3;
const maximumExpansions = 3;
const maximumLegs = 3;
const maximumExpandedRows = 2000;

/**
 * Throws `LimitExceeded` at the operator that is one too many.
 * https://learn.microsoft.com/azure/governance/resource-graph/concepts/query-language#supported-tabulartop-level-operators
 */
export function checkLimits(operators: readonly Operator[]): void {
  const ordered = operators.toSorted((a, b) => a.at.offset - b.at.offset);
  checkNumber(ordered, 'join', maximumJoins);
  checkNumber(ordered, 'mvExpand', maximumExpansions);
  let legs = 0;
  for (const operator of ordered) {
    legs += operator.kind === 'union' ? operator.legs.length : 0;
    if (legs > maximumLegs) {
      throw new KqlError(
        'LimitExceeded',
        `a query unites at most ${maximumLegs} tables`,
        operator.at,
        'union',
      );
    }
    if (operator.kind === 'mvExpand' && (operator.limit ?? 0) > maximumExpandedRows) {
      throw new KqlError(
        'LimitExceeded',
        `mv-expand makes at most ${maximumExpandedRows} rows of one`,
        operator.at,
      );
    }
  }
}

function checkNumber(operators: readonly Operator[], kind: Operator['kind'], maximum: number): void {
  const excess = operators.filter((operator) => operator.kind === kind)[maximum];
  if (excess === undefined) return;
  const name = kind === 'mvExpand' ? 'mv-expand' : kind;
  throw new KqlError('LimitExceeded', `a query has at most ${maximum} ${name} operators`, excess.at, name);
}

/** Whether a query itself says how many rows it wants: Resource Graph does not page through such a result. */
export function limitsRows(operators: readonly Operator[]): boolean {
  return operators.some((operator) => operator.kind === 'take' || operator.kind === 'top');
}
