/** Work that several suites share: whoever asks first has it done. */

/** Gives a function that calls `work` once and keeps its promise. */
export function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined;
  return () => (done ??= work());
}
