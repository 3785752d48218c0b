/** The titles in the light bulb's menu: which identity, by which ID, and what else the code does. */

import { l10n } from 'vscode';
import { columnOf } from '../code/clients/columns';
import { clientName, formFor } from '../code/clients/tables';
import type { Finding, Language } from '../code/language';
import { credentialClass } from '../code/request';
import type { CredentialRequest, Identifier } from '../code/request';
import { clientTitle, grantTitle } from './clientWords';
import type { Offer, WriteOffer } from './offers';

/** `language` tells what a client is called there. */
export function offerTitle(offer: Offer, language?: Language): string {
  switch (offer.does) {
    case 'mend':
      return mendTitle(offer.finding);
    case 'choose':
      return offer.first
        ? l10n.t('Choose the managed identity for this code…')
        : l10n.t('Choose another identity…');
    case 'write':
      return offer.identity === undefined
        ? titleWithout(offer, thing(offer, language))
        : titleFor(offer, offer.identity.name, language) + mark(offer.identity.sample);
  }
}

function mark(sample: boolean): string {
  return sample ? l10n.t(' (sample)') : '';
}

function titleFor({ request, over, secret }: WriteOffer, name: string, language?: Language): string {
  if (secret !== undefined) return l10n.t('Read it from a key vault with {0}', name);
  const { target } = request;
  const [role] = target?.roles ?? [];
  if (target !== undefined && role !== undefined) return grantTitle(target, role.name, name);
  const column = language && columnOf(language);
  const form = target && column && formFor(column, target);
  const client = form ? clientName(form) : language?.noun?.client;
  if (target !== undefined && client !== undefined) return clientTitle(target, client, name);
  if (request.flavour === 'localAndAzure') return l10n.t('Use developer sign-in locally, {0} in Azure', name);
  const what = thing({ request }, language);
  return over === undefined
    ? l10n.t('Insert {0} for {1} ({2})', what, name, by(request))
    : l10n.t('Use {0} for {1} ({2})', what, name, by(request));
}

/** What is written: the class, or what a script or a settings file has in its place. */
function thing({ request }: Pick<WriteOffer, 'request'>, language?: Language): string {
  const noun = language?.noun?.credential ?? credentialClass(request);
  return noun === '' ? request.variable : noun;
}

/** Code that leaves the choice to the host, or to a variable that is set there. */
function titleWithout({ request, over }: WriteOffer, what: string): string {
  if (request.identifier === 'systemAssigned') {
    return over === undefined
      ? l10n.t('Insert {0} for the system-assigned identity', what)
      : l10n.t('Use {0} for the system-assigned identity', what);
  }
  const [id, variable] = [identifierName(request.identifier), request.variable];
  if (request.flavour === 'localAndAzure') {
    return l10n.t('Use developer sign-in locally, the {0} from {1} in Azure', id, variable);
  }
  return over === undefined
    ? l10n.t('Insert {0} with the {1} from {2}', what, id, variable)
    : l10n.t('Use {0} with the {1} from {2}', what, id, variable);
}

function by({ idSource, variable, identifier }: CredentialRequest): string {
  if (idSource === 'parts') return l10n.t('resource ID built from variables');
  return idSource === 'environmentVariable' && variable !== '' ? variable : identifierName(identifier);
}

function mendTitle({ rule, values, variant }: Finding): string {
  const name = values['factory'] ?? values['replacement'] ?? values['key'] ?? '';
  switch (rule) {
    case 'obsolete-constructor':
      return values['expected'] === undefined
        ? l10n.t('Write the current form: ManagedIdentityId.{0}', name)
        : l10n.t('Write {0}', values['expected']);
    case 'string-is-client-id':
      if (values['expected'] !== undefined) return l10n.t('Write {0}', values['expected']);
      return name === 'FromUserAssignedObjectId'
        ? l10n.t('Name it as the object ID')
        : l10n.t('Name it as the resource ID');
    case 'ignored-argument':
      if (name === '') return l10n.t('Name the identity as the SDK reads it');
      return name === values['argument']
        ? l10n.t('Pass {0} where the SDK reads it', name)
        : l10n.t('Name the identity by {0}, which the SDK reads', name);
    case 'default-credential':
    case 'missing-identifier':
      return l10n.t('Repair this credential');
    case 'secret-in-code':
      return variant === 'vault' || values['place'] === 'vault'
        ? l10n.t('Read it from a key vault with a managed identity')
        : l10n.t('Use a managed identity instead of the secret');
    case 'msi-disabled':
      return l10n.t('Switch managed identities on again');
    case 'object-id-as-client-id':
      return l10n.t('Write the client ID');
    case 'client-id-as-object-id':
      return l10n.t('Write the object ID');
    default: {
      const { expected } = values;
      return expected === undefined ? l10n.t('Repair this') : l10n.t('Write {0}', expected);
    }
  }
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
