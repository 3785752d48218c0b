/** What a person of a script has selected, and what their clipboard holds. */

import type { SelectedText } from '../../../src/ui/formPorts';

export function pointedAt(
  texts: { readonly editor?: string; readonly terminal?: string; readonly clipboard?: string } = {},
): SelectedText {
  const { editor, terminal = '', clipboard = '' } = texts;
  return {
    inEditor: () => editor,
    inTerminal: () => Promise.resolve(terminal),
    inClipboard: () => Promise.resolve(clipboard),
  };
}
