/** The words for what Azure refuses of identities of resources: which identity, and what to do about it. */

import { lastSegment } from '../model/armId';
import type { Failure } from '../model/failure';
import type { Translate } from './words';
import { inARow } from './words';

/** What failed and the remedy; `undefined` for a failure that is none of these. */
export function identityFailureSentence(t: Translate, failure: Failure, on: string): string | undefined {
  const { code, details } = failure;
  switch (details.serviceCode?.toLowerCase()) {
    case 'linkedauthorizationfailed':
      return t(
        'You may change {0}, but not use {1}. Ask its owner for the role Managed Identity Operator on each of these identities.',
        on,
        inARow(t, linkedNames(details.values?.['scope'] ?? '', t)),
      );
    case 'failedidentityoperation':
      return t(
        'Azure could not change the identities of {0}. Usually one of them is an identity that is gone, belongs to another tenant, or is kept to another region. Detach that one first, or in the same request.',
        on,
      );
    case 'missingidentityids':
    case 'invalididentityids':
      return t('Azure did not take this combination of identities for {0}. Refresh, and try again.', on);
    case 'operationcanceled':
      return t(
        'The change of {0} was stopped in Azure before it was done. Refresh to see what it has now.',
        on,
      );
    default:
      return code === 'conflict' && details.values?.['reason'] === 'changedMeanwhile'
        ? t('{0} was changed meanwhile by somebody else. Nothing was sent: look at it again, and repeat.', on)
        : undefined;
  }
}

/** ARM lists every identity in one text, with commas between. */
function linkedNames(scopes: string, t: Translate): readonly string[] {
  const names = scopes.split(',').map((scope) => lastSegment(scope.trim()));
  const known = names.filter((name) => name !== '');
  return known.length === 0 ? [t('one of the identities')] : known;
}
