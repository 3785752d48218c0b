/** Runs one bundle of tests in mocha and reports each result to a file and, marked, to the console. */

import { findSourceMap } from 'node:module';
import type { SourceMapping } from 'node:module';
import { sep } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import Mocha from 'mocha';
import { root } from './paths';
import { report } from './results';
import type { TestResult } from './results';

export interface MochaRun {
  /** The bundle: out/test/<tier>/tests.js. */
  readonly bundle: string;
  readonly resultsFile: string;
  /** Milliseconds one test may take, unless it says otherwise itself. */
  readonly timeout: number;
  /** Only tests whose full title matches. */
  readonly grep: string | undefined;
  /** Stands before each line, so that a noisy console can be told apart. */
  readonly linePrefix?: string;
}

/** Prints nothing: the listeners of `runMocha` report. */
class QuietReporter extends Mocha.reporters.Base {}

/** Runs to the end and gives the number of failures. */
export async function runMocha(run: MochaRun): Promise<number> {
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: run.timeout,
    reporter: QuietReporter,
    ...(run.grep === undefined ? {} : { grep: new RegExp(run.grep, 'i') }),
    // Mocha would cut the paths before they can be traced back to the sources.
    fullTrace: true,
    // A test singled out would hide all the others without a failure.
    forbidOnly: true,
  });
  mocha.addFile(run.bundle);
  const record = (result: TestResult): void => {
    report(run.resultsFile, { event: 'test', ...result });
    console.log(`${run.linePrefix ?? ''}${lineOf(result)}`);
  };
  return new Promise((resolve) => {
    const runner = mocha.run((failures) => {
      report(run.resultsFile, { event: 'end' });
      resolve(failures);
    });
    report(run.resultsFile, { event: 'loaded' });
    runner.on('pass', (test) => {
      record({ title: titleOf(test), state: 'passed', milliseconds: test.duration ?? 0 });
    });
    runner.on('fail', (test: Mocha.Test | Mocha.Hook, error: unknown) => {
      record({
        title: titleOf(test),
        state: 'failed',
        milliseconds: test.duration ?? 0,
        error: describeError(error),
      });
    });
    runner.on('pending', (test) => {
      const reason = reasonOf(test);
      record({
        title: titleOf(test),
        milliseconds: 0,
        ...(reason === undefined
          ? { state: 'failed', error: 'It is skipped and does not say why: see skipBecause.' }
          : { state: 'skipped', reason }),
      });
    });
  });
}

/** Where a skipped test carries its reason: the tests' bundle has a copy of this module of its own. */
const reasonKey = 'skipReason';

/**
 * Skips the running test, or from a `before` all tests of its suite, and says why in the summary: only for what this
 * machine cannot do. A test that is skipped in any other way counts as failed.
 */
export function skipBecause(context: Mocha.Context, reason: string): never {
  const { test } = context;
  const skipped = test && 'type' in test && test.type === 'hook' ? test.parent : test;
  if (skipped) Object.assign(skipped, { [reasonKey]: reason });
  return context.skip();
}

function reasonOf(test: Mocha.Test | Mocha.Suite): string | undefined {
  const reason: unknown = Reflect.get(test, reasonKey);
  if (typeof reason === 'string') return reason;
  return test.parent && reasonOf(test.parent);
}

function titleOf(test: Mocha.Test | Mocha.Hook): string {
  return test.titlePath().join(' › ');
}

function lineOf(result: TestResult): string {
  const sign = { passed: '✔', failed: '✖', skipped: '-' }[result.state];
  return `  ${sign} ${result.title} (${result.milliseconds} ms)`;
}

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const lines = stripVTControlCharacters(error.stack ?? error.message).split('\n');
  return lines
    .filter((line) => !/^\s+at .*(node:|node_modules)/.test(line))
    .map(toSource)
    .join('\n');
}

/** The extension host makes stacks of its own and leaves source maps out of account. */
function toSource(line: string): string {
  const match =
    /^(?<at>\s+at .*?)(?<file>(?:[A-Za-z]:)?[\\/][^():]+):(?<row>\d+):(?<column>\d+)(?<rest>\)?)$/.exec(line);
  const { at = '', file = '', row = '', column = '', rest = '' } = match?.groups ?? {};
  const found: Partial<SourceMapping> =
    findSourceMap(file)?.findEntry(Number(row) - 1, Number(column) - 1) ?? {};
  const { originalSource, originalLine = 0, originalColumn = 0 } = found;
  if (originalSource === undefined) return line.replace(`${root}${sep}`, '');
  const source = originalSource.replace(/^.*?(?=(test|src)\/)/, '');
  return `${at}${source}:${originalLine + 1}:${originalColumn + 1}${rest}`;
}
