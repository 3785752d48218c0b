/** Files to spoil: made up from small grammars, what the SDK packages ship, and what the other tests start from. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { forms as cppForms } from '../sdk/cpp/forms';
import { forms as goForms } from '../sdk/go/forms';
import { forms as javaForms } from '../sdk/java/forms';
import { credentialCases } from '../sdk/kit/cases';
import type { SdkCase } from '../sdk/kit/cases';
import { asynchronous, synchronous } from '../sdk/python/forms';
import { forms as rustForms } from '../sdk/rust/forms';
import { forms as nodeForms } from '../sdk/typescript/forms';
import { generate, type Productions } from './generate';
import { codeGrammars } from './grammars/code';
import { declarationGrammars } from './grammars/declarations';
import type { Random } from './random';

const grammars: Readonly<Record<string, Productions>> = { ...codeGrammars, ...declarationGrammars };

/** Endings of the files in packages that are read as a language. */
const endings: Readonly<Record<string, RegExp>> = {
  typescript: /\.ts$/,
  javascript: /\.js$/,
  python: /\.py$/,
  csharp: /\.cs$/,
  json: /\.json$/,
};
/** Installed with the project, so that they are the same on every machine; and the sample app. */
const packages = [
  'node_modules/@azure/identity',
  'node_modules/@azure/arm-msi',
  'node_modules/@azure/core-rest-pipeline',
  'test/workspace',
];
/** Larger files make a case slow and prove no more. */
const largest = 6_000;

/** Programs that the tests with the real SDKs insert into. */
const programs: Readonly<Record<string, readonly { startOf(one: SdkCase): string }[]>> = {
  typescript: nodeForms.filter(({ languageId }) => languageId === 'typescript'),
  javascript: nodeForms.filter(({ languageId }) => languageId !== 'typescript'),
  python: [asynchronous, synchronous],
  java: javaForms,
  go: goForms,
  rust: rustForms,
  cpp: cppForms,
};

/** What files of a language are called, where the name says what is in them. */
const names: Readonly<Record<string, readonly string[]>> = {
  python: ['orders.py', 'test_orders.py', 'orders.ipynb'],
  yaml: [
    '.github/workflows/deploy.yml',
    'deploy/app.yaml',
    'src/main/resources/application.yml',
    'compose.yaml',
  ],
  dockercompose: ['docker-compose.yml'],
  'spring-boot-properties-yaml': ['application.yml'],
  properties: ['application.properties', 'orders.properties'],
  'spring-boot-properties': ['application.properties'],
  dotenv: ['.env', '.env.example'],
  json: [
    'local.settings.json',
    'appsettings.json',
    '.vscode/launch.json',
    'azuredeploy.json',
    'settings.json',
  ],
  jsonc: ['local.settings.json', '.vscode/tasks.json'],
  'arm-template': ['azuredeploy.json'],
  dockerfile: ['Dockerfile'],
};

export interface FuzzFile {
  readonly text: string;
  readonly path: string;
}

export interface Corpus {
  /** A file of the language. */
  file(languageId: string, random: Random): FuzzFile;
}

/** Throws for a language that has no grammar here: every language that is served needs one. */
export function createCorpus(root: string): Corpus {
  const shipped = new Map(
    Object.entries(endings).map(([languageId, ending]) => [
      languageId,
      packages.flatMap((folder) => filesIn(path.join(root, folder), ending)).sort(),
    ]),
  );
  const textOf = (languageId: string, random: Random): string => {
    const files = shipped.get(languageId) ?? [];
    if (files.length > 0 && random.oneIn(5)) return readFileSync(random.pick(files), 'utf8');
    const starts = programs[languageId];
    if (starts && random.oneIn(8))
      return random.pick(starts).startOf(random.pick(credentialCases)).replace('¦', '');
    const grammar = grammars[languageId];
    if (grammar === undefined) throw new Error(`There is no grammar to make ${languageId} files from.`);
    return generate(grammar, random);
  };
  return {
    file: (languageId, random) => ({
      path: `/fuzz/${random.pick(names[languageId] ?? ['src/orders'])}`,
      text: textOf(languageId, random),
    }),
  };
}

function filesIn(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).size <= largest);
}
