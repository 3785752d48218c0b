/** Runs one job of a test run to its end and says what came of it. */

import { createWriteStream } from 'node:fs';
import { startChild } from './cleanUp';
import type { Job } from './jobs';
import { clearResults, logFile, readResults, report, resultsFile } from './results';
import type { TestResult } from './results';

export interface JobOutcome {
  readonly name: string;
  readonly tests: readonly TestResult[];
  readonly milliseconds: number;
}

export interface JobEnvironment {
  readonly grep: string | undefined;
  /** Whether each test's line is shown as it ends. */
  readonly live: boolean;
  /** A tier without a test is then no failure: the filter left none. */
  readonly filtered: boolean;
}

/** Milliseconds until a job that hangs is ended, unless it says otherwise itself. */
const jobLimit = 15 * 60_000;

/** Runs it. Never throws: whatever goes wrong is a failed test of the outcome. */
export async function runJob(job: Job, environment: JobEnvironment): Promise<JobOutcome> {
  const started = Date.now();
  const outcome = (tests: readonly TestResult[]): JobOutcome => ({
    name: job.name,
    tests,
    milliseconds: Date.now() - started,
  });
  clearResults(job.name);
  if (job.skip !== undefined) {
    return outcome([{ title: `the ${job.name} tier`, state: 'skipped', milliseconds: 0, reason: job.skip }]);
  }
  const { code, output } = await runToEnd(job, environment);
  if (job.kind === 'check') {
    const milliseconds = Date.now() - started;
    const result: TestResult =
      code === 0
        ? { title: `${job.name} finds nothing`, state: 'passed', milliseconds }
        : { title: `${job.name} finds nothing`, state: 'failed', milliseconds, error: output.slice(-6000) };
    report(resultsFile(job.name), { event: 'test', ...result });
    return outcome([result]);
  }
  const { tests, ended } = readResults(job.name);
  const problem = problemOf({ code, ended, tests, filtered: environment.filtered });
  if (problem === undefined) return outcome(tests);
  const error = `${problem}\n${output.slice(-3000)}\nThe whole log: ${logFile(job.name)}`;
  return outcome([
    ...tests,
    { title: `the ${job.name} tier as a whole`, state: 'failed', milliseconds: 0, error },
  ]);
}

function problemOf(run: {
  readonly code: number | null;
  readonly ended: boolean;
  readonly tests: readonly TestResult[];
  readonly filtered: boolean;
}): string | undefined {
  if (!run.ended) return 'It broke off before its last test.';
  if (run.tests.length === 0 && !run.filtered) return 'It ran no test.';
  if (run.code !== 0 && !run.tests.some((test) => test.state === 'failed')) {
    return `Every test passed, but it ended with exit code ${String(run.code)}.`;
  }
  return undefined;
}

async function runToEnd(
  job: Job,
  environment: JobEnvironment,
): Promise<{ code: number | null; output: string }> {
  const log = createWriteStream(logFile(job.name), { flags: 'a' });
  const { grep } = environment;
  const child = startChild(job.command, job.args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', ...(grep === undefined ? {} : { TEST_GREP: grep }) },
  });
  const limit = job.limit ?? jobLimit;
  let output = '';
  const collect = (data: Buffer): void => {
    output = `${output.slice(-60_000)}${data.toString()}`;
    log.write(data);
    if (environment.live && job.kind === 'tier') process.stdout.write(data);
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  const code = await new Promise<number | null>((resolve) => {
    const timer = setTimeout(() => {
      output += `\nIt was ended after ${limit / 60_000} minutes.`;
      child.kill('SIGTERM');
    }, limit);
    child.once('error', (error) => {
      output += error.message;
      clearTimeout(timer);
      resolve(null);
    });
    child.once('close', (exitCode) => {
      clearTimeout(timer);
      resolve(exitCode);
    });
  });
  log.end();
  return { code, output };
}
