/** Gives an identity one of Cosmos DB's own roles: on an account, a database or a container. */

import type { Connection } from '../../access/connection';
import { Operation } from '../../access/managementTasks';
import { idKey, lastSegment, sameId } from '../../model/armId';
import { cosmosPlaceOf } from '../../model/cosmosPlaces';
import { Failure } from '../../model/failure';
import type { RoleDefinition } from '../../model/role';
import type { LocatedIdentity, NamedScope } from '../../ui/ports';
import type { Step } from '../../ui/step';
import { badArgument, valuesOf } from '../arguments';
import { reviewOf } from '../assignChoices';
import { assign, type AssignResult } from '../assignRole';
import { connect } from '../connect';
import type { CommandDeps, Gesture } from '../deps';
import { runFlow, type FlowStep, type Place } from '../flow';
import { saidStep } from '../saidStep';
import { mayGoOn } from '../permission';
import { roleOpener } from '../roleOpener';
import { askForIdentity, namedIdentities } from '../subject';
import { checkTenant, sharedTenant } from '../tenants';
import { cosmosArguments, namedCosmosPlace } from './cosmosArguments';
import { askForAccount, askForCosmosRoles, askForPlaceInAccount } from './cosmosSteps';

interface Draft {
  readonly identities?: readonly LocatedIdentity[];
  readonly accountId?: string;
  readonly at?: NamedScope;
  readonly roles?: readonly RoleDefinition[];
}

type Answers = Required<Omit<Draft, 'accountId'>>;

/** @returns one outcome for each identity and role; `undefined` when the person left. */
export const assignCosmosRole: Gesture =
  (deps) =>
  async (input): Promise<readonly AssignResult[] | undefined> => {
    const { accountId, place, roleGuid } = cosmosArguments(valuesOf(input));
    const connection = await connect(deps);
    const identities = await namedIdentities(deps, connection, input);
    const tenantId = sharedTenant(identities ?? []);
    if (identities?.some((each) => !sameId(each.tenantId, tenantId)) === true)
      throw badArgument('identityIds', 'severalTenants');
    if (identities !== undefined && accountId !== undefined) {
      const { scope } = namedCosmosPlace({ accountId, path: '/' });
      await deps.ui.busyInView((signal) => checkTenant(connection, identities, scope, signal));
    }
    const draft: Draft = {
      ...(identities !== undefined && { identities }),
      ...(accountId !== undefined && { accountId }),
      ...(place !== undefined && { at: namedCosmosPlace(place) }),
    };
    const answers = await completed(deps, connection, draft, roleGuid);
    return answers === undefined ? undefined : assign(deps, connection, answers);
  };

/** A review comes last when anything was asked. */
async function completed(
  deps: CommandDeps,
  connection: Connection,
  given: Draft,
  roleGuid: string | undefined,
): Promise<Answers | undefined> {
  const steps = stepsFor(deps, connection, roleGuid);
  const permitted = new Set<string>();
  const missing = [
    ...(given.identities === undefined ? [steps.identity] : []),
    ...(given.accountId === undefined ? [steps.account] : []),
    ...(given.at === undefined ? [steps.place] : []),
    ...(roleGuid === undefined ? [steps.roles(permitted)] : []),
  ];
  const draft = await runFlow(given, missing.length === 0 ? [] : [...missing, steps.review(permitted)]);
  return draft === undefined ? undefined : answersOf(await withRole(deps, connection, draft, roleGuid));
}

function stepsFor(deps: CommandDeps, connection: Connection, roleGuid: string | undefined) {
  const { ui } = deps;
  const stepAt = ({ identities = [] }: Draft, place: Place): Step => {
    const names = identities.map(({ identity }) => identity.name).join(', ');
    const what = names === '' ? (['cosmos.purpose'] as const) : (['cosmos.purposeFor', names] as const);
    return saidStep(what, place, connection);
  };
  const asked = (draft: Draft, place: Place) => ({ step: stepAt(draft, place), back: place.back });

  const identity: FlowStep<Draft> = {
    ask: async (draft, place) => {
      const picked = await askForIdentity(deps, connection, stepAt(draft, place));
      return picked === 'back' || picked === 'cancelled' ? picked : { ...draft, identities: picked };
    },
  };
  const account: FlowStep<Draft> = {
    ask: async (draft, place) => {
      const tenantId = sharedTenant(draft.identities ?? []);
      const picked = await askForAccount(deps, connection, tenantId, asked(draft, place));
      if (picked === 'back' || picked === 'cancelled') return picked;
      return { ...draft, accountId: picked.accountId };
    },
  };
  const place: FlowStep<Draft> = {
    ask: async (draft, at) => {
      const tenantId = sharedTenant(draft.identities ?? []);
      const id = draft.accountId ?? '';
      const picked = await askForPlaceInAccount(deps, connection, tenantId, id, asked(draft, at));
      return picked === 'back' || picked === 'cancelled' ? picked : { ...draft, at: picked };
    },
  };
  const roles = (permitted: Set<string>): FlowStep<Draft> => ({
    ask: async (draft, at) => {
      if (!(await isPermitted(deps, connection, draft, permitted))) return at.back ? 'back' : 'cancelled';
      const { identities = [] } = draft;
      const picked = await askForCosmosRoles(deps, connection, identities, placeOf(draft), asked(draft, at));
      return picked === 'back' || picked === 'cancelled' ? picked : { ...draft, roles: picked };
    },
  });
  const review = (permitted: Set<string>): FlowStep<Draft> => ({
    ask: async (draft, at) => {
      if (!(await isPermitted(deps, connection, draft, permitted))) return at.back ? 'back' : 'cancelled';
      const known = answersOf(await withRole(deps, connection, draft, roleGuid));
      const picked = await ui.pick.review({
        step: stepAt(draft, at),
        load: (signal) => reviewOf(deps, connection, known, signal),
        open: roleOpener(ui, connection),
      });
      return picked === 'back' || picked === 'cancelled' ? picked : { ...draft, ...known };
    },
  });
  return { identity, account, place, roles, review };
}

/** Asked once for each account; a pasted ID can be one of anywhere. */
async function isPermitted(
  deps: CommandDeps,
  connection: Connection,
  draft: Draft,
  permitted: Set<string>,
): Promise<boolean> {
  const { scope } = placeOf(draft);
  const accountId = cosmosPlaceOf(scope.id)?.accountId ?? scope.id;
  if (permitted.has(idKey(accountId))) return true;
  const identities = draft.identities ?? [];
  await deps.ui.busyInView((signal) => checkTenant(connection, identities, scope, signal));
  const intent = {
    tenantId: sharedTenant(identities),
    needs: [{ action: Operation.writeCosmosAssignment, scope: accountId }],
    message: ['cosmos.permission', lastSegment(accountId)] as const,
  };
  if (!(await mayGoOn(deps, connection, intent))) return false;
  permitted.add(idKey(accountId));
  return true;
}

/** The draft with the role that the call named. Throws `notFound` when the account has no such role. */
async function withRole(
  { ui }: CommandDeps,
  { store }: Connection,
  draft: Draft,
  guid: string | undefined,
): Promise<Draft> {
  if (guid === undefined) return draft;
  const accountId = cosmosPlaceOf(placeOf(draft).scope.id)?.accountId ?? '';
  const { items } = await ui.busyInView((signal) =>
    store.cosmos.roles(sharedTenant(draft.identities ?? []), accountId, signal),
  );
  const role = items.find((each) => each.guid === guid);
  if (role === undefined)
    throw new Failure('notFound', { resource: `${accountId}/sqlRoleDefinitions/${guid}` });
  return { ...draft, roles: [role] };
}

function placeOf({ at }: Draft): NamedScope {
  if (at === undefined) throw badArgument('scope', 'cosmosScope');
  return at;
}

function answersOf(draft: Draft): Answers {
  const { identities = [], roles = [] } = draft;
  return { identities, at: placeOf(draft), roles };
}
