/** Names and modes of what assignments are made on, asked for together and remembered one by one. */

import { idKey } from '../model/armId';
import { isCancelled, toFailure } from '../model/failure';
import type { Problem } from '../model/listing';
import type { Azure } from '../model/ports';
import type { TargetFacts } from '../model/role';
import { createCache } from './cache';

export interface TargetsFound {
  readonly of: (scope: string) => TargetFacts | undefined;
  readonly problems: readonly Problem[];
}

export interface TargetFactsCache {
  /** Facts of these scopes: one request for all that are not known yet. A failure is a problem beside the names that are known. */
  read(tenantId: string, scopes: readonly string[], signal: AbortSignal): Promise<TargetsFound>;
  drop(): void;
}

export function createTargetFacts(azure: Azure): TargetFactsCache {
  // A scope that Azure said nothing about is remembered too: it is gone, or not ours to see.
  let known = new Map<string, TargetFacts | undefined>();
  const asked = createCache<readonly Problem[]>(false);

  async function ask(
    tenantId: string,
    scopes: readonly string[],
    signal: AbortSignal,
  ): Promise<readonly Problem[]> {
    const into = known;
    try {
      const { items, problems } = await azure.roleAssignments.targets(tenantId, scopes, signal);
      if (problems.length === 0) for (const scope of scopes) into.set(idKey(scope), undefined);
      for (const fact of items) into.set(idKey(fact.id), fact);
      return problems;
    } catch (error) {
      if (isCancelled(error)) throw error;
      return [{ where: tenantId, failure: toFailure(error) }];
    }
  }

  return {
    async read(tenantId, scopes, signal) {
      const before = known;
      const unknown = [...new Map(scopes.map((scope) => [idKey(scope), scope])).entries()]
        .filter(([key]) => key !== '/' && !before.has(key))
        .map(([, scope]) => scope)
        .sort();
      const problems =
        unknown.length === 0
          ? []
          : await asked.read(
              `${tenantId}\n${unknown.join('\n')}`,
              (shared) => ask(tenantId, unknown, shared),
              signal,
            );
      return { of: (scope) => before.get(idKey(scope)), problems };
    },
    drop() {
      known = new Map();
      asked.drop(() => true);
    },
  };
}
