/** Takes the quotes and blanks off an ID that is pasted into a string: copied from JSON or a terminal, it has them. */

import { DocumentDropOrPasteEditKind, DocumentPasteEdit, l10n, type DocumentPasteEditProvider } from 'vscode';
import { bareId, isOneId } from '../code/idAt';
import type { Sources } from './sources';

export const pasteKind = DocumentDropOrPasteEditKind.Text.append('managedIdentity');
export const pasteTypes = ['text/plain'] as const;

/** Nobody copies an ID with this much around it. */
const longest = 400;

export function createPaste(sources: Sources): DocumentPasteEditProvider {
  return {
    provideDocumentPasteEdits: async (document, ranges, data, _context, token) => {
      const text = (await data.get('text/plain')?.asString()) ?? '';
      const id = bareId(text);
      const [range] = ranges;
      if (text.length > longest || id === text || !isOneId(id) || range === undefined) return undefined;
      const parsed = await sources.parsed(document, 'quick');
      if (token.isCancellationRequested || parsed === undefined) return undefined;
      if (parsed.language.stringAt?.(parsed.file, document.offsetAt(range.start)) === undefined)
        return undefined;
      return [new DocumentPasteEdit(id, l10n.t('Paste the ID alone'), pasteKind)];
    },
  };
}
