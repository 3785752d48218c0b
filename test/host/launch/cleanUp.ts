/** Ends what a test program started, however the program itself ends: child processes and temporary folders. */

import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const undo = new Set<() => void>();
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function runAll(): void {
  for (const step of [...undo].reverse()) {
    undo.delete(step);
    step();
  }
}

process.on('exit', runAll);
for (const signal of signals) {
  process.on(signal, () => {
    process.exit(signal === 'SIGINT' ? 130 : 143);
  });
}

/**
 * The outermost of our programs gives each child a process group, so that one signal ends all it started in turn;
 * programs further in stay in that group.
 */
const nested = process.env['TEST_GROUP'] !== undefined;
const ownGroup = !nested && process.platform !== 'win32';

/** Starts a program that ends with this process at the latest. */
export function startChild(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): ChildProcess {
  const env = { ...(options.env ?? process.env), TEST_GROUP: '1', TEST_TEMP: temporaryRoot() };
  const child = spawn(command, args, { detached: ownGroup, ...options, env });
  const end = (): void => {
    stopChild(child);
  };
  undo.add(end);
  child.once('exit', () => {
    // What it started in turn may outlive it, so its group is ended too.
    if (ownGroup) end();
    undo.delete(end);
  });
  return child;
}

/** Ends a program started here with everything it started; nothing happens when it is gone. */
export function stopChild(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') {
      if (child.exitCode === null) spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
    } else if (ownGroup) {
      process.kill(-child.pid, 'SIGKILL');
    } else if (child.exitCode === null) {
      child.kill('SIGKILL');
    }
  } catch {
    // ESRCH: the group has ended by itself.
  }
}

/** Has something done when this process ends, whatever ends it short of a kill. */
export function atExit(step: () => void): void {
  undo.add(step);
}

/** The outermost program's, so that it is removed even when a program further in was killed. */
function temporaryRoot(): string {
  const given = process.env['TEST_TEMP'];
  if (given !== undefined) return given;
  const folder = mkdtempSync(join(tmpdir(), 'managed-identities-'));
  process.env['TEST_TEMP'] = folder;
  undo.add(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return folder;
}

/** A new empty folder that is removed when the outermost program ends. */
export function temporaryFolder(name: string): string {
  return mkdtempSync(join(temporaryRoot(), `${name}-`));
}
