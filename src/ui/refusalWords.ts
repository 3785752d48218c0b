/** What each kind of refused access means and what to do about it, in two or three sentences. */

import type { RefusalKind } from '../access/explain/refusal';
import type { Translate } from './words';

const words: Readonly<Record<RefusalKind, (t: Translate, by: string) => string>> = {
  noRole: (t, by) =>
    t(
      '{0} knows who asked. No role that counts there allows it. A role below does, once it is assigned.',
      by,
    ),
  denied: (t) =>
    t(
      'A deny assignment forbids it, whatever roles are held. Only who manages the deny assignment can change that: a deployment stack, a managed application or Azure itself.',
    ),
  policy: (t) =>
    t(
      'A policy of the organization forbids the change, whatever roles are held. Change what it looks at, or ask who manages the policies for an exemption.',
    ),
  lock: (t) =>
    t(
      'A lock forbids the change, whatever roles are held. Whoever may delete locks there, such as an owner, can take it away for the time of the change.',
    ),
  network: (t, by) =>
    t(
      'The network rules of the resource of {0} refused the address that the request came from. No role helps: allow the address or network, use a private endpoint, or run the code inside the network.',
      by,
    ),
  accessPolicy: (t) =>
    t(
      'This vault decides by its access policies, and roles for its data have no effect. The identity needs an access policy, or the vault has to be changed to role-based access.',
    ),
  dataRole: (t) =>
    t(
      "Cosmos DB decides about data by its own roles, which are no roles of Azure RBAC. The identity needs one of the account's data roles.",
    ),
  managementOnly: (t) =>
    t(
      'Cosmos DB lets no token for data create, change or delete databases and containers, whatever roles are held. Do that by Azure Resource Manager: Bicep, Terraform, the Azure CLI or the portal.',
    ),
  databaseUser: (t) =>
    t(
      'The database has no user for the identity. The Microsoft Entra administrator of the server creates it inside the database; a role of Azure RBAC gives no way in.',
    ),
  databaseGrant: (t) =>
    t(
      'The database knows the user, who may not do this in it. Whoever owns the database grants the permission, or adds the user to a role of the database.',
    ),
  appRole: (t) =>
    t(
      'The application lacks a permission of the API that was called. That is an app role in Microsoft Entra ID, which an administrator gives to the identity; roles of Azure RBAC do not count there.',
    ),
  keysOff: (t) =>
    t(
      'The request used an access key or a connection string with one, and keys are switched off there. Use a credential of the managed identity with the address of the resource instead.',
    ),
  noToken: (t) =>
    t(
      'The request had no token that could be used. Check that the client was made with a credential, and not with an address alone.',
    ),
  expired: (t) =>
    t(
      'The token has expired. Let the credential of the SDK fetch tokens instead of keeping one, and check the clock of the machine.',
    ),
  wrongTenant: (t) =>
    t(
      'The token is of another tenant than the one that the resource belongs to. Sign in to that tenant, or use an identity that lives there: a managed identity cannot cross tenants.',
    ),
  wrongAudience: (t) =>
    t(
      'The token was made for another service. Ask for one with the right scope: the address of the service, followed by "/.default".',
    ),
  noSubdomain: (t) =>
    t(
      "Tokens are taken only at a host name of the resource's own, and a regional one was called. Give the resource a custom subdomain and call that.",
    ),
  federation: (t) =>
    t(
      'No federated credential fits the token that was presented. Issuer, subject and audience must be the same to the letter, upper and lower case included.',
    ),
  unknownApplication: (t) =>
    t(
      'The tenant has no application of this client ID. Either it is the client ID of another tenant, or it is an object ID or a typing error, or the identity was deleted.',
    ),
  conditionalAccess: (t) =>
    t(
      'A Conditional Access policy of the tenant stopped the sign-in. It has to be met, or changed by an administrator.',
    ),
  secret: (t) =>
    t('The client secret is wrong or has expired. A managed identity or a federated credential needs none.'),
  entraOther: (t) =>
    t(
      'Microsoft Entra ID refused the sign-in. The page https://login.microsoftonline.com/error explains its code.',
    ),
  identityMissing: (t) =>
    t(
      'The identity that was asked for is not attached to the resource that the code runs on. Attach it, or name one that is attached; the SDK wants the client ID, not the object ID, unless it says otherwise.',
    ),
  noEndpoint: (t) =>
    t(
      "Nothing answers where managed identities get their tokens. That is so on a developer's machine, on a resource without an identity, in a container that does not share its network, and where the endpoint is switched off.",
    ),
  severalIdentities: (t) =>
    t('Several identities are attached, and the code names none. Name it by its client ID.'),
  disabled: (t) =>
    t('The secret, key or certificate is disabled, whatever roles are held. Enable it in the vault.'),
};

/** @param by the service that refused. */
export function refusalWords(t: Translate, kind: RefusalKind, by: string): string {
  return words[kind](t, by);
}

const parts: Readonly<Record<string, (t: Translate) => string>> = {
  'who notSaid': (t) =>
    t(
      'Who asked: this service does not say. Look into the configuration of the app (AZURE_CLIENT_ID, the credential in the code), or at the identities of the resource that it runs on. With an identity chosen, what it has is compared.',
    ),
  'who hidden': (t) =>
    t('Who asked: masked in this log. The unmasked text is in the log of the machine or pipeline itself.'),
  'who cut': (t) => t('Who asked: cut off. In the whole error it stands behind "client", "appid" or "oid".'),
  'action notSaid': (t) =>
    t(
      'What was tried: this service does not say. The line of the code that failed tells whether it read or wrote.',
    ),
  'action hidden': (t) =>
    t(
      'What was tried: masked in this log. The unmasked text is in the log of the machine or pipeline itself.',
    ),
  'action cut': (t) => t('What was tried: cut off. In the whole error it stands behind "action".'),
  'where notSaid': (t) =>
    t(
      'Where: this error does not say. The address that the client of the code was made with tells, or the diagnostic logs of the resource.',
    ),
  'where hidden': (t) =>
    t('Where: masked in this log. The unmasked text is in the log of the machine or pipeline itself.'),
  'where cut': (t) =>
    t(
      'Where: cut off. In the whole error it stands behind "scope", "Resource" or in the address of the request.',
    ),
};

/** Where to find a part that is not in the error. */
export function absentWords(t: Translate, part: string, why: string): string {
  return parts[`${part} ${why}`]?.(t) ?? '';
}
