import assert from 'node:assert/strict';
import { fitRoles } from '../../../src/access/roleFit';
import { aRole } from '../fakes/builders';
import { builtIn, builtInRoles } from './builtInRoles';

/** The first three of the real definitions for each type, the kind of an account after `#`. */
const topThree: readonly (readonly [target: string, first: string, second: string, third?: string])[] = [
  [
    'Microsoft.Storage/storageAccounts',
    'Storage Blob Data Reader',
    'Storage File Data SMB Share Reader',
    'Storage Queue Data Reader',
  ],
  [
    'Microsoft.Storage/storageAccounts/blobServices/containers',
    'Storage Blob Data Reader',
    'Defender Storage Automated Malware Remediation',
    'CosmosDB Fleet Analytics Storage Data Writer',
  ],
  [
    'Microsoft.Storage/storageAccounts/queueServices/queues',
    'Storage Queue Data Reader',
    'Storage Queue Data Message Sender',
    'Storage Queue Data Message Processor',
  ],
  [
    'Microsoft.KeyVault/vaults',
    'Key Vault Crypto Service Release User',
    'Operator Nexus Key Vault Writer Service Role (Preview)',
    'Key Vault Secrets User',
  ],
  [
    'Microsoft.ServiceBus/namespaces',
    'Azure Service Bus Data Receiver',
    'Azure Service Bus Data Sender',
    'Azure Service Bus Data Owner',
  ],
  [
    'Microsoft.ServiceBus/namespaces/queues',
    'Azure Service Bus Data Receiver',
    'Azure Service Bus Data Sender',
    'Azure Service Bus Data Owner',
  ],
  [
    'Microsoft.EventHub/namespaces/eventhubs',
    'Azure Event Hubs Data Receiver',
    'Azure Event Hubs Data Sender',
    'Azure Event Hubs Data Owner',
  ],
  [
    'Microsoft.AppConfiguration/configurationStores',
    'App Configuration Data Reader',
    'App Configuration Data Owner',
  ],
  [
    'Microsoft.ContainerRegistry/registries',
    'AcrPull',
    'AcrQuarantineReader',
    'Container Registry Repository Catalog Lister',
  ],
  [
    'Microsoft.CognitiveServices/accounts#OpenAI',
    'Cognitive Services OpenAI User',
    'Cognitive Services OpenAI Contributor',
    'Cognitive Services Data Reader',
  ],
  [
    'Microsoft.Search/searchServices',
    'Search Index Data Reader',
    'Search Index Data Contributor',
    'Defender AI',
  ],
  [
    'Microsoft.DocumentDB/databaseAccounts',
    'CosmosBackupOperator',
    'Defender Azure Cosmos DB',
    'Cosmos DB Long Term Retention Restore Role',
  ],
  [
    'Microsoft.SignalRService/SignalR',
    'SignalR REST API Reader',
    'SignalR App Server',
    'SignalR REST API Owner',
  ],
  [
    'Microsoft.EventGrid/topics',
    'EventGrid Data Sender',
    'EventGrid Data Contributor',
    'Defender Storage Malware Data Scanner',
  ],
  [
    'Microsoft.ContainerService/managedClusters',
    'Azure Kubernetes Service RBAC Reader',
    'Azure Kubernetes Service RBAC Writer',
    'Azure Kubernetes Service RBAC Admin',
  ],
  [
    'Microsoft.Compute/virtualMachines',
    'Virtual Machine User Login',
    'Virtual Machine Administrator Login',
    'Windows Admin Center Administrator Login',
  ],
  [
    'Microsoft.OperationalInsights/workspaces',
    'Defender Unified RBAC Scoped Reader',
    'Log Analytics Data Reader',
    'Privileged Monitoring Data Reader',
  ],
  ['Microsoft.Insights/components', 'Monitoring Metrics Publisher', 'Data Purger', 'Issue Contributor'],
];

function fitsOf(target: string, definitions = builtInRoles): string[] {
  const [targetType = '', targetKind] = target.split('#');
  const { fits } = fitRoles({ definitions, targetType, ...(targetKind !== undefined && { targetKind }) });
  return fits.map(({ role }) => role.roleName);
}

describe('roles that fit a resource', () => {
  for (const [target, ...expected] of topThree) {
    it(`the first three for ${target} are ${expected.join(', ')}`, () => {
      assert.deepEqual(fitsOf(target).slice(0, 3), expected);
    });
  }

  it('every role is in one of the three lists, once', () => {
    for (const targetType of ['Microsoft.Storage/storageAccounts', 'Microsoft.Web/sites', undefined]) {
      const { fits, jobFunction, privileged } = fitRoles({ definitions: builtInRoles, targetType });
      const all = [...fits, ...jobFunction, ...privileged].map(({ role }) => role.guid);
      assert.equal(all.length, builtInRoles.length);
      assert.equal(new Set(all).size, builtInRoles.length);
    }
  });

  it('data-plane roles all come before control-plane ones', () => {
    const { fits } = fitRoles({ definitions: builtInRoles, targetType: 'Microsoft.Storage/storageAccounts' });
    const planes = fits.map(({ plane }) => plane);
    const firstControl = planes.indexOf('control');
    assert.ok(firstControl > 0);
    assert.ok(planes.slice(firstControl).every((plane) => plane === 'control'));
  });

  it('roles that read everything fit, and come after all that are made for the service', () => {
    const fits = fitsOf('Microsoft.Storage/storageAccounts');
    assert.ok(fits.includes('Reader') && fits.includes('Monitoring Reader'));
    assert.ok(fits.indexOf('Reader') > fits.indexOf('Storage Account Contributor'));
    assert.ok(fits.indexOf('Monitoring Reader') > fits.indexOf('Storage Blob Data Owner'));
  });

  it('reading everything is no data-plane access, not even to a registry', () => {
    const { fits } = fitRoles({
      definitions: builtInRoles,
      targetType: 'Microsoft.ContainerRegistry/registries',
    });
    const plane = (name: string) => fits.find(({ role }) => role.roleName === name)?.plane;
    assert.deepEqual([plane('Reader'), plane('AcrPull'), plane('AcrPush')], ['control', 'data', 'data']);
  });

  it('for a group or a subscription no role fits more than another', () => {
    const { fits, jobFunction } = fitRoles({ definitions: builtInRoles, targetType: undefined });
    assert.deepEqual(fits, []);
    assert.ok(jobFunction.some(({ role }) => role.roleName === 'Storage Blob Data Reader'));
  });

  it('privileged roles come last even where they fit, and among them those that assign roles', () => {
    const { fits, privileged } = fitRoles({
      definitions: builtInRoles,
      targetType: 'Microsoft.KeyVault/vaults',
    });
    const names = privileged.map(({ role }) => role.roleName);
    for (const name of [
      'Owner',
      'Contributor',
      'User Access Administrator',
      'Role Based Access Control Administrator',
      'Access Review Operator Service Role',
      'Key Vault Data Access Administrator',
    ]) {
      assert.ok(names.includes(name), name);
      assert.ok(!fits.some(({ role }) => role.roleName === name), name);
    }
  });

  it('a child type without operations of its own takes those of its parent', () => {
    const { fits } = fitRoles({
      definitions: builtInRoles,
      targetType: 'Microsoft.AppConfiguration/configurationStores/replicas',
      parentType: 'Microsoft.AppConfiguration/configurationStores',
    });
    assert.equal(fits[0]?.role.roleName, 'App Configuration Data Reader');
  });

  it('the case of type and actions does not matter', () => {
    const upper = fitsOf('MICROSOFT.STORAGE/STORAGEACCOUNTS');
    assert.deepEqual(upper, fitsOf('microsoft.storage/storageaccounts'));
  });
});

describe('custom roles in the ranking', () => {
  const blobs = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs';
  const custom = (dataActions: readonly string[], notDataActions: readonly string[] = []) =>
    aRole('Our role', { dataActions, notDataActions }, { type: 'CustomRole' });
  const placed = (role: ReturnType<typeof custom>, type = 'Microsoft.Storage/storageAccounts') =>
    fitsOf(type, [...builtInRoles, role]).indexOf('Our role');

  it('one that writes one thing stands among the roles that allow one thing', () => {
    const at = placed(custom([`${blobs}/write`]));
    const others = fitsOf('Microsoft.Storage/storageAccounts', [...builtInRoles, custom([`${blobs}/write`])]);
    assert.ok(at > others.indexOf('Storage Blob Data Reader'));
    assert.ok(at < others.indexOf('Storage Queue Data Message Processor'));
  });

  it('one with a wildcard stands where the operations under it put it', () => {
    const all = [...builtInRoles, custom([`${blobs}/*`])];
    const fits = fitsOf('Microsoft.Storage/storageAccounts', all);
    assert.ok(fits.indexOf('Our role') > fits.indexOf('Storage Blob Data Contributor'));
    assert.ok(fits.indexOf('Our role') <= fits.indexOf('Storage Blob Data Owner') + 1);
  });

  it('exclusions are subtracted', () => {
    const limited = custom(
      [`${blobs}/*`],
      [`${blobs}/delete`, `${blobs}/*/action`, `${blobs}/write`, `${blobs}/tags/*`],
    );
    const { fits } = fitRoles({
      definitions: [...builtInRoles, limited],
      targetType: 'Microsoft.Storage/storageAccounts',
    });
    assert.equal(fits.find(({ role }) => role === limited)?.allowed, 1);
    assert.ok(fits.findIndex(({ role }) => role === limited) < 6);
  });

  it('one whose exclusions leave nothing on the target does not fit', () => {
    assert.equal(placed(custom([`${blobs}/*`], ['Microsoft.Storage/*'])), -1);
  });

  it('one for another service does not fit', () => {
    assert.equal(placed(custom([`${blobs}/read`]), 'Microsoft.KeyVault/vaults'), -1);
  });

  it('one that may assign roles is privileged, whatever its name', () => {
    const role = aRole('Harmless', { actions: ['Microsoft.Authorization/*/write'] }, { type: 'CustomRole' });
    const { privileged } = fitRoles({ definitions: [role, builtIn('Reader')], targetType: undefined });
    assert.deepEqual(
      privileged.map((each) => each.role.roleName),
      ['Harmless'],
    );
  });
});
