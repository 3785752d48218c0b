/** The words for who has access at a place. */

import { rightsText } from '../policyText';
import type { Translate } from '../words';

export const accessSayings = {
  'access.purpose': (t: Translate) => t('View access'),
  'access.reading': (t: Translate, place: string) => t('Reading who has access to {0}', place),
  'access.told': (t: Translate, count: number, place: string) =>
    count === 1
      ? t('1 managed identity has access to {0}.', place)
      : t('{0} managed identities have access to {1}.', count, place),
  'access.assign': (t: Translate) => t('Assign role…'),
  'access.title': (t: Translate, place: string) =>
    t('Access to {0}', place === '' ? t('the whole tenant') : place),
  'access.lead': (t: Translate, count: number, readAt: number) =>
    count === 1
      ? t('1 managed identity has access. Read at {0}.', timeText(readAt))
      : t('{0} managed identities have access. Read at {1}.', count, timeText(readAt)),
  'access.partial': (t: Translate) =>
    t(
      'Not everything could be read: there may be more than stands here. The last part says what is missing.',
    ),
  'access.groups': (t: Translate, count: number) =>
    count === 1
      ? t(
          '1 group holds roles here. An identity that is in it has them too: in the view, Through groups below an identity shows these.',
        )
      : t(
          '{0} groups hold roles here. An identity that is in one of them has them too: in the view, Through groups below an identity shows these.',
          count,
        ),
  'access.strangers': (t: Translate, count: number) =>
    count === 1
      ? t(
          '1 more holder is no managed identity that you can see: an application, a person in an access policy, or an identity that is hidden from you or gone.',
        )
      : t(
          '{0} more holders are no managed identities that you can see: applications, people in access policies, or identities that are hidden from you or gone.',
          count,
        ),
  'access.useless': (t: Translate, count: number) =>
    count === 1
      ? t('1 more holds only what has no effect here, and is not counted.')
      : t('{0} more hold only what has no effect here, and are not counted.', count),
  'access.here': (t: Translate) => t('Assigned here'),
  'access.inherited': (t: Translate) => t('Inherited from above'),
  'access.below': (t: Translate) => t('Only further down'),
  'access.policies': (t: Translate) => t('By access policies of key vaults'),
  'access.cosmos': (t: Translate) => t('By Cosmos DB’s own roles'),
  'access.unread': (t: Translate) => t('Could not be read'),
  'access.problem': (t: Translate, where: string, why: string) => t('{0}: {1}', where, why),
  'access.role': (t: Translate, identity: string, role: string) => t('{0} — {1}', identity, role),
  'access.without.repositoryPermissions': (t: Translate, identity: string, role: string, registry: string) =>
    t('{0} — {1}: no effect, since {2} judges each repository by itself', identity, role, registry),
  'access.without.accessPolicies': (t: Translate, identity: string, role: string, vault: string) =>
    t('{0} — {1}: no effect, since {2} uses access policies', identity, role, vault),
  'access.roleAt.root': (t: Translate, identity: string, role: string) =>
    t('{0} — {1}, for the whole tenant', identity, role),
  'access.roleAt.managementGroup': (t: Translate, identity: string, role: string, place: string) =>
    t('{0} — {1}, at management group {2}', identity, role, place),
  'access.roleAt.subscription': (t: Translate, identity: string, role: string, place: string) =>
    t('{0} — {1}, at subscription {2}', identity, role, place),
  'access.roleAt.resourceGroup': (t: Translate, identity: string, role: string, place: string) =>
    t('{0} — {1}, at resource group {2}', identity, role, place),
  'access.roleAt.resource': (t: Translate, identity: string, role: string, place: string) =>
    t('{0} — {1}, at {2}', identity, role, place),
  'access.policy': (
    t: Translate,
    identity: string,
    vault: string,
    secrets: string,
    keys: string,
    certificates: string,
  ) => t('{0} — {1}, in {2}', identity, rightsText(t, secrets, keys, certificates), vault),
  'access.policyIgnored': (
    t: Translate,
    identity: string,
    vault: string,
    secrets: string,
    keys: string,
    certificates: string,
  ) =>
    t(
      '{0} — {1}: no effect, since {2} uses roles',
      identity,
      rightsText(t, secrets, keys, certificates),
      vault,
    ),
} as const;

/** A moment as the person's own clock and calendar write it. */
export function timeText(milliseconds: number): string {
  return new Date(milliseconds).toLocaleString();
}
