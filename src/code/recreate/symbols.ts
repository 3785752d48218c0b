/** Names within a text for what it makes, as its language takes them. */

/** Words of Bicep and the functions that are used here: a resource of such a name would hide them. */
export const reservedSymbols: readonly string[] = [
  ...[
    'resource',
    'module',
    'param',
    'var',
    'output',
    'type',
    'func',
    'metadata',
    'import',
    'using',
    'extension',
  ],
  ...['existing', 'for', 'if', 'null', 'true', 'false', 'targetScope', 'az', 'sys', 'assert', 'test'],
  ...[
    'guid',
    'resourceId',
    'subscriptionResourceId',
    'tenantResourceId',
    'reference',
    'deployment',
    'tenant',
  ],
  ...['subscription', 'resourceGroup', 'managementGroup', 'string', 'object', 'array', 'int', 'bool', 'any'],
];

/** A name in Bicep's and PowerShell's convention, `idOrdersApi`, that is not taken; takes it. */
export function freeSymbol(name: string, taken: Set<string>): string {
  const words = wordsOf(name);
  const [first = 'identity', ...rest] = words;
  const joined = first.charAt(0).toLowerCase() + first.slice(1) + rest.map(capitalized).join('');
  return take(joined, taken, '');
}

/** The same in Terraform's convention, `id_orders_api`. */
export function freeLabel(name: string, taken: Set<string>): string {
  return take(wordsOf(name).join('_').toLowerCase() || 'identity', taken, '_');
}

function wordsOf(name: string): readonly string[] {
  return name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Languages allow long names, but nobody reads them. */
const longest = 60;

function take(wanted: string, taken: Set<string>, separator: string): string {
  const plain = wanted.replace(/^(?=[0-9])/, 'id').slice(0, longest);
  for (let number = 1; ; number++) {
    const symbol = number === 1 ? plain : `${plain}${separator}${String(number)}`;
    if (taken.has(symbol)) continue;
    taken.add(symbol);
    return symbol;
  }
}
