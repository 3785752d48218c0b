/** Asks what a role is to be limited to: by one of a few conditions whose text is written for each role. */

import type { Connection } from '../../access/connection';
import { parseArmId } from '../../model/armId';
import {
  isFit,
  limitsFor,
  type Limit,
  type Restriction,
  type ValueProblem,
} from '../../model/conditions/restriction';
import { listing, type Listing } from '../../model/listing';
import type { RoleDefinition } from '../../model/role';
import type { Choice } from '../../ui/formPorts';
import type { Picked } from '../../ui/listPicker';
import type { LocatedIdentity, NamedScope } from '../../ui/ports';
import type { Said } from '../../ui/said';
import type { Step } from '../../ui/step';
import { roleChoices } from '../assignChoices';
import type { CommandDeps } from '../deps';
import { runFlow, type FlowStep, type Place } from '../flow';
import { roleOpener } from '../roleOpener';
import { saidStep } from '../saidStep';
import { sharedTenant } from '../tenants';

/** What is to be limited. */
export interface Limited {
  readonly identities: readonly LocatedIdentity[];
  readonly at: NamedScope;
  readonly roles: readonly RoleDefinition[];
}

interface Draft {
  readonly limit?: Limit | 'none';
  readonly container?: string;
  readonly prefix?: string;
  readonly key?: string;
  readonly value?: string;
  readonly queue?: string;
  readonly roles?: readonly RoleDefinition[];
  readonly onlyServicePrincipals?: boolean;
}

type Text = 'container' | 'prefix' | 'key' | 'value' | 'queue';

/** The limits that make sense for these roles at this place: inside a container there is none to choose. */
export function limitsAt({ at, roles }: Pick<Limited, 'at' | 'roles'>): readonly Limit[] {
  const inside = placeIn(at);
  return limitsFor(roles).filter((limit) => limit !== inside);
}

function placeIn({ scope }: NamedScope): 'container' | 'queue' | undefined {
  const [, type] = /\/(containers|queues)$/i.exec(scope.resourceType ?? '') ?? [];
  return type === undefined ? undefined : type.toLowerCase() === 'queues' ? 'queue' : 'container';
}

/** What is wanted instead of what was wanted before: a restriction, or none. `back` leaves it as it was. */
export async function askCondition(
  deps: CommandDeps,
  connection: Connection,
  limited: Limited,
  before: Restriction | undefined,
): Promise<Picked<{ readonly restriction?: Restriction }>> {
  const { pick } = deps.ui;
  const stepAt = (place: Place): Step => saidStep(['condition.purpose'], place, connection);
  const known: Draft = before?.limit === 'roles' ? { limit: 'roles' } : { ...before };
  let left: 'back' | 'cancelled' = 'cancelled';

  const which: FlowStep<Draft> = {
    ask: async (draft, place) => {
      const picked = await pick.choice<{ readonly limit: Limit | 'none' }>({
        step: stepAt(place),
        back: true,
        question: ['condition.which'],
        placeholder: ['condition.whichPlaceholder'],
        load: () => Promise.resolve(listing(choicesOf(limited, draft.limit ?? 'none'))),
      });
      if (picked === 'back') left = 'back';
      return typeof picked === 'string' ? picked : { ...draft, ...picked };
    },
  };
  const text =
    (field: Text, what: ValueProblem, question: Said, prompt: (draft: Draft) => Said) =>
    async (draft: Draft, place: Place): Promise<Picked<Draft>> => {
      const picked = await pick.text({
        step: stepAt(place),
        back: place.back,
        question,
        prompt: prompt(draft),
        value: draft[field] ?? '',
        check: (typed) => (isFit(what, typed) ? undefined : ['condition.unfit', what]),
      });
      return typeof picked === 'string' ? picked : { ...draft, [field]: picked.text };
    };
  const named = (field: 'container' | 'queue', limits: readonly Limit[]): FlowStep<Draft> => ({
    needed: ({ limit }) => limits.some((one) => one === limit) && placeIn(limited.at) !== field,
    ask: async (draft, place) => {
      const question: Said = field === 'queue' ? ['condition.whichQueue'] : ['condition.whichContainer'];
      const picked = await pick.choice<{ readonly name?: string; readonly other?: true }>({
        step: stepAt(place),
        back: true,
        question,
        placeholder: ['condition.listed'],
        load: (signal) => namesAt(connection, limited, field, draft, signal),
      });
      if (typeof picked === 'string') return picked;
      if (picked.other !== true) return withName(draft, field, picked.name);
      return text(field, field, question, () => ['condition.namePrompt'])(draft, place);
    },
  });
  const typed = (limit: Limit, ...asked: Parameters<typeof text>): FlowStep<Draft> => ({
    needed: (draft) => draft.limit === limit,
    ask: text(...asked),
  });
  const steps: readonly FlowStep<Draft>[] = [
    which,
    named('container', ['container', 'path']),
    typed('path', 'prefix', 'prefix', ['condition.whichPath'], () => ['condition.pathPrompt']),
    typed('tag', 'key', 'tagKey', ['condition.whichTag'], () => ['condition.tagKeyPrompt']),
    typed('tag', 'value', 'tagValue', ['condition.whichTagValue'], ({ key = '' }) => [
      'condition.tagValuePrompt',
      key,
    ]),
    named('queue', ['queue']),
    {
      needed: ({ limit }) => limit === 'roles',
      ask: async (draft, place) => {
        const guids = before?.limit === 'roles' ? before.roles : [];
        const picked = await pick.roles({
          step: stepAt(place),
          back: true,
          at: limited.at,
          checked: draft.roles?.map(({ guid }) => guid) ?? guids,
          several: true,
          load: async (signal) =>
            withoutHeld(await roleChoices(deps, connection, limited.identities, limited.at, signal)),
          open: roleOpener(deps.ui, connection),
        });
        return typeof picked === 'string' ? picked : { ...draft, roles: picked };
      },
    },
    {
      needed: ({ limit }) => limit === 'roles',
      ask: async (draft, place) => {
        const picked = await pick.choice<{ readonly onlyServicePrincipals: boolean }>({
          step: stepAt(place),
          back: true,
          question: ['condition.whom'],
          load: () =>
            Promise.resolve(
              listing([
                {
                  value: { onlyServicePrincipals: true },
                  label: ['condition.onlyServicePrincipals'],
                  recommended: true,
                },
                { value: { onlyServicePrincipals: false }, label: ['condition.anybody'] },
              ]),
            ),
        });
        return typeof picked === 'string' ? picked : { ...draft, ...picked };
      },
    },
  ];
  const draft = await runFlow(known, steps);
  return draft === undefined ? left : restrictionOf(draft);
}

function choicesOf(
  limited: Limited,
  chosen: Limit | 'none',
): readonly Choice<{ readonly limit: Limit | 'none' }>[] {
  return [
    {
      value: { limit: 'none' },
      label: ['condition.none'],
      detail: ['condition.noneDetail'],
      checked: chosen === 'none',
    },
    ...limitsAt(limited).map((limit): Choice<{ readonly limit: Limit }> => ({
      value: { limit },
      label: [`condition.${limit}`],
      detail: [`condition.${limit}Detail`],
      checked: chosen === limit,
    })),
  ];
}

interface Named {
  readonly name?: string;
  readonly other?: true;
}

/** What there is of them in the storage account, for the one that is meant to be chosen. */
async function namesAt(
  { azure }: Connection,
  { identities, at }: Limited,
  field: 'container' | 'queue',
  draft: Draft,
  signal: AbortSignal,
): Promise<Listing<Choice<Named>>> {
  const { id, resourceType = '', name } = at.scope;
  const inAccount =
    /^Microsoft\.Storage\/storageAccounts$/i.test(resourceType) && parseArmId(id) !== undefined;
  const found = inAccount
    ? await azure.scopes.children(sharedTenant(identities), { id, name, type: resourceType }, signal)
    : undefined;
  const ofKind = found?.items.filter(({ type }) => type.toLowerCase().endsWith(`/${field}s`)) ?? [];
  return listing<Choice<Named>>(
    [
      ...(draft.limit === 'path'
        ? [{ value: {}, label: ['condition.anyContainer'] as const, icon: 'globe' }]
        : []),
      ...ofKind.map((one) => ({
        value: { name: one.name },
        label: { data: one.name },
        icon: field === 'queue' ? 'list-ordered' : 'package',
        checked: one.name === draft[field],
      })),
      { value: { other: true as const }, label: ['condition.otherName'], icon: 'edit' },
    ],
    found?.problems ?? [],
  );
}

function withName(draft: Draft, field: 'container' | 'queue', name: string | undefined): Draft {
  const others = Object.entries(draft).filter(([key]) => key !== field);
  return Object.fromEntries(name === undefined ? others : [...others, [field, name]]);
}

function restrictionOf(draft: Draft): { readonly restriction?: Restriction } {
  const { limit, container, prefix = '', key = '', value = '', queue = '', roles = [] } = draft;
  switch (limit) {
    case 'container':
      return { restriction: { limit, container: container ?? '' } };
    case 'path':
      return { restriction: { limit, prefix, ...(container !== undefined && { container }) } };
    case 'tag':
      return { restriction: { limit, key, value } };
    case 'queue':
      return { restriction: { limit, queue } };
    case 'roles':
      return {
        restriction: {
          limit,
          roles: roles.map(({ guid }) => guid),
          onlyServicePrincipals: draft.onlyServicePrincipals === true,
        },
      };
    default:
      return {};
  }
}

/** What the identity has itself says nothing of what it may give. */
function withoutHeld(choices: Awaited<ReturnType<typeof roleChoices>>): typeof choices {
  const plain = (some: typeof choices.fits) => some.map(({ role }) => ({ role, held: false }));
  const { fits, jobFunction, privileged, problems } = choices;
  return { fits: plain(fits), jobFunction: plain(jobFunction), privileged: plain(privileged), problems };
}
