/** Contoso's resources that cannot carry an identity as they are: gone and moved ones, a lock, Arc, a failing machine. */

import { refusedTenantId } from '../signIn';
import { idsOf } from '../identityOf';
import { carries, resource, userAssigned } from './build';
import { data, messaging, platform } from './organisation';
import type { SampleLock, SampleResource } from './shape';

/** Came with a subscription from another tenant, and still belongs there: it gives no token here. */
export const movedIdentity = userAssigned(messaging, 'id-intake-moved', {
  tags: { team: 'integration' },
  properties: { tenantId: refusedTenantId },
});
/** Deleted while an app still carried it: in no list, only in the app's identity block. */
export const goneIdentity = userAssigned(platform, 'id-portal-retired');

export const appPortal = resource(platform, 'Microsoft.Web/sites', 'app-portal-legacy', {
  kind: 'app',
  identity: carries(undefined, goneIdentity),
  properties: { state: 'Running', enabled: true, reserved: false },
  site: {
    appSettings: {
      AZURE_CLIENT_ID: idsOf(goneIdentity)?.clientId ?? '',
      PORTAL_API_KEY: 'sample-secret-of-nobody',
    },
  },
});
export const appIntake = resource(messaging, 'Microsoft.Web/sites', 'app-intake', {
  kind: 'app,linux',
  identity: carries(undefined, movedIdentity),
  properties: { state: 'Running', enabled: true, reserved: true },
  site: {
    appSettings: {
      AZURE_CLIENT_ID: idsOf(movedIdentity)?.clientId ?? '',
      Intake__managedIdentityResourceId: movedIdentity.id,
      INTAKE_API_KEY: 'sample-secret-of-nobody',
    },
  },
});
export const appFrozen = resource(messaging, 'Microsoft.Web/sites', 'app-frozen', {
  kind: 'app,linux',
  properties: { state: 'Running', enabled: true, reserved: true },
});
export const appEdge = resource(messaging, 'Microsoft.Web/sites', 'app-edge-sync', {
  kind: 'app,linux,kubernetes',
  extendedLocation: {
    name: `/subscriptions/${messaging.subscriptionId}/resourceGroups/${messaging.name}/providers/Microsoft.ExtendedLocation/customLocations/loc-warehouse`,
    type: 'CustomLocation',
  },
  properties: { state: 'Running', enabled: true, reserved: true },
});
export const vmForecast = resource(data, 'Microsoft.Compute/virtualMachines', 'vm-forecast-01', {
  properties: { provisioningState: 'Failed', hardwareProfile: { vmSize: 'Standard_E4s_v5' } },
  failsWith: {
    code: 'InternalExecutionError',
    message: 'An internal execution error occurred. Please retry later.',
  },
});

export const outOfOrder: readonly SampleResource[] = [
  movedIdentity,
  appPortal,
  appIntake,
  appFrozen,
  appEdge,
  vmForecast,
];

export const frozenLock: SampleLock = {
  scope: appFrozen.id,
  name: 'frozen-read-only',
  level: 'ReadOnly',
  notes: 'Until the migration is over.',
};
