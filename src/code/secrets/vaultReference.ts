/** The reference to a key vault that App Service resolves: what a setting holds in the place of a secret. */

import type { Finding, TextLiteral } from '../language';
import type { Edit } from '../text';
import { secretMarks } from './secretKind';
import type { SecretKind } from './secretKind';

/** Where a text holds none of these, no setting of it holds a secret. */
export const anySecret = new RegExp(secretMarks.map(({ source }) => source).join('|'), 'i');

/**
 * App Service resolves it with the system-assigned identity, or with the one that the site property
 * `keyVaultReferenceIdentity` names. The name of the secret is made of the setting's: letters, digits and dashes.
 */
export function vaultReference(
  name: string,
  vault = '<vault-name>',
): { readonly text: string; readonly values: Finding['values'] } {
  const secret = name.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '');
  return {
    text: `@Microsoft.KeyVault(VaultName=${vault};SecretName=${secret})`,
    values: { place: 'vault', secret, vault },
  };
}

/** The finding for a setting of an app that holds a secret nothing can be written for but a reference; the value goes nowhere. */
export function settingSecret(
  name: string,
  literal: TextLiteral,
  vault: string | undefined,
  more: readonly Edit[],
  variant: SecretKind,
): Finding[] {
  const { start, end } = literal;
  const { text, values } = vaultReference(name, vault);
  const edits = [{ start, end, text }, ...more];
  return [{ rule: 'secret-in-code', variant, start, end, values, fix: 'mend', edits }];
}
