/** What the tiers report: one JSON object per line, written as the tests end, so that a crash keeps what came before. */

import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { resultsFolder } from './paths';

export interface TestResult {
  /** The suites and the test, joined by ` › `. */
  readonly title: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly milliseconds: number;
  /** Of a failed test: message and the lines of the stack that are ours. */
  readonly error?: string;
  /** Of a skipped test. */
  readonly reason?: string;
}

/** `loaded` says that the test files were read, `end` that the last test is over. */
export type ResultEvent = ({ readonly event: 'test' } & TestResult) | { readonly event: 'loaded' | 'end' };

export function resultsFile(tier: string): string {
  return join(resultsFolder, `${tier}.jsonl`);
}

export function logFile(tier: string): string {
  return join(resultsFolder, `${tier}.log`);
}

/** Forgets what an earlier run of the tier left. */
export function clearResults(tier: string): void {
  mkdirSync(resultsFolder, { recursive: true });
  rmSync(resultsFile(tier), { force: true });
  rmSync(logFile(tier), { force: true });
}

export function report(file: string, event: ResultEvent): void {
  appendFileSync(file, `${JSON.stringify(event)}\n`);
}

/** The tests of a tier so far, and whether it came to its end. */
export function readResults(tier: string): { tests: TestResult[]; ended: boolean } {
  const file = resultsFile(tier);
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  // Written by `report` above, in this run.
  const events = lines.map((line) => JSON.parse(line) as ResultEvent);
  return {
    tests: events.flatMap((event) => (event.event === 'test' ? [event] : [])),
    ended: events.some((event) => event.event === 'end'),
  };
}
