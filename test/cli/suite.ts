/** What the suites of this tier begin and end with: the CLI installed, signed in, and put away. */

import { skipBecause } from '../host/launch/runMocha';
import { missing } from '../unit/code/shell/runShell';
import { startCliAzure, type CliAzure } from './cliAzure';
import { installCli } from './installedCli';

/** Declares a suite whose tests get the CLI over a tenant as new; skipped with the reason where it cannot be had. */
export function describeWithCli(title: string, declare: (azure: () => CliAzure) => void): void {
  describe(title, () => {
    let started: CliAzure | undefined;

    before(async function () {
      this.timeout(40 * 60_000);
      const noShell = missing('bash');
      if (noShell !== undefined) skipBecause(this, noShell);
      const cli = await installCli();
      if ('missing' in cli) skipBecause(this, cli.missing);
      started = await startCliAzure(cli);
    });

    beforeEach(() => started?.server.reset());

    after(() => started?.close());

    declare(() => {
      if (started === undefined) throw new Error('The Azure CLI was not started');
      return started;
    });
  });
}
