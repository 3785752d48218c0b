/** What the resource ID of a user-assigned identity is made of, and names that a declaration can have for it. */

import type { CredentialRequest } from '../request';

export interface IdentityParts {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly name: string;
}

/** `undefined` for an ID of another form. */
export function identityParts(id: string | undefined): IdentityParts | undefined {
  const match =
    /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.ManagedIdentity\/userAssignedIdentities\/([^/]+)$/i.exec(
      id ?? '',
    );
  const [, subscriptionId, resourceGroup, name] = match ?? [];
  return subscriptionId === undefined || resourceGroup === undefined || name === undefined
    ? undefined
    : { subscriptionId, resourceGroup, name };
}

/** An identifier made of a name, which no file in `taken` has yet. */
export function freeSymbol(name: string, taken: ReadonlySet<string>, separator: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const plain = words.join(separator).replace(/^(?=[^A-Za-z])/, 'id') || 'identity';
  for (let number = 1; ; number++) {
    const symbol = number === 1 ? plain : `${plain}${number}`;
    if (!taken.has(symbol)) return symbol;
  }
}

/** The name that tells which identity a request is about. */
export function nameOf(request: CredentialRequest): string | undefined {
  return identityParts(request.id)?.name ?? request.identityName;
}
