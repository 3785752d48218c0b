/** The picker of role assignments that an identity holds directly: what can be removed. */

import type { ListEntry, ListPicker } from './listPicker';
import type { HeldRole, Pickers } from './ports';
import { emptyLine, problemLines } from './problemLines';
import { stepTitle } from './stepTitle';
import type { Words } from './words';
import { plain, scopeKindName, scopePhrase } from './words';

export function heldRolePicker(list: ListPicker, words: Words): Pickers['heldRoles'] {
  const { t } = words;
  return ({ step, back, load }) =>
    list.several<HeldRole>({
      title: stepTitle(t, step, t('which assignments')),
      placeholder: t('Search by role or place; check one or more'),
      back,
      entries: [],
      load: async (signal): Promise<ListEntry<HeldRole>[]> => {
        const found = await load(signal);
        const lines = found.items.map((held) => ({
          label: plain(held.roleName),
          description: plain(scopePhrase(words, held.at.scope, held.at.name)),
          detail: scopeKindName(words, held.at.scope),
          value: held,
        }));
        const none =
          found.items.length === 0 && found.problems.length === 0
            ? [emptyLine(t('No role is assigned to this identity directly'))]
            : [];
        return [...lines, ...none, ...problemLines(t, found)];
      },
    });
}
