/** The one summary at the end of a run; its last line is what other programs read, the one before says why tests are skipped. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resultsFolder } from './paths';
import type { JobOutcome } from './runJob';
import type { TestResult } from './results';

/** Prints everything and gives the exit code: 0 only if something ran and nothing failed. */
export function summarize(outcomes: readonly JobOutcome[], milliseconds: number): number {
  writeFileSync(
    join(resultsFolder, 'summary.json'),
    JSON.stringify({ milliseconds, outcomes }, undefined, 2),
  );
  const all = outcomes.flatMap((outcome) => outcome.tests.map((test) => ({ ...test, job: outcome.name })));
  const failed = all.filter((test) => test.state === 'failed');
  const skipped = all.filter((test) => test.state === 'skipped');
  const reasons = [...new Set(skipped.map(({ reason }) => reason))].map((reason) => {
    const tests = skipped.filter((test) => test.reason === reason);
    return { tests, words: `${tests.length} because ${reason ?? 'of something that they do not say'}` };
  });
  const lines = [
    '',
    ...outcomes.map(outcomeLine),
    ...(failed.length === 0 ? [] : ['', 'Failed:']),
    ...failed.map((test) => `  ${test.job} › ${test.title}\n${indent(test.error ?? 'no message')}`),
    ...(skipped.length === 0 ? [] : ['', 'Skipped:']),
    ...reasons.flatMap(({ tests, words }) => [
      `  ${words}:`,
      ...tests.map((test) => `    ${test.job} › ${test.title}`),
    ]),
    '',
    [`Took ${seconds(milliseconds)}`, ...reasons.map(({ words }) => `skipped ${words}`)].join('; ') + '.',
    closingLine(all),
  ];
  console.log(lines.join('\n'));
  return failed.length > 0 || all.length === 0 ? 1 : 0;
}

function closingLine(all: readonly TestResult[]): string {
  const { passed, failed, skipped } = counts(all);
  return `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
}

/** One line on a job that has just ended. */
export function outcomeLine(outcome: JobOutcome): string {
  const { passed, failed, skipped } = counts(outcome.tests);
  const parts = [
    `${passed} passed`,
    ...(failed ? [`${failed} FAILED`] : []),
    ...(skipped ? [`${skipped} skipped`] : []),
  ];
  return `  ${outcome.name.padEnd(10)}${seconds(outcome.milliseconds).padStart(8)}  ${parts.join(', ')}`;
}

function counts(tests: readonly TestResult[]): Record<TestResult['state'], number> {
  const count = (state: TestResult['state']): number => tests.filter((test) => test.state === state).length;
  return { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

function indent(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `      ${line}`)
    .join('\n');
}
