/** All routes, in the order in which they are tried: the generic ones for resources last. */

import type { Route } from '../call';
import { accessPolicyRoutes } from './accessPolicies';
import { appSecretRoutes } from './appSecrets';
import { cosmosRoleRoutes } from './cosmosRoles';
import { denyAssignmentRoutes } from './denyAssignments';
import { federatedCredentialRoutes } from './federatedCredentials';
import { lockRoutes } from './locks';
import { managementGroupRoutes } from './managementGroups';
import { operationRoutes } from './operations';
import { permissionRoutes } from './permissions';
import { providerRoutes } from './providers';
import { resourceGraphRoutes } from './resourceGraph';
import { resourceGroupRoutes } from './resourceGroups';
import { resourceListRoutes } from './resourceLists';
import { resourceRoutes } from './resources';
import { roleAssignmentRoutes } from './roleAssignments';
import { roleAssignmentWriteRoutes } from './roleAssignmentWrites';
import { roleDefinitionRoutes } from './roleDefinitions';
import { siteConfigRoutes } from './siteConfig';
import { subscriptionRoutes } from './subscriptions';
import { systemAssignedIdentityRoutes } from './systemAssignedIdentity';
import { tenantRoutes } from './tenants';
import { userAssignedIdentityRoutes } from './userAssignedIdentities';

export const routes: readonly Route[] = [
  ...tenantRoutes,
  ...subscriptionRoutes,
  ...managementGroupRoutes,
  ...resourceGroupRoutes,
  ...resourceListRoutes,
  ...resourceGraphRoutes,
  ...roleAssignmentRoutes,
  ...roleAssignmentWriteRoutes,
  ...roleDefinitionRoutes,
  ...denyAssignmentRoutes,
  ...lockRoutes,
  ...permissionRoutes,
  ...systemAssignedIdentityRoutes,
  ...federatedCredentialRoutes,
  ...userAssignedIdentityRoutes,
  ...accessPolicyRoutes,
  ...cosmosRoleRoutes,
  ...providerRoutes,
  ...operationRoutes,
  ...siteConfigRoutes,
  ...appSecretRoutes,
  ...resourceRoutes,
];
