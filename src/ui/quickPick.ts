/** Draws a list with the editor's quick pick: busy while it reads, a Back button, buttons on lines; a click elsewhere does not close it. */

import type { QuickPick, QuickPickItem } from 'vscode';
import { Disposable, QuickInputButtons, QuickPickItemKind, ThemeIcon, window } from 'vscode';
import { bareId, isOneId } from '../code/idAt';
import { isCancelled, toFailure } from '../model/failure';
import type { Failure } from '../model/failure';
import { acceptedLines } from './acceptedLines';
import type { ListButton, ListEntry, ListPicker, ListRequest, Picked } from './listPicker';

interface Item<T> extends QuickPickItem {
  readonly value?: T;
  readonly run?: readonly ListButton[];
}

/** @param reasonOf words the failure of a list that could not be read; it is shown as a line of the list. */
export function createListPicker(reasonOf: (failure: Failure) => string): ListPicker {
  return {
    one: (request) =>
      ask(
        request,
        reasonOf,
        false,
        (quickPick) => quickPick.activeItems.find((item) => item.value !== undefined)?.value,
      ),
    several: (request) =>
      ask(request, reasonOf, true, (quickPick) =>
        acceptedLines(quickPick.selectedItems, quickPick.activeItems, request.none === true),
      ),
  };
}

function ask<T extends object, R>(
  request: ListRequest<T>,
  reasonOf: (failure: Failure) => string,
  many: boolean,
  answerOf: (quickPick: QuickPick<Item<T>>) => R | undefined,
): Promise<Picked<R>> {
  const quickPick = window.createQuickPick<Item<T>>();
  const reading = new AbortController();
  let entries = request.entries;
  let calledFor: readonly ListEntry<T>[] = [];

  // Replacing the items forgets what was checked, so it is put back by value.
  const show = (checked: ReadonlySet<T>) => {
    const items = [...calledFor, ...entries].map((entry) => itemOf(entry));
    quickPick.items = items;
    const before = items.filter((item) => item.value !== undefined && checked.has(item.value));
    if (many) quickPick.selectedItems = before;
    // On the answer given before, so that Enter gives it again.
    else if (before.length > 0) quickPick.activeItems = before.slice(0, 1);
  };
  const checkedNow = () => new Set(quickPick.selectedItems.flatMap((item) => item.value ?? []));
  const checkedAtFirst = () =>
    new Set(entries.flatMap((entry) => ('checked' in entry && entry.checked ? (entry.value ?? []) : [])));

  quickPick.title = request.title;
  quickPick.placeholder = request.placeholder;
  quickPick.canSelectMany = many;
  quickPick.matchOnDescription = true;
  quickPick.matchOnDetail = true;
  quickPick.ignoreFocusOut = true;
  quickPick.keepScrollPosition = true;
  const tools = (request.tools ?? []).map(({ icon, tooltip, run }) => ({
    button: { iconPath: new ThemeIcon(icon), tooltip },
    run,
  }));
  quickPick.buttons = [
    ...(request.back ? [QuickInputButtons.Back] : []),
    ...tools.map(({ button }) => button),
  ];
  quickPick.value = request.typed ?? '';
  calledFor = request.whenTyped?.(quickPick.value) ?? [];
  show(checkedAtFirst());

  async function read(load: (signal: AbortSignal) => Promise<readonly ListEntry<T>[]>) {
    quickPick.busy = true;
    try {
      entries = await load(reading.signal);
      show(checkedAtFirst());
    } catch (error) {
      if (isCancelled(error)) return;
      entries = [...request.entries, { label: reasonOf(toFailure(error)), icon: 'warning', always: true }];
      show(checkedNow());
    } finally {
      quickPick.busy = false;
    }
  }

  return new Promise((resolve) => {
    const disposables = Disposable.from(
      quickPick,
      quickPick.onDidAccept(() => {
        const answer = answerOf(quickPick);
        if (answer !== undefined) finish(answer);
      }),
      quickPick.onDidChangeSelection((selected) => {
        // A line that only says something cannot be checked.
        if (many && selected.some((item) => item.value === undefined)) {
          quickPick.selectedItems = selected.filter((item) => item.value !== undefined);
        }
      }),
      quickPick.onDidTriggerButton((button) => {
        if (button === QuickInputButtons.Back) finish('back');
        else tools.find((tool) => tool.button === button)?.run([...checkedNow()]);
      }),
      quickPick.onDidTriggerItemButton(({ item, button }) => {
        item.run?.[item.buttons?.indexOf(button) ?? -1]?.run();
      }),
      quickPick.onDidChangeValue((text) => {
        // An ID copied from JSON or a terminal brings its quotes along, which no line has in it.
        const id = bareId(text);
        if (id !== text && isOneId(id)) quickPick.value = id;
        const before = calledFor;
        calledFor = request.whenTyped?.(text) ?? [];
        // Thousands of items are not sent again for a letter that changes none of them.
        if (before.length > 0 || calledFor.length > 0) show(checkedNow());
      }),
      quickPick.onDidHide(() => {
        finish('cancelled');
      }),
    );
    // Disposing hides the list too, and only the first answer counts.
    function finish(answer: Picked<R>) {
      resolve(answer);
      reading.abort();
      disposables.dispose();
    }
    quickPick.show();
    if (request.load !== undefined) void read((signal) => request.load?.(signal) ?? Promise.resolve(entries));
  });
}

function itemOf<T>(entry: ListEntry<T>): Item<T> {
  if ('heading' in entry) return { label: entry.heading, kind: QuickPickItemKind.Separator };
  const { label, description, detail, icon, value, always, buttons } = entry;
  return {
    label,
    ...(description !== undefined && { description }),
    ...(detail !== undefined && { detail }),
    ...(icon !== undefined && { iconPath: new ThemeIcon(icon) }),
    ...(value !== undefined && { value }),
    ...(always !== undefined && { alwaysShow: always }),
    ...(buttons !== undefined && {
      run: buttons,
      buttons: buttons.map((button) => ({ iconPath: new ThemeIcon(button.icon), tooltip: button.tooltip })),
    }),
  };
}
