/** Asks for tags: a list with a line for each, where one is added, changed or taken away until they are right. */

import { listing } from '../../model/listing';
import { parseTag, tagFault, tagLimits, tagText } from '../../model/tags';
import type { Tags } from '../../model/identityWrites';
import type { Asked, Choice } from '../../ui/formPorts';
import type { Picked } from '../../ui/listPicker';
import type { Ui } from '../../ui/ports';
import type { Said } from '../../ui/said';

type TagWish =
  { readonly do: 'goOn' } | { readonly do: 'add' } | { readonly do: 'change'; readonly name: string };

/** @param tags those that there are already. */
export async function askForTags(
  ui: Pick<Ui, 'pick'>,
  asked: Omit<Asked, 'question'>,
  tags: Tags,
): Promise<Picked<Tags>> {
  let held = tags;
  for (;;) {
    const wish = await ui.pick.choice<TagWish>({
      ...asked,
      question: ['tags.which'],
      placeholder: ['tags.placeholder'],
      load: () => Promise.resolve(listing(choicesFor(held))),
    });
    if (wish === 'back' || wish === 'cancelled') return wish;
    if (wish.do === 'goOn') return held;
    const changed = await askForOne(ui, asked, held, wish.do === 'change' ? wish.name : undefined);
    if (changed === 'cancelled') return changed;
    if (changed !== 'back') held = changed;
  }
}

function choicesFor(tags: Tags): readonly Choice<TagWish>[] {
  const entries = Object.entries(tags);
  const count = entries.length;
  return [
    {
      value: { do: 'goOn' },
      label: count === 0 ? ['tags.goOnWithout'] : ['tags.goOn', count],
      icon: 'check',
    },
    ...(count < tagLimits.tags
      ? [{ value: { do: 'add' }, label: ['tags.add'], icon: 'add' } satisfies Choice<TagWish>]
      : []),
    ...entries.map(([name, value]): Choice<TagWish> => ({
      value: { do: 'change', name },
      label: { data: tagText({ name, value }) },
      description: ['tags.change'],
      icon: 'tag',
    })),
  ];
}

/** The tags with one more, or with `name` changed; without it when nothing stands in the field any more. */
async function askForOne(
  ui: Pick<Ui, 'pick'>,
  { step }: Omit<Asked, 'question'>,
  tags: Tags,
  name: string | undefined,
): Promise<Picked<Tags>> {
  const others = Object.fromEntries(Object.entries(tags).filter(([each]) => each !== name));
  const picked = await ui.pick.text({
    step,
    back: true,
    question: ['tags.one'],
    prompt: name === undefined ? ['tags.prompt'] : ['tags.promptToChange'],
    placeholder: ['tags.example'],
    value: name === undefined ? '' : tagText({ name, value: tags[name] ?? '' }),
    check: (text) => (name !== undefined && text.trim() === '' ? undefined : problemOf(text, others)),
  });
  if (picked === 'back' || picked === 'cancelled') return picked;
  const tag = parseTag(picked.text);
  if (tag === undefined) return others;
  // In its own place, so that a changed tag does not go to the end of the list.
  const entries = Object.entries(tags).map((entry): [string, string] =>
    entry[0] === name ? [tag.name, tag.value] : entry,
  );
  return Object.fromEntries(name === undefined ? [...entries, [tag.name, tag.value]] : entries);
}

function problemOf(text: string, others: Tags): Said | undefined {
  const tag = parseTag(text);
  switch (tag === undefined ? 'form' : tagFault(tag, others)) {
    case undefined:
      return undefined;
    case 'form':
      return ['tags.form'];
    case 'noName':
      return ['tags.noName'];
    case 'characters':
      return ['tags.characters'];
    case 'longName':
      return ['tags.longName', tagLimits.name, tag?.name.length ?? 0];
    case 'longValue':
      return ['tags.longValue', tagLimits.value, tag?.value.length ?? 0];
    case 'twice':
      return ['tags.twice', tag?.name ?? ''];
    case 'tooMany':
      return ['tags.tooMany', tagLimits.tags];
  }
}
