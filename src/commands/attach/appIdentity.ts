/** Tells an app which of its identities to use: settings that name it, vault references, registry; all others stay. */

import { isAppService } from '../../model/identityHosts';
import type { Connection } from '../../access/connection';
import { idKey, lastSegment, resourceTypeOf, sameId } from '../../model/armId';
import { isKinds, type AppIdentity, type SettingKind, type WantedSettings } from '../../model/appIdentity';
import type { Carrier } from '../../model/identityBlocksPort';
import { nestedName } from '../../model/resourceName';
import type { Said } from '../../ui/said';
import type { Step } from '../../ui/step';
import { badArgument, identityIdOf, valuesOf } from '../arguments';
import { connect } from '../connect';
import type { CommandDeps, CommandInput, Gesture } from '../deps';
import { runFlow, type FlowStep, type Place } from '../flow';
import { saidStep } from '../saidStep';
import { mayGoOn } from '../permission';
import { applyChange } from './apply';
import { applyToApp, type AppIdentityResult } from './appApply';
import { tellElsewhere } from './appElsewhere';
import { settingsArgument } from './appSettingsArgument';
import { appPlan, askForOwn, askForSettings, type AppOrder } from './appSteps';
import { askForCarrier, type Target } from './askForCarrier';
import { askAttachment, targetOf } from './attachSteps';
import { nameOf, namesOf } from './orders';
import { readCarrier } from './prepare';

interface Draft {
  readonly target?: Target;
  readonly carrier?: Carrier;
  /** Of a user-assigned identity, or of the app itself for its own. */
  readonly identityId?: string;
  readonly wanted?: WantedSettings;
  readonly order?: AppOrder;
}

/** @returns the names of what was set and removed; `undefined` when the person left. */
export const setAppIdentity: Gesture =
  (deps) =>
  async (input): Promise<AppIdentityResult | undefined> => {
    const values = valuesOf(input);
    const wanted = settingsArgument(values);
    const identityId = identityIdOf(values);
    const connection = await connect(deps);
    const target = await targetOf(deps, connection, input);
    const given: Draft = {
      ...(target !== undefined && { target }),
      ...(wanted !== undefined && { wanted }),
      ...givenIdentity(input, identityId),
    };
    const order =
      input.from === 'arguments' && target !== undefined && identityId !== undefined
        ? await completed(deps, connection, { ...given, wanted: wanted ?? ['clientId'] })
        : await asked(deps, connection, given);
    return order === undefined ? undefined : applyToApp(deps, connection, order);
  };

/** Asks for what is missing, shows it whole, and makes it. */
export async function askAppIdentity(
  deps: CommandDeps,
  connection: Connection,
  given: Pick<Draft, 'target' | 'identityId'>,
): Promise<AppIdentityResult | undefined> {
  const order = await asked(deps, connection, given);
  return order === undefined ? undefined : applyToApp(deps, connection, order);
}

/** A node below an identity means that identity; a node of its owner means its own. */
function givenIdentity(input: CommandInput, identityId: string | undefined): Pick<Draft, 'identityId'> {
  if (identityId !== undefined) return { identityId };
  const node = input.from === 'nodes' ? input.nodes[0] : undefined;
  return node?.kind === 'user' && node.identity.kind === 'userAssigned'
    ? { identityId: node.identity.id }
    : {};
}

/** For a program: what does not fit is a failure. */
async function completed(
  deps: CommandDeps,
  connection: Connection,
  { target, identityId = '', wanted = [] }: Draft,
): Promise<AppOrder> {
  if (target === undefined) throw badArgument('resourceId', 'armId');
  const type = resourceTypeOf(target.id) ?? '';
  if (!isAppService({ type })) throw badArgument('resourceId', 'noAppSettings', target.id);
  const carrier = await readCarrier(deps, connection, target);
  const identity = ownIdentity(carrier, target.tenantId, identityId);
  if (identity === undefined) throw badArgument('identityId', 'notAttached', identityId);
  return orderOf(deps, connection, target, carrier, identity, wanted);
}

async function orderOf(
  { ui }: CommandDeps,
  { azure }: Connection,
  { tenantId }: Target,
  carrier: Carrier,
  identity: AppIdentity,
  wanted: WantedSettings,
): Promise<AppOrder> {
  const state = await ui.busyInView((signal) => azure.appIdentities.read(tenantId, carrier, signal));
  return { tenantId, carrier, state, identity, wanted };
}

/** The identity among those that the app carries; `undefined` when it carries no such one. */
function ownIdentity({ id, block }: Carrier, tenantId: string, identityId: string): AppIdentity | undefined {
  if (sameId(identityId, id)) {
    if (block.system === undefined) return undefined;
    const { principalId, tenantId: own = tenantId } = block.system;
    return { kind: 'systemAssigned', id, clientId: '', principalId, tenantId: own };
  }
  const found = block.userAssigned.find((one) => sameId(one.id, identityId));
  if (found?.clientId === undefined) return undefined;
  const { clientId, principalId = '' } = found;
  return { kind: 'userAssigned', id: found.id, clientId, principalId, tenantId };
}

/** Asks for what is missing; `undefined` when the person left, or was told where else it is done. */
async function asked(deps: CommandDeps, connection: Connection, given: Draft): Promise<AppOrder | undefined> {
  const permitted = new Set<string>();
  const stepAt = ({ target }: Draft, place: Place): Step => {
    const what: Said = target === undefined ? ['app.purpose'] : ['app.purposeOf', nestedName(target.id)];
    return saidStep(what, place, connection);
  };
  const targetStep: FlowStep<Draft> = {
    ask: async (draft, place) => {
      const question = {
        ...{ step: stepAt({}, place), back: place.back, identityIds: [] },
        ...(draft.target !== undefined && { chosen: draft.target }),
      };
      const picked = await askForCarrier(deps, connection, question);
      if (picked === 'back' || picked === 'cancelled') return picked;
      return { ...draft, target: picked };
    },
  };
  const ready = async (draft: Draft): Promise<Carrier | undefined> => {
    const { target } = draft;
    if (target === undefined) throw badArgument('resourceId', 'armId');
    const carrier = await readCarrier(deps, connection, target);
    if (!isAppService(carrier)) {
      const clientId = ownIdentity(carrier, target.tenantId, draft.identityId ?? '')?.clientId;
      await tellElsewhere(deps, connection, carrier, clientId);
      return undefined;
    }
    if (permitted.has(idKey(carrier.id))) return carrier;
    if (!(await mayGoOn(deps, connection, intentOf(carrier, target.tenantId)))) return undefined;
    permitted.add(idKey(carrier.id));
    return carrier;
  };
  const identityStep: FlowStep<Draft> = {
    ask: async (draft, place) => {
      const carrier = await ready(draft);
      if (carrier === undefined) return place.back ? 'back' : 'cancelled';
      const step = { step: stepAt(draft, place), back: place.back };
      const picked = await askForOwn(deps, step, carrier, draft.identityId);
      return picked === 'back' || picked === 'cancelled'
        ? picked
        : { ...draft, carrier, identityId: picked.id };
    },
  };
  const settingsStep: FlowStep<Draft> = {
    ask: async (draft, place) => {
      const order = await orderWith(draft, []);
      if (order === undefined) return place.back ? 'back' : 'cancelled';
      const step = { step: stepAt(draft, place), back: place.back };
      const picked = await askForSettings(
        deps,
        step,
        order.state,
        order.identity,
        wantedBefore(draft, order),
      );
      return picked === 'back' || picked === 'cancelled'
        ? picked
        : { ...draft, wanted: picked, order: { ...order, wanted: picked } };
    },
  };
  const reviewStep: FlowStep<Draft> = {
    ask: async (draft, place) => {
      const order = draft.order ?? (await orderWith(draft, draft.wanted ?? ['clientId']));
      if (order === undefined) return place.back ? 'back' : 'cancelled';
      const picked = await deps.ui.pick.plan({
        step: stepAt(draft, place),
        back: place.back,
        load: () => Promise.resolve(appPlan(connection, order)),
      });
      return picked === 'back' || picked === 'cancelled' ? picked : { ...draft, order };
    },
  };
  const orderWith = async (draft: Draft, wanted: WantedSettings): Promise<AppOrder | undefined> => {
    const { target, identityId = '' } = draft;
    const carrier = draft.carrier ?? (await ready(draft));
    if (target === undefined || carrier === undefined) return undefined;
    const identity = ownIdentity(carrier, target.tenantId, identityId);
    if (identity !== undefined) return orderOf(deps, connection, target, carrier, identity, wanted);
    const attached = await attachFirst(deps, connection, target, carrier, identityId);
    const now = attached && ownIdentity(attached, target.tenantId, identityId);
    return attached && now && orderOf(deps, connection, target, attached, now, wanted);
  };
  const draft = await runFlow<Draft>(given, [
    ...(given.target === undefined ? [targetStep] : []),
    ...(given.identityId === undefined ? [identityStep] : []),
    ...(given.wanted === undefined ? [settingsStep] : []),
    reviewStep,
  ]);
  return draft?.order;
}

/** What was chosen before for the same identity of the same app: for others, what is usual differs. */
function wantedBefore({ order }: Draft, { carrier, identity }: AppOrder): readonly SettingKind[] | undefined {
  if (order === undefined) return undefined;
  const same = sameId(order.carrier.id, carrier.id) && sameId(order.identity.id, identity.id);
  return same && isKinds(order.wanted) ? order.wanted : undefined;
}

/** Offers to attach what the app does not carry yet; the resource as it is then. */
async function attachFirst(
  deps: CommandDeps,
  connection: Connection,
  target: Target,
  carrier: Carrier,
  identityId: string,
): Promise<Carrier | undefined> {
  const answer = await deps.ui.choose(
    {
      message: ['app.attachFirst', lastSegment(identityId), nameOf(carrier)],
      detail: [['app.attachFirstDetail']],
      answers: [{ answer: 'attach', label: ['app.attachIt'] }],
    },
    connection.sample,
  );
  if (answer === undefined) return undefined;
  const identities = [
    await deps.ui.busyInView((signal) => connection.store.identityById(identityId, signal)),
  ];
  const orders = await askAttachment(deps, connection, { identities, targets: [target] }, { review: true });
  const order = orders?.[0];
  if (order === undefined) return undefined;
  const outcome = await applyChange(deps, connection, order, {
    text: ({ made, after }) => ['attach.doneRestarts', namesOf(made.add ?? []), nameOf(after)],
  });
  return outcome.kind === 'done' ? outcome.after : undefined;
}

function intentOf(carrier: Carrier, tenantId: string) {
  const needs = ['write', 'config/write', 'config/list/action'].map((action) => ({
    action: `${carrier.type}/${action}`,
    scope: carrier.id,
  }));
  return { tenantId, needs, message: ['app.mayNot', nameOf(carrier)] as const };
}
