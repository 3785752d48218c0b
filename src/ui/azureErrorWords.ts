/** What to do about refusals that Azure's own code, or its message, tells apart. */

import type { FailureDetails } from '../model/failure';
import type { Translate } from './words';

type Row = readonly [RegExp, (t: Translate, on: string) => string];

/** The first that fits `code: message` counts. `on` is the name of the place. */
const rows: readonly Row[] = [
  [
    /last RBAC admin|^\w*LastRbacAdmin/i,
    (t, on) =>
      t(
        'Without this one nobody could give access on {0} any more, so Azure keeps it. Give Owner or User Access Administrator there to somebody else first.',
        on,
      ),
  ],
  [
    /^AuthorizationFailed: .*ABAC condition/,
    (t, on) =>
      t(
        'Your right to give access on {0} does not reach this: a condition limits which roles you may give, and to whom. Choose a role that it allows, or ask the owner of the place.',
        on,
      ),
  ],
  [
    /^RoleAssignmentUpdateNotPermitted/,
    (t, on) =>
      t(
        'The name of this assignment is taken by one for something else on {0}, which Azure does not change. Remove that one first, then try again.',
        on,
      ),
  ],
  [
    /^UnmatchedPrincipalType/,
    (t) =>
      t(
        'Entra ID has this principal as something else than a service principal, so it is no managed identity. Refresh, and choose the identity again.',
      ),
  ],
  [
    /^InvalidPrincipalId/,
    (t) =>
      t(
        'Azure knows no principal by this ID. A role is given to the object ID of an identity, not to its client ID: refresh, and choose the identity again.',
      ),
  ],
  [
    /^InvalidRoleDefinitionId/,
    (t) => t('Azure knows no role by this ID. Give the GUID of a role, or choose it from the list.'),
  ],
  [
    /^RoleDefinition(DoesNotExist|NotAssignable)/,
    (t, on) =>
      t(
        'This role is gone, or cannot be assigned on {0}: a custom role can at its assignable scopes only. Choose another role, or have the place added to them.',
        on,
      ),
  ],
  [
    /^RoleAssignmentLimitExceeded/,
    (t) =>
      t(
        'The subscription has as many role assignments as Azure allows, 4000. Remove those that nobody needs, orphaned ones first, or assign a role once at a higher place.',
      ),
  ],
  [
    /^RoleDefinitionLimitExceeded/,
    (t) =>
      t(
        'The tenant has as many custom roles as Azure allows. Delete those that nobody needs, then try again.',
      ),
  ],
  [
    /^RoleDefinitionHasAssignments/,
    (t) => t('The role is still assigned. Remove its assignments first, then try again.'),
  ],
  [
    /^Invalid(RoleAssignment)?Condition/,
    (t) =>
      t(
        'Azure does not take the condition: it is not written right, or not for this role. Change it, best from a template, or leave it out.',
      ),
  ],
  [
    /^InvalidAuthenticationTokenTenant/,
    (t, on) =>
      t(
        '{0} belongs to another tenant than the one that was asked. After a transfer of a subscription that lasts up to an hour: refresh, sign in to the tenant that Azure names, and try again.',
        on,
      ),
  ],
  [
    /^(MissingApiVersionParameter|InvalidApiVersionParameter|NoRegisteredProviderFound|InvalidResourceType)/,
    (t) =>
      t(
        'Azure does not offer this here, or not in this version: sovereign clouds and some regions are behind. Look for an update of the extension; the log has the versions that Azure names.',
      ),
  ],
  [
    /already exists for this Managed Identity/i,
    (t) =>
      t(
        'Another federated credential of this identity has the same issuer and subject, and each pair can be there once. Use that one, or delete it first.',
      ),
  ],
  [
    /exactly one audience/i,
    (t) => t('A federated credential has exactly one audience. Give one: usually the one that is offered.'),
  ],
  [
    /has empty properties/i,
    (t) => t('A federated credential needs issuer, subject and audience. Fill in all three.'),
  ],
  [
    /Federated Identity Credential name/i,
    (t) =>
      t(
        'A federated credential is named with 3 to 120 letters, digits, hyphens and underscores, the first a letter or a digit. Choose another name.',
      ),
  ],
];

/** `undefined` for a refusal that needs no sentence of its own. */
export function azureErrorSentence(t: Translate, details: FailureDetails, on: string): string | undefined {
  const { serviceCode = '', serviceMessage = '' } = details;
  const said = `${serviceCode}: ${serviceMessage}`;
  return rows.find(([pattern]) => pattern.test(said))?.[1](t, on);
}
