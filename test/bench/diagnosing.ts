/** Measures what finding costs after each of 200 edits of a 5,000-line file, and the first time a file is seen. */

import { createSyntax, type Syntax } from '../../src/code/entry';
import type { Source } from '../../src/code/source';
import { loadGrammar } from '../unit/code/parseText';
import { distribution, type Figure } from './figures';
import { largeFiles, typing, type LargeFile } from './largeFiles';
import { watched } from './stretches';

const context = { tokenCredentialsSet: false, workspaceIdentity: 'userAssigned' } as const;
const edits = 200;

/** A large file as the editor would hand it over. */
export function sourceOf(file: LargeFile, version: number, text = file.text): Source {
  const path = `/workspace/${file.fileName}`;
  return { uri: `file://${path}`, version, languageId: file.languageId, text, path, indent: '    ' };
}

/** The grammars of all three are loaded by now, as they are when somebody types. */
export async function editFigures(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const file of largeFiles) figures.push(...(await typedInto(createSyntax({ loadGrammar }), file)));
  return figures;
}

async function typedInto(syntax: Syntax, file: LargeFile): Promise<Figure[]> {
  syntax.open(sourceOf(file, 1));
  await syntax.diagnose(sourceOf(file, 1).uri, context);
  const work: number[] = [];
  const workProcessor: number[] = [];
  const slices: number[] = [];
  const slicesProcessor: number[] = [];
  let version = 1;
  for (const { edit, text } of typing(file.text, edits)) {
    const source = sourceOf(file, ++version, text);
    const { result, wall, processor, longest } = await watched(() => {
      syntax.update(source, [edit]);
      return syntax.diagnose(source.uri, context);
    });
    if (result === undefined) throw new Error(`Edit ${version} of ${file.fileName} was not looked at`);
    work.push(wall);
    workProcessor.push(processor);
    slices.push(longest.wall);
    slicesProcessor.push(longest.processor);
  }
  syntax.close(sourceOf(file, 1).uri);
  return [
    distribution('work', file.name, work, workProcessor),
    distribution('slice', file.name, slices, slicesProcessor),
  ];
}
