/** Asks for what a role assignment still lacks, step by step; going back keeps every answer given. */

import type { Connection } from '../access/connection';
import { Operation } from '../access/managementTasks';
import { idKey, sameId } from '../model/armId';
import { cosmosPlaceOf } from '../model/cosmosPlaces';
import { listing } from '../model/listing';
import type { RoleDefinition } from '../model/role';
import type { Picked } from '../ui/listPicker';
import type { LocatedIdentity, NamedScope } from '../ui/ports';
import type { Step } from '../ui/step';
import { badArgument } from './arguments';
import { askTerms, type KeptTerms } from './assign/termSteps';
import type { Terms } from './assign/terms';
import { roleChoices } from './assignChoices';
import { roleComparer } from './compare/comparison';
import type { CommandDeps } from './deps';
import { runFlow, type FlowStep, type Place } from './flow';
import { mayGoOn } from './permission';
import { recentScopes } from './recentScopes';
import { roleOpener } from './roleOpener';
import { askForIdentity } from './subject';
import { checkTenant, sharedTenant } from './tenants';

/** What is known; what is missing is asked for. */
export interface AssignDraft extends Terms {
  readonly identities?: readonly LocatedIdentity[];
  readonly at?: NamedScope;
  readonly roles?: readonly RoleDefinition[];
  /** An access policy is to be added in place of the roles that have no effect. */
  readonly byPolicy?: boolean;
}

export type AssignAnswers = AssignDraft & Required<Pick<AssignDraft, 'identities' | 'at' | 'roles'>>;

/** Asked whether to go on at a place where assigning seems not to be allowed: those that were answered with yes. */
type Permitted = Set<string>;

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
  const permitted: Permitted = new Set();
  const kept: KeptTerms = { terms: given };
  const stepAt = (draft: AssignDraft, { number, total }: Place): Step => {
    const names = (draft.identities ?? []).map(({ identity }) => identity.name);
    return { purpose: { doing: 'assignRole', identities: names }, number, total, sample: connection.sample };
  };
  /** Where the place was asked for, another one can be chosen instead; a place that was given ends it. */
  const refused = given.at === undefined ? 'back' : 'cancelled';

  const identityStep: FlowStep<AssignDraft> = {
    ask: async (draft, place) => {
      const { at, ...rest } = draft;
      const { identities: before = [] } = draft;
      const picked = await askForIdentity(deps, connection, stepAt(draft, place), undefined, false, before);
      if (picked === 'back' || picked === 'cancelled') return picked;
      // A place is in one tenant: for an identity of another one, the place chosen before does not count.
      const moved = given.at === undefined && !sameId(picked[0]?.tenantId ?? '', before[0]?.tenantId ?? '');
      return { ...rest, ...(at !== undefined && !moved && { at }), identities: picked };
    },
  };
  const scopeStep: FlowStep<AssignDraft> = {
    ask: async (draft, place) => {
      const picked = await askForScope(deps, connection, draft, stepAt(draft, place), place.back);
      return picked === 'back' || picked === 'cancelled' ? picked : { ...draft, at: picked };
    },
  };
  const rolesStep: FlowStep<AssignDraft> = {
    ask: async (draft, place) => {
      if (!(await isPermitted(deps, connection, draft, permitted))) return refused;
      const { identities, at, roles } = placed(draft);
      const picked = await deps.ui.pick.roles({
        step: stepAt(draft, place),
        back: place.back,
        at,
        checked: roles.map(({ guid }) => guid),
        several: true,
        load: (signal) => roleChoices(deps, connection, identities, at, signal),
        open: roleOpener(deps.ui, connection),
        compare: roleComparer(deps, connection, { tenantId: sharedTenant(identities), at }, identities),
      });
      return picked === 'back' || picked === 'cancelled' ? picked : { ...draft, roles: picked };
    },
  };
  const reviewStep: FlowStep<AssignDraft> = {
    ask: async (draft, place) => {
      if (!(await isPermitted(deps, connection, draft, permitted))) return refused;
      const known = await withRoles(draft, resolve);
      const { identities, at, roles } = placed(known);
      const step = stepAt(known, place);
      const picked = await askTerms(deps, connection, kept, { identities, at, roles }, step);
      if (picked === 'back' || picked === 'cancelled') return picked;
      return { identities, at, roles, ...kept.terms, byPolicy: picked.assign === 'policy' };
    },
  };
  const missing = [
    ...(given.identities === undefined ? [identityStep] : []),
    ...(given.at === undefined ? [scopeStep] : []),
    ...(resolve === undefined ? [rolesStep] : []),
  ];
  const draft = await runFlow(given, missing.length === 0 ? [] : [...missing, reviewStep]);
  return draft === undefined ? undefined : complete(await withRoles(draft, resolve));
}

/** What the steps after the place know. */
function placed({ identities = [], at, roles = [] }: AssignDraft) {
  if (at === undefined) throw badArgument('scope', 'armId');
  return { identities, at, roles };
}

function askForScope(
  { ui, memory }: CommandDeps,
  connection: Connection,
  { identities = [], at }: AssignDraft,
  step: Step,
  back: boolean,
): Promise<Picked<NamedScope>> {
  const tenantId = sharedTenant(identities);
  const home = identities[0]?.identity.subscriptionId;
  return ui.pick.scope({
    step,
    back,
    tenantId,
    ...(home !== undefined && { homeSubscriptionId: home }),
    recent: recentScopes(memory, connection.sample, tenantId),
    ...(at !== undefined && { chosen: at }),
    scopes: connection.azure.scopes,
    subscriptions: (signal) => subscriptionsIn(connection, tenantId, signal),
  });
}

/**
 * Says so before the pickers go on when the caller seems not to be allowed; going on stays possible. Throws `badArgument`
 * for a place in another tenant than the identities.
 */
async function isPermitted(
  deps: CommandDeps,
  connection: Connection,
  { identities = [], at }: AssignDraft,
  permitted: Permitted,
): Promise<boolean> {
  if (at === undefined || permitted.has(idKey(at.scope.id))) return true;
  const { id } = at.scope;
  // Its own roles are given by whoever manages the account.
  const cosmos = cosmosPlaceOf(id);
  // A pasted ID can be one of anywhere.
  await deps.ui.busyInView((signal) => checkTenant(connection, identities, at.scope, signal));
  const intent = {
    tenantId: sharedTenant(identities),
    needs: [{ action: Operation.writeAssignment, scope: id }],
    ...(cosmos !== undefined && {
      orElse: [{ action: Operation.writeCosmosAssignment, scope: cosmos.accountId }],
    }),
    message: ['permission.assign', at.name] as const,
  };
  if (!(await mayGoOn(deps, connection, intent))) return false;
  permitted.add(idKey(id));
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
