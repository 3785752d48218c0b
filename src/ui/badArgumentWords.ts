/** The words for an argument that a command cannot use: which one, and what it should be. */

import type { FailureDetails } from '../model/failure';
import { attachReasonWords, type AttachReason } from './attachArgumentWords';
import type { Translate } from './words';

/** Why an argument was refused: `values.reason` of a `badArgument` failure. */
export type BadArgumentReason =
  | 'object'
  | 'text'
  | 'textList'
  | 'trueOrFalse'
  | 'armId'
  | 'identityId'
  | 'guid'
  | 'guidOrId'
  | 'roleAssignmentId'
  | 'operation'
  | 'accessError'
  | 'subscriptionFilter'
  | 'oneOf'
  | 'systemAssigned'
  | 'userAssigned'
  | 'severalTenants'
  | 'heldByGroup'
  | 'notOrphaned'
  | 'cosmosAccount'
  | 'vault'
  | 'vaultUsesRoles'
  | 'permissions'
  | 'noPermissions'
  | 'cosmosScope'
  | 'cosmosRole'
  | 'otherTenant'
  | 'otherSubscription'
  | 'identityName'
  | 'groupName'
  | 'region'
  | 'tags'
  | 'tagOnly'
  | 'tagName'
  | 'onlyUserAssigned'
  | 'recreatable'
  | 'unknownField'
  | 'notBoth'
  | 'noClient'
  | 'file'
  | 'fileToWrite'
  | 'httpsAddress'
  | 'environmentVariable'
  | AttachReason
  | 'userAssignedOnly'
  | 'credentialName'
  | 'issuer'
  | 'subject'
  | 'wildcard'
  | 'noCredential';

/** Says which argument it is and what is wanted; what was given stands in quotes, shortened. */
export function badArgumentSentence(t: Translate, details: FailureDetails): string {
  if (details.field === undefined) return t('Azure did not accept one of the values.');
  const what = t('The value of "{0}"', details.field);
  const given = details.values?.['given'] ?? '';
  const wanted = wantedWords(t, { ...reasonByField(details.field), ...details.values });
  return given === ''
    ? t('{0} cannot be used: {1}.', what, wanted)
    : t('{0} cannot be used: {1}. It is "{2}".', what, wanted, shortened(given));
}

/** Of the endpoints in the settings, and of what Azure itself refused, it is known what they have to be. */
function reasonByField(field: string): Readonly<Record<string, string>> {
  if (/^customCloud\..*Url$/.test(field)) return { reason: 'httpsAddress' };
  const reasons: Readonly<Record<string, BadArgumentReason>> = {
    location: 'region',
    name: 'identityName',
    resourceGroup: 'groupName',
  };
  const reason = reasons[field];
  return reason === undefined ? {} : { reason };
}

function wantedWords(t: Translate, values: Readonly<Record<string, string>>): string {
  // Data that came with the failure: whoever made it may have used a reason of their own.
  const reason = values['reason'] as BadArgumentReason | undefined;
  switch (reason) {
    case 'object':
      return t('one object with named values is wanted');
    case 'text':
      return t('a text is wanted');
    case 'textList':
      return t('a list of texts is wanted');
    case 'trueOrFalse':
      return t('true or false is wanted');
    case 'armId':
      return t('a resource ID is wanted, such as /subscriptions/…/resourceGroups/…');
    case 'identityId':
      return t('the resource ID of a managed identity, or of the resource that owns it, is wanted');
    case 'guid':
      return t('a GUID is wanted');
    case 'guidOrId':
      return t('the GUID or the full ID of a role definition is wanted');
    case 'roleAssignmentId':
      return t('the full ID of a role assignment is wanted');
    case 'operation':
      return t('an operation is wanted, such as Microsoft.Authorization/roleAssignments/write');
    case 'accessError':
      return t(
        'an error is wanted in which access is refused, whole, with the code and the message of the service',
      );
    case 'subscriptionFilter':
      return t('entries of the form tenantId/subscriptionId are wanted');
    case 'notBoth':
      return t('it cannot stand beside "{0}"', values['allowed'] ?? '');
    case 'oneOf':
      return t('one of {0} is wanted', values['allowed'] ?? '');
    case 'systemAssigned':
      return t('the identity is system-assigned, so "identifier" can only be systemAssigned');
    case 'userAssigned':
      return t('the identity is user-assigned, so "identifier" cannot be systemAssigned');
    case 'severalTenants':
      return t('the identities are in different tenants; assign roles in one tenant at a time');
    case 'heldByGroup':
      return t(
        'a group holds this assignment; remove the role from the group, or the identity from the group',
      );
    case 'vault':
      return t('the resource ID of a key vault is wanted');
    case 'vaultUsesRoles':
      return t('this key vault goes by roles and ignores access policies; assign a role instead');
    case 'permissions':
      return t('a list of permissions is wanted, each one of {0}', values['allowed'] ?? '');
    case 'noPermissions':
      return t('at least one permission for secrets, keys or certificates is wanted');
    case 'cosmosAccount':
      return t('the resource ID of a Cosmos DB account is wanted');
    case 'cosmosScope':
      return t(
        'the account, a database or a container in it is wanted, by its resource ID or as /, /dbs/… or /dbs/…/colls/…',
      );
    case 'cosmosRole':
      return t('a role of the same Cosmos DB account is wanted, by its GUID or its full ID');
    case 'notOrphaned':
      return t('its principal is still there, so it is not orphaned; remove it as a role assignment');
    case 'environmentVariable':
      return t('a name of letters, digits and underscores is wanted');
    case 'userAssignedOnly':
      return t('only a user-assigned identity can have federated credentials');
    case 'credentialName':
      return t('3 to 120 letters, digits, dashes and underscores are wanted, the first a letter or a digit');
    case 'issuer':
      return t(
        'an address that begins with https:// is wanted, of 600 characters at most, without blanks around it',
      );
    case 'subject':
      return t('a text of 1 to 600 characters without blanks around it is wanted');
    case 'wildcard':
      return t('Azure compares it to the letter, so a wildcard in it matches nothing');
    case 'noCredential':
      return t('the name of a federated credential that the identity has is wanted');
    case 'file':
      return t('the path of a file that is there is wanted');
    case 'fileToWrite':
      return t(
        'a path is wanted, or a URI of a file system of the editor; a relative path needs an open folder',
      );
    case 'noClient':
      return t(
        'the ID of a storage account, key vault, Service Bus or Event Hubs namespace, Cosmos DB account, App Configuration store, Azure OpenAI account or SQL server, or of something in one, is wanted',
      );
    case 'otherTenant':
      return t(
        'it lies in another tenant than the identity, and a role can be assigned in the tenant of the identity only',
      );
    case 'otherSubscription':
      return t('a resource group in the subscription that "subscriptionId" names is wanted');
    case 'identityName':
      return t(
        '3 to 128 letters, digits, hyphens and underscores are wanted, the first of them a letter or a digit',
      );
    case 'groupName':
      return t(
        'the name of a resource group is wanted: 1 to 90 letters, digits, hyphens, underscores, dots and parentheses, without a dot at the end',
      );
    case 'region':
      return t('a region is wanted that offers managed identities in the subscription');
    case 'tags':
      return t(
        'an object of names and texts is wanted: at most 50, names up to 512 characters without < > % & \\ ? /, texts up to 256',
      );
    case 'tagOnly':
      return t('it goes with "by" being tag');
    case 'tagName':
      return t('the name of a tag is wanted, of 1 to 512 characters');
    case 'onlyUserAssigned':
      return t('the resource ID of a user-assigned identity is wanted');
    case 'recreatable':
      return t(
        'the ID of an identity, a role assignment, a federated credential or a resource with an identity is wanted',
      );
    case 'unknownField':
      return values['allowed'] === undefined
        ? t('this command takes no values')
        : t('this command has no such value; it takes {0}', values['allowed']);
    case 'httpsAddress':
      return t('an address that begins with https:// is wanted');
    case undefined:
      return t('a value is wanted');
    default:
      return attachReasonWords(t, reason) ?? t('it does not have the right form');
  }
}

function shortened(given: string): string {
  return given.length > 80 ? `${given.slice(0, 80)}…` : given;
}
