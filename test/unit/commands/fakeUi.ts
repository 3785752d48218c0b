/** A person made of a script: answers each question in turn, and keeps what it was asked and told. */

import type { Failure } from '../../../src/model/failure';
import type { AccessRequest } from '../../../src/access/accessRequest';
import type { RoleDefinition } from '../../../src/model/role';
import type { Choice, ChoiceRequest, Crossing, Plan } from '../../../src/ui/formPorts';
import type { Picked } from '../../../src/ui/listPicker';
import type {
  Activity,
  ChosenSubscription,
  FollowUps,
  HeldRole,
  LocatedIdentity,
  NamedScope,
  News,
  Pickers,
  Question,
  Ui,
} from '../../../src/ui/ports';
import type { Review, ReviewAnswer } from '../../../src/ui/reviewPorts';
import type { DocumentOffer } from '../../../src/ui/documentPort';
import type { ComparedSide } from '../../../src/ui/comparisonDocument';
import { reportDocument } from '../../../src/ui/reportDocument';
import { say, textOf, type Said } from '../../../src/ui/said';
import { t } from '../ui/words';
import { pointedAt } from './pointedAt';

type Asked<K extends keyof Pickers> = Parameters<Pickers[K]>[0];
/** How one question is answered; the request may be looked at and its list loaded. */
type Answer<K extends keyof Pickers, T> = (request: Asked<K>) => Picked<T> | Promise<Picked<T>>;

export interface Script {
  identity?: Answer<'identity', readonly LocatedIdentity[]>[];
  scope?: Answer<'scope', NamedScope>[];
  roles?: Answer<'roles', readonly RoleDefinition[]>[];
  review?: Answer<'review', ReviewAnswer>[];
  heldRoles?: Answer<'heldRoles', readonly HeldRole[]>[];
  subscriptions?: Answer<'subscriptions', readonly ChosenSubscription[]>[];
  text?: Answer<'text', { readonly text: string }>[];
  /** The label of what is chosen, of one list after the other; `back` and `cancelled` leave it. */
  choice?: string[];
  choices?: (readonly string[] | 'back' | 'cancelled')[];
  plan?: Answer<'plan', { readonly go: true }>[];
  /** Answers to questions with several ways on, in order; `undefined` leaves. */
  choose?: (string | undefined)[];
  /** Answers to confirmations, in order. */
  confirm?: boolean[];
  /** Aborts the work of this kind as soon as it begins. */
  stop?: Activity['doing'];
  signIn?: boolean;
  /** Addresses given in the dialog that asks where a file goes, in order; leaves when there are no more. */
  save?: string[];
  selected?: Ui['selected'];
  /** Writing files fails. */
  unwritable?: boolean;
}

export interface FakeUi extends Ui {
  /** What was written to files, by their addresses. */
  readonly written: Map<string, string>;
  /** Every picker shown: its kind, and its step as `2 of 3`. */
  readonly asked: string[];
  readonly questions: Question[];
  readonly reviews: Review[];
  readonly plans: Plan[];
  /** Questions with several ways on: the message, then the detail, in words. */
  readonly crossings: string[];
  /** Every list of choices as it was shown, by the labels; `checked` are those of its first answer. */
  readonly lists: string[][];
  readonly checked: string[][];
  readonly recommended: Choice<object>['description'][];
  readonly told: News[];
  readonly followUps: FollowUps[];
  readonly shown: Failure[];
  readonly copied: string[];
  readonly opened: string[];
  readonly documents: Ui['documents'] & {
    readonly roles: RoleDefinition[];
    readonly properties: unknown[];
    readonly offers: DocumentOffer[];
    readonly requests: AccessRequest[];
    readonly reports: string[];
    readonly texts: { readonly name: string; readonly text: string }[];
    readonly comparisons: [ComparedSide, ComparedSide][];
  };
}

/** A question that the script has no answer for fails the test. */
export function createFakeUi(script: Script = {}): FakeUi {
  const [asked, copied, opened, reports]: [string[], string[], string[], string[]] = [[], [], [], []];
  const questions: Question[] = [];
  const reviews: Review[] = [];
  const plans: Plan[] = [];
  const crossings: string[] = [];
  const [lists, checked]: [string[][], string[][]] = [[], []];
  const recommended: Choice<object>['description'][] = [];
  const written = new Map<string, string>();
  const requests: AccessRequest[] = [];
  const texts: { readonly name: string; readonly text: string }[] = [];
  const comparisons: [ComparedSide, ComparedSide][] = [];
  const signal = new AbortController().signal;
  const told: News[] = [];
  const followUps: FollowUps[] = [];
  const shown: Failure[] = [];
  const roles: RoleDefinition[] = [];
  const properties: unknown[] = [];
  const documentOffers: DocumentOffer[] = [];
  const confirms = [...(script.confirm ?? [])];
  async function answer<R extends { readonly step: { number: number; total: number } }, T>(
    kind: string,
    request: R,
    queue: ((request: R) => Picked<T> | Promise<Picked<T>>)[] | undefined,
  ): Promise<Picked<T>> {
    asked.push(`${kind} ${request.step.number} of ${request.step.total}`);
    const next = queue?.shift();
    if (next === undefined) throw new Error(`Nobody answers: ${kind}`);
    return next(request);
  }

  /** A list of choices as the person sees it, and the values of those whose labels the script names. */
  async function chosen<V extends object>(
    request: ChoiceRequest<V>,
    answers: readonly string[] | 'back' | 'cancelled' | undefined,
  ): Promise<Picked<readonly V[]>> {
    asked.push(`${say(t, request.question)} ${request.step.number} of ${request.step.total}`);
    const { items } = await request.load(signal);
    const labelled = items.map((choice: Choice<V>) => ({ label: textOf(t, choice.label), choice }));
    lists.push(labelled.map(({ label }) => label));
    checked.push(labelled.filter(({ choice }) => choice.checked === true).map(({ label }) => label));
    recommended.push(...items.flatMap((one) => (one.recommended === true ? [one.description] : [])));
    if (answers === undefined) throw new Error(`Nobody answers: ${say(t, request.question)}`);
    if (answers === 'back' || answers === 'cancelled') return answers;
    return answers.map((wanted) => {
      const found = labelled.find(({ label }) => label === wanted);
      if (found === undefined)
        throw new Error(`Not in the list: ${wanted}, of ${lists.at(-1)?.join(' | ') ?? ''}`);
      return found.choice.value;
    });
  }

  return {
    asked,
    written,
    questions,
    reviews,
    plans,
    crossings,
    lists,
    checked,
    recommended,
    told,
    followUps,
    shown,
    copied,
    opened,
    pick: {
      identity: (request) => answer('identity', request, script.identity),
      scope: (request) => answer('scope', request, script.scope),
      roles: (request) => answer('roles', request, script.roles),
      review: async (request) => {
        reviews.push(await request.load(new AbortController().signal));
        return answer('review', request, script.review);
      },
      text: async (request) => {
        asked.push(`${say(t, request.question)} ${request.step.number} of ${request.step.total}`);
        const next = script.text?.shift();
        if (next === undefined) throw new Error(`Nobody types: ${say(t, request.question)}`);
        const answered = await next(request);
        if (typeof answered === 'object') {
          const wrong = request.check?.(answered.text) ?? (await request.verify?.(answered.text, signal));
          if (wrong !== undefined) throw new Error(`Refused: ${say(t, wrong)}`);
        }
        return answered;
      },
      choice: async (request) => {
        const next = script.choice?.shift();
        const left = next === undefined || next === 'back' || next === 'cancelled';
        const values = await chosen(request, left ? next : [next]);
        if (values === 'back' || values === 'cancelled') return values;
        const [value] = values;
        if (value === undefined) throw new Error('Nothing was chosen');
        return value;
      },
      choices: (request) => chosen(request, script.choices?.shift()),
      plan: async (request) => {
        plans.push(await request.load(signal));
        return answer('plan', request, script.plan);
      },
      heldRoles: (request) => answer('heldRoles', request, script.heldRoles),
      subscriptions: (request) => answer('subscriptions', request, script.subscriptions),
    },
    confirm: (question) => {
      questions.push(question);
      const next = confirms.shift();
      if (next === undefined) throw new Error(`Nobody confirms: ${question.ask}`);
      return Promise.resolve(next);
    },
    choose: <A extends string>({ message, detail, answers }: Crossing<A>) => {
      crossings.push([message, ...detail].map((said: Said) => say(t, said)).join('\n'));
      if (script.choose === undefined || script.choose.length === 0)
        throw new Error(`Nobody chooses: ${say(t, message)}`);
      const next = script.choose.shift();
      return Promise.resolve(answers.find(({ answer: each }) => each === next)?.answer);
    },
    busy: (activity, work) => {
      const controller = new AbortController();
      if (script.stop === activity.doing) controller.abort();
      return work(controller.signal, () => undefined);
    },
    busyInView: (work) => work(new AbortController().signal),
    tell: (news, _sample, buttons = {}) => {
      told.push(news);
      followUps.push(buttons);
    },
    failures: {
      sentence: (failure) => `sentence for ${failure.code}`,
      show: (failure) => {
        shown.push(failure);
        return Promise.resolve(script.signIn === true ? 'signIn' : undefined);
      },
    },
    copy: (text) => {
      copied.push(text);
      return Promise.resolve();
    },
    selected: script.selected ?? pointedAt(),
    openExternal: (url) => {
      opened.push(url);
      return Promise.resolve();
    },
    documents: {
      roles,
      properties,
      offers: documentOffers,
      showRole: (role) => Promise.resolve(roles.push(role)).then(() => undefined),
      requests,
      texts,
      comparisons,
      showComparison: (a, b) => Promise.resolve(comparisons.push([a, b])).then(() => undefined),
      showAccessRequest: (request) => {
        requests.push(request);
        return Promise.resolve(
          `request for ${request.roles.map(({ role }) => role?.roleName ?? '?').join()}`,
        );
      },
      reports,
      showReport: (_name, report) => {
        const { text } = reportDocument(t, report);
        reports.push(text);
        return Promise.resolve(text);
      },
      showText: (name, text) => Promise.resolve(texts.push({ name, text })).then(() => undefined),
      showProperties: (_id, document, _sample, offers = []) => {
        properties.push(document);
        documentOffers.push(...offers);
        return Promise.resolve();
      },
    },
    files: {
      keptFolder: 'file:///kept',
      address: (pathOrUri) => (pathOrUri.startsWith('/') ? `file://${pathOrUri}` : pathOrUri),
      exists: (address) => Promise.resolve(written.has(address)),
      write: (address, text) => {
        if (script.unwritable === true) return Promise.reject(new Error('The disk is full'));
        written.set(address, text);
        return Promise.resolve();
      },
      choose: () => Promise.resolve(script.save?.shift()),
      open: (address) => Promise.resolve(opened.push(address)).then(() => undefined),
      shown: (address) => address.replace(/^file:\/\//, ''),
    },
    log: { show: () => undefined, copy: () => Promise.resolve() },
  };
}

/** Picks roles by name from the list that the picker was given. */
export function rolesNamed(...names: string[]): Answer<'roles', readonly RoleDefinition[]> {
  return async ({ load }) => {
    const { fits, jobFunction, privileged } = await load(new AbortController().signal);
    const all = [...fits, ...jobFunction, ...privileged].map(({ role }) => role);
    return names.map((name) => {
      const found = all.find(({ roleName }) => roleName === name);
      if (found === undefined) throw new Error(`Not in the list: ${name}`);
      return found;
    });
  };
}

/** Picks identities by name from the list that the picker was given. */
export function identitiesNamed(...names: string[]): Answer<'identity', readonly LocatedIdentity[]> {
  return async ({ load }) =>
    (await load(new AbortController().signal)).items.filter(({ identity }) => names.includes(identity.name));
}

export const back = (): 'back' => 'back';
export const leave = (): 'cancelled' => 'cancelled';
export const assign = (): ReviewAnswer => ({ assign: true });
export const addPolicyInstead = (): ReviewAnswer => ({ assign: 'policy' });
export const typed = (text: string) => (): { readonly text: string } => ({ text });
export const go = (): { readonly go: true } => ({ go: true });
