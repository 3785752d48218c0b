/** Copies identities, role assignments, federated credentials or attachments as code that makes exactly them anew. */

import type { Connection } from '../../access/connection';
import { readItems } from '../../access/recreate/readItems';
import { formats, type Format, type Options } from '../../code/recreate/items';
import { recreate } from '../../code/recreate/recreate';
import { listing } from '../../model/listing';
import type { Choice } from '../../ui/formPorts';
import type { Said } from '../../ui/said';
import { badArgument, oneOf, valuesOf } from '../arguments';
import { connect } from '../connect';
import type { CommandDeps, CommandInput, Gesture } from '../deps';
import { saidStep } from '../saidStep';
import { subjectsOf, type NamedSubject } from './subjects';

interface Wanted {
  readonly format: Format;
  readonly outputs: boolean;
}

/** @returns the text; `undefined` when the person left or there is nothing that could be copied. */
export const copyAsCode: Gesture =
  (deps) =>
  async (input): Promise<string | undefined> => {
    const { ui } = deps;
    const given = givenFormat(input);
    const connection = await connect(deps);
    const { sample, azure } = connection;
    const subjects = await subjectsOf(deps, connection, input);
    if (subjects === undefined || subjects.length === 0) return undefined;
    const name = nameOf(subjects);
    const wanted = given ?? (await askForFormat(deps, connection, subjects, name));
    if (wanted === undefined) return undefined;
    const { format, outputs } = wanted;
    const { items, flexible } = await ui.busy({ doing: 'read', name }, (signal) =>
      readItems(
        azure,
        subjects.map(({ subject }) => subject),
        format,
        signal,
      ),
    );
    if (flexible.length > 0)
      ui.tell({ news: 'said', text: ['recreate.flexible', flexible.join(', ')], tone: 'note' }, sample);
    if (items.length === 0) return undefined;
    const options: Options = { outputs, sample };
    const text = recreate(format, items, options);
    await ui.copy(text);
    ui.tell({ news: 'said', text: [`recreate.copied.${format}`, name], tone: 'good' }, sample, {
      more: [
        {
          label: ['recreate.open'],
          run: () => ui.documents.showText(`${subjects[0]?.name ?? name}${endings[format]}`, text, sample),
        },
      ],
    });
    return text;
  };

const endings: Readonly<Record<Format, string>> = {
  bicep: '.bicep',
  armTemplate: '.json',
  terraform: '.tf',
  azureCli: '.sh',
  azurePowerShell: '.ps1',
};

function givenFormat(input: CommandInput): Wanted | undefined {
  const values = valuesOf(input);
  const format = oneOf(values, 'format', formats);
  const { outputs = false } = values;
  if (typeof outputs !== 'boolean') throw badArgument('outputs', 'oneOf', undefined, 'true, false');
  return format === undefined ? undefined : { format, outputs };
}

function nameOf(subjects: readonly NamedSubject[]): string {
  const [first] = subjects;
  return subjects.length > 1 ? `${first?.name ?? ''} + ${String(subjects.length - 1)}` : (first?.name ?? '');
}

const memoryKey = 'copyAsCode';

/** The format used last stands first, so that Enter takes it again. */
async function askForFormat(
  { ui, memory }: CommandDeps,
  { sample }: Connection,
  subjects: readonly NamedSubject[],
  name: string,
): Promise<Wanted | undefined> {
  const last = memory.get(memoryKey);
  const choices = choicesFor(subjects);
  const isLast = ({ value }: Choice<Wanted>): boolean => keyOf(value) === last;
  const picked = await ui.pick.choice<Wanted>({
    step: saidStep(['recreate.purposeOf', name], { number: 1, total: 1 }, { sample }),
    back: false,
    question: ['recreate.whichFormat'],
    load: () =>
      Promise.resolve(listing([...choices.filter(isLast), ...choices.filter((one) => !isLast(one))])),
  });
  if (picked === 'back' || picked === 'cancelled') return undefined;
  memory.set(memoryKey, keyOf(picked));
  return picked;
}

function keyOf({ format, outputs }: Wanted): string {
  return outputs ? `${format}+outputs` : format;
}

/** Outputs only where something has new IDs to give out, and a format that does not print them anyway. */
function choicesFor(subjects: readonly NamedSubject[]): readonly Choice<Wanted>[] {
  const givesIds = subjects.some(
    ({ subject }) =>
      subject.what === 'identity' || (subject.what === 'attachment' && subject.identityId === undefined),
  );
  const icons = { bicep: 'file-code', armTemplate: 'json', terraform: 'file-code' } as const;
  return formats.flatMap((format): Choice<Wanted>[] => {
    const detail: Said = [`recreate.detail.${format}`];
    if (format === 'azureCli' || format === 'azurePowerShell')
      return [{ value: { format, outputs: false }, label: [`recreate.${format}`], detail, icon: 'terminal' }];
    const icon = icons[format];
    const plain = { value: { format, outputs: false }, label: [`recreate.${format}`], detail, icon } as const;
    const giving = {
      value: { format, outputs: true },
      label: [`recreate.${format}WithOutputs`],
      icon,
    } as const;
    return givesIds ? [plain, giving] : [plain];
  });
}
