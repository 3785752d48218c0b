/** Which side of an environment test a word speaks for: a developer's machine, or Azure. The same in every language. */

export type Side = 'local' | 'azure';

const words: Readonly<Record<Side, ReadonlySet<string>>> = {
  local: new Set([
    'local',
    'localhost',
    'dev',
    'develop',
    'development',
    'developer',
    'debug',
    'test',
    'testing',
    'tests',
    'emulator',
  ]),
  azure: new Set([
    'azure',
    'prod',
    'production',
    'stage',
    'staging',
    'cloud',
    'hosted',
    'deployed',
    'live',
    'website',
    'kubernetes',
  ]),
};

/** Variables that a host in Azure sets and a developer's machine does not (App Service, Functions, Container Apps). */
const hostVariables: ReadonlySet<string> = new Set([
  'identity_endpoint',
  'identity_header',
  'msi_endpoint',
  'msi_secret',
  'container_app_name',
]);

export function otherSide(side: Side | undefined): Side | undefined {
  if (!side) return undefined;
  return side === 'local' ? 'azure' : 'local';
}

/** The side of a value an environment variable is compared with, such as `Development`; `undefined` for other words. */
export function sideOfValue(value: string): Side | undefined {
  const word = value.trim().toLowerCase();
  if (words.local.has(word)) return 'local';
  return words.azure.has(word) ? 'azure' : undefined;
}

/** The side a name that is tested for truth speaks for: `is_local`, `IsDevelopment`, `WEBSITE_SITE_NAME`. */
export function sideOfName(name: string): Side | undefined {
  if (hostVariables.has(name.toLowerCase())) return 'azure';
  const parts = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  const sides = new Set(parts.map(sideOfValue).filter((side) => side !== undefined));
  return sides.size === 1 ? [...sides][0] : undefined;
}

/** What a condition says when it is true and when it is false; neither, when it is not about the environment. */
export interface Meaning {
  readonly whenTrue: Side | undefined;
  readonly whenFalse: Side | undefined;
}

export const meaningless: Meaning = { whenTrue: undefined, whenFalse: undefined };

/** A plain test: true on one side, false on the other. */
export function meaningOf(side: Side | undefined): Meaning {
  return { whenTrue: side, whenFalse: otherSide(side) };
}

export function negated({ whenTrue, whenFalse }: Meaning): Meaning {
  return { whenTrue: whenFalse, whenFalse: whenTrue };
}

/** What `a and b` says: both hold when it is true; when it is false, only what both deny. */
export function both(a: Meaning, b: Meaning): Meaning {
  return {
    whenTrue: a.whenTrue ?? b.whenTrue,
    whenFalse: a.whenFalse === b.whenFalse ? a.whenFalse : undefined,
  };
}

/** What `a or b` says. */
export function either(a: Meaning, b: Meaning): Meaning {
  return negated(both(negated(a), negated(b)));
}
