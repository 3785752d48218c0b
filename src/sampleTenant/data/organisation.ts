/** Contoso's frame: management groups, subscriptions, resource groups, and the people and groups in its directory. */

import { guidOf } from '../guid';
import { sampleCallers } from '../signIn';
import { resourceGroup } from './build';
import type { SampleManagementGroup, SampleMembership, SamplePrincipal, SampleSubscription } from './shape';

export const managementGroups: readonly SampleManagementGroup[] = [
  { name: 'mg-contoso', displayName: 'Contoso' },
  { name: 'mg-platform', displayName: 'Platform', parent: 'mg-contoso' },
  { name: 'mg-workloads', displayName: 'Workloads', parent: 'mg-contoso' },
];

const subscription = (displayName: string, managementGroup?: string): SampleSubscription => ({
  subscriptionId: guidOf(`subscription ${displayName}`),
  displayName,
  ...(managementGroup !== undefined && { managementGroup }),
});

export const prod: SampleSubscription = {
  ...subscription('Contoso Prod', 'mg-workloads'),
  tags: { environment: 'production', note: "Ola's [sample](command:workbench.action.quit) <b>tag</b>" },
};
/** Has resources, but no managed identity of any kind. */
export const dev = subscription('Contoso Dev', 'mg-workloads');
export const shared = subscription('Contoso Shared', 'mg-platform');
/** Every caller sees that it is there, through one right on one registry; nobody may read what is in it. */
export const locked = subscription('Contoso Locked');

export const subscriptions: readonly SampleSubscription[] = [prod, dev, shared, locked];

export const orders = resourceGroup(prod, 'rg-orders', 'westeurope', {
  team: 'orders',
  environment: 'production',
});
export const payments = resourceGroup(prod, 'rg-payments', 'westeurope', {
  team: 'payments',
  environment: 'production',
});
export const catalog = resourceGroup(prod, 'rg-catalog', 'northeurope', {
  team: 'catalog',
  environment: 'production',
});
export const data = resourceGroup(prod, 'rg-data', 'northeurope', {
  team: "Data & maths team's",
  environment: 'production',
});
export const aks = resourceGroup(prod, 'rg-aks', 'westeurope', {
  team: 'platform',
  environment: 'production',
});
export const observability = resourceGroup(prod, 'rg-observability', 'westeurope', { team: 'platform' });
export const network = resourceGroup(prod, 'rg-network', 'westeurope', { team: 'platform' });
export const ordersDev = resourceGroup(dev, 'rg-orders-dev', 'westeurope', {
  team: 'orders',
  environment: 'development',
});
export const catalogDev = resourceGroup(dev, 'rg-catalog-dev', 'northeurope', {
  team: 'catalog',
  environment: 'development',
});
export const platform = resourceGroup(shared, 'rg-platform', 'westeurope', { team: 'platform' });
export const registry = resourceGroup(shared, 'rg-registry', 'westeurope', { team: 'platform' });
export const messaging = resourceGroup(shared, 'rg-messaging', 'northeurope', { team: 'integration' });
export const sealed = resourceGroup(locked, 'rg-sealed', 'westeurope');

export const resourceGroups = [
  ...[orders, payments, catalog, data, aks, observability, network],
  ...[ordersDev, catalogDev],
  ...[platform, registry, messaging],
  sealed,
];

/** Applications of the orders team get their common rights here. */
export const ordersApps = guidOf('group sg-orders-apps');
export const engineers = guidOf('group sg-engineers');
export const everyone = guidOf('group sg-everyone');

const person = (oid: string, displayName: string): SamplePrincipal => ({
  objectId: oid,
  type: 'User',
  displayName,
});
const group = (objectId: string, displayName: string): SamplePrincipal => ({
  objectId,
  type: 'Group',
  displayName,
});

export const maker = guidOf('person maker');
export const legacyDeploy = guidOf('application sp-legacy-deploy');

export const principals: readonly SamplePrincipal[] = [
  ...Object.values(sampleCallers).map(({ oid, displayName }) => person(oid, displayName)),
  person(maker, 'Mo Maker (sample)'),
  { objectId: legacyDeploy, type: 'ServicePrincipal', displayName: 'sp-legacy-deploy' },
  group(ordersApps, 'sg-orders-apps'),
  group(engineers, 'sg-engineers'),
  group(everyone, 'sg-everyone'),
];

/** The engineers are in `sg-everyone` as a group; the operator is there in person. */
export const peopleInGroups: readonly SampleMembership[] = [
  { group: engineers, member: sampleCallers.owner.oid },
  { group: engineers, member: sampleCallers.reader.oid },
  { group: everyone, member: engineers },
  { group: everyone, member: sampleCallers.operator.oid },
];
