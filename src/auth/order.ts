/** The order in which sign-ins are tried: what was chosen before first, and never a switch once one holds. */

import { Failure, toFailure } from '../model/failure';
import type { Account, AccountKind, Cloud } from '../model/account';
import type { SignedIn, SignInSource } from './source';

export type CredentialSetting = 'auto' | Exclude<AccountKind, 'sample'>;

export interface Outcome {
  readonly signedIn?: SignedIn;
  readonly consentNeeded: readonly Account[];
  /** Why each source that was tried gave nobody, in the order tried. */
  readonly failures: readonly Failure[];
}

/** How long one source may take: the command-line tools start a process each. */
export const sourceMilliseconds = 10_000;

const automatic: readonly AccountKind[] = ['vscode', 'azureCli', 'azureDeveloperCli', 'azurePowerShell'];

/**
 * Tries the sources that the setting allows until one yields a token. `auto` starts with the account remembered from the
 * last time; VS Code accounts that have not consented yet stop it before it falls through to the command lines.
 */
export async function findSignIn(
  sources: readonly SignInSource[],
  setting: CredentialSetting,
  cloud: Cloud,
  remembered: Account | undefined,
  signal: AbortSignal,
): Promise<Outcome> {
  const failures: Failure[] = [];
  for (const kind of kindsToTry(setting, remembered)) {
    const source = sources.find((one) => one.kind === kind);
    if (source === undefined) continue;
    try {
      const found = await limited(signal, (limit) =>
        source.silent(cloud, remembered?.kind === kind ? remembered : undefined, limit),
      );
      const chosen = found.find((one) => sameAccount(one.account, remembered)) ?? found[0];
      if (chosen !== undefined) return { signedIn: chosen, consentNeeded: [], failures };
      const consentNeeded = (await source.unconsented?.(cloud)) ?? [];
      if (consentNeeded.length > 0) return { consentNeeded, failures };
    } catch (error) {
      if (signal.aborted) throw new Failure('cancelled', {}, { cause: error });
      failures.push(named(toFailure(error), kind));
    }
  }
  return { consentNeeded: [], failures };
}

/** Ends after ten seconds whatever the work does: neither VS Code nor every tool heeds a signal. */
async function limited<T>(signal: AbortSignal, work: (limit: AbortSignal) => Promise<T>): Promise<T> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(sourceMilliseconds)]);
  return Promise.race([work(limit), whenAborted(limit)]);
}

/** Rejects with `cancelled` when the signal fires. */
export function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const stop = (): void => {
      reject(new Failure('cancelled'));
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

function kindsToTry(setting: CredentialSetting, remembered: Account | undefined): readonly AccountKind[] {
  if (setting !== 'auto') return [setting];
  // `default` may answer with whatever it finds, so it is only tried when the setting asks for it.
  const again = remembered !== undefined && automatic.includes(remembered.kind);
  const first = again ? [remembered.kind] : [];
  return [...first, ...automatic.filter((kind) => kind !== first[0])];
}

function sameAccount(a: Account, b: Account | undefined): boolean {
  return b !== undefined && a.kind === b.kind && (a.id ?? a.label) === (b.id ?? b.label);
}

/** What the sources are called everywhere; names of products are not translated. */
const productNames: Readonly<Record<AccountKind, string>> = {
  vscode: 'VS Code',
  azureCli: 'Azure CLI',
  azureDeveloperCli: 'Azure Developer CLI',
  azurePowerShell: 'Azure PowerShell',
  default: 'DefaultAzureCredential',
  sample: 'Sample',
};

/** A source that ran out of time counts as a tool that did not answer. */
function named(failure: Failure, kind: AccountKind): Failure {
  const code = failure.code === 'cancelled' ? 'toolMissing' : failure.code;
  return new Failure(
    code,
    { ...failure.details, values: { ...failure.details.values, source: kind, tool: productNames[kind] } },
    { cause: failure },
  );
}
