/** The text editor: open a file of the workspace, put the cursor somewhere, take what the light bulb offers. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { waitFor } from '../host/waitFor';
import { pickerRow, quickInput, typeIn } from './quickInput';
import type { Workbench } from './workbench';

/** Opens a file by its path in the workspace. */
export async function openFile(workbench: Workbench, path: string): Promise<void> {
  const { page } = workbench;
  const name = path.split('/').at(-1) ?? path;
  // A search that begins while the editor still starts may find nothing and never end: it is closed and begun anew.
  await waitFor(`${path} among the files`, async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+P');
    await quickInput(workbench).locator('input[type="text"]').first().waitFor();
    await typeIn(workbench, path);
    await pickerRow(workbench, name).click({ timeout: 4000 });
    return true;
  });
  await page.locator('.tabs-container .tab.active', { hasText: name }).waitFor();
  await page.locator('.editor-instance .view-lines .view-line').first().waitFor();
}

/** Puts the cursor on a line and column, both counted from 1, and the line into sight. */
export async function setCursor(workbench: Workbench, line: number, column = 1): Promise<void> {
  const { page } = workbench;
  await page.locator('.editor-instance .view-lines').first().click();
  await page.keyboard.press('Control+G');
  await quickInput(workbench).locator('input[type="text"]').first().waitFor();
  await typeIn(workbench, `:${line}:${column}`);
  await page.keyboard.press('Enter');
  await quickInput(workbench).waitFor({ state: 'hidden' });
}

/** Puts the cursor into the first occurrence of a text in a file of the workspace, as the file is on disk. */
export async function setCursorAt(workbench: Workbench, path: string, text: string): Promise<void> {
  // A save that is still under way leaves the file empty for a moment.
  const before = await waitFor(`${path} to hold ${text}`, () => {
    const content = readFileSync(join(workbench.folder, path), 'utf8');
    const at = content.indexOf(text);
    return at < 0 ? undefined : content.slice(0, at).split('\n');
  });
  await setCursor(workbench, before.length, (before.at(-1) ?? '').length + 2);
}

/** The squiggles in sight, worst first: `squiggly-error`, `squiggly-warning`, `squiggly-info`, `squiggly-hint`. */
export function squiggles({ page }: Workbench): Locator {
  return page.locator('.editor-instance .view-overlays [class*="squiggly-"]');
}

/** Opens the light bulb's menu at the cursor and gives what it offers. */
export async function lightBulbOffers(workbench: Workbench): Promise<string[]> {
  const { page } = workbench;
  const rows = page.locator('.action-widget .monaco-list-row.action');
  return waitFor('the light bulb to offer something', async () => {
    if ((await rows.count()) === 0) await page.keyboard.press('ControlOrMeta+.');
    await rows.first().waitFor({ timeout: 2000 });
    const titles = await rows.allInnerTexts();
    return titles.map((title) => title.trim());
  });
}

/** Takes one of the light bulb's offers. */
export async function takeOffer(workbench: Workbench, title: string | RegExp): Promise<void> {
  await lightBulbOffers(workbench);
  await workbench.page.locator('.action-widget .monaco-list-row.action', { hasText: title }).first().click();
  await workbench.page.locator('.action-widget').first().waitFor({ state: 'hidden' });
}

/** Saves the active editor until its file holds `expected`, and gives the whole text. Throws when it never does. */
export async function savedText(
  workbench: Workbench,
  path: string,
  expected: string | RegExp,
): Promise<string> {
  const { page } = workbench;
  const what = `${path} to hold ${String(expected)}`;
  return waitFor(what, async () => {
    await page.keyboard.press('ControlOrMeta+S');
    await page.locator('.tabs-container .tab.active:not(.dirty)').waitFor({ timeout: 3000 });
    const text = readFileSync(join(workbench.folder, path), 'utf8');
    const holds = typeof expected === 'string' ? text.includes(expected) : expected.test(text);
    return holds ? text : undefined;
  });
}

/** One undo in the active editor. */
export async function undo({ page }: Workbench): Promise<void> {
  await page.locator('.editor-instance .view-lines').first().click();
  await page.keyboard.press('ControlOrMeta+Z');
}
