/** The one place where failures are worded: a short reason for a line of the tree, and the whole story for a message. */

import { lastSegment, parseArmId } from '../model/armId';
import type { Failure, FailureDetails } from '../model/failure';
import { badArgumentSentence } from './badArgumentWords';
import type { Translate } from './words';
import { plain } from './words';

/** The reason in a few words, in lower case, to stand after a name: "you may not read this". */
export function failureReason(
  t: Translate,
  failure: Failure,
  doing: 'reading' | 'writing' = 'reading',
): string {
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
      return t('being changed by someone else');
    case 'locked':
      return t('protected by a lock');
    case 'principalNotFound':
      return t('not known to Entra ID yet');
    case 'alreadyExists':
      return t('exists already');
    case 'limitExceeded':
      return t('a limit of Azure is reached');
    case 'policy':
      return t('forbidden by a policy');
    case 'untrustedAnswer':
      return t('the answer cannot be trusted');
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
      return plain(failure.details.serviceMessage ?? failure.details.serviceCode ?? t('could not be read'));
  }
}

/** What failed, on which resource, what to do, what the service says, and the correlation ID to tell support. */
export function failureSentence(t: Translate, failure: Failure): string {
  const { details } = failure;
  const parts = [whatAndRemedy(t, failure), said(t, failure), known(t, details)];
  return parts.filter((part) => part !== '').join(' ');
}

function whatAndRemedy(t: Translate, failure: Failure): string {
  const { details } = failure;
  const on = resourceName(details) ?? t('this resource');
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
      return t(
        'Tenant {0} gives no access yet: it wants one more sign-in step, or your account may not enter it. Sign in again.',
        details.tenantId ?? '',
      );
    case 'forbidden':
      return t('You may not do this on {0}. Ask its owner for a role that allows it.', on);
    case 'notFound':
      return t('{0} was not found: it may be gone, or you may not see it. Refresh and try again.', on);
    case 'throttled':
      return details.retryAfterSeconds === undefined
        ? t('Azure had too many requests. Wait a moment, then try again.')
        : t('Azure had too many requests. Try again in {0} seconds.', details.retryAfterSeconds);
    case 'conflict':
      return t('{0} is being changed by someone else. Wait a moment, then try again.', on);
    case 'locked':
      return t('A lock protects {0}. Someone who manages its locks has to remove it first.', on);
    case 'principalNotFound':
      return t(
        'Entra ID does not know this identity yet. It was made a short while ago: try again in a few minutes.',
      );
    case 'alreadyExists':
      return t('{0} has this already. Nothing was changed.', on);
    case 'limitExceeded':
      return t('A limit of Azure is reached on {0}. Remove what is not needed there, then try again.', on);
    case 'policy':
      return t('A policy of your organization forbids this on {0}. Ask whoever manages its policies.', on);
    case 'untrustedAnswer':
      return t(
        'The answer of {0} cannot be trusted, so it was not used. Check the cloud and proxy settings.',
        hostName(details) ?? t('Azure'),
      );
    case 'badArgument':
      return badArgumentSentence(t, details);
    case 'unsupportedLanguage':
      return t(
        'Credential code cannot be written in this language. It can in: {0}.',
        details.values?.['supported'] ?? 'TypeScript, JavaScript, Python, C#',
      );
    case 'cannotInsertHere':
      return noPlaceSentence(t, details.values?.['reason']);
    case 'toolMissing':
      return t(
        '{0} is not installed, not signed in, or did not answer. Set it up, or choose another sign-in in the settings.',
        details.values?.['tool'] ?? t('The sign-in tool'),
      );
    case 'cancelled':
      return '';
    case 'service':
      return t('This did not work on {0}.', on);
  }
}

function noPlaceSentence(t: Translate, reason: string | undefined): string {
  switch (reason) {
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
  const short = message.length > 300 ? `${message.slice(0, 300)}…` : message;
  const named = details.serviceCode === undefined ? short : `${details.serviceCode}: ${short}`;
  return t('It says: {0}', /[.!?…]$/.test(named) ? named : `${named}.`);
}

function known(t: Translate, { correlationId }: FailureDetails): string {
  return correlationId === undefined ? '' : t('(Correlation ID {0})', correlationId);
}

function resourceName({ resource }: FailureDetails): string | undefined {
  if (resource === undefined || resource === '') return undefined;
  return parseArmId(resource) === undefined ? resource : lastSegment(resource) || undefined;
}

function hostName({ resource }: FailureDetails): string | undefined {
  return resource === undefined || resource.startsWith('/') ? undefined : resource;
}
