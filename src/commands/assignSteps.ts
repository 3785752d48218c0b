/** Asks for what a role assignment still lacks, step by step; going back keeps every answer given. */

import type { Connection } from '../access/connection';
import { mayAssign } from '../access/preflight';
import { idKey, sameId } from '../model/armId';
import { listing } from '../model/listing';
import type { RoleDefinition } from '../model/role';
import type { LocatedIdentity, NamedScope, Step } from '../ui/ports';
import { badArgument } from './arguments';
import { reviewOf, roleChoices } from './assignChoices';
import type { CommandDeps } from './deps';
import { recentScopes } from './recentScopes';
import { roleOpener } from './roleOpener';
import { askForIdentity } from './subject';
import { checkTenant, sharedTenant } from './tenants';

/** What is known; what is missing is asked for. */
export interface AssignDraft {
  readonly identities?: readonly LocatedIdentity[];
  readonly at?: NamedScope;
  readonly roles?: readonly RoleDefinition[];
  readonly description?: string;
  readonly condition?: string;
}

export type AssignAnswers = AssignDraft & Required<Pick<AssignDraft, 'identities' | 'at' | 'roles'>>;

type StepName = 'identity' | 'scope' | 'roles' | 'review';

/**
 * Completes the draft. A review comes last when anything was asked; a draft that lacks nothing comes back as it is.
 * @param resolve reads the roles that the call named, once the place is known, if it named any.
 * @returns `undefined` when the person left.
 */
export async function askAssignment(
  deps: CommandDeps,
  connection: Connection,
  given: AssignDraft,
  resolve?: (tenantId: string, at: NamedScope) => Promise<readonly RoleDefinition[]>,
): Promise<AssignAnswers | undefined> {
  const missing: StepName[] = [
    ...(given.identities === undefined ? (['identity'] as const) : []),
    ...(given.at === undefined ? (['scope'] as const) : []),
    ...(resolve === undefined ? (['roles'] as const) : []),
  ];
  const steps: StepName[] = missing.length === 0 ? [] : [...missing, 'review'];
  const permitted = new Set<string>();
  let draft = given;

  for (let place = 0; place < steps.length;) {
    const name = steps[place] ?? 'review';
    if ((name === 'roles' || name === 'review') && !(await isPermitted(deps, connection, draft, permitted))) {
      place = steps.indexOf('scope');
      if (place < 0) return undefined;
      continue;
    }
    if (name === 'review') draft = await withRoles(draft, resolve);
    const step: Step = {
      purpose: {
        doing: 'assignRole',
        identities: (draft.identities ?? []).map(({ identity }) => identity.name),
      },
      number: place + 1,
      total: steps.length,
      sample: connection.sample,
    };
    const next = await ask(deps, connection, name, step, draft);
    if (next === 'cancelled' || (next === 'back' && place === 0)) return undefined;
    if (next === 'back') place -= 1;
    else {
      draft = next;
      place += 1;
    }
  }
  return complete(await withRoles(draft, resolve));
}

async function ask(
  deps: CommandDeps,
  connection: Connection,
  name: StepName,
  step: Step,
  draft: AssignDraft,
): Promise<AssignDraft | 'back' | 'cancelled'> {
  const { pick } = deps.ui;
  const back = step.number > 1;
  const { identities = [], at, roles = [] } = draft;
  const tenantId = sharedTenant(identities);
  const open = roleOpener(deps.ui, connection.sample);
  if (name === 'identity') {
    const picked = await askForIdentity(deps, connection, step);
    return picked === 'back' || picked === 'cancelled' ? picked : { ...draft, identities: picked };
  }
  if (name === 'scope' || at === undefined) {
    const home = identities[0]?.identity.subscriptionId;
    const picked = await pick.scope({
      step,
      back,
      tenantId,
      ...(home !== undefined && { homeSubscriptionId: home }),
      recent: recentScopes(deps.memory, connection.sample, tenantId),
      scopes: connection.azure.scopes,
      subscriptions: (signal) => subscriptionsIn(connection, tenantId, signal),
    });
    return picked === 'back' || picked === 'cancelled' ? picked : { ...draft, at: picked };
  }
  if (name === 'roles') {
    const picked = await pick.roles({
      step,
      back,
      at,
      checked: roles.map(({ guid }) => guid),
      several: true,
      load: (signal) => roleChoices(deps, connection, identities, at, signal),
      open,
    });
    return picked === 'back' || picked === 'cancelled' ? picked : { ...draft, roles: picked };
  }
  const load = (signal: AbortSignal) =>
    reviewOf(deps, connection, { ...draft, identities, at, roles }, signal);
  const picked = await pick.review({ step, load, open });
  return picked === 'back' || picked === 'cancelled' ? picked : draft;
}

/**
 * Says so before the pickers go on when the caller seems not to be allowed; going on stays possible. Throws `badArgument`
 * for a place in another tenant than the identities.
 */
async function isPermitted(
  { ui }: CommandDeps,
  connection: Connection,
  { identities = [], at }: AssignDraft,
  permitted: Set<string>,
): Promise<boolean> {
  if (at === undefined || permitted.has(idKey(at.scope.id))) return true;
  const verdict = await ui.busyInView(async (signal) => {
    // A pasted ID can be one of anywhere.
    await checkTenant(connection, identities, at.scope, signal);
    return mayAssign(connection.azure.guards, sharedTenant(identities), at.scope.id, signal);
  });
  if (verdict === 'no' && !(await ui.confirm({ ask: 'grantUnpermitted', at }, connection.sample)))
    return false;
  permitted.add(idKey(at.scope.id));
  return true;
}

async function withRoles(
  draft: AssignDraft,
  resolve: ((tenantId: string, at: NamedScope) => Promise<readonly RoleDefinition[]>) | undefined,
): Promise<AssignDraft> {
  const { identities, at } = draft;
  if (resolve === undefined || identities === undefined || at === undefined) return draft;
  return { ...draft, roles: await resolve(sharedTenant(identities), at) };
}

function complete(draft: AssignDraft): AssignAnswers {
  const { identities, at, roles } = draft;
  if (identities === undefined) throw badArgument('identityId', 'identityId');
  if (at === undefined) throw badArgument('scope', 'armId');
  if (roles === undefined) throw badArgument('roleDefinitionId', 'guidOrId');
  return { ...draft, identities, at, roles };
}

/** A role of an identity can be assigned in the identity's own tenant only. */
export async function subscriptionsIn({ store }: Connection, tenantId: string, signal: AbortSignal) {
  const { items, problems } = await store.subscriptions(signal);
  const own = items.map(({ subscription }) => subscription).filter((each) => sameId(each.tenantId, tenantId));
  return listing(
    own,
    problems.filter(({ where }) => sameId(where, tenantId)),
  );
}
