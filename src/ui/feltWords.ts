/** The words for how long a change of access takes to be felt: a mark beside a name, and the whole story. */

import type { Felt } from '../model/felt';
import type { Translate } from './words';

/** Beside what was given a short while ago. */
export function newMark(t: Translate, felt: Felt): string {
  switch (felt) {
    case 'managementGroup':
      return t('new, usually effective within 10 minutes, for data within hours');
    case 'cosmos':
      return t('new, usually effective within minutes');
    case 'policy':
      return t('new, usually effective within a minute');
    default:
      return t('new, usually effective within 10 minutes');
  }
}

/** The same at length, to be read on demand. */
export function newNote(t: Translate, felt: Felt): string {
  switch (felt) {
    case 'managementGroup':
      return `${t('New: usually effective within 10 minutes. A role for data that is assigned at a management group can take hours.')} ${heldTokens(t)}`;
    case 'cosmos':
      return t('New: Cosmos DB usually goes by it within minutes.');
    case 'policy':
      return t('The vault looks at its policies with each call, so that tokens need not be renewed.');
    default:
      return `${t('New: usually effective within 10 minutes.')} ${heldTokens(t)}`;
  }
}

/** Beside what was taken away a short while ago. */
export function endingMark(t: Translate, felt: Felt): string {
  switch (felt) {
    case 'role':
      return t('access may last up to 10 minutes');
    case 'managementGroup':
      return t('access may last up to 10 minutes, to data for hours');
    case 'cosmos':
      return t('access may last some minutes');
    case 'policy':
      return t('access usually ends within a minute');
    case 'use':
      return t('its tokens may last up to 24 hours');
  }
}

/** The same as sentences, for news and on demand. */
export function endingNote(t: Translate, felt: Felt): string {
  switch (felt) {
    case 'role':
      return `${t('Access may last up to 10 minutes.')} ${heldTokens(t)}`;
    case 'managementGroup':
      return `${t('Access may last up to 10 minutes, and to data for hours, since the role was assigned at a management group.')} ${heldTokens(t)}`;
    case 'cosmos':
      return t('Access may last some minutes, until Cosmos DB goes by it.');
    case 'policy':
      return t('Access usually ends within a minute: the vault looks at its policies with each call.');
    case 'use':
      return t('Tokens that the resource holds may last up to 24 hours, with all that the identity may do.');
  }
}

function heldTokens(t: Translate): string {
  return t(
    'An app that already holds a token for this service may keep the old permissions for up to 24 hours, and Azure offers no refresh.',
  );
}

/** Names of groups take a permission on Microsoft Graph, which nothing here asks for. */
export function groupNameNote(t: Translate): string {
  return t(
    'Azure Resource Manager knows a group by its object ID alone. Its name is in Microsoft Entra ID: Open in Azure Portal, at the line of the group, shows it.',
  );
}

/** How long it takes until an identity that joins or leaves a group is felt to. */
export function membershipNote(t: Translate): string {
  return t(
    'A change of who is in a group takes up to 24 hours for a managed identity: Azure keeps its tokens, which name its groups, that long.',
  );
}
