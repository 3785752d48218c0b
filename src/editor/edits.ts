/** Turns a plan into one `WorkspaceEdit`: plain edits and one snippet, so that one undo takes everything back. */

import { Range, SnippetString, SnippetTextEdit, TextEdit, WorkspaceEdit, type TextDocument } from 'vscode';
import type { Plan } from '../code/language';
import { plainText, type SnippetPart, type Span } from '../code/text';

/** The range of a span in the document that was parsed. */
export function rangeOf(document: TextDocument, span: Span): Range {
  return new Range(document.positionAt(span.start), document.positionAt(span.end));
}

/** `plain` leaves out the placeholders: snippets act only in the active editor. */
export function workspaceEdit(document: TextDocument, plan: Plan, plain = false): WorkspaceEdit {
  const edits: (TextEdit | SnippetTextEdit)[] = plan.edits.map((edit) =>
    TextEdit.replace(rangeOf(document, edit), edit.text),
  );
  if (plan.snippet !== undefined) {
    const range = rangeOf(document, plan.snippet);
    // The editor leaves a cursor at every edit of a snippet that has no placeholder.
    if (plain || plan.snippet.parts.every((part) => typeof part === 'string')) {
      edits.push(TextEdit.replace(range, plainText(plan.snippet.parts)));
    } else {
      const snippet = SnippetTextEdit.replace(range, snippetString(plan.snippet.parts));
      // We indent ourselves, after the file's own style.
      snippet.keepWhitespace = true;
      edits.push(snippet);
    }
  }
  const edit = new WorkspaceEdit();
  edit.set(document.uri, edits);
  return edit;
}

/** Everything but the placeholders goes in as text: `$`, `}` and `\` in names are snippet syntax. */
function snippetString(parts: readonly SnippetPart[]): SnippetString {
  const snippet = new SnippetString();
  for (const part of parts) {
    if (typeof part === 'string') snippet.appendText(part);
    else snippet.appendPlaceholder((inner) => void inner.appendText(part.placeholder));
  }
  return snippet;
}
