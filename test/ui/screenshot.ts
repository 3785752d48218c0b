/** Pictures of the workbench, for the README and for people who want to look. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator } from 'playwright-core';
import { resultsFolder, root } from '../host/launch/paths';
import { readPng, writePalettePng } from './palettePng';
import type { Theme, Workbench } from './workbench';

/** Milliseconds for animations and hovers to end. */
const settle = 600;

/** Writes a PNG of the workbench, or of a part of it. `path` is relative to the repository. */
export async function screenshot(workbench: Workbench, path: string, part?: Locator): Promise<void> {
  const file = resolve(root, path);
  mkdirSync(dirname(file), { recursive: true });
  await workbench.page.mouse.move(1, 1);
  await sleep(settle);
  writeFileSync(file, writePalettePng(readPng(await (part ?? workbench.page).screenshot())));
}

/** Takes the pictures of one test file: `out/results/<subject>-<name>-<theme>.png`. */
export function picturesOf(subject: string) {
  return (workbench: Workbench, theme: Theme, name: string): Promise<void> =>
    screenshot(workbench, join(resultsFolder, `${subject}-${name}-${theme}.png`));
}
