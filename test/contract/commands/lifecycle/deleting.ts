/** What the tests of deleting identities have in common: the call, the wire in order, and the scripts that were written. */

import { deleteIdentity, type DeletionResult } from '../../../../src/commands/deletion/deleteIdentity';
import type { SampleRequest, SampleResponse } from '../../../../src/sampleTenant/wire';
import type { SampleTenantOptions } from '../../../../src/sampleTenant/entry';
import { writesIn } from '../../deskViews';
import type { sampleDesk } from '../../sampleDesk';
import { identityNamed, sampleTenantId } from '../../sampleRig';

export type Desk = ReturnType<typeof sampleDesk>;

export async function deleteNamed(
  made: Desk,
  name: string,
  values: Readonly<Record<string, unknown>> = {},
): Promise<DeletionResult | undefined> {
  const { id } = await identityNamed(made.rig.azure.identities, name);
  const input = { from: 'arguments', values: { identityId: id, ...values } } as const;
  return deleteIdentity(made.deps)(input) as Promise<DeletionResult | undefined>;
}

/** With everything confirmed beforehand. */
export function deleteAtOnce(made: Desk, name: string): Promise<DeletionResult | undefined> {
  return deleteNamed(made, name, { confirm: name });
}

/** In the tree, where a person clicks it. */
export async function deleteNode(made: Desk, name: string): Promise<DeletionResult | undefined> {
  const identity = await identityNamed(made.rig.azure.identities, name);
  const node = { kind: 'identity', identity, tenantId: sampleTenantId } as const;
  return deleteIdentity(made.deps)({ from: 'nodes', nodes: [node] }) as Promise<DeletionResult | undefined>;
}

/** What was sent to delete, in order: the identity by its name, assignments as such. */
export function deletions(made: Desk): readonly string[] {
  return writesIn(made.sent).map((line) => line.replace(/roleAssignments\/.*/i, 'roleAssignments'));
}

/** Answers the requests that it wants to itself, `undefined` hands them on. */
export function intercepted(
  answer: (request: SampleRequest) => SampleResponse | 'lost' | 'lostAfter' | undefined,
): Pick<SampleTenantOptions, 'intercept'> {
  return {
    intercept: async (request, next) => {
      const own = answer(request);
      if (own === undefined) return next(request);
      if (typeof own === 'object') return own;
      if (own === 'lostAfter') await next(request);
      throw Object.assign(new Error('socket hang up'), { name: 'RestError', code: 'ETIMEDOUT' });
    },
  };
}

export function refusing(status: number, code: string): SampleResponse {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ error: { code, message: `about ${code}` } }),
  };
}
