/** Shows who has access to a place, or all that one identity has access to. */

import type { DeadReference } from '../../access/attach/deadReferences';
import type { Connection } from '../../access/connection';
import { factsOf } from '../../access/placeFacts';
import { listing } from '../../model/listing';
import { scopeOf, type Scope } from '../../model/scope';
import type { LocatedIdentity, NamedScope } from '../../ui/ports';
import type { Step } from '../../ui/step';
import { badArgument, scopeArgument, valuesOf } from '../arguments';
import { askForPlace, type PlaceInTenant } from '../askForPlace';
import { connect } from '../connect';
import type { CommandDeps, CommandInput, Gesture } from '../deps';
import { runFlow, type FlowStep, type Place } from '../flow';
import { locatedNode } from '../idOfNode';
import { namedScope } from '../namedScope';
import { saidStep } from '../saidStep';
import { askForIdentity, namedIdentities } from '../subject';
import { readingTenant } from '../tenants';
import { showAccessAt, type AccessResult } from './showAccessAt';
import { showAccessOf, type IdentityAccessResult } from './showAccessOf';

/** A place or an identity; while it is asked for, which of them. */
interface Subject {
  readonly of?: 'identity' | 'place';
  readonly place?: PlaceInTenant;
  readonly located?: LocatedIdentity;
  /** Named by the place although it is gone. */
  readonly gone?: DeadReference;
}

/** @returns who has access there, or what the identity has access to; `undefined` when the person left. */
export const viewAccess: Gesture =
  (deps) =>
  async (input): Promise<AccessResult | IdentityAccessResult | undefined> => {
    const connection = await connect(deps);
    const { place, located, gone } =
      (await givenSubject(deps, connection, input)) ?? (await askedSubject(deps, connection)) ?? {};
    if (located !== undefined) return showAccessOf(deps, connection, located);
    return place === undefined ? undefined : showAccessAt(deps, connection, place, gone);
  };

/** What a node or the arguments name; `undefined` when they name nothing. */
async function givenSubject(
  deps: CommandDeps,
  connection: Connection,
  input: CommandInput,
): Promise<Subject | undefined> {
  if (input.from === 'nodes') {
    const [node] = input.nodes;
    if (node.kind === 'identity') return { located: { identity: node.identity, tenantId: node.tenantId } };
    const given = locatedNode(node);
    const scope = given === undefined ? undefined : scopeOf(given.id);
    if (given === undefined || scope === undefined) return undefined;
    const { tenantId } = given;
    return {
      place: { at: await named(deps, connection, tenantId, scope), tenantId },
      ...(node.kind === 'deadReference' && { gone: node.reference }),
    };
  }
  const values = valuesOf(input);
  const scope = scopeArgument(values, 'scope');
  if (scope !== undefined && values['identityId'] !== undefined)
    throw badArgument('identityId', 'notBoth', undefined, 'scope');
  if (scope !== undefined) {
    const tenantId = await readingTenant(deps, connection, scope.id);
    return { place: { at: await named(deps, connection, tenantId, scope), tenantId } };
  }
  const [located] = (await namedIdentities(deps, connection, input)) ?? [];
  return located === undefined ? undefined : { located };
}

async function askedSubject(deps: CommandDeps, connection: Connection): Promise<Subject | undefined> {
  const stepAt = (place: Place): Step => saidStep(['access.purpose'], place, connection);
  const which: FlowStep<Subject> = {
    ask: async ({ of }, place) => {
      const picked = await deps.ui.pick.choice<{ readonly of: 'identity' | 'place' }>({
        step: { ...stepAt(place), total: 2 },
        back: false,
        question: ['own.whose'],
        load: () =>
          Promise.resolve(
            listing([
              {
                value: { of: 'identity' },
                label: ['own.ofIdentity'],
                detail: ['own.ofIdentityDetail'],
                icon: 'account',
                checked: of === 'identity',
              },
              {
                value: { of: 'place' },
                label: ['own.atPlace'],
                detail: ['own.atPlaceDetail'],
                icon: 'symbol-namespace',
                checked: of === 'place',
              },
            ]),
          ),
      });
      return picked === 'back' || picked === 'cancelled' ? picked : { of: picked.of };
    },
  };
  const identity: FlowStep<Subject> = {
    needed: ({ of }) => of === 'identity',
    ask: async (draft, place) => {
      const picked = await askForIdentity(deps, connection, stepAt(place), undefined, place.back);
      if (picked === 'back' || picked === 'cancelled') return picked;
      const [located] = picked;
      return located === undefined ? 'cancelled' : { ...draft, located };
    },
  };
  const atPlace: FlowStep<Subject> = {
    needed: ({ of }) => of === 'place',
    ask: async (draft, at) => {
      const place = await askForPlace(deps, connection, { step: stepAt(at), back: at.back });
      return place === 'back' || place === 'cancelled' ? place : { ...draft, place };
    },
  };
  return runFlow<Subject>({}, [which, identity, atPlace]);
}

async function named(
  { ui }: CommandDeps,
  connection: Connection,
  tenantId: string,
  scope: Scope,
): Promise<NamedScope> {
  return ui.busyInView(async (signal) =>
    namedScope(scope, await factsOf(connection.azure.roleAssignments, tenantId, scope.id, signal)),
  );
}
