/** Sentences for refusals that only the service's own code, or what it says beside it, tells apart: what to do about each. */

import type { FailureDetails } from '../model/failure';
import type { Translate } from './words';

/** Which policy forbids it, and what it looks at, where Azure says so. */
export function policySentence(t: Translate, { values }: FailureDetails, on: string): string {
  const policy = values?.['policy'];
  const fields = values?.['policyFields'];
  if (policy === undefined)
    return t('A policy of your organization forbids this on {0}. Ask whoever manages its policies.', on);
  return fields === undefined
    ? t(
        'The policy "{0}" of your organization forbids this on {1}. Ask whoever manages its policies.',
        policy,
        on,
      )
    : t(
        'The policy "{0}" of your organization forbids this on {1}. It looks at {2}: change that, or ask whoever manages its policies.',
        policy,
        on,
        fields,
      );
}

/** What is there already, and the way on. */
export function existsSentence(t: Translate, { values }: FailureDetails, on: string): string {
  switch (values?.['reason']) {
    case 'identity':
      return t(
        'A managed identity {0} is there already, and was left as it is. Choose another name, or change it with "Update Managed Identity…".',
        on,
      );
    case 'group':
      return t(
        'A resource group {0} is there already, and was left as it is. Choose it, or another name.',
        on,
      );
    default:
      return t('{0} has this already. Nothing was changed.', on);
  }
}

export function isDenied({ serviceCode }: FailureDetails): boolean {
  return serviceCode === 'DenyAssignmentAuthorizationFailed';
}

/** @param on the name of what was asked for. */
export function serviceSentence(t: Translate, { serviceCode, status }: FailureDetails, on: string): string {
  switch (serviceCode) {
    case 'InvalidResourceLocation':
      return t(
        '{0} exists already in another region, and the region of a resource cannot be changed. Choose another name.',
        on,
      );
    case 'InvalidResourceGroupLocation':
      return t(
        'The resource group {0} exists already in another region. Choose that region, or another name.',
        on,
      );
    default:
      if (status === undefined) return t('This did not work on {0}.', on);
      return status >= 500
        ? t('Azure had trouble of its own with {0}. Try again in a few minutes.', on)
        : t('Azure refused this on {0}. What it says tells what to change.', on);
  }
}
