/** The last look before anything is changed: what does it on top, every value, what to know, the requests as they are sent. */

import { lastSegment } from '../model/armId';
import { requestText, type PlannedRequest } from '../model/plannedRequest';
import type { Fact, FormPickers, Note, Plan } from './formPorts';
import type { ListEntry, ListLine, ListPicker } from './listPicker';
import { say, textOf } from './said';
import { stepTitle } from './stepTitle';
import { resourceFacts } from './resourceEntries';
import { plain, type Translate, type Words } from './words';

/** @param open shows a text as a document, while the list stays open. */
export type OpenText = (name: string, text: string, sample: boolean) => void;

export function planPicker(list: ListPicker, words: Words, open: OpenText): FormPickers['plan'] {
  const { t } = words;
  return async ({ step, back, load }) =>
    list.one<{ readonly go: true }>({
      title: stepTitle(t, step, say(t, ['form.review'])),
      placeholder: t('Enter does it; Escape leaves everything as it is'),
      back,
      entries: [],
      load: async (signal) =>
        planEntries(words, await load(signal), (name, text) => {
          open(name, text, step.sample);
        }),
    });
}

export function planEntries(
  words: Words,
  plan: Plan,
  open: (name: string, text: string) => void,
): ListEntry<{ readonly go: true }>[] {
  const { t } = words;
  return [
    { label: say(t, plan.go), icon: 'check', value: { go: true }, always: true },
    ...plan.sections
      .filter(({ facts }) => facts.length > 0)
      .flatMap(({ heading, facts }): ListEntry<never>[] => [
        { heading: say(t, heading) },
        ...facts.map((fact) => factLine(words, fact)),
      ]),
    ...(plan.notes.length === 0 ? [] : [{ heading: t('Good to know') }]),
    ...plan.notes.map((note) => noteLine(t, note)),
    ...requestLines(t, plan.requests, open),
  ];
}

function factLine(words: Words, fact: Fact): ListLine<never> {
  const { t } = words;
  const { label, description, detail, resource } = fact;
  const icon =
    fact.icon ?? (resource === undefined ? undefined : words.typeIcon(resource.type, resource.kind));
  const beside = [
    ...(resource === undefined ? [] : [resourceFacts(words, resource)]),
    ...(description === undefined ? [] : [plain(textOf(t, description))]),
  ];
  return {
    label: plain(textOf(t, label)),
    ...(beside.length > 0 && { description: beside.join(' · ') }),
    ...(detail !== undefined && { detail: plain(textOf(t, detail)) }),
    ...(icon !== undefined && { icon }),
  };
}

const noteIcons = { info: 'info', warning: 'warning', wait: 'clock' } as const;

function noteLine(t: Translate, { tone, text, detail }: Note): ListLine<never> {
  return {
    label: say(t, text),
    ...(detail !== undefined && { detail: say(t, detail) }),
    icon: noteIcons[tone],
  };
}

/** A line for each request, with a button that shows it whole. */
export function requestLines(
  t: Translate,
  requests: readonly PlannedRequest[],
  open: (name: string, text: string) => void,
): ListEntry<never>[] {
  if (requests.length === 0) return [];
  const lines = requests.map((request): ListLine<never> => ({
    label: `${request.method} …/${plain(request.path.split('/').slice(-2).join('/'))}`,
    description: `api-version ${request.apiVersion}`,
    icon: 'arrow-up',
    buttons: [
      {
        icon: 'open-preview',
        tooltip: t('View the whole request'),
        run: () => {
          open(lastSegment(request.path), requestText(request));
        },
      },
    ],
  }));
  return [
    {
      heading:
        requests.length === 1 ? t('The request that is sent') : t('The requests that are sent, in order'),
    },
    ...lines,
  ];
}
