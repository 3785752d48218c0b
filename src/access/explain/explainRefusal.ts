/** Explains a refused access: who it was, where, what of it is held there, and which roles would allow it. */

import { permits } from '../../model/actions';
import type { Account } from '../../model/account';
import { resourceTypeOf, sameId } from '../../model/armId';
import { cosmosPlaceOf } from '../../model/cosmosPlaces';
import { isCancelled, toFailure } from '../../model/failure';
import type { Problem } from '../../model/listing';
import type { Azure } from '../../model/ports';
import type { RoleDefinition } from '../../model/role';
import type { FoundIdentity } from '../identitySearch';
import type { OperationsOf } from '../operations';
import type { Store } from '../storePort';
import { unlookedCaller, whoIs } from './callers';
import type { Explanation, Place, Where, Who } from './explanation';
import { grantsFor, needsOf, type Grant } from './grantingRoles';
import { cosmosHeldThere, heldThere, type HeldNeeds, type HeldRequest } from './heldThere';
import { networkRules } from './networkRules';
import { whereIs, type PlaceNeeds } from './places';
import { asFound } from './readers/messaging';
import type { NeededOperation, Refusal } from './refusal';

export interface ExplainNeeds extends HeldNeeds {
  readonly account: Account;
  readonly operationsOf: OperationsOf;
  readonly store: PlaceNeeds['store'] &
    HeldNeeds['store'] &
    Pick<Store, 'index' | 'identityById' | 'find' | 'roleDefinitions' | 'guards'>;
  readonly azure: HeldNeeds['azure'] & {
    readonly scopes: Pick<Azure['scopes'], 'resources' | 'document'>;
    readonly roleAssignments: Pick<Azure['roleAssignments'], 'targets' | 'throughGroups'>;
  };
}

/** What the person knows and the error does not say. */
export interface Known {
  readonly identity?: FoundIdentity;
  readonly place?: Place;
}

/** Throws `cancelled` only: what could not be looked up is a problem in the answer. */
export async function explainRefusal(
  needs: ExplainNeeds,
  given: Refusal,
  known: Known,
  signal: AbortSignal,
): Promise<Explanation> {
  const problems: Problem[] = [];
  const orElse = async <T>(where: string, read: Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await read;
    } catch (error) {
      if (isCancelled(error)) throw error;
      problems.push({ where, failure: toFailure(error) });
      return otherwise;
    }
  };
  const name = given.scopes[0] ?? given.resourceName ?? '';
  const caller = async (): Promise<Who> => {
    if (known.identity !== undefined) return { is: 'identity', located: known.identity };
    const found = await whoIs(needs, given.who, signal);
    problems.push(...found.problems);
    return found.who;
  };
  const who = await orElse<Who>(needs.account.label, caller(), { is: 'stranger', caller: given.who });
  const located = who.is === 'identity' ? who.located : undefined;
  const where: Where =
    known.place ??
    (await orElse<Where>(name, whereIs(needs, given, located, signal), { is: 'notFound', name }));
  const place = where.is === 'place' ? where : undefined;
  const refusal = place === undefined ? given : asFound(given, place.scope.resourceType ?? '');
  const definitions = await orElse(name, definitionsFor(needs, refusal, place, located, signal), []);
  const grants =
    refusal.kind === 'dataRole'
      ? cosmosGrants(refusal, definitions)
      : grantsIn(needs, refusal, place, definitions);
  const otherTenant =
    place !== undefined && located !== undefined && !sameId(place.tenantId, located.tenantId);
  const asked = grants.length === 1 ? (grants[0]?.needs ?? []) : [];
  const rules =
    refusal.kind === 'network' && place !== undefined
      ? await orElse(name, rulesOf(needs, place, signal), {})
      : undefined;
  const found = {
    refusal,
    who,
    where,
    grants,
    otherTenant,
    denials: [],
    problems,
    ...(rules !== undefined && { network: rules }),
  };
  if (place === undefined || located === undefined || otherTenant || grants.length === 0) return found;
  const request: HeldRequest = { located, place, needs: asked, definitions };
  if (refusal.kind === 'dataRole') {
    const held = await orElse(name, cosmosHeldThere(needs, request, refusal.database, signal), undefined);
    return { ...found, ...(held !== undefined && { held }) };
  }
  const { held, problems: unread } = await heldThere(needs, request, signal);
  problems.push(...unread);
  return { ...found, held, denials: await denialsOf(needs, request, problems, signal) };
}

/** What the error alone tells, when nobody is signed in: no identity, no place, no role. */
export function unlookedExplanation(refusal: Refusal): Explanation {
  const name = refusal.scopes[0] ?? refusal.resourceName;
  return {
    refusal,
    who: unlookedCaller(refusal.who),
    where: name === undefined ? { is: 'notSaid' } : { is: 'notLooked', name },
    grants: needsOf(refusal).map((grant) => ({ ...grant, roles: [] })),
    denials: [],
    otherTenant: false,
    problems: [],
  };
}

/** Cosmos DB's own roles for what only they decide, else the roles that can be assigned at the place. */
async function definitionsFor(
  { store }: ExplainNeeds,
  { kind, by }: Refusal,
  place: Place | undefined,
  located: FoundIdentity | undefined,
  signal: AbortSignal,
): Promise<readonly RoleDefinition[]> {
  if (kind === 'dataRole') {
    const account = cosmosPlaceOf(place?.scope.id ?? '')?.accountId;
    if (place === undefined || account === undefined) return [];
    return (await store.cosmos.roles(place.tenantId, account, signal)).items;
  }
  if (kind !== 'noRole' && kind !== 'denied') return [];
  if (place !== undefined) return store.roleDefinitions(place.tenantId, place.scope.id, signal);
  // The built-in roles are the same everywhere.
  const subscription = located?.identity.subscriptionId;
  if (located !== undefined && subscription !== undefined)
    return store.roleDefinitions(located.tenantId, `/subscriptions/${subscription}`, signal);
  const [first] = (await store.roots(signal)).items;
  if (first === undefined || by === 'graph') return [];
  const { tenantId, subscriptionId } = first.subscription;
  return store.roleDefinitions(tenantId, `/subscriptions/${subscriptionId}`, signal);
}

function grantsIn(
  { operationsOf }: ExplainNeeds,
  refusal: Refusal,
  place: Place | undefined,
  definitions: readonly RoleDefinition[],
): readonly Grant[] {
  const resourceType = resourceTypeOf(place?.scope.id ?? '');
  return grantsFor(refusal, {
    definitions,
    operationsOf,
    ...(refusal.by !== 'arm' && resourceType !== undefined && { resourceType }),
    ...(place?.resourceKind !== undefined && { resourceKind: place.resourceKind }),
  });
}

/** The roles of the account that allow it, those with the fewest operations first. */
function cosmosGrants({ permissions }: Refusal, definitions: readonly RoleDefinition[]): readonly Grant[] {
  const needs = permissions.map((action): NeededOperation => ({ plane: 'data', anyOf: [action] }));
  const sizeOf = (role: RoleDefinition) =>
    role.permissions.reduce((sum, { dataActions }) => sum + dataActions.length, 0);
  const widest = (role: RoleDefinition) =>
    role.permissions.some(({ dataActions }) => dataActions.some((action) => action.endsWith('/*')));
  const roles = definitions
    .filter((role) =>
      needs.every(({ anyOf }) => anyOf.some((action) => permits(role.permissions, action, 'data'))),
    )
    .sort(
      (a, b) =>
        // What a custom role was made for, only who made it knows.
        Number(a.type === 'CustomRole') - Number(b.type === 'CustomRole') ||
        Number(widest(a)) - Number(widest(b)) ||
        sizeOf(a) - sizeOf(b),
    );
  return needs.length === 0 ? [] : [{ needs, roles }];
}

async function rulesOf({ azure }: ExplainNeeds, { tenantId, scope }: Place, signal: AbortSignal) {
  return networkRules(await azure.scopes.document(tenantId, scope.id, signal));
}

/** The deny assignments that hit the identity with what was refused. */
async function denialsOf(
  { store }: ExplainNeeds,
  { located, place, needs }: HeldRequest,
  problems: Problem[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  const { principalId } = located.identity;
  const guards = await store.guards(place.scope.id, place.tenantId, principalId, signal);
  problems.push(...guards.problems);
  return guards.denyAssignments
    .filter(({ permissions }) =>
      needs.some(({ plane, anyOf }) => anyOf.some((action) => permits(permissions, action, plane))),
    )
    .map(({ name }) => name);
}
