/** Pickers and input boxes at the top of the workbench, and the command palette. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { root } from '../host/launch/paths';
import { waitFor } from '../host/waitFor';
import type { Workbench } from './workbench';

/** The picker's own element. */
export function quickInput({ page }: Workbench): Locator {
  return page.locator('.quick-input-widget');
}

/** Waits for a picker whose title, placeholder or text holds `text`. */
export async function waitForPicker(workbench: Workbench, text: string | RegExp): Promise<void> {
  const { page } = workbench;
  const widget = quickInput(workbench);
  await widget.waitFor();
  await widget
    .filter({ hasText: text })
    .or(widget.filter({ has: page.getByPlaceholder(text) }))
    .first()
    .waitFor();
}

/** Types into the picker's box, in place of what stands there. */
export async function typeIn(workbench: Workbench, text: string): Promise<void> {
  await quickInput(workbench).locator('input[type="text"]').first().fill(text);
}

/** A row of the picker by its label, or by a pattern over everything it says. */
export function pickerRow(workbench: Workbench, label: string | RegExp): Locator {
  const rows = quickInput(workbench).locator('.quick-input-list .monaco-list-row');
  if (typeof label !== 'string') return rows.filter({ hasText: label }).first();
  return rows.filter({ has: workbench.page.locator('.quick-input-list-label', { hasText: label }) }).first();
}

/** What a screen reader would say of each row in sight. */
export async function pickerRows(workbench: Workbench): Promise<string[]> {
  const rows = await quickInput(workbench).locator('.quick-input-list .monaco-list-row').all();
  return Promise.all(rows.map(async (one) => (await one.getAttribute('aria-label')) ?? ''));
}

/** Chooses one row; with several to choose from, ticks it. */
export async function pick(workbench: Workbench, label: string | RegExp): Promise<void> {
  await pickerRow(workbench, label).click();
}

/** Types a label and chooses its row: of long lists only the rows in sight are drawn. */
export async function searchAndPick(workbench: Workbench, label: string): Promise<void> {
  await typeIn(workbench, label);
  await pick(workbench, label);
}

/** Clicks a button on a row, by what it is called. */
export async function clickRowButton(
  workbench: Workbench,
  label: string | RegExp,
  button: string | RegExp,
): Promise<void> {
  const one = pickerRow(workbench, label);
  await one.hover();
  await one.getByRole('button', { name: button }).first().click();
}

/** Ends the choosing of several rows, or confirms the text that was typed. */
export async function accept({ page }: Workbench): Promise<void> {
  await page.keyboard.press('Enter');
}

/** Goes to the step before, by the picker's back arrow. */
export async function goBack(workbench: Workbench): Promise<void> {
  await quickInput(workbench).getByRole('button', { name: 'Back' }).first().click();
}

/** Runs a command by the palette, as a person would: `title` is what the palette shows, category included. */
export async function runCommand(workbench: Workbench, title: string): Promise<void> {
  const field = quickInput(workbench).locator('input[type="text"]').first();
  // The palette closes by itself when something else takes the focus while the editor starts.
  await waitFor('the palette to stay open', async () => {
    await workbench.page.keyboard.press('F1');
    await field.fill(`>${title}`, { timeout: 3000 });
    await pickerRow(workbench, title).click({ timeout: 3000 });
    return true;
  });
}

/** The palette's title of one of our commands: `Managed Identities: Refresh` for `managedIdentities.refresh`. */
export function commandTitle(command: string): string {
  const manifest = readJson('package.json') as {
    contributes: { commands: { command: string; title: string; category?: string }[] };
  };
  const found = manifest.contributes.commands.find((one) => one.command === command);
  if (!found) throw new Error(`package.json declares no ${command}`);
  const words = readJson('package.nls.json') as Record<string, string | undefined>;
  const say = (text: string): string => words[text.replaceAll('%', '')] ?? text;
  return found.category === undefined ? say(found.title) : `${say(found.category)}: ${say(found.title)}`;
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(join(root, name), 'utf8'));
}
