/** From an identity and the settings to what `code/` is asked to write. */

import type { RememberedIdentity } from '../access/identityMemory';
import type { CredentialRequest, Flavour, Identifier, IdSource } from '../code/request';
import type { CodeSettings } from './codeSettings';

/** What somebody chose; what is left out comes from the settings. */
export interface Choice {
  readonly identifier?: Identifier;
  readonly flavour?: Flavour;
  readonly idSource?: IdSource;
  readonly variable?: string;
}

/**
 * The request for an identity, or `undefined` when the ID it is to be named by is not known here: a system-assigned
 * identity is named by none.
 */
export function requestFor(
  identity: RememberedIdentity,
  settings: CodeSettings,
  choice: Choice = {},
): CredentialRequest | undefined {
  const identifier =
    identity.kind === 'systemAssigned' ? 'systemAssigned' : (choice.identifier ?? settings.identifier);
  const id = idOf(identity, identifier);
  if (identifier !== 'systemAssigned' && id === undefined) return undefined;
  return {
    identifier,
    flavour: choice.flavour ?? settings.flavour,
    idSource: choice.idSource ?? settings.idSource,
    ...(id !== undefined && { id }),
    variable: choice.variable ?? (identifier === 'systemAssigned' ? '' : settings.variables[identifier]),
    localSwitch: settings.localSwitch,
    identityName: identity.name,
    sample: identity.sample,
  };
}

function idOf(identity: RememberedIdentity, identifier: Identifier): string | undefined {
  switch (identifier) {
    case 'clientId':
      return identity.clientId;
    case 'objectId':
      return identity.principalId;
    case 'resourceId':
      return identity.id;
    case 'systemAssigned':
      return undefined;
  }
}
