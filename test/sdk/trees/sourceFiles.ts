/** The files of a source tree that an editor would open in one of the languages, samples and tests left out. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, sep } from 'node:path';

export interface SourceFile {
  /** From the tree's root, with `/`. */
  readonly path: string;
  readonly languageId: string;
  readonly text: string;
}

/** As VS Code takes them without further extensions; Terraform and Bicep by theirs. */
const byEnding: Readonly<Record<string, string>> = {
  '.ts': 'typescript',
  '.mts': 'typescript',
  '.cts': 'typescript',
  '.tsx': 'typescriptreact',
  '.js': 'javascript',
  '.mjs': 'javascript',
  '.cjs': 'javascript',
  '.jsx': 'javascriptreact',
  '.vue': 'vue',
  '.py': 'python',
  '.cs': 'csharp',
  '.java': 'java',
  '.go': 'go',
  '.cpp': 'cpp',
  '.cc': 'cpp',
  '.hpp': 'cpp',
  '.h': 'cpp',
  '.rs': 'rust',
  '.bicep': 'bicep',
  '.tf': 'terraform',
  '.yml': 'yaml',
  '.yaml': 'yaml',
  '.ps1': 'powershell',
  '.psm1': 'powershell',
  '.sh': 'shellscript',
  '.http': 'http',
  '.properties': 'properties',
  '.json': 'json',
};

/** What is there to be wrong or to be tried out, and the same code once more for another platform. */
const outside = [
  /(^|[/_-])(tests?|__tests__|samples?|examples?|demos?|fixtures?|mocks?|bench(es|marks?)?|perf|documentation)\//i,
  /(^|\/)(testdata|testutils?|testcommon|testing|samples-dev)\//i,
  /[._-](test|spec|example)\.\w+$|(^|\/)(test|conftest|example)[^/]*\.(py|go)$/i,
  /(^|\/)test-resources[^/]*$/,
  /\/dist\/(browser|react-native|workerd)\//,
];

/** Above this many bytes the product reads no file, and reading it here takes its time. */
const largest = 1_000_000;

/** Every such file in these folders, in the order of their paths. */
export function* sourceFiles(root: string, folders: readonly string[]): Generator<SourceFile> {
  for (const folder of [...folders].sort()) {
    if (!statSync(join(root, folder)).isDirectory()) continue;
    const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).sort();
    for (const name of names) {
      const languageId = byEnding[extname(name)];
      const inFolder = name.replaceAll(sep, '/');
      if (languageId === undefined || outside.some((each) => each.test(inFolder))) continue;
      const file = join(root, folder, name);
      const found = statSync(file, { throwIfNoEntry: false });
      if (!found?.isFile() || found.size > largest) continue;
      yield { path: `${folder}/${inFolder}`, languageId, text: readFileSync(file, 'utf8') };
    }
  }
}
