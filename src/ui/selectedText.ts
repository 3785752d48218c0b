/** What is selected in the editor or in a terminal, and what the clipboard holds. */

import { commands, env, window } from 'vscode';
import type { SelectedText } from './formPorts';

export const selectedText: SelectedText = {
  inEditor: () => {
    const { activeTextEditor: editor } = window;
    const texts = editor?.selections.map((selection) => editor.document.getText(selection)) ?? [];
    const text = texts.join('\n');
    return text.trim() === '' ? undefined : text;
  },
  inTerminal: async () => {
    // Extensions may not read what is selected in a terminal, but they may have it copied.
    const before = await env.clipboard.readText();
    await commands.executeCommand('workbench.action.terminal.copySelection');
    const text = await env.clipboard.readText();
    if (before !== '') await env.clipboard.writeText(before);
    return text;
  },
  inClipboard: async () => env.clipboard.readText(),
};
