/** Runs cases, and says of the first that fails how to run it again. */

import { createSyntax } from '../../src/code/entry';
import { loadGrammar } from '../unit/code/parseText';
import { checkCase, type Tally } from './check';
import { createCorpus } from './corpus';
import { spoil } from './mutate';
import { createRandom } from './random';

/**
 * Runs `count` cases of one language, telling the seed of each before it begins. The cases follow from `seed`. Throws at
 * the first that fails.
 */
export async function fuzzLanguage(
  languageId: string,
  count: number,
  seed: number,
  begins: (seed: number) => void = () => undefined,
): Promise<Tally> {
  const syntax = createSyntax({ loadGrammar });
  const corpus = createCorpus(process.cwd());
  const tally: Tally = { findings: 0, plans: 0 };
  for (let index = 0; index < count; index++) {
    begins(seed + index);
    const random = createRandom(seed + index);
    const { path, text: whole } = corpus.file(languageId, random);
    const text = random.oneIn(3) ? whole : spoil(whole, random);
    try {
      await checkCase(syntax, languageId, { path, text }, random, tally);
    } catch (error) {
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      throw new Error(`${languageId}, seed ${seed + index}: ${reason}\n--- ${path} ---\n${text}`, {
        cause: error,
      });
    }
  }
  return tally;
}
