/** Says after a secret gave way to a key vault how its value gets there, and copies the command without the value. */

import { env, l10n, window } from 'vscode';
import type { Offer } from './offers';

/** Both by name; in angle brackets what is not known yet. */
export interface VaultSecret {
  readonly vault: string;
  readonly secret: string;
  /** App Service reads it, and nothing was written that says as which identity. */
  readonly isOpen?: true;
}

/** The secret that an offer makes the code, or the settings, read; `undefined` for offers of other things. */
export function vaultSecretOf(offer: Offer): VaultSecret | undefined {
  if (offer.does === 'choose') return undefined;
  if (offer.does === 'mend') {
    const { values, edits = [] } = offer.finding;
    const { place, vault, secret } = values;
    if (place !== 'vault' || vault === undefined || secret === undefined) return undefined;
    return { vault, secret, ...(edits.length === 1 && { isOpen: true }) };
  }
  if (offer.secret === undefined) return undefined;
  const vault = /^https:\/\/([^.]+)\./.exec(offer.request.target?.endpoint ?? '')?.[1] ?? '<vault-name>';
  return { vault, secret: '<secret-name>' };
}

/** How the value gets into the vault, and what an app has to be told before it can read it. */
export function vaultSecretSentence({ vault, secret, isOpen }: VaultSecret): string {
  const store = l10n.t(
    'Store the value in the key vault {0} as {1}, and renew it: it is in the history of this file. It was copied nowhere.',
    vault,
    secret,
  );
  const name = l10n.t(
    'An app with a user-assigned identity only must be told to read Key Vault references as it: Set App Identity… does that.',
  );
  return isOpen ? `${store} ${name}` : store;
}

/** Not waited for: the code is written already. */
export async function tellOfVaultSecret(told: VaultSecret): Promise<void> {
  const { vault, secret } = told;
  const copy = l10n.t('Copy the command');
  const clicked = await window.showInformationMessage(vaultSecretSentence(told), copy);
  if (clicked !== copy) return;
  // The value is read from a file, so that it does not get into the history of a shell.
  const names = `--vault-name ${shellWord(vault)} --name ${shellWord(secret)}`;
  await env.clipboard.writeText(`az keyvault secret set ${names} --file <file>`);
}

/** Names of vaults and secrets need no quotes; what stands for one is put in by hand. */
function shellWord(name: string): string {
  return /^[\w-]+$/.test(name) || /^<[\w-]+>$/.test(name) ? name : "''";
}
