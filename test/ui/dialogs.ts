/** What asks for an answer or says something: modal dialogs and notifications. */

import type { Locator } from 'playwright-core';
import { runCommand } from './quickInput';
import type { Workbench } from './workbench';

/** The modal dialog that is open. */
export function dialog({ page }: Workbench): Locator {
  return page.locator('.monaco-dialog-box');
}

/** Waits for a modal dialog that says `text`, and clicks one of its buttons. */
export async function answerDialog(
  workbench: Workbench,
  text: string | RegExp,
  button: string | RegExp,
): Promise<void> {
  const box = dialog(workbench).filter({ hasText: text });
  await box.waitFor();
  await box.getByRole('button', { name: button }).first().click();
  await box.waitFor({ state: 'hidden' });
}

/** A notification that pops up and says `text`. */
export function notification({ page }: Workbench, text: string | RegExp): Locator {
  return page.locator('.notifications-toasts .notification-list-item', { hasText: text }).first();
}

/** Waits for the notification and clicks one of its buttons. */
export async function answerNotification(
  workbench: Workbench,
  text: string | RegExp,
  button: string | RegExp,
): Promise<void> {
  const toast = notification(workbench, text);
  await toast.waitFor();
  await toast.getByRole('button', { name: button }).first().click();
}

/** Takes away every notification, so that the next one is not mistaken for an earlier one. */
export async function clearNotifications(workbench: Workbench): Promise<void> {
  await runCommand(workbench, 'Notifications: Clear All Notifications');
  await workbench.page
    .locator('.notifications-toasts .notification-list-item')
    .first()
    .waitFor({ state: 'hidden' });
}
