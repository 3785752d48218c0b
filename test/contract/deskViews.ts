/** What came of a command over the sample tenant: the writes on its wire, the sentences told, what a field says of a text. */

import type { TextRequest } from '../../src/ui/formPorts';
import { say } from '../../src/ui/said';
import { t } from '../unit/ui/words';
import { never, type Sent } from './kit';
import type { sampleDesk } from './sampleDesk';

/** Each request that changes something: its method and the last two segments of its path. */
export function writesIn(sent: readonly Sent[]): readonly string[] {
  return sent
    .filter(({ method, path }) => method !== 'GET' && !path.includes('ResourceGraph'))
    .map(({ method, path }) => `${method} ${lastTwo(path)}`);
}

export function lastTwo(path: string): string {
  return path.split('/').slice(-2).join('/');
}

/** Each piece of news in words, its tone in front. */
export function toldBy({ ui }: ReturnType<typeof sampleDesk>): readonly string[] {
  return ui.told.map((news) => (news.news === 'said' ? `${news.tone}: ${say(t, news.text)}` : news.news));
}

/** Looks at what a field says of texts, then fills it in with the last one. */
export function fieldSaying(said: Map<string, string | undefined>, ...texts: string[]) {
  return async ({ check, verify }: TextRequest) => {
    for (const text of texts) {
      const wrong = check?.(text) ?? (await verify?.(text, never()));
      said.set(text, wrong === undefined ? undefined : say(t, wrong));
    }
    return { text: texts.at(-1) ?? '' };
  };
}
