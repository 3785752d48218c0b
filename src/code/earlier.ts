/** The findings of the last look at a document, kept while its text is too broken to be parsed in the time an edit has. */

import type { Finding } from './language';
import { lineEnd, lineStart } from './lines';
import type { Edit } from './text';
import { movedSpans, writtenSpans } from './treeEdits';

export interface Earlier {
  readonly findings: readonly Finding[];
  /** Where the first line begins that was edited since; above it nothing can mean anything else. */
  readonly touched: number;
}

/** Findings of the text as it is. */
export function untouched(findings: readonly Finding[]): Earlier {
  return { findings, touched: Infinity };
}

/** Moves findings along with edits that made `text`, and drops those in lines that were touched. */
export function moved({ findings, touched }: Earlier, text: string, edits: readonly Edit[]): Earlier {
  const lines = writtenSpans(edits).map(({ start, end }) => ({
    start: lineStart(text, start),
    end: lineEnd(text, end),
  }));
  const spans = movedSpans(findings, edits);
  return {
    findings: findings.flatMap((finding, at) => {
      const { start, end } = spans[at] ?? finding;
      const isTouched = lines.some((line) => line.start <= end && start <= line.end);
      return isTouched ? [] : [{ ...finding, start, end }];
    }),
    touched: lines.reduce((first, line) => Math.min(first, line.start), touched),
  };
}

/**
 * What may still be shown of them: nothing is offered to mend them, since only a parse of this very text could say that
 * it still can. `isFinal` says that no parse of the text will come, so that only what stands above all edits is certain.
 */
export function stillShown({ findings, touched }: Earlier, isFinal: boolean): Finding[] {
  return findings
    .filter(({ end }) => !isFinal || end <= touched)
    .map(({ edits: _, ...finding }) => ({ ...finding, fix: 'none' }));
}
