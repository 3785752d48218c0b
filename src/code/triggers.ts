/** The case-blind scan for trigger words: it decides whether a file is parsed, and nothing else. */

/** Whether one of `triggers` stands anywhere in `text`, whatever its case. */
export function hasTrigger(text: string, triggers: readonly string[]): boolean {
  const pattern = new RegExp(triggers.map(escape).join('|'), 'i');
  return triggers.length > 0 && pattern.test(text);
}

function escape(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
