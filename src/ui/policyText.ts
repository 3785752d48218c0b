/** What an access policy allows, in a few words. */

import { policyKinds, type PolicyKind, type PolicyPermissions } from '../model/accessPolicies';
import type { Translate } from './words';

/** "secrets: get, list · keys: wrapKey"; the permissions are Key Vault's own words. */
export function policyText(t: Translate, permissions: PolicyPermissions): string {
  const names: Readonly<Record<PolicyKind, string>> = {
    secrets: t('secrets'),
    keys: t('keys'),
    certificates: t('certificates'),
  };
  const parts = policyKinds
    .filter((kind) => permissions[kind].length > 0)
    .map((kind) => `${names[kind]}: ${permissions[kind].join(', ')}`);
  return parts.length === 0 ? t('nothing') : parts.join(' · ');
}

/** The same of permissions that come as one value for each kind, separated by commas. */
export function rightsText(t: Translate, secrets: string, keys: string, certificates: string): string {
  const listed = (text: string) => (text === '' ? [] : text.split(','));
  return policyText(t, { secrets: listed(secrets), keys: listed(keys), certificates: listed(certificates) });
}
