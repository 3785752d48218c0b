/** The case-blind scan for what is worth parsing: it decides whether a file is parsed, and nothing else. */

/** What the hosts of Azure's services end in where it is not a name of their own, in all clouds. */
export const cloudHosts = /(?:windows\.net|chinacloudapi\.cn|usgovcloudapi\.net)/;

/** The one pattern that stands in every text that holds one of `triggers`, whose own flags mean nothing. */
export function triggerPattern(triggers: readonly RegExp[]): RegExp {
  const sources = [
    ...new Set(triggers.map(({ source }) => (isWord(source) ? source.toLowerCase() : source))),
  ];
  // A word that holds another adds nothing but time.
  const needed = sources.filter(
    (source) =>
      !sources.some((other) => other !== source && isWord(other) && isWord(source) && source.includes(other)),
  );
  return needed.length === 0 ? /(?!)/ : new RegExp(needed.join('|'), 'i');
}

function isWord(source: string): boolean {
  return /^\w+$/.test(source);
}
