/** The sentence of every finding: what is wrong, what happens because of it, in words a newcomer understands. */

import { l10n } from 'vscode';
import type { Finding } from '../code/language';

export function findingSentence(finding: Finding): string {
  const value = (name: string): string => finding.values[name] ?? '';
  switch (finding.rule) {
    case 'default-credential':
      return finding.weak === true
        ? l10n.t(
            'DefaultAzureCredential names an identity, but still tries other credentials first. Fine locally; in Azure, ManagedIdentityCredential takes this identity and nothing else.',
          )
        : l10n.t(
            'Fine locally. In Azure, DefaultAzureCredential takes whichever identity it finds first: name the managed identity there.',
          );
    case 'missing-identifier':
      return l10n.t(
        'Without an ID this asks for the system-assigned identity, but the workspace identity is user-assigned: name it.',
      );
    case 'string-is-client-id':
      return l10n.t(
        'The SDK takes a bare string as a client ID, and this is a resource ID: no identity will be found.',
      );
    case 'ignored-argument':
      return finding.variant === 'positional'
        ? l10n.t('ManagedIdentityCredential takes keyword arguments only: this call raises a TypeError.')
        : l10n.t(
            'The SDK ignores "{0}" without an error, so the system-assigned identity is used instead of yours.',
            value('argument'),
          );
    case 'obsolete-constructor':
      return value('replacement') === ''
        ? l10n.t('{0} is obsolete.', value('name'))
        : l10n.t('{0} is obsolete: use {1}.', value('name'), value('replacement'));
  }
}
