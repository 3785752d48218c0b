/** The arguments of `npm test`. */

import { parseArgs } from 'node:util';

export type HostKind = 'npm' | 'desktop';

/** In the order in which they are started: the longest first. */
export const tierNames = ['sdk', 'cli', 'host', 'ui', 'fuzz', 'unit', 'contract', 'oldest', 'vsix'] as const;
export type TierName = (typeof tierNames)[number];

export interface RunOptions {
  readonly tiers: readonly TierName[];
  readonly host: HostKind;
  readonly grep: string | undefined;
  readonly only: string | undefined;
  /** Types, lint and the package's warnings count as tests too: what `.ci/run` asks for. */
  readonly checks: boolean;
  /** The language whose SDKs are tried, or `all`: TypeScript's alone where the tier is not asked for by name. */
  readonly sdk: string;
  /** Whether the tier of the Azure CLI may install it: only when it is asked for by name. */
  readonly installsCli: boolean;
  /** How many tiers run at once. */
  readonly jobs: number;
}

export const usage = `npm test -- [tier …] [--grep text] [--only path] [--host npm|desktop] [--sdk language|all] [--checks] [--jobs n]
  tier    ${tierNames.join(', ')}; all of them when none is named, fuzz only with --checks
  --grep  only tests whose title matches
  --only  only test files whose path holds this text
  --sdk   the language of the sdk tier: typescript by default, all when the tier is named`;

/** Reads them. Throws with a sentence when something is not known. */
export function readRunOptions(args: readonly string[]): RunOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      host: { type: 'string', default: process.platform === 'win32' ? 'desktop' : 'npm' },
      grep: { type: 'string' },
      only: { type: 'string' },
      checks: { type: 'boolean', default: false },
      jobs: { type: 'string', default: '2' },
      sdk: { type: 'string', default: args.includes('sdk') ? 'all' : 'typescript' },
    },
  });
  const unknown = positionals.filter((name) => !tierNames.some((tier) => tier === name));
  if (unknown.length > 0) throw new Error(`No such tier: ${unknown.join(', ')}\n${usage}`);
  if (values.host !== 'npm' && values.host !== 'desktop')
    throw new Error(`No such host: ${values.host}\n${usage}`);
  return {
    tiers: tierNames.filter((tier) =>
      // A slice of it is among the unit tests.
      positionals.length === 0 ? tier !== 'fuzz' || values.checks : positionals.includes(tier),
    ),
    host: values.host,
    grep: values.grep,
    only: values.only,
    checks: values.checks,
    sdk: values.sdk,
    installsCli: positionals.includes('cli'),
    jobs: Math.max(1, Number(values.jobs) || 2),
  };
}
