/** Runs the programs of the SDK tier: package managers, compilers, and each inserted case in a fresh process. */

import { startChild, stopChild } from '../../host/launch/cleanUp';

export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Outcome {
  /** `null` when it was ended, or did not start. */
  readonly code: number | null;
  /** What it printed to both streams, as it came. */
  readonly output: string;
}

/** Variables that would choose another credential, endpoint or proxy than the test's. */
const foreign =
  /^(AZURE_|ARM_|IDENTITY_|IMDS_|MSI_|MANAGED_IDENTITY_|APP_ENV$|NODE_ENV$|NODE_OPTIONS$|(https?|all|no)_proxy$)/i;

/** This process's environment without them. Package managers keep the proxies: they may be the only way out. */
export function plainEnvironment(keepsProxies = false): Record<string, string> {
  const entries = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && (!foreign.test(entry[0]) || (keepsProxies && /_proxy$/i.test(entry[0]))),
  );
  return Object.fromEntries(entries);
}

/** Runs it to its end, or for `timeout` milliseconds at most. Never throws. */
export function run(wanted: Command, timeout: number, keepsProxies = false): Promise<Outcome> {
  return new Promise((resolve) => {
    let output = '';
    const child = startChild(wanted.command, wanted.args, {
      cwd: wanted.cwd,
      env: { ...plainEnvironment(keepsProxies), ...wanted.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const collect = (data: Buffer): void => {
      output = `${output}${data.toString()}`.slice(-200_000);
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    const timer = setTimeout(() => {
      output += `\nIt was ended after ${timeout} ms.`;
      stopChild(child);
    }, timeout);
    child.once('error', (error) => {
      output += error.message;
      clearTimeout(timer);
      resolve({ code: null, output });
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code, output });
    });
  });
}

/** Runs a package manager or a compiler; throws with all it printed when it does not succeed. */
export async function mustRun(wanted: Command, timeout = 20 * 60_000): Promise<string> {
  const { code, output } = await run(wanted, timeout, true);
  if (code === 0) return output;
  throw new Error(
    `${[wanted.command, ...wanted.args].join(' ')} ended with ${String(code)}\n${output.slice(-20_000)}`,
  );
}
