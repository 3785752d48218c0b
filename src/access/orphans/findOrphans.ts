/** Role assignments whose principal is gone: each is proven by the directory, and what this window removed is left out. */

import { idKey } from '../../model/armId';
import { bounded } from '../../model/bounded';
import { Failure } from '../../model/failure';
import { grouped } from '../../model/grouped';
import { listing } from '../../model/listing';
import type { Listing, Problem } from '../../model/listing';
import type { Azure, Clock } from '../../model/ports';
import type { RoleAssignment, TargetFacts } from '../../model/role';
import { withNames } from '../assignmentNames';
import type { NameSources } from '../assignmentNames';
import { createCache } from '../cache';
import type { Progress } from '../identityAccess';

export interface Orphan {
  readonly assignment: RoleAssignment;
  readonly tenantId: string;
  readonly target?: TargetFacts;
  /** Why nobody can say whether the principal is gone; absent when it is proven to be. */
  readonly doubt?: Failure;
}

export interface Orphans {
  /**
   * Proven orphans and doubtful ones of a tenant, those of this window's own deletions among them. Throws when candidates
   * cannot be read; principals that were too many to ask about are a problem beside the rest.
   */
  list(tenantId: string, signal: AbortSignal, onProgress?: Progress): Promise<Listing<Orphan>>;
  /** Whether the principal of an assignment is gone: `undefined` while that cannot be said. Throws what keeps it from being asked. */
  isGone(tenantId: string, assignment: RoleAssignment, signal: AbortSignal): Promise<boolean | undefined>;
  /** Takes note that an assignment is not there any more. */
  recordRemoved(assignmentId: string): void;
  /** Takes note that this window deleted an identity: Azure leaves its assignments behind. */
  recordDeleted(tenantId: string, principalId: string): void;
  drop(): void;
}

/** How many principals are asked about side by side. */
const principalsAtOnce = 4;
/** How many are asked about in one go: each takes a request. */
const mostPrincipals = 300;
/** A directory may not know a new principal for some minutes: one that holds a role for less than an hour is not called gone. */
const newForMilliseconds = 60 * 60_000;

export function createOrphans(
  azure: Pick<Azure, 'orphanSearch' | 'roleAssignments'>,
  clock: Clock,
  names: NameSources,
): Orphans {
  const lists = createCache<Listing<Orphan>>();
  /** What the directory said, by tenant and principal. */
  const inDirectory = new Map<string, boolean>();
  const removed = new Set<string>();
  const deleted = new Map<string, Set<string>>();

  /** @param assignments all that are known of one principal. */
  async function isGone(
    tenantId: string,
    assignments: readonly RoleAssignment[],
    signal: AbortSignal,
  ): Promise<boolean | undefined> {
    const [first] = assignments;
    if (first === undefined) return undefined;
    const principalId = first.principalId.toLowerCase();
    if (deleted.get(tenantId.toLowerCase())?.has(principalId) === true) return true;
    const key = `${tenantId}\n${principalId}`.toLowerCase();
    const known =
      inDirectory.get(key) ??
      (await azure.orphanSearch.isInDirectory(tenantId, first.scope, principalId, signal));
    inDirectory.set(key, known);
    if (known) return false;
    return assignments.some(isOld) ? true : undefined;
  }

  function isOld({ createdOn }: RoleAssignment): boolean {
    return createdOn !== undefined && clock.now() - Date.parse(createdOn) > newForMilliseconds;
  }

  async function candidatesIn(tenantId: string, signal: AbortSignal): Promise<Listing<RoleAssignment>> {
    const found = await azure.orphanSearch.candidates(tenantId, signal);
    const byId = new Map(found.items.map((assignment) => [idKey(assignment.id), assignment]));
    const problems: Problem[] = [...found.problems];
    // Resource Graph may still show an identity that this window deleted, and so not name what it left behind.
    for (const principalId of deleted.get(tenantId.toLowerCase()) ?? []) {
      const left = await azure.roleAssignments.ofPrincipal(tenantId, principalId, signal);
      for (const assignment of left.items) byId.set(idKey(assignment.id), assignment);
      problems.push(...left.problems);
    }
    return listing([...byId.values()], problems);
  }

  async function read(tenantId: string, signal: AbortSignal, onProgress?: Progress) {
    const candidates = await candidatesIn(tenantId, signal);
    const byPrincipal = [
      ...grouped(candidates.items, ({ principalId }) => principalId.toLowerCase()).values(),
    ];
    const asked = byPrincipal.slice(0, mostPrincipals);
    let done = 0;
    const outcomes = await bounded(
      asked,
      principalsAtOnce,
      async (assignments) => {
        try {
          return await isGone(tenantId, assignments, signal);
        } finally {
          onProgress?.((done += 1), asked.length);
        }
      },
      signal,
    );
    const orphans = asked.flatMap((assignments, at): Omit<Orphan, 'target'>[] => {
      const outcome = outcomes[at];
      const gone = outcome !== undefined && 'value' in outcome ? outcome.value : undefined;
      if (gone === false) return [];
      const failure = outcome !== undefined && 'failure' in outcome ? outcome.failure : tooNew();
      return assignments.map((assignment) => ({
        assignment,
        tenantId,
        ...(gone === undefined && { doubt: failure }),
      }));
    });
    const problems = [...candidates.problems, ...unasked(tenantId, byPrincipal.length - asked.length)];
    const named = await withNames(names, tenantId, orphans, signal);
    return listing(named.items, [...problems, ...named.problems]);
  }

  return {
    async list(tenantId, signal, onProgress) {
      const found = await lists.read(
        tenantId.toLowerCase(),
        (shared) => read(tenantId, shared, onProgress),
        signal,
      );
      return listing(
        found.items.filter(({ assignment }) => !removed.has(idKey(assignment.id))),
        found.problems,
      );
    },
    isGone: (tenantId, assignment, signal) => isGone(tenantId, [assignment], signal),
    recordRemoved(assignmentId) {
      removed.add(idKey(assignmentId));
    },
    recordDeleted(tenantId, principalId) {
      const key = tenantId.toLowerCase();
      deleted.set(key, (deleted.get(key) ?? new Set()).add(principalId.toLowerCase()));
      lists.drop((each) => each === key);
    },
    drop() {
      lists.drop(() => true);
      inDirectory.clear();
    },
  };
}

function tooNew(): Failure {
  return new Failure('principalNotFound');
}

function unasked(tenantId: string, count: number): Problem[] {
  if (count <= 0) return [];
  const values = { missing: 'unasked', count: String(count) };
  return [{ where: tenantId, failure: new Failure('incomplete', { resource: tenantId, values }) }];
}
