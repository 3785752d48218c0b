/** The words for detaching identities, and for turning a resource's own identity on and off. */

import { endingNote } from '../feltWords';
import type { Translate } from '../words';

export const detachSayings = {
  'detach.purpose': (t: Translate) => t('Detach identity'),
  'detach.purposeFrom': (t: Translate, resource: string) => t('Detach from {0}', resource),
  'detach.purposeOf': (t: Translate, identity: string) => t('Detach {0}', identity),
  'detach.whichIdentities': (t: Translate) => t('which identities'),
  'detach.whichResources': (t: Translate) => t('from which resources'),
  'detach.carriesNone': (t: Translate) => t('It carries no identity'),
  'detach.usedByNone': (t: Translate) => t('No resource uses this identity'),
  'detach.ofResource': (t: Translate) => t('its own; it is deleted for good'),
  'detach.go': (t: Translate) => t('Detach'),
  'detach.ask': (t: Translate, identities: string, resource: string) =>
    t('Detach {0} from {1}?', identities, resource),
  'detach.askDetail': (t: Translate) =>
    t(
      'The resource gets no more tokens for it. The identity and its roles stay, and it can be attached again.',
    ),
  'detach.notDone': (t: Translate, resource: string, reason: string) =>
    t('{0} was not changed: {1}', resource, reason),

  'system.enablePurpose': (t: Translate) => t('Turn on the system-assigned identity'),
  'system.disablePurpose': (t: Translate) => t('Turn off the system-assigned identity'),
  'system.purposeOf': (t: Translate, resource: string) => t('Identity for {0}', resource),
  'system.enableGo': (t: Translate) => t('Turn on'),
  'system.disableGo': (t: Translate) => t('Turn off and delete'),
  'system.enabled': (t: Translate, resource: string, principalId: string) =>
    t(
      '{0} has a system-assigned identity now. Its object ID is {1}; it has no roles yet.',
      resource,
      principalId,
    ),
  'system.disabled': (t: Translate, resource: string) =>
    `${t('The system-assigned identity of {0} is deleted.', resource)} ${endingNote(t, 'use')}`,
  'system.ask': (t: Translate, resource: string) =>
    t('Delete the system-assigned identity of {0} for good?', resource),
  'system.askMore': (t: Translate, resource: string, identities: string) =>
    t('Delete the system-assigned identity of {0} for good, and detach {1}?', resource, identities),
  'system.principal': (t: Translate, principalId: string) =>
    t(
      'Its principal {0} is deleted. Turning the identity on again makes another one, without roles.',
      principalId,
    ),
  'system.role': (t: Translate, role: string, place: string) => t('Lost: {0} on {1}', role, place),
  'system.policy': (t: Translate, vault: string) => t('Lost: the access policy on {0}', vault),
  'system.moreRoles': (t: Translate, count: number) => t('and {0} more', count),
  'system.noRoles': (t: Translate) => t('It has no roles and no access policies.'),
  'system.rolesUnread': (t: Translate) => t('Its roles and access policies could not all be read.'),
  'system.beyond': (t: Translate) =>
    t('Not read, and lost too: memberships in groups, Entra app roles, database users.'),
  'system.rolesStay': (t: Translate) =>
    t('Azure leaves the role assignments behind, without a principal. They can be removed afterwards.'),
  'system.policiesStay': (t: Translate) =>
    t(
      'Access policies stay in their key vaults, as entries of an unknown object ID. They can be removed afterwards.',
    ),
  'system.yes': (t: Translate) => t('Delete it'),
  'system.note.dies': (t: Translate, principalId: string) =>
    t('The principal {0} is deleted for good', principalId),
  'system.note.role': (t: Translate, role: string, place: string) => t('Loses {0} on {1}', role, place),
  'system.note.policy': (t: Translate, vault: string) => t('Loses the access policy on {0}', vault),
  'system.note.roles': (t: Translate) => t('It has no roles until you assign some'),
  'system.next.removeRoles': (t: Translate, count: number) =>
    count === 1 ? t('Remove its role assignment…') : t('Remove its {0} role assignments…', count),
  'system.next.removePolicies': (t: Translate, count: number) =>
    count === 1 ? t('Remove its access policy…') : t('Remove its {0} access policies…', count),
} as const;
