/** Entra app roles: their page and their lines are those of the cloud that is signed in to. */

import assert from 'node:assert/strict';
import { appRoleCmdlets, appRoleCommands, appRolesPage } from '../../../src/access/appRoles';
import { cloudFrom } from '../../../src/auth/clouds';

const principal = { tenantId: 'tenant', principalId: 'object', clientId: 'client' };

describe('app roles', () => {
  for (const [setting, portal, graph, environment] of [
    ['AzureCloud', 'https://portal.azure.com', 'https://graph.microsoft.com', 'Global'],
    ['AzureUSGovernment', 'https://portal.azure.us', 'https://graph.microsoft.us', 'USGov'],
    ['AzureChinaCloud', 'https://portal.azure.cn', 'https://microsoftgraph.chinacloudapi.cn', 'China'],
  ] as const)
    it(`are those of ${setting}`, () => {
      const cloud = cloudFrom(setting, undefined);
      assert.equal(
        appRolesPage(cloud, principal),
        `${portal}/#@tenant/view/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/Permissions/objectId/object/appId/client`,
      );
      const list = `"${graph}/v1.0/servicePrincipals/object/appRoleAssignments"`;
      assert.equal(appRoleCommands(cloud, principal).split(list).length, 3);
      assert.match(
        appRoleCmdlets(cloud, principal),
        new RegExp(`^Connect-MgGraph -Environment ${environment} `),
      );
    });

  it('of a cloud that is not known ask the Azure CLI where Microsoft Graph is', () => {
    const cloud = cloudFrom('custom', {
      resourceManagerUrl: 'https://management.local.example',
      activeDirectoryUrl: 'https://login.local.example',
      portalUrl: 'https://portal.local.example/',
    });
    assert.match(
      appRoleCommands(cloud, principal),
      /--url "\$\(az cloud show --query endpoints\.microsoftGraph/,
    );
    assert.match(appRoleCmdlets(cloud, principal), /^Connect-MgGraph -TenantId 'tenant' /);
    assert.match(appRolesPage(cloud, principal) ?? '', /^https:\/\/portal\.local\.example\/#@tenant\//);
  });

  it('have no page without a portal over HTTPS, and one without the client ID', () => {
    assert.equal(appRolesPage({ portalUrl: 'http://portal.local.example' }, principal), undefined);
    const { tenantId, principalId } = principal;
    const page = appRolesPage({ portalUrl: 'https://p.example' }, { tenantId, principalId });
    assert.match(page ?? '', /\/objectId\/object$/);
  });
});
