/** A person made of a script: answers each question in turn, and keeps what it was asked and told. */

import type { Failure } from '../../../src/model/failure';
import type { RoleDefinition } from '../../../src/model/role';
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
  Review,
  Ui,
} from '../../../src/ui/ports';

type Asked<K extends keyof Pickers> = Parameters<Pickers[K]>[0];
/** How one question is answered; the request may be looked at and its list loaded. */
type Answer<K extends keyof Pickers, T> = (request: Asked<K>) => Picked<T> | Promise<Picked<T>>;

export interface Script {
  identity?: Answer<'identity', readonly LocatedIdentity[]>[];
  scope?: Answer<'scope', NamedScope>[];
  roles?: Answer<'roles', readonly RoleDefinition[]>[];
  review?: Answer<'review', { readonly assign: true }>[];
  heldRoles?: Answer<'heldRoles', readonly HeldRole[]>[];
  subscriptions?: Answer<'subscriptions', readonly ChosenSubscription[]>[];
  /** Answers to confirmations, in order. */
  confirm?: boolean[];
  /** Aborts the work of this kind as soon as it begins. */
  stop?: Activity['doing'];
  signIn?: boolean;
}

export interface FakeUi extends Ui {
  /** Every picker shown: its kind, and its step as `2 of 3`. */
  readonly asked: string[];
  readonly questions: Question[];
  readonly reviews: Review[];
  readonly told: News[];
  readonly followUps: FollowUps[];
  readonly shown: Failure[];
  readonly copied: string[];
  readonly opened: string[];
  readonly documents: Ui['documents'] & { readonly roles: RoleDefinition[]; readonly properties: unknown[] };
}

/** A question that the script has no answer for fails the test. */
export function createFakeUi(script: Script = {}): FakeUi {
  const asked: string[] = [];
  const questions: Question[] = [];
  const reviews: Review[] = [];
  const told: News[] = [];
  const followUps: FollowUps[] = [];
  const shown: Failure[] = [];
  const copied: string[] = [];
  const opened: string[] = [];
  const roles: RoleDefinition[] = [];
  const properties: unknown[] = [];
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

  return {
    asked,
    questions,
    reviews,
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
      heldRoles: (request) => answer('heldRoles', request, script.heldRoles),
      subscriptions: (request) => answer('subscriptions', request, script.subscriptions),
    },
    confirm: (question) => {
      questions.push(question);
      const next = confirms.shift();
      if (next === undefined) throw new Error(`Nobody confirms: ${question.ask}`);
      return Promise.resolve(next);
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
    openExternal: (url) => {
      opened.push(url);
      return Promise.resolve();
    },
    documents: {
      roles,
      properties,
      showRole: (role) => {
        roles.push(role);
        return Promise.resolve();
      },
      showProperties: (_id, document) => {
        properties.push(document);
        return Promise.resolve();
      },
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
  return async ({ load }) => {
    const { items } = await load(new AbortController().signal);
    return items.filter(({ identity }) => names.includes(identity.name));
  };
}

export const back = (): 'back' => 'back';
export const leave = (): 'cancelled' => 'cancelled';
export const assign = (): { readonly assign: true } => ({ assign: true });
