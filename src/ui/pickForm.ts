/** The pickers of flows that are described by sentences: a typed text, one or several choices. */

import type { Choice, ChoiceRequest, FormPickers, TextRequest } from './formPorts';
import type { ListEntry, ListPicker } from './listPicker';
import { emptyLine, problemLines } from './problemLines';
import { say, textOf } from './said';
import { stepTitle } from './stepTitle';
import type { TextBox } from './textBox';
import { resourceFacts } from './resourceEntries';
import { plain, type Translate, type Words } from './words';

export function formPickers(
  list: ListPicker,
  box: TextBox,
  words: Words,
): Pick<FormPickers, 'text' | 'choice' | 'choices'> {
  const { t } = words;
  return {
    text: (request) => box.ask(textBoxRequest(t, request)),
    choice: (request) => list.one(listRequest(words, request)),
    choices: (request) =>
      list.several({ ...listRequest(words, request), ...(request.none === true && { none: true }) }),
  };
}

function textBoxRequest(t: Translate, request: TextRequest): Parameters<TextBox['ask']>[0] {
  const { step, back, question, prompt, placeholder, value = '', check, verify } = request;
  const worded = (problem: ReturnType<NonNullable<TextRequest['check']>>) =>
    problem === undefined ? undefined : say(t, problem);
  return {
    title: stepTitle(t, step, say(t, question)),
    prompt: say(t, prompt),
    ...(placeholder !== undefined && { placeholder: say(t, placeholder) }),
    value,
    back,
    check: (text) => worded(check?.(text)),
    ...(verify !== undefined && {
      verify: async (text: string, signal: AbortSignal) => worded(await verify(text, signal)),
    }),
  };
}

function listRequest<V extends object>(words: Words, request: ChoiceRequest<V>) {
  const { t } = words;
  const { step, back, question, placeholder, load, ifEmpty = ['form.nothingToChoose'] } = request;
  return {
    title: stepTitle(t, step, say(t, question)),
    placeholder: placeholder === undefined ? '' : say(t, placeholder),
    back,
    entries: [],
    load: async (signal: AbortSignal): Promise<ListEntry<V>[]> => {
      const found = await load(signal);
      const empty = found.items.length + found.problems.length === 0;
      return [
        ...choiceEntries(words, found.items),
        ...(empty ? [emptyLine(say(t, ifEmpty))] : []),
        ...problemLines(t, found),
      ];
    },
  };
}

/** What is recommended first, the rest as it came; a heading before the first choice of each group. */
function choiceEntries<V extends object>(words: Words, choices: readonly Choice<V>[]): ListEntry<V>[] {
  const sorted = [
    ...choices.filter((each) => each.recommended === true),
    ...choices.filter((each) => each.recommended !== true),
  ];
  let last: string | undefined;
  return sorted.flatMap((choice) => {
    const heading = headingOf(words, choice);
    const entries: ListEntry<V>[] = heading === undefined || heading === last ? [] : [{ heading }];
    last = heading;
    return [...entries, choiceLine(words, choice)];
  });
}

function headingOf<V extends object>(words: Words, { under, resource }: Choice<V>): string | undefined {
  if (under !== undefined) return say(words.t, under);
  return resource === undefined
    ? undefined
    : words.typeName(resource.type.replace(/\/slots$/i, ''), resource.kind);
}

function choiceLine<V extends object>(words: Words, choice: Choice<V>): ListEntry<V> {
  const { t } = words;
  const { value, label, description, detail, recommended, checked, resource } = choice;
  const icon =
    choice.icon ?? (resource === undefined ? undefined : words.typeIcon(resource.type, resource.kind));
  const beside = [
    ...(resource === undefined ? [] : [resourceFacts(words, resource)]),
    ...(description === undefined ? [] : [plain(textOf(t, description))]),
    ...(recommended === true ? [say(t, ['form.recommended'])] : []),
  ];
  return {
    label: plain(textOf(t, label)),
    ...(beside.length > 0 && { description: beside.join(' · ') }),
    ...(detail !== undefined && { detail: plain(textOf(t, detail)) }),
    ...(icon !== undefined && { icon }),
    ...(checked !== undefined && { checked }),
    value,
  };
}
