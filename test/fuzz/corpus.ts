/** Files to spoil: made up from small grammars, what the SDK packages ship, and what the other tests start from. */

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
import { shippedFiles, textOfShipped } from './shipped';
import { wrongFiles } from './wrong';

const grammars: Readonly<Record<string, Productions>> = { ...codeGrammars, ...declarationGrammars };

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
  const kept = new Map<string, readonly string[]>();
  const shippedIn = (languageId: string): readonly string[] => {
    const files = kept.get(languageId) ?? shippedFiles(root, languageId);
    kept.set(languageId, files);
    return files;
  };
  const textOf = (languageId: string, random: Random): string => {
    const files = shippedIn(languageId);
    const shipped = files.length > 0 && random.oneIn(5) ? textOfShipped(random.pick(files)) : undefined;
    if (shipped !== undefined) return shipped;
    const starts = programs[languageId];
    if (starts && random.oneIn(8))
      return random.pick(starts).startOf(random.pick(credentialCases)).replace('¦', '');
    const wrong = wrongFiles(languageId);
    if (wrong.length > 0 && random.oneIn(5)) return random.pick(wrong);
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
