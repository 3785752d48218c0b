/** A log that keeps its lines. */

import type { Log } from '../../../src/model/ports';

export interface FakeLog extends Log {
  /** Each with its level in front: `info …`. */
  readonly lines: string[];
}

export function createFakeLog(): FakeLog {
  const lines: string[] = [];
  const at = (level: string) => (message: string) => void lines.push(`${level} ${message}`);
  return { lines, info: at('info'), warn: at('warn'), error: at('error'), debug: at('debug') };
}
