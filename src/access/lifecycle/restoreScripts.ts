/** What is written down of an identity before it is deleted: everything that hangs on it, as scripts that make it anew. */

import type { AssignmentItem, Item } from '../../code/recreate/items';
import { restoreFormats, restoreText, type RestoreFormat } from '../../code/recreate/restore';
import { lastSegment, resourceTypeOf, sameId } from '../../model/armId';
import { bounded } from '../../model/bounded';
import type { Azure } from '../../model/ports';
import type { Footprint, HeldRole } from './footprint';
import { itemOfCarrier, itemOfIdentity } from '../recreate/readItems';

export type RestoreScripts = Readonly<Record<RestoreFormat, string>>;

const readsAtOnce = 4;

/**
 * One text in each format. Asks Azure only for the versions that resources with roles are read with, once for each type.
 * @param at milliseconds since 1970.
 */
export async function restoreScripts(
  { scopes }: Pick<Azure, 'scopes'>,
  footprint: Footprint,
  { at, sample }: { readonly at: number; readonly sample: boolean },
  signal: AbortSignal,
): Promise<RestoreScripts> {
  const { identity, tenantId, roles, credentials, carriers, users } = footprint;
  const versions = await versionsFor(scopes, tenantId, roles, signal);
  const written = credentials.filter(({ subject }) => subject !== undefined);
  const items: readonly Item[] = [
    itemOfIdentity(identity),
    ...written.map(({ name, issuer, subject = '', audiences }): Item => ({
      kind: 'credential',
      identityId: identity.id,
      ...{ name, issuer, subject, audiences },
    })),
    ...roles.map((role) => assignmentItem(identity.id, role, versions)),
    ...carriers.map((carrier) => itemOfCarrier(carrier, identity.id, { location: carrier.location })),
  ];
  const unwritten = [
    ...credentials.filter(({ subject }) => subject === undefined).map(({ id }) => id),
    ...users.filter(({ id }) => !carriers.some((carrier) => sameId(carrier.id, id))).map(({ id }) => id),
  ];
  const restoring = {
    ...{ items, sample, clientId: identity.clientId, principalId: identity.principalId },
    identityId: identity.id,
    at: new Date(at).toISOString(),
    beyond: unwritten.map((id) => `To be done by hand: ${id}`),
  };
  const [azureCli, bicep] = restoreFormats.map((format) => restoreText(format, restoring));
  return { azureCli: azureCli ?? '', bicep: bicep ?? '' };
}

function assignmentItem(
  identityId: string,
  { assignment }: HeldRole,
  versions: ReadonlyMap<string, string>,
): AssignmentItem {
  const { id, scope, principalId, roleGuid, roleName, condition, description } = assignment;
  const apiVersion = versions.get(typeKey(scope));
  return {
    kind: 'assignment',
    ...{ scope, principalId, identityId, roleGuid, name: lastSegment(id) },
    ...(roleName !== undefined && { roleName }),
    ...(condition !== undefined && { condition }),
    ...(description !== undefined && { description }),
    ...(apiVersion !== undefined && { apiVersion }),
  };
}

/** By resource type in lower case; a type whose version nobody tells is left out. */
async function versionsFor(
  scopes: Azure['scopes'],
  tenantId: string,
  roles: readonly HeldRole[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const ofTypes = new Map(roles.map(({ assignment: { scope } }) => [typeKey(scope), scope]));
  ofTypes.delete('');
  const types = [...ofTypes];
  const read = await bounded(
    types,
    readsAtOnce,
    ([, scope]) => scopes.versionOf(tenantId, scope, signal),
    signal,
  );
  return new Map(
    types.flatMap(([type], at) => {
      const outcome = read[at];
      const version = outcome !== undefined && 'value' in outcome ? outcome.value : undefined;
      return version === undefined ? [] : [[type, version] as const];
    }),
  );
}

/** Empty for a scope that is no resource. */
function typeKey(scope: string): string {
  return (resourceTypeOf(scope) ?? '').toLowerCase();
}
