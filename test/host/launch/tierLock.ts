/** Keeps two runs in one working tree from writing over each other's bundles and results: the later one waits. */

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { atExit } from './cleanUp';
import { resultsFolder } from './paths';

/** Waits until no other run has any of the tiers, and holds them until this process ends. */
export async function lockTiers(tiers: readonly string[]): Promise<void> {
  mkdirSync(resultsFolder, { recursive: true });
  // In one and the same order everywhere: two runs never wait for each other.
  for (const tier of [...tiers].sort()) await lock(tier);
}

async function lock(tier: string): Promise<void> {
  const file = join(resultsFolder, `${tier}.lock`);
  let told = false;
  while (!tryToLock(file)) {
    if (!told) console.log(`Waiting for another run of the ${tier} tier to end`);
    told = true;
    await sleep(500);
  }
  atExit(() => {
    rmSync(file, { force: true });
  });
}

function tryToLock(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    // It is there: a run that was killed leaves it behind.
    if (!isRunning(file)) rmSync(file, { force: true });
    return false;
  }
}

function isRunning(file: string): boolean {
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 0);
    return true;
  } catch {
    return false;
  }
}
