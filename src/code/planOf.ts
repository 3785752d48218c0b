/** Puts edits and a snippet together into a plan that an editor cannot apply in the wrong order. */

import type { Plan } from './language';
import { mergedNeeds } from './mergedNeeds';
import type { PackageNeed } from './request';
import type { Edit, SnippetEdit, SnippetPart } from './text';

/**
 * Makes the plan. Insertions at the very offset of the snippet go into it, in front: two edits at one offset
 * have no order that an editor promises.
 */
export function planOf(edits: readonly Edit[], snippet: SnippetEdit, needs: readonly PackageNeed[]): Plan {
  const inFront = edits.filter(({ start, end }) => start === end && start === snippet.start);
  const parts: SnippetPart[] = [...inFront.map(({ text }) => text), ...snippet.parts];
  return {
    edits: edits.filter((edit) => !inFront.includes(edit)),
    snippet: { ...snippet, parts },
    needs: mergedNeeds(needs),
  };
}
