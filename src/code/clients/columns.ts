/** Which column of the client tables a language reads. */

import type { ClientLanguage } from './client';

const columns: Readonly<Record<string, ClientLanguage>> = {
  typescript: 'typescript',
  typescriptreact: 'typescript',
  javascript: 'typescript',
  javascriptreact: 'typescript',
  vue: 'typescript',
  python: 'python',
  csharp: 'csharp',
  java: 'java',
  go: 'go',
  cpp: 'cpp',
  rust: 'rust',
};

/** `undefined` for languages without clients: scripts and declarations. */
export function columnOf({
  languageIds,
}: {
  readonly languageIds: readonly string[];
}): ClientLanguage | undefined {
  return columns[languageIds[0] ?? ''];
}
