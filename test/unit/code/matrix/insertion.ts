/** What has to hold of an insertion into any kind of file: no new error, one import, a second one adds none, undo. */

import assert from 'node:assert/strict';
import type { CredentialRequest } from '../../../../src/code/request';
import { editsOf } from '../../../../src/code/safeEdit';
import { applyEdits } from '../../../../src/code/text';
import { cursorIn, flavours, identifiers, idSources, requestFor, takenBack } from '../applied';
import { errorsIn, parseText } from '../parseText';
import { layouts } from './fileKinds';
import type { FileKind } from './fileKinds';

/** Every selector in every flavour, with the ID written and from the environment. */
const combinations = flavours.flatMap((flavour) => idSources.map((idSource) => ({ flavour, idSource })));

/** A file of each top and layout of the kind with these imports. */
export function filesWith(
  kind: FileKind,
  imports: string,
): { name: string; marked: string; indent: string }[] {
  const { tops, body, around: [before, after] = ['', ''] } = kind;
  return Object.entries(tops).flatMap(([top, head]) =>
    Object.entries(layouts).map(([layout, lay]) => {
      const marked = lay(before + head + imports + body + after);
      return { name: `${top}, ${layout}`, marked, indent: /^\t/m.test(marked) ? '\t' : '    ' };
    }),
  );
}

/**
 * Inserts for every selector into one file, in every flavour, or in one that another `turn` takes another of, and gives
 * the number of insertions. Throws with the file at the first that is not as it should be.
 */
export async function checkInsertions(
  kind: FileKind,
  { name, marked, indent }: { name: string; marked: string; indent: string },
  turn: number | 'every',
): Promise<number> {
  const { language, languageId, path } = kind;
  const { text, offset } = cursorIn(marked);
  const file = await parseText(language, languageId, text, { path, indent });
  assert.deepEqual(errorsIn(file), [], `${name}\n${text}`);
  const requests = identifiers.flatMap((identifier, at) => {
    const chosen =
      turn === 'every' ? combinations : combinations.slice((turn + at) % combinations.length).slice(0, 1);
    return chosen.map((one) => requestFor({ ...one, identifier, variable: 'THE_ID' }));
  });
  for (const request of requests) {
    const label = `${name}, ${request.identifier}, ${request.flavour}, ${request.idSource}`;
    const plan = language.insert(file, offset, request);
    assert.ok(plan, `${label}: no plan\n${text}`);
    const edits = editsOf(plan);
    const once = applyEdits(text, edits);
    assert.equal(takenBack(text, edits), text, `${label}: undo\n${once}`);
    await checkResult(kind, once, marked, request, { label, indent });
  }
  file.tree.delete();
  return requests.length;
}

async function checkResult(
  kind: FileKind,
  once: string,
  marked: string,
  request: CredentialRequest,
  { label, indent }: { label: string; indent: string },
): Promise<void> {
  const { language, languageId, path, importLine, sdk, guard } = kind;
  const shown = `${label}\n${once}`;
  assert.equal(/(?<!\r)\n/.test(once), !marked.includes('\r\n'), `line ends: ${shown}`);
  assert.equal(once.lastIndexOf('\uFEFF'), marked.startsWith('\uFEFF') ? 0 : -1, `byte order mark: ${shown}`);
  const lines = (text: string): string[] => (text.match(importLine) ?? []).map((line) => line.trim());
  const imported = lines(once);
  assert.equal(new Set(imported).size, imported.length, `imported twice: ${shown}`);
  assert.ok(once.includes(sdk), `not imported: ${shown}`);

  const file = await parseText(language, languageId, once, { path, indent });
  assert.deepEqual(errorsIn(file), [], shown);
  const made = language.credentials(file).filter(({ type }) => type === 'managedIdentity');
  assert.deepEqual(
    made.map(({ identifier }) => identifier),
    [request.identifier],
    shown,
  );
  // Below the line that ends the statement of the first.
  const rest = once.slice(made[0]?.end ?? 0);
  const below = once.length - rest.length + endOfStatement(rest);
  const again = language.insert(file, below, request);
  assert.ok(again, `no second: ${shown}`);
  const twice = applyEdits(once, editsOf(again));
  assert.deepEqual(lines(twice), imported, `a second one imports: ${label}\n${twice}`);
  assert.equal(twice.match(guard)?.length, once.match(guard)?.length, `a second guard: ${label}\n${twice}`);
  file.tree.delete();
}

/** Behind the line on which no bracket is open any more. */
function endOfStatement(code: string): number {
  const line = /^\s*[)}\]]*[;,)]*[^\n]*\n/.exec(code);
  return line?.[0].length ?? code.length;
}
