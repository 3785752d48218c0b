/** The waits of all requests that Azure slowed down, shown as one, and cancelled as one. */

export interface Waiting {
  readonly seconds: number;
  readonly host: string;
  /** Gives up every request that waits now. */
  cancel(): void;
}

export interface Waits {
  /** Shows a wait; call what comes back when it is over. */
  begin(seconds: number, host: string, cancel: () => void): () => void;
}

/** Tells `show` of the longest wait under way, and `undefined` once nothing waits any more. */
export function createWaits(show: (waiting: Waiting | undefined) => void): Waits {
  const underWay = new Set<Waiting>();
  const tell = (): void => {
    const [longest] = [...underWay].sort((a, b) => b.seconds - a.seconds);
    if (longest === undefined) show(undefined);
    else show({ ...longest, cancel: cancelAll });
  };
  const cancelAll = (): void => {
    for (const waiting of underWay) waiting.cancel();
  };
  return {
    begin(seconds, host, cancel) {
      const waiting = { seconds, host, cancel };
      underWay.add(waiting);
      tell();
      return () => {
        underWay.delete(waiting);
        tell();
      };
    },
  };
}
