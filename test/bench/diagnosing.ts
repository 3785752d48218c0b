/** Measures what finding costs after each of 200 edits of a 5,000-line file, and the first time a file is seen. */

import type { Look } from '../../src/code/diagnose';
import { createSyntax, type Syntax } from '../../src/code/entry';
import type { Source } from '../../src/code/source';
import { loadGrammar } from '../unit/code/parseText';
import { distribution, type Figure } from './figures';
import { largeFiles, typing, type LargeFile } from './largeFiles';
import { watched, type Watched } from './stretches';

const context = { tokenCredentialsSet: false, workspaceIdentity: 'userAssigned' } as const;
const edits = 200;
/** Edits that are put off until the person rests from typing. */
const untilRest = 10;

/** A large file as the editor would hand it over. */
export function sourceOf(file: LargeFile, version: number, text = file.text): Source {
  const path = `/workspace/${file.fileName}`;
  return { uri: `file://${path}`, version, languageId: file.languageId, text, path, indent: '    ' };
}

/** The file just opened, its grammar not loaded before; and each edit of somebody typing in it. */
export async function editFigures(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const file of largeFiles) {
    const syntax = createSyntax({ loadGrammar });
    figures.push(await opened(syntax, file), ...(await typedInto(syntax, file)));
  }
  return figures;
}

async function opened(syntax: Syntax, file: LargeFile): Promise<Figure> {
  const source = sourceOf(file, 1);
  const seen = await watched(() => {
    syntax.open(source);
    return syntax.diagnose(source.uri, context);
  });
  if ((seen.result?.findings ?? []).length === 0) throw new Error(`Nothing was found in ${file.fileName}`);
  return { row: 'first', of: `${file.name}, outside an editor`, value: seen.wall, processor: seen.processor };
}

async function typedInto(syntax: Syntax, file: LargeFile): Promise<Figure[]> {
  const balanced = createSeries(file.name);
  const unbalanced = createSeries(`${file.name}, brackets left open and closed`);
  const rests = createSeries(file.name);
  let version = 1;
  let waiting = 0;
  for (const typed of typing(file, edits)) {
    const source = sourceOf(file, ++version, typed.text);
    const seen = await looked(() => {
      syntax.update(source, [typed.edit]);
      return syntax.diagnose(source.uri, context, 'quick');
    });
    (typed.unbalanced ? unbalanced : balanced).add(seen);
    // Now and then the person stops to think, and what the edit left no time for is done.
    if (!seen.result.isSettled && ++waiting % untilRest === 0)
      rests.add(await looked(() => syntax.diagnose(source.uri, context, 'whole')));
  }
  syntax.close(sourceOf(file, 1).uri);
  return [...balanced.figures('work'), ...unbalanced.figures('work'), ...rests.figures('rest')];
}

async function looked(look: () => Promise<Look | undefined>): Promise<Watched<Look>> {
  const seen = await watched(look);
  if (seen.result === undefined) throw new Error('A document that did not change was not looked at');
  return { ...seen, result: seen.result };
}

interface Series {
  add(seen: Watched<Look>): void;
  figures(row: 'work' | 'rest'): Figure[];
}

function createSeries(of: string): Series {
  const all: Watched<Look>[] = [];
  return {
    add: (seen) => all.push(seen),
    figures: (row) => {
      if (all.length === 0) return [];
      const open = all.filter(({ result }) => !result.isSettled).length;
      const ending = row === 'work' ? 'put off' : 'given up';
      const title = open === 0 ? of : `${of} (${open} ${ending})`;
      return [
        distribution(
          row,
          title,
          all.map(({ wall }) => wall),
          all.map(({ processor }) => processor),
        ),
        distribution(
          row === 'work' ? 'slice' : 'restSlice',
          of,
          all.map(({ longest }) => longest.wall),
          all.map(({ longest }) => longest.processor),
        ),
      ];
    },
  };
}
