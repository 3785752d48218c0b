/** The words for arguments that name identities and resources which do not go together. */

import type { Translate } from './words';

export type AttachReason =
  | 'userAssignedOnly'
  | 'notAttached'
  | 'noAppSettings'
  | 'settings'
  | 'settingName'
  | `attach.${'arc' | 'recreate' | 'cluster' | 'unverified' | 'otherTenant' | 'moved' | 'otherRegion'}`;

/** What is wanted instead; `undefined` for a reason that is none of these. */
export function attachReasonWords(t: Translate, reason: AttachReason | undefined): string | undefined {
  switch (reason) {
    case 'userAssignedOnly':
      return t('a user-assigned identity is wanted; a system-assigned one cannot be attached elsewhere');
    case 'notAttached':
      return t('the identity is not attached to this app; attach it first');
    case 'noAppSettings':
      return t('an App Service or Functions app, or a slot of one, is wanted');
    case 'settings':
      return t(
        'a list of clientId, keyVaultReferences, registry, tokenEndpoint, slotSettings and connection:NAME is wanted, or an object of setting names and texts',
      );
    case 'settingName':
      return t('a name of a setting is wanted: letters, digits, underscores, dots, colons and hyphens');
    case 'attach.arc':
      return t(
        'the resource runs on a cluster that Azure Arc connects, and managed identities are not available there',
      );
    case 'attach.recreate':
      return t('Azure changes the identities of such a resource only by making it anew');
    case 'attach.cluster':
      return t('what runs in a cluster takes a federated credential of the identity instead');
    case 'attach.unverified':
      return t('whether this type of resource takes a change of its identities alone is not verified');
    case 'attach.otherTenant':
      return t('the identity lives in another tenant than the resource, and works in its own only');
    case 'attach.moved':
      return t(
        'the subscription of the identity came from another tenant, and the identity still belongs there; create it anew',
      );
    case 'attach.otherRegion':
      return t('the isolation scope of the identity keeps it to resources in its own region');
    case undefined:
      return undefined;
  }
}
