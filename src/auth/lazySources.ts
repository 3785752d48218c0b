/** The command-line sign-ins without their code: it is loaded with the first one that is tried. */

import type { AccountKind } from '../model/account';
import type { SignInSource } from './source';

const kinds: readonly AccountKind[] = ['azureCli', 'azureDeveloperCli', 'azurePowerShell', 'default'];

/** `load` gives the real sources; it is called once, when the first is asked. */
export function lazySources(load: () => Promise<readonly SignInSource[]>): readonly SignInSource[] {
  let loading: Promise<readonly SignInSource[]> | undefined;
  return kinds.map((kind) => ({
    kind,
    silent: async (cloud, remembered, signal) => {
      loading ??= load().catch((error: unknown) => {
        loading = undefined;
        throw error;
      });
      const source = (await loading).find((one) => one.kind === kind);
      return source === undefined ? [] : source.silent(cloud, remembered, signal);
    },
  }));
}
