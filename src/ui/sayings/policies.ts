/** The words for access policies of key vaults. */

import { endingNote } from '../feltWords';
import { policyText } from '../policyText';
import type { Translate } from '../words';

/** Permissions as one value each, since a sentence takes texts: separated by commas. */
function listed(text: string): readonly string[] {
  return text === '' ? [] : text.split(',');
}

export const policySayings = {
  'policy.add': (t: Translate) => t('Add access policy'),
  'policy.addFor': (t: Translate, identities: string) => t('Add access policy for {0}', identities),
  'policy.removePurpose': (t: Translate) => t('Remove access policy'),
  'policy.whichVault': (t: Translate) => t('which key vault'),
  'policy.vaultPlaceholder': (t: Translate) => t('Search the key vaults that go by access policies'),
  'policy.noVault': (t: Translate) => t('No key vault that you can see goes by access policies'),
  'policy.whichRights': (t: Translate) => t('what it may do'),
  'policy.rightsPlaceholder': (t: Translate) =>
    t('Choose by the role that would allow it; check one or more'),
  'policy.noRights': (t: Translate) => t('No role for the contents of key vaults could be read'),
  'policy.allows': (t: Translate, secrets: string, keys: string, certificates: string) =>
    policyText(t, { secrets: listed(secrets), keys: listed(keys), certificates: listed(certificates) }),
  'policy.permission': (t: Translate, vault: string) =>
    t('You do not seem to be allowed to change the access policies of {0}.', vault),
  'policy.go': (t: Translate) => t('Add to the access policy'),
  'policy.whom': (t: Translate) => t('For'),
  'policy.objectId': (t: Translate, principalId: string) => t('Object ID {0}', principalId),
  'policy.where': (t: Translate) => t('Where'),
  'policy.wholeVault': (t: Translate) => t('Key vault, all of it'),
  'policy.what': (t: Translate) => t('May do'),
  'policy.already': (t: Translate) => t('has all of it already'),
  'policy.notNarrower': (t: Translate) => t('It holds for the whole vault'),
  'policy.notNarrowerWhy': (t: Translate) =>
    t(
      'An access policy cannot be narrowed to one secret, key or certificate. A vault that goes by roles can.',
    ),
  'policy.locked': (t: Translate, lock: string) => t('The lock {0} keeps the vault from being changed', lock),
  'policy.soon': (t: Translate) => t('Usually effective within a minute'),
  'policy.soonWhy': (t: Translate) =>
    t('The vault looks at its policies with each call, so that tokens need not be renewed.'),
  'policy.adding': (t: Translate, vault: string) => t('Adding to the access policies of {0}', vault),
  'policy.added': (t: Translate, identities: string, vault: string) =>
    `${t('Added to the access policy of {0} on {1}.', identities, vault)} ${t('Usually effective within a minute.')}`,
  'policy.nothingNew': (t: Translate, identities: string, vault: string) =>
    t('{0} may do all of that on {1} already.', identities, vault),
  'policy.failed': (t: Translate, identity: string, vault: string, why: string) =>
    t('The access policy of {0} on {1} was not changed. {2}', identity, vault, why),
  'policy.whichPolicies': (t: Translate) => t('which policies'),
  'policy.policiesPlaceholder': (t: Translate) => t('Search by vault; check one or more'),
  'policy.none': (t: Translate) => t('No key vault has an access policy of this identity'),
  'policy.ask': (t: Translate, identity: string, vault: string) =>
    t('Remove the access policy of {0} on {1}?', identity, vault),
  'policy.askSeveral': (t: Translate, count: number) => t('Remove {0} access policies?', count),
  'policy.line': (t: Translate, vault: string, secrets: string, keys: string, certificates: string) =>
    t(
      '{0} — {1}',
      vault,
      policyText(t, { secrets: listed(secrets), keys: listed(keys), certificates: listed(certificates) }),
    ),
  'policy.loses': (t: Translate) =>
    t('Whatever uses the identity loses this access, usually within a minute.'),
  'policy.gone': (t: Translate) => t('The identity is deleted: nothing can use this access any more.'),
  'policy.yes': (t: Translate) => t('Remove'),
  'policy.removing': (t: Translate) => t('Removing access policies'),
  'policy.removed': (t: Translate, vaults: string) =>
    `${t('Removed the access policy on {0}.', vaults)} ${endingNote(t, 'policy')}`,
  'policy.restored': (t: Translate, vaults: string) => t('The access policy on {0} is back.', vaults),
} as const;
