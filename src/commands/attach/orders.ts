/** Changes of resources' identities as commands handle them: how they are called, and what a caller is given back. */

import type { ChangeOutcome } from '../../access/attach/changeBlock';
import { lastSegment } from '../../model/armId';
import type { BlockChange, IdentityBlock } from '../../model/identityBlock';
import type { Carrier } from '../../model/identityBlocksPort';
import { nestedName } from '../../model/resourceName';
import type { Resource } from '../../model/tenancy';

/** One change of one resource, complete. */
export interface Order {
  /** Whose token reads and changes it. */
  readonly tenantId: string;
  readonly carrier: Carrier;
  readonly change: BlockChange;
}

/** What a call gets back. */
export interface ChangeResult {
  readonly resourceId: string;
  /** `running`: Azure has taken it and was not waited for. */
  readonly state: 'done' | 'unchanged' | 'running';
  /** As ARM has it after the change; before it while it runs. */
  readonly identity: {
    readonly type: string;
    readonly principalId?: string;
    readonly userAssignedIdentities: Readonly<
      Record<string, { readonly principalId?: string; readonly clientId?: string }>
    >;
  };
  /** Identities that the resource had before, were not to be removed, and are not there any more. */
  readonly lost: readonly string[];
}

export function resultOf(outcome: ChangeOutcome): ChangeResult {
  const carrier = carrierOf(outcome);
  return {
    resourceId: carrier.id,
    state: outcome.kind,
    identity: blockResult(carrier.block),
    lost: outcome.kind === 'done' ? outcome.difference.lost : [],
  };
}

/** What a call about several resources gives back is a list. */
export function oneOrAll(
  results: readonly ChangeResult[] | undefined,
): ChangeResult | readonly ChangeResult[] | undefined {
  return results === undefined || results.length > 1 ? results : results[0];
}

/** The resource as it was last read. */
export function carrierOf(outcome: ChangeOutcome): Carrier {
  if (outcome.kind === 'done') return outcome.after;
  return outcome.kind === 'unchanged' ? outcome.carrier : outcome.before;
}

function blockResult({ type, system, userAssigned }: IdentityBlock): ChangeResult['identity'] {
  return {
    type,
    ...(system !== undefined && { principalId: system.principalId }),
    userAssignedIdentities: Object.fromEntries(userAssigned.map(({ id, ...ids }) => [id, ids])),
  };
}

/** The names of identities in a row, as sentences take them. */
export function namesOf(ids: readonly string[]): string {
  return ids.map(lastSegment).join(', ');
}

export function nameOf({ id }: { readonly id: string }): string {
  return nestedName(id);
}

/** The resource as lists draw one. */
export function resourceOf(carrier: Pick<Carrier, 'id' | 'name' | 'type' | 'kind' | 'location'>): Resource {
  const { id, name, type, kind, location } = carrier;
  return { id, name, type, location, ...(kind !== undefined && { kind }) };
}
