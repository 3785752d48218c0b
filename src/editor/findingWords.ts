/** The sentence of every finding: what is wrong, what happens because of it, in words a newcomer understands. */

import { l10n } from 'vscode';
import type { Finding } from '../code/language';
import { hostName } from './hostWords';
import { moreFindingSentence } from './moreFindingWords';

export function findingSentence(finding: Finding): string {
  switch (finding.rule) {
    case 'default-credential':
      if (finding.variant === 'developerTools')
        return l10n.t(
          "This works on a developer's machine only. In Azure it finds no identity: name the managed identity there.",
        );
      if (finding.variant === 'notProduction')
        return l10n.t(
          'A staging or test host in Azure takes the developer sign-in here: ask for development instead.',
        );
      return finding.weak === true
        ? l10n.t(
            'DefaultAzureCredential names an identity, but still tries other credentials first. Fine locally; in Azure, ManagedIdentityCredential takes this identity and nothing else.',
          )
        : l10n.t(
            'Fine locally. In Azure, DefaultAzureCredential takes whichever identity it finds first: name the managed identity there.',
          );
    case 'missing-identifier':
      return missingIdentifier(finding);
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

function missingIdentifier({ variant }: Finding): string {
  switch (variant) {
    case 'empty':
      return l10n.t(
        'The ID given here is empty, so this asks for the system-assigned identity, but the workspace identity is user-assigned: name it.',
      );
    case 'noIdentities':
      return l10n.t('This says user-assigned but names no identity, which Azure refuses.');
    case 'principalType':
      return l10n.t(
        'Without principalType the assignment can fail while the identity is new: Azure may not know the principal everywhere yet.',
      );
    default:
      return l10n.t(
        'Without an ID this asks for the system-assigned identity, but the workspace identity is user-assigned: name it.',
      );
  }
}

function stringIsClientId({ variant }: Finding): string {
  switch (variant) {
    case 'clientIdOption':
      return l10n.t('This is a resource ID, given as the client ID: no identity will be found.');
    case 'objectIdOption':
      return l10n.t('This is a resource ID, given as the object ID: no identity will be found.');
    case 'namedResourceId':
      return l10n.t(
        'This is taken as a client ID, and by its name it is a resource ID: no identity will be found.',
      );
    case 'namedObjectId':
      return l10n.t(
        'This is taken as a client ID, and by its name it is an object ID: no identity will be found.',
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
    case 'identityList':
      return l10n.t('Azure wants a map here, whose keys are the resource IDs: a list is refused.');
    case 'podLabel':
      return l10n.t(
        'These pods get no identity: the service account names one, but only pods with the label azure.workload.identity/use take it.',
      );
    case 'podLabelType':
      return l10n.t('Kubernetes refuses a label that is no text: write "true" in quotes.');
    case 'idToken':
      return l10n.t(
        'This step signs in with a token of the workflow, which the job may not ask for without the permission id-token: write.',
      );
    case 'property':
      return l10n.t('Nothing reads "{0}". The property is "{1}".', argument, values['key'] ?? '');
    case 'asyncCredential':
      return l10n.t(
        'This {0} is asynchronous and the client is not: its first request fails. Import it from azure.identity.',
        argument,
      );
    case 'host':
      return l10n.t(
        'The files here deploy to {0}, which ignores this ID without an error: it takes the client ID.',
        hostName(values['host']),
      );
    case 'workload':
      return l10n.t(
        "The files here deploy to {0}: there, this takes the node's identity in {1}. WorkloadIdentityCredential takes the pod's.",
        hostName(values['host']),
        values['language'] ?? '',
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
  if (variant === 'removedForm') {
    return l10n.t('Current versions do not read {0} any more: write {1}.', name, values['expected'] ?? '');
  }
  if (variant === 'removedType') {
    return l10n.t('Current versions of the SDK have no {0}: use {1}.', name, replacement ?? '');
  }
  if (variant === 'takesType') {
    return l10n.t('{0} takes a {1}, not a string.', name, replacement ?? '');
  }
  if (variant === 'alreadyArc') {
    return l10n.t('{0} comes in an Arc already: wrapped in another one it is no credential.', name);
  }
  if (variant === 'podIdentity') {
    return l10n.t('{0} belongs to AAD Pod Identity, which is retired: use workload identity.', name);
  }
  if (variant === 'login') {
    return l10n.t(
      '{0} fails with user-assigned identities on current runners: use {1}.',
      name,
      replacement ?? '',
    );
  }
  if (variant === 'removedPackage' || replacement === undefined) {
    return l10n.t(
      '{0} belongs to a package that is no longer maintained, and current clients do not take it.',
      name,
    );
  }
  return l10n.t('{0} belongs to a package that is no longer maintained: use {1}.', name, replacement);
}
