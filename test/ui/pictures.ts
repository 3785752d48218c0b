/** `npm run pictures`: builds the extension and draws the README's pictures anew, in light and dark, into media/. */

import { build } from '../host/launch/build';
import { answerDialog } from './dialogs';
import { lightBulbOffers, openFile, savedText, setCursorAt, squiggles, takeOffer, undo } from './editorPane';
import { accept, pick, searchAndPick, typeIn, waitForPicker } from './quickInput';
import { screenshot } from './screenshot';
import { bringIntoSight, chooseFromMenu, expand, openView, row } from './sideBar';
import { openWorkbench } from './workbench';
import type { Theme, Workbench } from './workbench';

/** What draws the eye away from the extension is left out. */
const settings = {
  'breadcrumbs.enabled': true,
  'editor.fontSize': 13,
  'editor.minimap.enabled': false,
  'editor.occurrencesHighlight': 'off',
  'window.menuBarVisibility': 'hidden',
  'window.title': '${activeEditorShort}${separator}${rootName}',
  'workbench.layoutControl.enabled': false,
  'workbench.statusBar.visible': false,
  'workbench.tree.enableStickyScroll': true,
  'workbench.tree.indent': 10,
};

const file = 'storefront/src/orderStore.ts';

async function draw(theme: Theme): Promise<void> {
  const workbench = await openWorkbench({ theme, settings, size: { width: 1280, height: 720 } });
  try {
    await useUsualFont(workbench);
    await openView(workbench);
    await row(workbench, 'Contoso Prod').waitFor();
    await widenSideBar(workbench, 470);
    await openFile(workbench, file);
    await squiggles(workbench).first().waitFor();
    await expand(workbench, 'Contoso Prod', 'id-orders-api', 'Role assignments', 'Used by');
    await row(workbench, 'Used by, 2').waitFor();
    await drawAssigning(workbench, theme);
    await drawOverview(workbench, theme);
  } finally {
    await workbench.close();
  }
}

/** The second step of assigning: the roles that fit a storage account. */
async function drawAssigning(workbench: Workbench, theme: Theme): Promise<void> {
  await chooseFromMenu(workbench, 'id-orders-api', 'Assign Role…');
  await waitForPicker(workbench, '(1 of 3)');
  await typeIn(workbench, 'stordersprod');
  await pick(workbench, /stordersprod.*Storage account/s);
  await waitForPicker(workbench, 'All of stordersprod');
  await pick(workbench, 'stordersprod');
  await waitForPicker(workbench, '(2 of 3)');
  await typeIn(workbench, 'queue data');
  await pick(workbench, 'Storage Queue Data Message Sender');
  await screenshot(workbench, `media/assign-${theme}.png`);
  await accept(workbench);
  await waitForPicker(workbench, '(3 of 3)');
  await pick(workbench, 'Assign this role');
  await row(workbench, 'Role assignments, 5').waitFor();
}

/** The tree beside the light bulb's offers, once an identity was used. */
async function drawOverview(workbench: Workbench, theme: Theme): Promise<void> {
  const { page } = workbench;
  await setCursorAt(workbench, file, 'new DefaultAzureCredential');
  await takeOffer(workbench, 'Choose the managed identity for this code…');
  await waitForPicker(workbench, 'which identity');
  await searchAndPick(workbench, 'id-orders-api');
  await answerDialog(workbench, 'Insert code for id-orders-api', 'Insert');
  await savedText(workbench, file, 'new ManagedIdentityCredential');
  await undo(workbench);
  await savedText(workbench, file, 'new DefaultAzureCredential');
  await closeToasts(workbench);
  await bringIntoSight(workbench, 'id-payments-api');
  await page.keyboard.press('End');
  await bringIntoSight(workbench, 'id-orders-api');
  await setCursorAt(workbench, file, 'new DefaultAzureCredential');
  await squiggles(workbench).first().waitFor();
  await lightBulbOffers(workbench);
  await screenshot(workbench, `media/overview-${theme}.png`);
}

/** Letters about as wide as those of Windows and macOS, on machines whose only other font is wider. */
async function useUsualFont({ page }: Workbench): Promise<void> {
  const family = `'Segoe UI', Ubuntu, 'Noto Sans', 'DejaVu Sans Condensed', sans-serif`;
  await page.addStyleTag({ content: `.monaco-workbench { font-family: ${family} !important; }` });
}

async function widenSideBar({ page }: Workbench, width: number): Promise<void> {
  const box = await page.locator('.part.sidebar').boundingBox();
  if (!box) throw new Error('There is no side bar');
  const edge = box.x + box.width;
  await page.mouse.move(edge + 1, 500);
  await page.mouse.down();
  await page.mouse.move(width, 500, { steps: 4 });
  await page.mouse.up();
}

async function closeToasts({ page }: Workbench): Promise<void> {
  const toast = page.locator('.notifications-toasts .notification-list-item').first();
  await toast.waitFor();
  await toast.hover();
  await toast.getByRole('button', { name: /^Clear Notification/ }).click();
  await toast.waitFor({ state: 'hidden' });
}

async function main(): Promise<void> {
  build({ extension: true });
  await draw('dark');
  await draw('light');
}

main().then(
  () => {
    process.exit(0);
  },
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
