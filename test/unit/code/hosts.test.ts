/** Which IDs a host takes from which SDK, and what tells the host. */

import assert from 'node:assert/strict';
import { hostsIn, limitOf } from '../../../src/code/hosts';

describe('the hosts a workspace is for', () => {
  const told = (path: string, text: string): string[] => [...hostsIn([{ path: `/w/${path}`, text }])];

  it('are told by the files that deploy it', () => {
    assert.deepEqual(told('api/host.json', '{ "version": "2.0" }'), ['functions']);
    assert.deepEqual(
      told('azure.yaml', 'services:\n  api:\n    host: containerapp\n  web:\n    host: appservice\n'),
      ['containerApps', 'appService'],
    );
    assert.deepEqual(told('k8s/deployment.yaml', 'labels:\n  azure.workload.identity/use: "true"\n'), [
      'aksWorkloadIdentity',
    ]);
    assert.deepEqual(
      told('infra/main.bicep', "resource m 'Microsoft.HybridCompute/machines@2024-07-10' = {}"),
      ['arc'],
    );
    assert.deepEqual(
      told('job.yml', '$schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json\n'),
      ['machineLearning'],
    );
    assert.deepEqual(told('pkg/ApplicationManifest.xml', '<ApplicationManifest ApplicationTypeName="a">'), [
      'serviceFabric',
    ]);
  });

  it('are none where nothing says so', () => {
    assert.deepEqual(told('host.json', '{}'), []);
    assert.deepEqual(told('azure.yaml', 'name: host\nhost: appservice\n'), []);
    assert.deepEqual(told('k8s/deployment.yaml', 'kind: Deployment\n'), []);
  });
});

describe('the IDs a host takes', () => {
  it('are client IDs alone under AKS workload identity, and those of the SDKs that exchange the token', () => {
    for (const sdk of ['TypeScript', 'Python', 'C#', 'Java']) {
      assert.equal(limitOf('aksWorkloadIdentity', sdk, 'clientId'), undefined);
      assert.equal(limitOf('aksWorkloadIdentity', sdk, 'objectId'), 'ignored');
      assert.equal(limitOf('aksWorkloadIdentity', sdk, 'resourceId'), 'ignored');
    }
    for (const sdk of ['Go', 'C++', 'Rust'])
      assert.equal(limitOf('aksWorkloadIdentity', sdk, 'clientId'), 'useWorkloadIdentity');
  });

  it('are all but resource IDs from Rust on App Service', () => {
    assert.equal(limitOf('appService', 'Rust', 'resourceId'), 'refused');
    assert.equal(limitOf('appService', 'Rust', 'clientId'), undefined);
    assert.equal(limitOf('containerApps', 'Go', 'resourceId'), undefined);
  });

  it('are none where the host itself decides', () => {
    for (const host of ['cloudShell', 'serviceFabric', 'arc'] as const) {
      assert.equal(limitOf(host, 'Python', 'clientId'), 'refused');
      assert.equal(limitOf(host, 'Python', 'systemAssigned'), undefined);
    }
    assert.equal(limitOf('machineLearning', 'Go', 'resourceId'), 'refused');
    assert.equal(limitOf('machineLearning', 'Go', 'clientId'), undefined);
  });
});
