/** The extension's view in the side bar, as a person uses it: find a row, open it, right-click it. */

import type { Locator } from 'playwright-core';
import { waitFor } from '../host/waitFor';
import type { Workbench } from './workbench';

/** A row by the start of what a screen reader would say, or by a pattern. */
export type RowName = string | RegExp;

/** Shows the extension's view, unless it is shown already. */
export async function openView({ page }: Workbench): Promise<void> {
  const icon = page.getByRole('tab', { name: 'Managed Identities' });
  await icon.waitFor();
  if ((await icon.getAttribute('aria-selected')) !== 'true') await icon.locator('a').click();
  await page
    .locator('.part.sidebar .composite.title h2')
    .filter({ hasText: /managed identities/i })
    .waitFor();
}

/** The first visible row of that name; lists draw only what is in sight. */
export function row({ page }: Workbench, name: RowName): Locator {
  const rows = page.locator('.part.sidebar .monaco-list-row');
  return typeof name === 'string'
    ? page.locator(`.part.sidebar .monaco-list-row[aria-label^="${name.replaceAll('"', '\\"')}"]`).first()
    : rows.filter({ has: page.locator('.monaco-icon-label', { hasText: name }) }).first();
}

/** Pages through the tree until the row is in sight, from its top: lists draw only what is. */
export async function bringIntoSight(workbench: Workbench, name: RowName): Promise<Locator> {
  const { page } = workbench;
  const one = row(workbench, name);
  if (await one.isVisible()) return one;
  const list = page.locator('.part.sidebar .monaco-list').first();
  const focused = list.locator('.monaco-list-row.focused');
  let key = 'Home';
  await waitFor(`the row ${String(name)}`, async () => {
    if (await one.isVisible()) return true;
    const before = await focused.getAttribute('data-index', { timeout: 1000 }).catch(() => '');
    await list.focus();
    await page.keyboard.press(key);
    const after = await focused.getAttribute('data-index', { timeout: 1000 }).catch(() => '');
    key = key === 'PageDown' && after === before ? 'Home' : 'PageDown';
    return false;
  });
  return one;
}

/** The rows right below one, down to the next of its own level or above, as a screen reader would say them. */
export async function childNames(workbench: Workbench, name: RowName): Promise<string[]> {
  const parent = await bringIntoSight(workbench, name);
  const [from, level] = await Promise.all([placeOf(parent), levelOf(parent)]);
  const rows = await workbench.page.locator('.part.sidebar .monaco-list-row').all();
  const all = await Promise.all(
    rows.map(async (one) => ({ at: await placeOf(one), level: await levelOf(one), name: await spoken(one) })),
  );
  const below = all.filter(({ at }) => at > from).sort((a, b) => a.at - b.at);
  const end = below.findIndex((one) => one.level <= level);
  const inside = end < 0 ? below : below.slice(0, end);
  return inside.filter((one) => one.level === level + 1).map((one) => one.name);
}

async function placeOf(one: Locator): Promise<number> {
  return Number(await one.getAttribute('data-index'));
}

async function levelOf(one: Locator): Promise<number> {
  return Number(await one.getAttribute('aria-level'));
}

async function spoken(one: Locator): Promise<string> {
  return (await one.getAttribute('aria-label')) ?? '';
}

/** What a screen reader would say of each row in sight, from top to bottom. */
export async function rowNames({ page }: Workbench): Promise<string[]> {
  const rows = await page.locator('.part.sidebar .monaco-list-row').all();
  const found = await Promise.all(
    rows.map(async (one) => ({ at: await placeOf(one), name: await spoken(one) })),
  );
  return found.sort((a, b) => a.at - b.at).map(({ name }) => name);
}

/** Opens each row in turn, the next one below the last; waits until its children can be there. Gives the last row. */
export async function expand(workbench: Workbench, ...path: readonly RowName[]): Promise<Locator> {
  for (const name of path) {
    const one = await bringIntoSight(workbench, name);
    if ((await one.getAttribute('aria-expanded')) === 'false') {
      await one.click();
      // A click may only select, as the tree's settings have it.
      if ((await one.getAttribute('aria-expanded')) === 'false')
        await workbench.page.keyboard.press('ArrowRight');
    }
    await workbench.page
      .locator('.part.sidebar .monaco-progress-container.active')
      .waitFor({ state: 'detached' });
  }
  return row(workbench, path.at(-1) ?? '');
}

/** Right-clicks a row and chooses an item of its menu. */
export async function chooseFromMenu(
  workbench: Workbench,
  name: RowName,
  item: string | RegExp,
): Promise<void> {
  await openMenu(workbench, name);
  await clickMenuItem(workbench, item);
}

/** Clicks an item of the open menu until the menu is gone: the editor's menus are deaf just after they open. */
export async function clickMenuItem(workbench: Workbench, item: string | RegExp): Promise<void> {
  const one = menuItem(workbench, item);
  await waitFor(`the menu to take a click on ${String(item)}`, async () => {
    await one.click({ timeout: 3000 });
    await one.waitFor({ state: 'hidden', timeout: 1000 });
    return true;
  });
}

/** Opens the menu of a row and a submenu of it, by the keyboard: a submenu goes away under a mouse that strays. */
export async function openSubmenu(workbench: Workbench, name: RowName, submenu: string): Promise<void> {
  await openMenu(workbench, name);
  await moveToMenuItem(workbench, submenu);
  await workbench.page.keyboard.press('ArrowRight');
}

/** Moves down in the innermost open menu until the item has the focus, and chooses it. */
export async function chooseFocused(workbench: Workbench, item: string): Promise<void> {
  await moveToMenuItem(workbench, item);
  await workbench.page.keyboard.press('Enter');
}

async function moveToMenuItem({ page }: Workbench, item: string): Promise<void> {
  // The item that opened a submenu has the focus too, and holds the submenu: only its own label counts.
  const focused = page.locator('.monaco-menu .action-item.focused > .action-menu-item > .action-label', {
    hasText: item,
  });
  await waitFor(`the focus on ${item}`, async () => {
    if ((await focused.count()) > 0) return true;
    await page.keyboard.press('ArrowDown');
    return false;
  });
}

/** Right-clicks a row and leaves the menu open. */
export async function openMenu(workbench: Workbench, name: RowName): Promise<void> {
  const one = await bringIntoSight(workbench, name);
  await one.click({ button: 'right' });
  await workbench.page.locator('.monaco-menu .action-item').first().waitFor();
}

export function menuItem({ page }: Workbench, item: string | RegExp): Locator {
  return page
    .locator('.monaco-menu .action-item', { has: page.locator('.action-label', { hasText: item }) })
    .first();
}

/** The items of the open menu, without separators. */
export async function menuItems({ page }: Workbench): Promise<string[]> {
  const labels = await page.locator('.monaco-menu .action-label:not(.separator)').allInnerTexts();
  return labels.map((label) => label.trim()).filter(Boolean);
}

/** Clicks one of the buttons that appear on a row under the mouse. */
export async function clickInline(
  workbench: Workbench,
  name: RowName,
  button: string | RegExp,
): Promise<void> {
  const one = await bringIntoSight(workbench, name);
  await one.hover();
  await one.getByRole('button', { name: button }).first().click();
}

/** Clicks one of the buttons in the view's title. */
export async function clickTitleButton({ page }: Workbench, button: string | RegExp): Promise<void> {
  await page.locator('.part.sidebar .composite.title').hover();
  await page.locator('.part.sidebar .composite.title').getByRole('button', { name: button }).first().click();
}
