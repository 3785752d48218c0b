/** The picker of identities: by name or by any of their IDs, the likely ones first. */

import { sameId } from '../model/armId';
import { identityLine } from './identityLine';
import type { ListEntry, ListPicker } from './listPicker';
import type { LocatedIdentity, Pickers } from './ports';
import { emptyLine, problemLines } from './problemLines';
import { stepTitle } from './stepTitle';
import type { Words } from './words';

/** Lines sent to the editor at once: ten thousand of them would block it for a noticeable time. */
const shownAtOnce = 1000;
const matchesAtOnce = 50;

/** One identity, or several when asked so; always as a list. */
export function identityPicker(list: ListPicker, words: Words): Pickers['identity'] {
  const { t } = words;
  return async ({ step, back, several, first, checked = [], load }) => {
    let hidden: readonly LocatedIdentity[] = [];
    const onTop = [...checked, ...first];
    const isChecked = ({ identity }: LocatedIdentity) => checked.some((id) => sameId(id, identity.id));
    const request = {
      title: stepTitle(t, step, several ? t('which identities') : t('which identity')),
      placeholder: t('Search by name, resource, or any ID'),
      back,
      entries: [],
      load: async (signal: AbortSignal) => {
        const found = await load(signal);
        const rank = (located: LocatedIdentity) => onTop.findIndex((id) => sameId(id, located.identity.id));
        const likely = found.items.filter((each) => rank(each) >= 0).sort((a, b) => rank(a) - rank(b));
        const rest = found.items.filter((each) => rank(each) < 0);
        const shown = rest.slice(0, shownAtOnce);
        hidden = rest.slice(shownAtOnce);
        return [
          ...section(t('Selected or used last'), likely, isChecked),
          ...section(t('User-assigned'), ofKind(shown, 'userAssigned')),
          ...section(t('System-assigned'), ofKind(shown, 'systemAssigned')),
          ...(hidden.length > 0
            ? [{ label: t('And {0} more: type part of a name or ID', hidden.length), icon: 'info' }]
            : []),
          ...(found.items.length + found.problems.length === 0
            ? [emptyLine(t('No managed identities here'))]
            : []),
          ...problemLines(t, found),
        ];
      },
      whenTyped: (text: string) => matching(hidden, text).map((located) => identityLine(words, located)),
    };
    if (several) return list.several<LocatedIdentity>(request);
    const picked = await list.one<LocatedIdentity>(request);
    return picked === 'back' || picked === 'cancelled' ? picked : [picked];
  };

  function section(
    heading: string,
    found: readonly LocatedIdentity[],
    isChecked: (located: LocatedIdentity) => boolean = () => false,
  ): ListEntry<LocatedIdentity>[] {
    const lines = found.map((located) => ({
      ...identityLine(words, located),
      ...(isChecked(located) && { checked: true }),
    }));
    return found.length === 0 ? [] : [{ heading }, ...lines];
  }
}

function ofKind(
  found: readonly LocatedIdentity[],
  kind: LocatedIdentity['identity']['kind'],
): readonly LocatedIdentity[] {
  return found.filter(({ identity }) => identity.kind === kind);
}

/** Of those that are not in the list, the first few that the text could mean. */
function matching(hidden: readonly LocatedIdentity[], text: string): readonly LocatedIdentity[] {
  const wanted = text.trim().toLowerCase();
  if (wanted.length < 2) return [];
  const means = ({ identity }: LocatedIdentity) =>
    [identity.name, identity.clientId, identity.principalId, identity.resourceGroup, identity.id].some(
      (value) => value?.toLowerCase().includes(wanted),
    );
  return hidden.filter(means).slice(0, matchesAtOnce);
}
