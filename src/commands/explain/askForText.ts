/** Where the error is: selected in the editor or the terminal, else in the clipboard or pasted, which is asked. */

import { readRefusal } from '../../access/explain/readRefusal';
import { listing } from '../../model/listing';
import type { Choice } from '../../ui/formPorts';
import type { Picked } from '../../ui/listPicker';
import type { CommandDeps, CommandInput } from '../deps';
import { runFlow, type FlowStep, type Place } from '../flow';
import { saidStep } from '../saidStep';

interface Draft {
  readonly from?: 'clipboard' | 'typed';
  readonly text?: string;
}

/** `undefined` when the person left. The clipboard is read only after it was chosen. */
export async function askForText(
  { ui, session }: Pick<CommandDeps, 'ui' | 'session'>,
  input: CommandInput,
): Promise<string | undefined> {
  const selected = input.from === 'terminal' ? await ui.selected.inTerminal() : ui.selected.inEditor();
  if (selected !== undefined && readRefusal(selected) !== undefined) return selected;
  const isOther = selected !== undefined && selected.trim() !== '';
  const { state } = session;
  const sample = state.kind === 'connected' && state.connection.sample;
  const draft = await runFlow<Draft>({}, [whereStep(ui, sample, isOther), textStep(ui, sample)]);
  return draft?.text;
}

/** @param isOther something is selected that holds no such error. */
function whereStep(ui: CommandDeps['ui'], sample: boolean, isOther: boolean): FlowStep<Draft> {
  const choices: readonly Choice<{ readonly from: 'clipboard' | 'typed' }>[] = [
    {
      value: { from: 'clipboard' },
      label: ['explain.clipboard'],
      detail: ['explain.clipboardDetail'],
      icon: 'clippy',
    },
    { value: { from: 'typed' }, label: ['explain.typed'], detail: ['explain.typedDetail'], icon: 'edit' },
  ];
  return {
    ask: async (_draft, place): Promise<Picked<Draft>> => {
      const picked = await ui.pick.choice({
        ...askedAt(place, sample),
        question: ['explain.which'],
        ...(isOther && { placeholder: ['explain.notInSelection'] as const }),
        load: () => Promise.resolve(listing(choices)),
      });
      if (picked === 'back' || picked === 'cancelled') return picked;
      const { from } = picked;
      return from === 'clipboard' ? { from, text: await ui.selected.inClipboard() } : { from };
    },
  };
}

function textStep(ui: CommandDeps['ui'], sample: boolean): FlowStep<Draft> {
  return {
    needed: ({ from }) => from !== 'clipboard',
    ask: async (draft, place): Promise<Picked<Draft>> => {
      const picked = await ui.pick.text({
        ...askedAt(place, sample),
        question: ['explain.text'],
        prompt: ['explain.textPrompt'],
        check: (text) => (readRefusal(text) === undefined ? ['explain.noError'] : undefined),
      });
      return picked === 'back' || picked === 'cancelled' ? picked : { ...draft, text: picked.text };
    },
  };
}

function askedAt(place: Place, sample: boolean) {
  return { step: saidStep(['explain.purpose'], place, { sample }), back: place.back } as const;
}
