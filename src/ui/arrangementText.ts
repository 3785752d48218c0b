/** How the head of the view says that identities are grouped. */

import { l10n } from 'vscode';
import type { Arrangement } from '../model/arrangement';

/** Nothing where they stand below their subscriptions, as they do at first. */
export function arrangementText({ by, tag = '' }: Arrangement): readonly string[] {
  switch (by) {
    case 'subscription':
      return [];
    case 'resourceGroup':
      return [l10n.t('by resource group')];
    case 'region':
      return [l10n.t('by region')];
    case 'tag':
      return [l10n.t('by tag {0}', tag)];
  }
}
