/** One identity as a line of a list: its name, where it is, and its IDs, so that typing any of them finds it. */

import { nestedName } from '../model/resourceName';
import type { ListLine } from './listPicker';
import type { LocatedIdentity } from './ports';
import { regionName } from './regionNames';
import type { Words } from './words';
import { plain } from './words';

export function identityLine(words: Words, located: LocatedIdentity): ListLine<LocatedIdentity> {
  const { t } = words;
  const { identity } = located;
  const ids = [
    ...(identity.clientId === undefined ? [] : [t('Client ID {0}', identity.clientId)]),
    t('Object ID {0}', identity.principalId),
  ];
  const where = [identity.resourceGroup, regionName(identity.location)]
    .filter((part) => part !== '')
    .join(' · ');
  return identity.kind === 'userAssigned'
    ? {
        label: plain(identity.name),
        description: plain(where),
        detail: ids.join(' · '),
        icon: 'account',
        value: located,
      }
    : {
        label: plain(nestedName(identity.id)),
        description: plain(`${words.typeName(identity.ownerType, identity.ownerKind)} · ${where}`),
        detail: ids.join(' · '),
        icon: words.typeIcon(identity.ownerType, identity.ownerKind),
        value: located,
      };
}
