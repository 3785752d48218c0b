/** Entra app roles, such as permissions on Microsoft Graph: where they are seen, and the lines that list and grant them. */

import type { Cloud } from '../model/account';
import { powerShellText } from '../model/shellText';

export interface Principal {
  readonly tenantId: string;
  readonly principalId: string;
  readonly clientId?: string;
}

interface Directory {
  readonly graph: string;
  /** As Microsoft Graph PowerShell names it. */
  readonly environment: string;
}

/** Microsoft Graph by the address of the sign-in: a cloud of one's own may use that of any of these. */
const directories: Readonly<Record<string, Directory>> = {
  'login.microsoftonline.com': { graph: 'https://graph.microsoft.com', environment: 'Global' },
  'login.microsoftonline.us': { graph: 'https://graph.microsoft.us', environment: 'USGov' },
  'login.chinacloudapi.cn': { graph: 'https://microsoftgraph.chinacloudapi.cn', environment: 'China' },
  'login.partner.microsoftonline.cn': {
    graph: 'https://microsoftgraph.chinacloudapi.cn',
    environment: 'China',
  },
};

/** Microsoft Graph goes by this in every cloud. */
const graphAppId = '00000003-0000-0000-c000-000000000000';

/** The page of the identity's service principal that shows its app roles; `undefined` without an HTTPS portal. */
export function appRolesPage(
  { portalUrl }: Pick<Cloud, 'portalUrl'>,
  { tenantId, principalId, clientId }: Principal,
): string | undefined {
  const base = portalUrl.replace(/\/+$/, '');
  if (!base.toLowerCase().startsWith('https://')) return undefined;
  const [tenant, object, app] = [tenantId, principalId, clientId].map((id) => encodeURIComponent(id ?? ''));
  return (
    `${base}/#@${tenant}/view/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/Permissions/objectId/${object}` +
    (clientId === undefined ? '' : `/appId/${app}`)
  );
}

/** For a POSIX shell. `User.Read.All` of Microsoft Graph stands for the app role that is wanted. */
export function appRoleCommands({ activeDirectoryUrl }: Cloud, { principalId }: Principal): string {
  const { graph } = directoryOf(activeDirectoryUrl) ?? {};
  // A cloud that is not known here is known to the Azure CLI that is signed in to it.
  const base = graph ?? '$(az cloud show --query endpoints.microsoftGraphResourceId -o tsv | sed "s:/*$::")';
  const list = `"${base}/v1.0/servicePrincipals/${principalId}/appRoleAssignments"`;
  return [
    '# Lists the app roles that the identity has',
    `az rest --method GET --url ${list}`,
    '# Grants one of Microsoft Graph',
    `RESOURCE=$(az ad sp show --id ${graphAppId} --query id -o tsv)`,
    `ROLE=$(az ad sp show --id ${graphAppId} --query "appRoles[?value=='User.Read.All'].id" -o tsv)`,
    `az rest --method POST --url ${list} \\`,
    `  --body '{"principalId":"${principalId}","resourceId":"'$RESOURCE'","appRoleId":"'$ROLE'"}'`,
    '',
  ].join('\n');
}

/** The same for Microsoft Graph PowerShell. */
export function appRoleCmdlets({ activeDirectoryUrl }: Cloud, { tenantId, principalId }: Principal): string {
  const { environment } = directoryOf(activeDirectoryUrl) ?? {};
  const cloud = environment === undefined ? '' : ` -Environment ${environment}`;
  return [
    `Connect-MgGraph${cloud} -TenantId ${powerShellText(tenantId)} -Scopes 'Application.Read.All', 'AppRoleAssignment.ReadWrite.All'`,
    '# Lists the app roles that the identity has',
    `Get-MgServicePrincipalAppRoleAssignment -ServicePrincipalId ${powerShellText(principalId)}`,
    '# Grants one of Microsoft Graph',
    `$resource = Get-MgServicePrincipal -Filter "appId eq '${graphAppId}'"`,
    `$role = $resource.AppRoles | Where-Object Value -eq 'User.Read.All'`,
    `New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId ${powerShellText(principalId)} \``,
    `  -PrincipalId ${powerShellText(principalId)} -ResourceId $resource.Id -AppRoleId $role.Id`,
    '',
  ].join('\n');
}

function directoryOf(activeDirectoryUrl: string): Directory | undefined {
  return URL.canParse(activeDirectoryUrl) ? directories[new URL(activeDirectoryUrl).hostname] : undefined;
}
