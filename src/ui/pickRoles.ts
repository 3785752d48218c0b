/** The picker of roles: one list, searchable by name, description and action; what fits the place first, what is dangerous last. */

import { isCosmosOwn } from '../model/cosmosPlaces';
import { listing } from '../model/listing';
import type { RoleDefinition } from '../model/role';
import type { ListEntry, ListLine, ListPicker, Picked } from './listPicker';
import type { Pickers, RoleChoice } from './ports';
import { emptyLine, problemLines } from './problemLines';
import { stepTitle } from './stepTitle';
import type { Words } from './words';
import { plain, scopeKindName } from './words';

/** Longer lists of actions would make a line that nobody reads and every keystroke searches. */
const detailLength = 600;

export function rolePicker(list: ListPicker, words: Words): Pickers['roles'] {
  const { t } = words;
  return async ({
    step,
    back,
    at,
    checked,
    several,
    load,
    open,
    compare,
  }): Promise<Picked<readonly RoleDefinition[]>> => {
    const request = {
      title: stepTitle(t, step, several ? t('which roles') : t('which role')),
      placeholder: several ? t('Search by role or action; check one or more') : t('Search by role or action'),
      back,
      ...(compare !== undefined &&
        several && {
          tools: [
            {
              icon: 'diff',
              tooltip: t('Compare the checked roles'),
              run: (roles: readonly RoleDefinition[]) => {
                compare.checked(roles);
              },
            },
          ],
        }),
      entries: [],
      load: async (signal: AbortSignal): Promise<ListEntry<RoleDefinition>[]> => {
        const { fits, jobFunction, privileged, problems } = await load(signal);
        const entries = [
          ...section(t('Fits {0}', scopeKindName(words, at.scope)), fits),
          ...section(t('Job functions'), jobFunction),
          ...section(t('Privileged'), privileged, t('privileged')),
          ...problemLines(t, listing([], problems)),
        ];
        return entries.length === 0 ? [emptyLine(t('No role can be assigned here'))] : entries;
      },
    };
    if (several) return list.several(request);
    const picked = await list.one(request);
    return picked === 'back' || picked === 'cancelled' ? picked : [picked];

    function section(
      heading: string,
      choices: readonly RoleChoice[],
      mark?: string,
    ): ListEntry<RoleDefinition>[] {
      return choices.length === 0 ? [] : [{ heading }, ...choices.map((choice) => line(choice, mark))];
    }

    function line({ role, held }: RoleChoice, mark: string | undefined): ListLine<RoleDefinition> {
      const marks = [
        ...(mark === undefined ? [] : [`$(warning) ${mark}`]),
        ...(isCosmosOwn(role) ? [t('opens the data: a role of Cosmos DB itself')] : []),
        ...(role.type === 'CustomRole' ? [t('custom role')] : []),
        ...(held ? [t('already assigned here')] : []),
      ];
      return {
        label: plain(role.roleName),
        ...(marks.length > 0 && { description: marks.join(' · ') }),
        detail: detailOf(role),
        value: role,
        checked: checked.includes(role.guid),
        buttons: [
          ...(compare?.withHeld === undefined || isCosmosOwn(role)
            ? []
            : [
                {
                  icon: 'diff',
                  tooltip: t('Compare with what {0} has here', compare.withHeld.identity),
                  run: () => {
                    compare.withHeld?.run(role);
                  },
                },
              ]),
          {
            icon: 'open-preview',
            tooltip: t('View role definition'),
            run: () => {
              open(role);
            },
          },
        ],
      };
    }
  };

  function detailOf(role: RoleDefinition): string {
    const actions = role.permissions.flatMap((entry) => [...entry.dataActions, ...entry.actions]);
    const text = plain(
      [role.description.replace(/\.$/, ''), ...actions].filter((part) => part !== '').join(' · '),
    );
    return text.length > detailLength ? `${text.slice(0, detailLength)}…` : text;
  }
}
