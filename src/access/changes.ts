/** Tells listeners what to draw anew. */

export interface Change {
  readonly identityId?: string;
  readonly subscriptionId?: string;
  /** What nobody holds any more. */
  readonly orphans?: true;
  /** Identities that resources name although they are gone. */
  readonly deadReferences?: true;
}

export interface Changes {
  fire(change: Change | undefined): void;
  listen(listener: (change: Change | undefined) => void): { dispose(): void };
}

export function createChanges(): Changes {
  const listeners = new Set<(change: Change | undefined) => void>();
  return {
    fire(change) {
      for (const listener of [...listeners]) listener(change);
    },
    listen(listener) {
      // Wrapped, so that one function given twice is told twice and each is disposed of alone.
      const own = (change: Change | undefined) => {
        listener(change);
      };
      listeners.add(own);
      return { dispose: () => void listeners.delete(own) };
    },
  };
}
