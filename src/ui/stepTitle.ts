/** Titles of pickers: what the flow is for, the step, and the question of this step; the sample always says that it is one. */

import { say } from './said';
import type { Purpose, Step } from './step';
import type { Translate } from './words';
import { inARow, plainly } from './words';

/** `Assign role to id-orders-api (1 of 3): where`. */
export function stepTitle(given: Translate, step: Step, question: string): string {
  const t = plainly(given);
  const purpose = purposeTitle(t, step.purpose);
  const title =
    step.total > 1
      ? t('{0} ({1} of {2}): {3}', purpose, step.number, step.total, question)
      : t('{0}: {1}', purpose, question);
  return step.sample ? t('Sample: {0}', title) : title;
}

function purposeTitle(t: Translate, purpose: Purpose): string {
  switch (purpose.doing) {
    case 'assignRole':
      return purpose.identities.length === 0
        ? t('Assign role')
        : t('Assign role to {0}', inARow(t, purpose.identities, 2));
    case 'removeRole':
      return t('Remove role assignment');
    case 'insertCredential':
      return t('Insert credential code');
    case 'setWorkspaceIdentity':
      return t('Set workspace identity');
    case 'findIdentity':
      return t('Find identity');
    case 'copy':
      return copyTitle(t, purpose.what);
    case 'viewRole':
      return t('View role definition');
    case 'openInPortal':
      return t('Open in Azure portal');
    case 'viewProperties':
      return t('View properties');
    case 'selectSubscriptions':
      return t('Select subscriptions');
    case 'said':
      return say(t, purpose.what);
  }
}

function copyTitle(t: Translate, what: Extract<Purpose, { doing: 'copy' }>['what']): string {
  switch (what) {
    case 'clientId':
      return t('Copy client ID');
    case 'objectId':
      return t('Copy object ID');
    case 'resourceId':
      return t('Copy resource ID');
    case 'tenantId':
      return t('Copy tenant ID');
    case 'text':
      return t('Copy name or value');
  }
}
