/** What the parts that run inside an extension host have in common: where figures go, and how failures are told. */

/** The file that figures are written to. */
export function resultsFile(): string {
  return variable('BENCH_RESULTS');
}

/** The bundle of tenantWorker.ts. */
export function tenantProgram(): string {
  return variable('BENCH_TENANT');
}

/** The extension's own folder: the repository. */
export function repository(): string {
  return variable('BENCH_ROOT');
}

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: start this with npm run bench`);
  return value;
}

/** A suite for the editor to run; what goes wrong is shown on the console, marked as the harness wants it. */
export function suite(measure: () => Promise<void>): () => Promise<void> {
  return async () => {
    process.setSourceMapsEnabled(true);
    try {
      await measure();
    } catch (error) {
      console.log(`%suite ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      throw error;
    }
  };
}
