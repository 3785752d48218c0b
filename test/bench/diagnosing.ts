/** Measures what finding costs after each of 200 edits of a 5,000-line file, and the first time a file is seen. */

import { createSyntax, type Syntax } from '../../src/code/entry';
import type { Source } from '../../src/code/source';
import { loadGrammar } from '../unit/code/parseText';
import { distribution, type Figure } from './figures';
import { largeFiles, typing, type LargeFile } from './largeFiles';
import { watched, type Stretch, type Watched } from './stretches';

const context = { tokenCredentialsSet: false, workspaceIdentity: 'userAssigned' } as const;
const edits = 200;

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
  if ((seen.result ?? []).length === 0) throw new Error(`Nothing was found in ${file.fileName}`);
  return { row: 'first', of: `${file.name}, outside an editor`, value: seen.wall, processor: seen.processor };
}

async function typedInto(syntax: Syntax, file: LargeFile): Promise<Figure[]> {
  const balanced = createSeries(file.name);
  const unbalanced = createSeries(`${file.name}, brackets left open and closed`);
  let version = 1;
  for (const typed of typing(file, edits)) {
    const source = sourceOf(file, ++version, typed.text);
    const seen = await watched(() => {
      syntax.update(source, [typed.edit]);
      return syntax.diagnose(source.uri, context);
    });
    if (seen.result === undefined) throw new Error(`Edit ${version} of ${file.fileName} was not looked at`);
    (typed.unbalanced ? unbalanced : balanced).add(seen);
  }
  syntax.close(sourceOf(file, 1).uri);
  return [...balanced.figures(), ...unbalanced.figures()];
}

interface Series {
  add(seen: Watched<unknown>): void;
  figures(): Figure[];
}

function createSeries(of: string): Series {
  const all: Watched<unknown>[] = [];
  const slices = (): Stretch[] => all.map(({ longest }) => longest);
  return {
    add: (seen) => all.push(seen),
    figures: () => [
      distribution(
        'work',
        of,
        all.map(({ wall }) => wall),
        all.map(({ processor }) => processor),
      ),
      distribution(
        'slice',
        of,
        slices().map(({ wall }) => wall),
        slices().map(({ processor }) => processor),
      ),
    ],
  };
}
