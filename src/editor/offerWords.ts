/** The titles in the light bulb's menu: which identity, by which ID, and what else the code does. */

import { l10n } from 'vscode';
import type { Identifier } from '../code/request';
import type { Offer } from './offers';

export function offerTitle(offer: Offer): string {
  switch (offer.does) {
    case 'mend':
      return mendTitle(offer.finding.values, offer.finding.rule);
    case 'choose':
      return offer.first
        ? l10n.t('Choose the managed identity for this code…')
        : l10n.t('Choose another identity…');
    case 'write': {
      const { request, identity } = offer;
      const by =
        request.idSource === 'environmentVariable' && request.variable !== ''
          ? request.variable
          : identifierName(request.identifier);
      const sample = identity.sample ? l10n.t(' (sample)') : '';
      if (request.flavour === 'localAndAzure')
        return l10n.t('Use developer sign-in locally, {0} in Azure', identity.name) + sample;
      return offer.over === undefined
        ? l10n.t('Insert ManagedIdentityCredential for {0} ({1})', identity.name, by) + sample
        : l10n.t('Use ManagedIdentityCredential for {0} ({1})', identity.name, by) + sample;
    }
  }
}

function mendTitle(values: Readonly<Record<string, string>>, rule: string): string {
  const replacement = values['replacement'];
  if (replacement !== undefined && replacement !== '') return l10n.t('Write {0}', replacement);
  return rule === 'obsolete-constructor' ? l10n.t('Write the current form') : l10n.t('Repair this argument');
}

/** The name of an ID in a title. */
export function identifierName(identifier: Identifier): string {
  switch (identifier) {
    case 'clientId':
      return l10n.t('client ID');
    case 'resourceId':
      return l10n.t('resource ID');
    case 'objectId':
      return l10n.t('object ID');
    case 'systemAssigned':
      return l10n.t('system-assigned');
  }
}
