/** The extension's view in the side bar, as a person uses it: find a row, open it, right-click it. */

import type { Locator } from 'playwright-core';
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

/** What a screen reader would say of each row in sight, from top to bottom. */
export async function rowNames({ page }: Workbench): Promise<string[]> {
  const rows = await page.locator('.part.sidebar .monaco-list-row').all();
  const found = await Promise.all(
    rows.map(async (one) => ({
      at: Number(await one.getAttribute('data-index')),
      name: (await one.getAttribute('aria-label')) ?? '',
    })),
  );
  return found.sort((a, b) => a.at - b.at).map(({ name }) => name);
}

/** Opens each row in turn, the next one below the last; waits until its children can be there. Gives the last row. */
export async function expand(workbench: Workbench, ...path: readonly RowName[]): Promise<Locator> {
  for (const name of path) {
    const one = row(workbench, name);
    await one.waitFor();
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
  await menuItem(workbench, item).click();
}

/** Right-clicks a row and leaves the menu open. */
export async function openMenu(workbench: Workbench, name: RowName): Promise<void> {
  const one = row(workbench, name);
  await one.scrollIntoViewIfNeeded();
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
  const one = row(workbench, name);
  await one.hover();
  await one.getByRole('button', { name: button }).first().click();
}

/** Clicks one of the buttons in the view's title. */
export async function clickTitleButton({ page }: Workbench, button: string | RegExp): Promise<void> {
  await page.locator('.part.sidebar .composite.title').hover();
  await page.locator('.part.sidebar .composite.title').getByRole('button', { name: button }).first().click();
}
