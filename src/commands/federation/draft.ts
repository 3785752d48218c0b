/** What is known of the credentials that are about to be added, and what the questions share. */

import type { Connection } from '../../access/connection';
import type { FederatedIdentity } from '../../access/federation/writes';
import type { WorkspaceFederation } from '../../code/federation/exchange';
import {
  exchangeAudience,
  isRefusedIssuer,
  issuerFault,
  subjectFault,
  textFault,
  type CredentialFault,
  type FederatedCredential,
} from '../../model/federation';
import { gitLabIssuer, githubIssuer, googleIssuer, terraformIssuer } from '../../model/subjects';
import type { GithubContext } from '../../model/trust';
import type { Asked } from '../../ui/formPorts';
import type { Said } from '../../ui/said';
import type { CommandDeps } from '../deps';
import type { FlowStep, Place } from '../flow';
import { saidStep } from '../saidStep';
import type { Offer } from './offers';

export const issuerKinds = [
  'github',
  'kubernetes',
  'azureDevOps',
  'gitLab',
  'terraform',
  'google',
  'other',
] as const;
export type IssuerKind = (typeof issuerKinds)[number];

export interface AddDraft {
  readonly on?: FederatedIdentity;
  readonly kind?: IssuerKind;
  /** Chosen from the workspace. */
  readonly chosen?: readonly Offer[];
  /** Another one is typed, beside or instead. */
  readonly typed?: boolean;
  /** `owner/name`, with IDs or without. */
  readonly repository?: string;
  readonly what?: GithubContext['what'];
  readonly contextName?: string;
  /** The cluster is none that Azure knows. */
  readonly elsewhere?: boolean;
  readonly namespace?: string;
  /** `namespace/serviceaccount`. */
  readonly account?: string;
  readonly project?: string;
  readonly ref?: string;
  readonly workspace?: string;
  readonly issuer?: string;
  readonly subject?: string;
  readonly audience?: string;
  readonly name?: string;
}

export type AddStep = FlowStep<AddDraft>;

/** What every question works with. */
export interface AddContext {
  readonly deps: CommandDeps;
  readonly connection: Connection;
  readonly workspace: WorkspaceFederation;
  /** What the identity of the draft has. */
  existing(draft: AddDraft): Promise<readonly FederatedCredential[]>;
}

export function titled({ connection }: AddContext, draft: AddDraft, place: Place) {
  const what: Said =
    draft.on === undefined ? ['federation.add'] : ['federation.addTo', draft.on.identity.name];
  return { step: saidStep(what, place, connection), back: place.back } as const satisfies Omit<
    Asked,
    'question'
  >;
}

/** The audience that the cloud wants, unless the draft has one. */
export function audienceOf({ connection }: Pick<AddContext, 'connection'>, draft: AddDraft): string {
  return draft.audience ?? exchangeAudience(connection.cloud.name);
}

/** A question for one typed text. */
export function textStep(
  context: AddContext,
  field: Extract<
    keyof AddDraft,
    | 'repository'
    | 'contextName'
    | 'namespace'
    | 'account'
    | 'project'
    | 'ref'
    | 'workspace'
    | 'issuer'
    | 'subject'
    | 'audience'
  >,
  request: {
    readonly question: Said;
    readonly prompt: Said;
    proposal?(draft: AddDraft): string | undefined;
    check?(text: string, draft: AddDraft): Said | undefined;
    /** Asked for once, against what the identity has. */
    against?(text: string, draft: AddDraft, existing: readonly FederatedCredential[]): Said | undefined;
    needed(draft: AddDraft): boolean;
  },
): AddStep {
  const { question, prompt, proposal, check, against, needed } = request;
  return {
    needed,
    ask: async (draft, place) => {
      const answer = await context.deps.ui.pick.text({
        ...titled(context, draft, place),
        question,
        prompt,
        value: draft[field] ?? proposal?.(draft) ?? '',
        ...(check !== undefined && { check: (text: string) => check(text, draft) }),
        ...(against !== undefined && {
          verify: async (text: string) => against(text, draft, await context.existing(draft)),
        }),
      });
      return answer === 'back' || answer === 'cancelled' ? answer : { ...draft, [field]: answer.text };
    },
  };
}

export function faultSaid(fault: CredentialFault | undefined): Said | undefined {
  if (fault === undefined) return undefined;
  return fault === 'pairTaken' || fault === 'full' ? undefined : [`federation.fault.${fault}`];
}

const wellKnown = [githubIssuer, gitLabIssuer, terraformIssuer, googleIssuer];

/** What is wrong with an issuer as it is typed: its form, or being nearly one that is known. */
export function issuerProblem(issuer: string, known: readonly (string | undefined)[] = []): Said | undefined {
  const fault = issuerFault(issuer);
  if (fault !== undefined) return faultSaid(fault);
  const near = nearIssuer(issuer, known);
  return near === undefined ? undefined : ['federation.fault.nearIssuer', near];
}

/** The issuer that was probably meant: the same but for case and the slash at the end. */
export function nearIssuer(issuer: string, known: readonly (string | undefined)[] = []): string | undefined {
  const key = (text: string): string => text.toLowerCase().replace(/\/+$/, '');
  const all = [...wellKnown, ...known].flatMap((each) => each ?? []);
  if (all.includes(issuer)) return undefined;
  const near = all.find((each) => key(each) === key(issuer));
  // Every address that AKS issues tokens under ends in a slash.
  const isAks = /^https:\/\/[^/]*\boic\.(prod-)?aks\.[^/]+\/.+[^/]$/i.test(issuer);
  return near ?? (isAks ? `${issuer}/` : undefined);
}

/** What is wrong with a subject that was typed. */
export function subjectProblem(subject: string, issuer: string | undefined): Said | undefined {
  const fault =
    subjectFault(subject) ??
    (issuer !== undefined && isRefusedIssuer(issuer, subject) ? 'issuerEntra' : undefined);
  return faultSaid(fault);
}

export function audienceProblem(audience: string): Said | undefined {
  return faultSaid(textFault(audience));
}

/** Azure takes an issuer and subject once. */
export function pairProblem(
  issuer: string,
  subject: string,
  existing: readonly FederatedCredential[],
): Said | undefined {
  const same = existing.find((each) => each.issuer === issuer && each.subject === subject);
  return same === undefined ? undefined : ['federation.fault.pairTaken', same.name];
}
