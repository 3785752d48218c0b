/** As .NET prints exceptions where it is about signing in, to databases and for tokens, and about management. */

import { requestFailed } from './dotnet';
import { id, identity, site, type Sample } from './sample';
import { armLinked, wrapped } from './wire';

const assignAction = 'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action';

export const dotnetSignIn: readonly Sample[] = [
  {
    title: '.NET: a login at Azure SQL',
    text: `Microsoft.Data.SqlClient.SqlException (0x80131904): Login failed for user '<token-identified principal>'. The server is not currently configured to accept this token.
   at Microsoft.Data.SqlClient.SqlInternalConnection.OnError(SqlException exception, Boolean breakConnection)
Error Number:18456,State:1,Class:14`,
    reads: {
      by: 'sql',
      kind: 'databaseUser',
      code: '18456',
      service: 'sql',
      obstacle: 'serverTakesNoTokens',
      absent: ['who notSaid', 'action notSaid', 'where notSaid'],
    },
  },
  {
    title: '.NET: an identity that no user of the database stands for',
    text: `Microsoft.Data.SqlClient.SqlException (0x80131904): The server principal "${id.app}@${id.tenant}" is not able to access the database "shop" under the current security context.
Cannot open database "shop" requested by the login. The login failed.
Login failed for user '${id.app}@${id.tenant}'.`,
    reads: {
      by: 'sql',
      kind: 'databaseUser',
      code: '916',
      who: { clientId: id.app, tenantId: id.tenant },
      service: 'sql',
      database: 'shop',
      absent: ['action notSaid', 'where notSaid'],
    },
  },
  {
    title: '.NET: several identities, none named',
    text: `Azure.Identity.AuthenticationFailedException: ManagedIdentityCredential authentication failed: [Managed Identity] Authentication unavailable. Either the requested identity has not been assigned to this resource, or other errors could be present. Ensure the identity is correctly assigned and check the inner exception for more details. For more information, visit https://aka.ms/msal-managed-identity.
Status: BadRequest
Content:
{"error":"invalid_request","error_description":"Multiple user assigned identities exist, please specify the clientId / resourceId of the identity in the token request"}
Headers:
Server: IMDS/150.870.65.1854
x-ms-request-id: ${id.correlation}`,
    reads: {
      by: 'managedIdentity',
      kind: 'severalIdentities',
      correlationId: id.correlation,
      absent: ['who notSaid', 'action notSaid', 'where notSaid'],
    },
  },
  {
    title: '.NET: attaching an identity that the caller may not use',
    text: requestFailed(
      armLinked('Microsoft.Web/sites/write', site, assignAction, identity),
      '403 (Forbidden)',
      {
        code: 'LinkedAuthorizationFailed',
        content: wrapped(
          'LinkedAuthorizationFailed',
          armLinked('Microsoft.Web/sites/write', site, assignAction, identity),
        ).replaceAll("'", '\\u0027'),
        headers: [`x-ms-correlation-request-id: ${id.correlation}`],
      },
    ),
    reads: {
      by: 'arm',
      kind: 'noRole',
      code: 'LinkedAuthorizationFailed',
      who: { clientId: id.app, objectId: id.object },
      operations: [assignAction],
      scopes: [identity],
      correlationId: id.correlation,
    },
    roles: ['Managed Identity Operator', 'Contributor'],
  },
  {
    title: '.NET: Microsoft Graph',
    text: `Microsoft.Graph.Models.ODataErrors.ODataError: Insufficient privileges to complete the operation.
Code: Authorization_RequestDenied
   at Microsoft.Kiota.Http.HttpClientLibrary.HttpClientRequestAdapter.ThrowIfFailedResponse(HttpResponseMessage response)`,
    reads: {
      by: 'graph',
      kind: 'appRole',
      code: 'Authorization_RequestDenied',
      host: 'graph.microsoft.com',
      absent: ['who notSaid', 'action notSaid'],
    },
  },
];
