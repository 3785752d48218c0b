/** From an identity and the settings to what `code/` is asked to write. */

import type { RememberedIdentity } from '../access/identityMemory';
import type { ClientTarget } from '../code/clients/client';
import type { Language } from '../code/language';
import type { CredentialRequest, Flavour, Identifier, IdSource } from '../code/request';
import type { CodeSettings } from './codeSettings';

/** What somebody chose; what is left out comes from the settings. */
export interface Choice {
  readonly identifier?: Identifier;
  readonly flavour?: Flavour;
  readonly idSource?: IdSource;
  readonly variable?: string;
  /** What the flavour `client` makes a client for; without it that flavour is `credential`. */
  readonly target?: ClientTarget;
}

/**
 * The request for an identity, or for whichever one the environment or the host names when it is `undefined`. Gives
 * `undefined` when the ID would have to stand in the code and is not known here; a system-assigned identity is named by
 * none.
 */
export function requestFor(
  identity: RememberedIdentity | undefined,
  settings: CodeSettings,
  choice: Choice = {},
): CredentialRequest | undefined {
  const { target } = choice;
  // Connection strings of SQL know no other ID.
  const usual = target?.service === 'sql' ? 'clientId' : settings.identifier;
  const idSource = choice.idSource ?? settings.idSource;
  // Only a resource ID can be put together before the identity exists.
  const asked = idSource === 'parts' ? 'resourceId' : (choice.identifier ?? usual);
  const identifier = identity?.kind === 'systemAssigned' ? 'systemAssigned' : asked;
  const flavour = choice.flavour ?? settings.flavour;
  const id = identity === undefined ? undefined : idOf(identity, identifier);
  if (identifier !== 'systemAssigned' && idSource === 'literal' && id === undefined) return undefined;
  return {
    identifier,
    flavour: flavour === 'client' && target === undefined ? 'credential' : flavour,
    idSource,
    ...(id !== undefined && { id }),
    variable: choice.variable ?? (identifier === 'systemAssigned' ? '' : settings.variables[identifier]),
    localSwitch: settings.localSwitch,
    ...(identity !== undefined && identity.name !== '' && { identityName: identity.name }),
    sample: identity?.sample ?? false,
    ...(flavour === 'client' && target !== undefined && { target }),
  };
}

const everyIdentifier: readonly Identifier[] = ['clientId', 'resourceId', 'objectId'];

/**
 * The requests to try, the best first: where a place may take one ID and not the other and nobody said which, one for
 * each that is known.
 */
export function requestsFor(
  identity: RememberedIdentity | undefined,
  settings: CodeSettings,
  choice: Choice,
  language: Pick<Language, 'isPicky'> | undefined,
): readonly CredentialRequest[] {
  const first = requestFor(identity, settings, choice);
  const isOpen = language?.isPicky === true && choice.identifier === undefined && choice.idSource !== 'parts';
  const others = isOpen && identity?.kind !== 'systemAssigned' ? everyIdentifier : [];
  const more = others.flatMap(
    (identifier) => requestFor(identity, settings, { ...choice, identifier }) ?? [],
  );
  return [...(first ? [first] : []), ...more.filter(({ identifier }) => identifier !== first?.identifier)];
}

function idOf(identity: RememberedIdentity, identifier: Identifier): string | undefined {
  switch (identifier) {
    case 'clientId':
      return identity.clientId;
    case 'objectId':
      // Empty for an identity that was named by its resource ID and never read.
      return identity.principalId === '' ? undefined : identity.principalId;
    case 'resourceId':
      return identity.id;
    case 'systemAssigned':
      return undefined;
  }
}
