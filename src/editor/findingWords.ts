/** The sentence of every finding: what is wrong, what happens because of it, in words a newcomer understands. */

import { l10n } from 'vscode';
import type { Finding } from '../code/language';
import { moreFindingSentence } from './moreFindingWords';

export function findingSentence(finding: Finding): string {
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
      return finding.variant === 'empty'
        ? l10n.t(
            'The ID given here is empty, so this asks for the system-assigned identity, but the workspace identity is user-assigned: name it.',
          )
        : l10n.t(
            'Without an ID this asks for the system-assigned identity, but the workspace identity is user-assigned: name it.',
          );
    case 'string-is-client-id':
      return stringIsClientId(finding);
    case 'ignored-argument':
      return ignoredArgument(finding);
    case 'obsolete-constructor':
      return obsoleteConstructor(finding);
    default:
      return moreFindingSentence(finding);
  }
}

function stringIsClientId({ variant }: Finding): string {
  switch (variant) {
    case 'clientIdOption':
      return l10n.t('This is a resource ID, given as the client ID: no identity will be found.');
    case 'namedResourceId':
      return l10n.t(
        'The SDK takes a bare string as a client ID, and by its name this is a resource ID: no identity will be found.',
      );
    case 'namedObjectId':
      return l10n.t(
        'The SDK takes a bare string as a client ID, and by its name this is an object ID: no identity will be found.',
      );
    default:
      return l10n.t(
        'The SDK takes a bare string as a client ID, and this is a resource ID: no identity will be found.',
      );
  }
}

function ignoredArgument({ variant, values }: Finding): string {
  const argument = values['argument'] ?? '';
  switch (variant) {
    case 'positional':
      return l10n.t('ManagedIdentityCredential takes keyword arguments only: this call raises a TypeError.');
    case 'refusedKeyword':
      return l10n.t(
        'DefaultAzureCredential does not take "{0}": this call raises a TypeError. Its keyword is "{1}".',
        argument,
        values['key'] ?? '',
      );
    case 'defaultKeyword':
    case 'defaultObjectId':
      return l10n.t(
        'DefaultAzureCredential ignores "{0}" without an error, so it takes another identity than yours.',
        argument,
      );
    default:
      return l10n.t(
        'The SDK ignores "{0}" without an error, so the system-assigned identity is used instead of yours.',
        argument,
      );
  }
}

function obsoleteConstructor({ variant, values }: Finding): string {
  const { factory, replacement } = { factory: values['factory'], replacement: values['replacement'] };
  const name = values['name'] ?? values['constructor'] ?? 'ManagedIdentityCredential';
  if (factory !== undefined) {
    return l10n.t('This constructor of {0} is obsolete: pass ManagedIdentityId.{1}.', name, factory);
  }
  if (variant === 'removedPackage' || replacement === undefined) {
    return l10n.t(
      '{0} belongs to a package that is no longer maintained, and current clients do not take it.',
      name,
    );
  }
  return l10n.t('{0} belongs to a package that is no longer maintained: use {1}.', name, replacement);
}
