/** A signal that never fires, for reads that no test cancels. */

export const noSignal: AbortSignal = new AbortController().signal;

/** Lets everything that waits for nothing but its turn go on. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}
