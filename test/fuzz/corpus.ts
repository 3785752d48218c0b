/** Files to spoil: made up from small grammars, and such as the SDK packages ship. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { generate, type Productions } from './generate';
import { codeGrammars } from './grammars/code';
import { declarationGrammars } from './grammars/declarations';
import type { Random } from './random';

const grammars: Readonly<Record<string, Productions>> = { ...codeGrammars, ...declarationGrammars };

/** Endings of the files in packages that are read as a language. */
const endings: Readonly<Record<string, RegExp>> = {
  typescript: /\.d\.ts$/,
  javascript: /\.js$/,
  json: /\.json$/,
};
/** Installed with the project, so that they are the same on every machine. */
const packages = [
  'node_modules/@azure/identity',
  'node_modules/@azure/arm-msi',
  'node_modules/@azure/core-rest-pipeline',
];
/** Larger files make a case slow and prove no more. */
const largest = 6_000;

export interface Corpus {
  /** A text of the language. */
  text(languageId: string, random: Random): string;
}

/** Throws for a language that has no grammar here: every language that is served needs one. */
export function createCorpus(root: string): Corpus {
  const shipped = new Map(
    Object.entries(endings).map(([languageId, ending]) => [
      languageId,
      packages.flatMap((folder) => filesIn(path.join(root, folder), ending)).sort(),
    ]),
  );
  return {
    text: (languageId, random) => {
      const files = shipped.get(languageId) ?? [];
      if (files.length > 0 && random.oneIn(4)) return readFileSync(random.pick(files), 'utf8');
      const grammar = grammars[languageId];
      if (grammar === undefined) throw new Error(`There is no grammar to make ${languageId} files from.`);
      return generate(grammar, random);
    },
  };
}

function filesIn(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).size <= largest);
}
