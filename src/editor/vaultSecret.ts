/** Says after a secret gave way to a key vault how its value gets there, and copies the command without the value. */

import { env, l10n, window } from 'vscode';
import type { Offer } from './offers';

/** Both by name; in angle brackets what is not known yet. */
export interface VaultSecret {
  readonly vault: string;
  readonly secret: string;
}

/** The secret that an offer makes the code, or the settings, read; `undefined` for offers of other things. */
export function vaultSecretOf(offer: Offer): VaultSecret | undefined {
  if (offer.does === 'choose') return undefined;
  if (offer.does === 'mend') {
    const { place, vault, secret } = offer.finding.values;
    return place === 'vault' && vault !== undefined && secret !== undefined ? { vault, secret } : undefined;
  }
  if (offer.secret === undefined) return undefined;
  const vault = /^https:\/\/([^.]+)\./.exec(offer.request.target?.endpoint ?? '')?.[1] ?? '<vault-name>';
  return { vault, secret: '<secret-name>' };
}

/** Not waited for: the code is written already. */
export async function tellOfVaultSecret({ vault, secret }: VaultSecret): Promise<void> {
  const copy = l10n.t('Copy the command');
  const clicked = await window.showInformationMessage(
    l10n.t(
      'Store the value in the key vault {0} as {1}, and renew it: it is in the history of this file. It was copied nowhere.',
      vault,
      secret,
    ),
    copy,
  );
  if (clicked !== copy) return;
  // The value is read from a file, so that it does not get into the history of a shell.
  const names = `--vault-name ${shellWord(vault)} --name ${shellWord(secret)}`;
  await env.clipboard.writeText(`az keyvault secret set ${names} --file <file>`);
}

/** Names of vaults and secrets need no quotes; what stands for one is put in by hand. */
function shellWord(name: string): string {
  return /^[\w-]+$/.test(name) || /^<[\w-]+>$/.test(name) ? name : "''";
}
