/** Asks for the credentials to add: for whom, whose tokens, under which name; a review comes last. */

import type { Connection } from '../../access/connection';
import { Operation } from '../../access/managementTasks';
import type { FederatedIdentity } from '../../access/federation/writes';
import type { WorkspaceFederation } from '../../code/federation/exchange';
import { Failure, isCancelled } from '../../model/failure';
import {
  federationLimits,
  nameFault,
  type FederatedCredential,
  type NewFederatedCredential,
} from '../../model/federation';
import { listing } from '../../model/listing';
import { sameId } from '../../model/armId';
import type { Choice } from '../../ui/formPorts';
import type { CommandDeps } from '../deps';
import { runFlow } from '../flow';
import { planOf } from './addPlan';
import {
  faultSaid,
  issuerKinds,
  titled,
  type AddContext,
  type AddDraft,
  type AddStep,
  type IssuerKind,
} from './draft';
import { githubSteps } from './githubSteps';
import { kubernetesSteps } from './kubernetesSteps';
import { countsOf } from './offers';
import { anySteps, devOpsSteps, gitLabSteps, googleSteps, terraformSteps } from './otherSteps';
import { credentialsOf } from './pairs';
import { askForFederated, mayFederate } from './subject';

export interface AddAnswers {
  readonly on: FederatedIdentity;
  readonly wanted: readonly NewFederatedCredential[];
  readonly existing: readonly FederatedCredential[];
}

/** @returns `undefined` when the person left. Throws `limitExceeded` for an identity that has no room, `unsupportedRegion`. */
export async function askCredentials(
  deps: CommandDeps,
  connection: Connection,
  given: AddDraft,
): Promise<AddAnswers | undefined> {
  const existing = async ({ on }: AddDraft): Promise<readonly FederatedCredential[]> =>
    on === undefined
      ? []
      : deps.ui.busyInView(
          async (signal) =>
            (await connection.store.federatedCredentials(on.identity, on.tenantId, signal)).items,
        );
  const answers = async (context: AddContext, draft: AddDraft): Promise<AddAnswers | undefined> => {
    const { on } = draft;
    if (on === undefined) return undefined;
    const known = await existing(draft);
    return { on, wanted: credentialsOf(context, draft, known), existing: known };
  };
  const workspace = { repositories: [], exchanges: [], texts: new Map(), unread: [] };
  const bare: AddContext = { deps, connection, workspace, existing };
  const isTold = given.issuer !== undefined && given.subject !== undefined;
  if (given.on !== undefined && isTold && given.name !== undefined) return answers(bare, given);

  if (given.on !== undefined && !(await mayFederate(deps, connection, given.on, Operation.writeFederated)))
    return undefined;
  roomIn(await existing(given), given.on);
  const context = isTold ? bare : { ...bare, workspace: await readWorkspace(deps) };
  const draft = await runFlow<AddDraft>({ ...given, ...(isPartTold(given) && { kind: 'other' as const }) }, [
    ...(given.on === undefined ? [identityStep(context)] : []),
    ...(isPartTold(given) ? remaining(context, given) : [kindStep(context), ...stepsOf(context)]),
    ...(given.name === undefined ? [nameStep(context)] : []),
    planStep(context),
  ]);
  return draft === undefined ? undefined : answers(context, draft);
}

/** A call that names an issuer or a subject is not asked what kind it is. */
function isPartTold({ issuer, subject }: AddDraft): boolean {
  return issuer !== undefined || subject !== undefined;
}

function remaining(context: AddContext, { issuer, subject }: AddDraft): AddStep[] {
  const [issuerStep, subjectStep] = anySteps(context);
  return [
    ...(issuer === undefined && issuerStep !== undefined ? [issuerStep] : []),
    ...(subject === undefined && subjectStep !== undefined ? [subjectStep] : []),
  ];
}

function stepsOf(context: AddContext): AddStep[] {
  return [
    ...githubSteps(context),
    ...kubernetesSteps(context),
    ...devOpsSteps(context),
    ...gitLabSteps(context),
    ...terraformSteps(context),
    ...googleSteps(context),
    ...anySteps(context),
  ];
}

/** A workspace that cannot be read offers nothing, and everything can be typed. */
async function readWorkspace({ ui, code, log }: CommandDeps): Promise<WorkspaceFederation> {
  try {
    return await ui.busyInView((signal) => code.federation(signal));
  } catch (error) {
    if (isCancelled(error)) throw error;
    log.warn(`The workspace was not read for federated credentials: ${String(error)}`);
    return { repositories: [], exchanges: [], texts: new Map(), unread: [] };
  }
}

function roomIn(existing: readonly FederatedCredential[], on: FederatedIdentity | undefined): void {
  if (on !== undefined && existing.length >= federationLimits.perIdentity)
    throw new Failure('limitExceeded', { resource: on.identity.id });
}

function identityStep(context: AddContext): AddStep {
  const { deps, connection } = context;
  return {
    ask: async (draft, place) => {
      const picked = await askForFederated(deps, connection, titled(context, draft, place).step);
      if (picked === 'back' || picked === 'cancelled') return picked;
      if (!(await mayFederate(deps, connection, picked, Operation.writeFederated))) return 'cancelled';
      const next = { ...draft, on: picked };
      roomIn(await context.existing(next), picked);
      return next;
    },
  };
}

function kindStep(context: AddContext): AddStep {
  const counts = countsOf(context.workspace);
  const countOf = (kind: IssuerKind): number =>
    kind === 'google' || kind === 'other' ? 0 : (counts.get(kind) ?? 0);
  return {
    ask: async (draft, place) => {
      const picked = await context.deps.ui.pick.choice<{ readonly kind: IssuerKind }>({
        ...titled(context, draft, place),
        question: ['federation.who'],
        placeholder: ['federation.whoPlaceholder'],
        load: () =>
          Promise.resolve(
            listing(
              issuerKinds.map((kind): Choice<{ readonly kind: IssuerKind }> => ({
                value: { kind },
                label: [`federation.kind.${kind}`],
                detail: [`federation.about.${kind}`],
                ...(countOf(kind) > 0 && {
                  description: ['federation.inWorkspace', countOf(kind)],
                  recommended: true,
                }),
              })),
            ),
          ),
      });
      if (picked === 'back' || picked === 'cancelled') return picked;
      if (picked.kind === draft.kind) return draft;
      // Answers about another issuer say nothing of this one.
      return { ...(draft.on !== undefined && { on: draft.on }), kind: picked.kind };
    },
  };
}

/** Asked for a single one only: several get the names that their subjects make. */
function nameStep(context: AddContext): AddStep {
  return {
    // Which ones there are is known when everything else was answered.
    needed: (draft) => isSingle(context, draft),
    ask: async (draft, place) => {
      const existing = await context.existing(draft);
      const proposal = credentialsOf(context, draft, existing)[0]?.name;
      const taken = (name: string): boolean => existing.some((each) => sameId(each.name, name));
      const answer = await context.deps.ui.pick.text({
        ...titled(context, draft, place),
        question: ['federation.name'],
        prompt: ['federation.namePrompt'],
        value: draft.name ?? proposal ?? '',
        check: (text) => faultSaid(nameFault(text) ?? (taken(text) ? 'nameTaken' : undefined)),
      });
      return answer === 'back' || answer === 'cancelled' ? answer : { ...draft, name: answer.text };
    },
  };
}

function isSingle(context: AddContext, draft: AddDraft): boolean {
  const { on } = draft;
  if (on === undefined || draft.kind === undefined) return true;
  return credentialsOf(context, draft, []).length < 2;
}

function planStep(context: AddContext): AddStep {
  const { deps, connection } = context;
  return {
    ask: async (draft, place) => {
      const { on } = draft;
      if (on === undefined) return 'cancelled';
      const existing = await context.existing(draft);
      const wanted = credentialsOf(context, draft, existing);
      const left = federationLimits.perIdentity - existing.length;
      if (wanted.length > left) {
        deps.ui.tell(
          { news: 'said', text: ['federation.tooMany', left, federationLimits.perIdentity], tone: 'bad' },
          connection.sample,
        );
        return 'back';
      }
      const { step, back } = titled(context, draft, place);
      const picked = await deps.ui.pick.plan({
        step,
        back,
        load: (signal) => planOf(context, draft, { on, wanted, existing }, signal),
      });
      return picked === 'back' || picked === 'cancelled' ? picked : draft;
    },
  };
}
