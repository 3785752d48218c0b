/** Lets the extension host have its turn between two slices of work. */

/** Resolves after whatever else waits for the event loop now. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
