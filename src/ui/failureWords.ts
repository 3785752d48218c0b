/** The one place where failures are worded: a short reason for a line of the tree, and the whole story for a message. */

import { lastSegment, parseArmId } from '../model/armId';
import type { Failure, FailureCode, FailureDetails, Missing } from '../model/failure';
import { azureErrorSentence } from './azureErrorWords';
import { badArgumentSentence } from './badArgumentWords';
import { regionName } from './regionNames';
import { existsSentence, isDenied, policySentence, serviceSentence } from './serviceWords';
import { identityFailureSentence } from './identityFailureWords';
import type { Translate } from './words';
import { plain, plainly } from './words';

/** The reason in a few words, in lower case, to stand after a name: "you may not read this". */
export function failureReason(
  given: Translate,
  failure: Failure,
  doing: 'reading' | 'writing' = 'reading',
): string {
  const t = plainly(given);
  switch (failure.code) {
    case 'offline':
      return t('no answer');
    case 'signInNeeded':
      return t('needs you to sign in');
    case 'tenantRefuses':
      return t('wants one more sign-in step');
    case 'forbidden':
      return doing === 'reading' ? t('you may not read this') : t('you are not allowed to do this');
    case 'notFound':
      return t('not found');
    case 'throttled':
      return t('Azure asks to wait');
    case 'conflict':
      return quoted(failure) ?? t('in conflict with something else');
    case 'locked':
      return t('protected by a lock');
    case 'readOnly':
      return t('the subscription is disabled or read-only');
    case 'principalNotFound':
      return t('not known to Entra ID yet');
    case 'alreadyExists':
      return t('exists already');
    case 'limitExceeded':
      return t('a limit of Azure is reached');
    case 'policy':
      return t('forbidden by a policy');
    case 'unsupportedRegion':
      return t('not offered in {0}', regionName(failure.details.values?.['region'] ?? ''));
    case 'notRegistered':
      return t('the subscription is not registered for it');
    case 'untrustedAnswer':
      return t('the answer cannot be trusted');
    case 'incomplete':
      return missingReason(t, failure.details);
    case 'badArgument':
      return t('not a valid value');
    case 'unsupportedLanguage':
      return t('language not supported');
    case 'cannotInsertHere':
      return t('no place for code here');
    case 'toolMissing':
      return t('tool not found');
    case 'cancelled':
      return t('cancelled');
    case 'service':
      return quoted(failure) ?? t('could not be read');
  }
}

/** What failed, on which resource, what to do, what the service says, and the correlation ID to tell support. */
export function failureSentence(given: Translate, failure: Failure): string {
  const t = plainly(given);
  const { details } = failure;
  const parts = [whatAndRemedy(t, failure), said(t, failure), known(t, details)];
  return parts.filter((part) => part !== '').join(' ');
}

function whatAndRemedy(t: Translate, failure: Failure): string {
  const { details } = failure;
  const on = placeName(failure) ?? t('this resource');
  const own = identityFailureSentence(t, failure, on) ?? azureErrorSentence(t, details, on);
  if (own !== undefined) return own;
  switch (failure.code) {
    case 'offline':
      return t(
        '{0} did not answer. Check the network, the proxy and its certificate, then try again.',
        hostName(details) ?? t('Azure'),
      );
    case 'signInNeeded':
      return details.tenantId === undefined
        ? t('You are not signed in to Azure. Sign in, then try again.')
        : t('You are not signed in to tenant {0}. Sign in, then try again.', details.tenantId);
    case 'tenantRefuses':
      return details.values?.['command'] === undefined
        ? t(
            'Tenant {0} gives no access yet: it wants one more sign-in step, or your account may not enter it. Sign in again.',
            details.tenantId ?? '',
          )
        : t(
            'Tenant {0} gives no access yet: it wants one more sign-in step, or your account may not enter it. Run {1} in a terminal, then refresh.',
            details.tenantId ?? '',
            details.values['command'],
          );
    case 'forbidden':
      return isDenied(details)
        ? t('A deny assignment forbids this on {0}, whatever your roles. Ask whoever made it.', on)
        : t('You may not do this on {0}. Ask its owner for a role that allows it.', on);
    case 'notFound':
      return details.values?.['reason'] === 'notShown'
        ? t('{0} is in a subscription that the view does not show. Select its subscription first.', on)
        : t('{0} was not found: it may be gone, or you may not see it. Refresh and try again.', on);
    case 'throttled':
      return details.retryAfterSeconds === undefined
        ? t('Azure had too many requests. Wait a moment, then try again.')
        : t('Azure had too many requests. Try again in {0} seconds.', details.retryAfterSeconds);
    case 'conflict':
      if (details.values?.['reason'] === 'tags')
        return t(
          'The tags of {0} were changed by somebody else meanwhile, so nothing was sent. Try again.',
          on,
        );
      return t('Azure reports a conflict on {0}. If it is being changed, wait a moment and try again.', on);
    case 'locked':
      if (details.values?.['lock'] !== undefined)
        return t(
          'The lock "{0}" protects {1}. Someone who manages its locks has to remove it first.',
          details.values['lock'],
          on,
        );
      return t('A lock protects {0}. Someone who manages its locks has to remove it first.', on);
    case 'readOnly':
      return t(
        'Nothing can be changed on {0}: the subscription is disabled or read-only. Its billing owner has to enable it first.',
        on,
      );
    case 'principalNotFound':
      return t(
        'Entra ID does not know this identity yet. It was made a short while ago: try again in a few minutes.',
      );
    case 'alreadyExists':
      return existsSentence(t, details, on);
    case 'limitExceeded':
      return t('A limit of Azure is reached on {0}. Remove what is not needed there, then try again.', on);
    case 'policy':
      return policySentence(t, details, on);
    case 'unsupportedRegion':
      return t(
        'Identities in {0} cannot have federated credentials. Use an identity in another region: resources everywhere can still use it.',
        regionName(details.values?.['region'] ?? ''),
      );
    case 'notRegistered':
      if (details.values?.['reason'] === 'registering')
        return t(
          'Azure is still registering {0} in the subscription. Try again in a few minutes.',
          details.values['namespace'] ?? '',
        );
      return t(
        'The subscription has not registered {0} yet. Somebody who may register providers there has to do that first.',
        details.values?.['namespace'] ?? t('the provider that this needs'),
      );
    case 'untrustedAnswer':
      return t(
        'The answer of {0} cannot be trusted, so it was not used. Check the cloud and proxy settings.',
        hostName(details) ?? t('Azure'),
      );
    case 'incomplete':
      return t('Not everything could be read: {0}.', missingReason(t, details));
    case 'badArgument':
      return badArgumentSentence(t, details);
    case 'unsupportedLanguage':
      return t(
        'Credential code cannot be written in this language. It can in: {0}.',
        details.values?.['supported'] ?? 'TypeScript, JavaScript, Python, C#',
      );
    case 'cannotInsertHere':
      return noPlaceSentence(t, details.values?.['reason'], details.values?.['takes']);
    case 'toolMissing':
      if (details.values?.['reason'] === 'noAccounts')
        return t(
          'This editor has no Microsoft accounts to sign in with. Sign in with the Azure CLI, the Azure Developer CLI or Azure PowerShell in a terminal, then try again.',
        );
      return t(
        '{0} is not installed, not signed in, or did not answer. Set it up, or choose another sign-in in the settings.',
        details.values?.['tool'] ?? t('The sign-in tool'),
      );
    case 'cancelled':
      return '';
    case 'service':
      return serviceSentence(t, details, on);
  }
}

function missingReason(t: Translate, { values }: FailureDetails): string {
  // Data that came with the failure.
  const missing = values?.['missing'] as Missing | undefined;
  switch (missing) {
    case 'more':
      return t('there are more than Azure lists');
    case 'unreadable':
      return t('{0} entries could not be read', values?.['count'] ?? t('some'));
    case 'systemAssigned':
      return t('system-assigned identities are left out');
    case 'clusterNodes':
      return t('clusters whose nodes use the identity are left out');
    case 'unasked':
      return t('{0} more were too many to ask about at once', values?.['count'] ?? t('some'));
    case 'names':
      return t('names are not known, so IDs stand for them');
    default:
      return t('something is left out');
  }
}

function noPlaceSentence(t: Translate, reason: string | undefined, takes: string | undefined): string {
  switch (reason) {
    case 'otherId':
      if (takes === 'clientId') return t('This place takes the client ID of an identity and no other.');
      return takes === 'objectId'
        ? t('This place takes the object ID of an identity and no other.')
        : t('This place takes the resource ID of an identity and no other.');
    case 'noEditor':
      return t('Open a code file first: the credential goes where the cursor is.');
    case 'changed':
      return t('The file has changed since this was offered. Nothing was written; try again.');
    case 'refused':
      return t(
        'The editor refused the change: the file is read-only, or was changed meanwhile. Nothing was written.',
      );
    default:
      return t(
        'No credential can stand here. Put the cursor where a statement can stand, in a part of the file without errors.',
      );
  }
}

/** The service's own words, which are data: one line, no longer than a notification bears. */
function said(t: Translate, { code, details }: Failure): string {
  const message = plain(details.serviceMessage ?? '');
  if (message === '' || details.field !== undefined || code === 'cancelled') return '';
  // Azure's own words are then a list of IDs, of which the sentence has the names.
  if (code === 'policy' && details.values?.['policy'] !== undefined) return '';
  const short = shortened(message);
  const named = details.serviceCode === undefined ? short : `${details.serviceCode}: ${short}`;
  const sentence = /[.!?…]$/.test(named) ? named : `${named}.`;
  const quote = whoSays(t, code, details, sentence);
  return short === message ? quote : `${quote} ${t('The log has all of it.')}`;
}

/** Azure's words are those that came with an answer; others are a tool's, the network's or the editor's. */
function whoSays(t: Translate, code: FailureCode, details: FailureDetails, sentence: string): string {
  if (code === 'toolMissing') return t('The tool says: {0}', sentence);
  const answered = details.serviceCode !== undefined || details.status !== undefined;
  return answered ? t('Azure says: {0}', sentence) : t('The reason given: {0}', sentence);
}

const longestQuote = 300;

/** A command to run is left to the log as a whole: half of one does something else or nothing. */
function shortened(message: string): string {
  if (message.length <= longestQuote) return message;
  const command = message.search(/\baz login\b/);
  const end = command < 0 ? longestQuote : Math.min(command, longestQuote);
  return `${message.slice(0, end).trim()}…`;
}

/** What the service says, to stand where a reason stands; `undefined` when it says nothing. */
function quoted({ details }: Failure): string | undefined {
  const words = plain(details.serviceMessage ?? details.serviceCode ?? '');
  return words === '' ? undefined : shortened(words);
}

function known(t: Translate, { correlationId }: FailureDetails): string {
  return correlationId === undefined ? '' : t('(Correlation ID {0})', correlationId);
}

/** Who assigns a role knows the place, not the GUID of the assignment; only one that is not there goes by that. */
function placeName({ code, details }: Failure): string | undefined {
  const { resource, serviceCode } = details;
  if (code === 'notFound' && serviceCode !== 'RoleDefinitionDoesNotExist') return resourceName(details);
  const place = resource?.replace(/\/providers\/Microsoft\.Authorization\/role[a-z]+\/.*$/i, '');
  return resourceName(place === undefined ? details : { ...details, resource: place });
}

function resourceName({ resource, serviceCode }: FailureDetails): string | undefined {
  if (resource === undefined || resource === '') return undefined;
  // What was asked for lies in the group that is not there.
  if (serviceCode === 'ResourceGroupNotFound') return parseArmId(resource)?.resourceGroup;
  if (parseArmId(resource) !== undefined) return lastSegment(resource) || undefined;
  // The list below a resource is asked for by a path that is no ID; who asks knows the resource.
  const above = resource.slice(0, resource.lastIndexOf('/'));
  return above !== '' && parseArmId(above) !== undefined ? lastSegment(above) : resource;
}

function hostName({ resource }: FailureDetails): string | undefined {
  return resource === undefined || resource.startsWith('/') ? undefined : resource;
}
