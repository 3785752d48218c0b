/** The files of a language whose secrets a quick fix has taken out, to be compiled: those with a read from a key vault, and those with an identity. */

import { filesWithoutSecrets } from './rewrites';
import { filesWithReads } from './vaultReads';

/** By names that are good for a file, a class or a module. */
export async function mendedFiles(language: string): Promise<Readonly<Record<string, string>>> {
  return { ...(await filesWithReads(language)), ...(await filesWithoutSecrets(language)) };
}
