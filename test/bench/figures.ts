/** What the parts of the benchmark hand to the table: figures under the name of their row, a JSON line each. */

import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** The rows of the table, in its order; the budgets are those of the design. */
export const rows = {
  activateCall: { what: 'activate call', budget: 15, unit: 'ms' },
  activateLoad: { what: 'activate load and call', budget: 60, unit: 'ms' },
  entryBundle: { what: 'entry bundle', budget: 60, unit: 'kB' },
  allJavaScript: { what: 'all JavaScript', budget: 1200, unit: 'kB' },
  package: { what: '.vsix', budget: 3000, unit: 'kB' },
  treeRequests: { what: 'requests to show the tree', budget: 2, unit: '' },
  pageRequests: { what: 'requests per expanded page', budget: 1, unit: '' },
  assignmentRequests: { what: 'requests for all direct role assignments', budget: 2, unit: '' },
  block: { what: 'longest block of the extension host', budget: 50, unit: 'ms' },
  codeActions: { what: 'code actions, tree current, 5,000 lines', budget: 5, unit: 'ms' },
  work: { what: 'diagnostics after an edit, work', budget: 20, unit: 'ms' },
  slice: { what: 'diagnostics after an edit, longest slice', budget: 10, unit: 'ms' },
  /** Where an edit leaves brackets open, the rest of the parse waits until the typing has rested for a second. */
  rest: { what: 'diagnostics put off until typing rests, work', budget: undefined, unit: 'ms' },
  restSlice: { what: 'diagnostics put off, longest slice', budget: 10, unit: 'ms' },
  first: { what: 'first diagnostics of 5,000 lines just opened', budget: 300, unit: 'ms' },
  join: { what: 'sample tenant, large query', budget: undefined, unit: 'ms' },
  heapIdentities: { what: 'heap for 10,000 identities', budget: 25, unit: 'MB' },
  heapOne: { what: 'heap for syntax, one language', budget: 25, unit: 'MB' },
  heapAll: { what: 'heap for syntax, all open', budget: 100, unit: 'MB' },
  spoilt: { what: '20,000 spoilt files', budget: 180, unit: 's' },
  longestFile: { what: 'source file, longest', budget: 300, unit: 'lines' },
  medianFile: { what: 'source file, median', budget: 110, unit: 'lines' },
} as const;

export type RowName = keyof typeof rows;

/** One measurement: a single number, or what a distribution comes to. */
export interface Figure {
  readonly row: RowName;
  /** What of the row this is: a language, a command. */
  readonly of: string;
  /** The value held against the budget: the 95th percentile of a distribution. */
  readonly value: number;
  readonly median?: number;
  readonly most?: number;
  readonly count?: number;
  /** The same value in processor time of the thread alone: what a busy machine adds is not in it. */
  readonly processor?: number;
}

/** Writes figures down for the program that prints them. */
export function record(file: string, ...figures: readonly Figure[]): void {
  appendFileSync(file, figures.map((figure) => `${JSON.stringify(figure)}\n`).join(''));
}

/** All figures that were written down so far. */
export function recorded(file: string): Figure[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  // Written by `record` above, in this run.
  return lines.map((line) => JSON.parse(line) as Figure);
}

/** The value that `share` of the values do not exceed; 0 of none. */
export function percentile(values: readonly number[], share: number): number {
  const ordered = [...values].sort((a, b) => a - b);
  return ordered[Math.max(0, Math.ceil(share * ordered.length) - 1)] ?? 0;
}

/** A figure of many measurements, held against the budget by its 95th percentile. */
export function distribution(
  row: RowName,
  of: string,
  values: readonly number[],
  processor?: readonly number[],
): Figure {
  return {
    row,
    of,
    value: percentile(values, 0.95),
    median: percentile(values, 0.5),
    most: Math.max(...values),
    count: values.length,
    ...(processor !== undefined && { processor: percentile(processor, 0.95) }),
  };
}
