/** Which IDs a host takes from which SDK, and what tells the host. */

import assert from 'node:assert/strict';
import { hostsOf, limitOf } from '../../../src/code/hosts';

const told = (path: string, text: string): readonly string[] => hostsOf({ path: `/w/${path}`, text });

describe('the host that a file is for', () => {
  const signs: Readonly<Record<string, readonly [path: string, text: string, ...hosts: string[]]>> = {
    'a Functions app': ['api/host.json', '{ "version": "2.0" }', 'functions'],
    'a project of the Azure Developer CLI': [
      'azure.yaml',
      'services:\n  api:\n    host: containerapp\n  web:\n    host: appservice\n',
      'containerApps',
      'appService',
    ],
    'a deployment': [
      'k8s/deployment.yaml',
      'labels:\n  azure.workload.identity/use: "true"\n',
      'aksWorkloadIdentity',
    ],
    'a manifest of any name': [
      'k8s/app.yaml',
      'annotations:\n  azure.workload.identity/client-id: "x"\n',
      'aksWorkloadIdentity',
    ],
    'a template of Helm': [
      'chart/templates/_pod.yaml',
      '    "azure.workload.identity/use": "true"\n',
      'aksWorkloadIdentity',
    ],
    'a machine in Bicep': [
      'infra/main.bicep',
      "resource m 'Microsoft.HybridCompute/machines@2024-07-10' = {}",
      'arc',
    ],
    'a web app in Bicep': ['main.bicep', "resource s 'Microsoft.Web/sites@2023-12-01' = {}", 'appService'],
    'a Functions app in Bicep': [
      'main.bicep',
      "resource s 'Microsoft.Web/sites@2023-12-01' = {\n  name: 'a'\n  kind: 'functionapp,linux'\n}",
      'functions',
    ],
    'a container app in Bicep': [
      'main.bicep',
      "resource s 'Microsoft.App/containerApps@2024-03-01' = {}",
      'containerApps',
    ],
    'a cluster in Bicep': [
      'main.bicep',
      'securityProfile: {\n  workloadIdentity: {\n    enabled: true\n  }\n}',
      'aksWorkloadIdentity',
    ],
    'a web app in an ARM template': ['azuredeploy.json', '"type": "Microsoft.Web/sites"', 'appService'],
    'a web app in an ARM template of any name': [
      'infra/main.json',
      '{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "type": "Microsoft.Web/sites" }',
      'appService',
    ],
    'a web app in Terraform': ['main.tf', 'resource "azurerm_linux_web_app" "a" {}', 'appService'],
    'a Functions app in Terraform': ['main.tf', 'resource "azurerm_linux_function_app" "a" {}', 'functions'],
    'a container app in Terraform': ['main.tf', 'resource "azurerm_container_app" "a" {}', 'containerApps'],
    'a cluster in Terraform': ['main.tf', '  workload_identity_enabled = true\n', 'aksWorkloadIdentity'],
    'a job of Azure Machine Learning': [
      'job.yml',
      '$schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json\n',
      'machineLearning',
    ],
    'an application of Service Fabric': [
      'pkg/ApplicationManifest.xml',
      '<ApplicationManifest ApplicationTypeName="a">',
      'serviceFabric',
    ],
    'an image for Functions': [
      'Dockerfile',
      'FROM mcr.microsoft.com/azure-functions/python:4\n',
      'functions',
    ],
    'an image for App Service': ['web.Dockerfile', 'FROM mcr.microsoft.com/appsvc/node:22\n', 'appService'],
    'an image for Machine Learning': [
      'Dockerfile.train',
      'FROM mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04\n',
      'machineLearning',
    ],
    'a container like Cloud Shell': [
      '.devcontainer/devcontainer.json',
      '{ "image": "mcr.microsoft.com/azure-cloudshell" }',
      'cloudShell',
    ],
  };
  for (const [name, [path, text, ...hosts]] of Object.entries(signs)) {
    it(`is told by ${name}`, () => {
      assert.deepEqual(told(path, text), hosts);
    });
  }

  it('is none where nothing says so', () => {
    assert.deepEqual(told('host.json', '{}'), []);
    assert.deepEqual(told('main.json', '{ "type": "Microsoft.Web/sites" }'), []);
    assert.deepEqual(told('azure.yaml', 'name: host\nhost: appservice\n'), []);
    assert.deepEqual(told('k8s/deployment.yaml', 'kind: Deployment\n'), []);
    assert.deepEqual(told('k8s/notes.yaml', '# see azure.workload.identity/use\n'), []);
    assert.deepEqual(told('Dockerfile', 'FROM mcr.microsoft.com/dotnet/aspnet:9.0\n'), []);
    assert.deepEqual(told('main.tf', 'resource "azurerm_storage_account" "a" {}'), []);
    assert.deepEqual(
      told('main.bicep', "resource s 'Microsoft.Storage/storageAccounts@2023-05-01' = {}"),
      [],
    );
  });
});

describe('the IDs a host takes', () => {
  it('are client IDs alone under AKS workload identity, and those of the SDKs that exchange the token', () => {
    for (const sdk of ['typescript', 'python', 'csharp', 'java'] as const) {
      assert.equal(limitOf('aksWorkloadIdentity', sdk, 'clientId'), undefined);
      assert.equal(limitOf('aksWorkloadIdentity', sdk, 'objectId'), 'ignored');
      assert.equal(limitOf('aksWorkloadIdentity', sdk, 'resourceId'), 'ignored');
    }
    for (const sdk of ['go', 'cpp', 'rust'] as const)
      assert.equal(limitOf('aksWorkloadIdentity', sdk, 'clientId'), 'useWorkloadIdentity');
  });

  it('are all but resource IDs from Rust on App Service', () => {
    assert.equal(limitOf('appService', 'rust', 'resourceId'), 'refused');
    assert.equal(limitOf('appService', 'rust', 'clientId'), undefined);
    assert.equal(limitOf('containerApps', 'go', 'resourceId'), undefined);
  });

  it('are none where the host itself decides', () => {
    for (const host of ['cloudShell', 'serviceFabric', 'arc'] as const) {
      assert.equal(limitOf(host, 'python', 'clientId'), 'refused');
      assert.equal(limitOf(host, 'python', 'systemAssigned'), undefined);
    }
    assert.equal(limitOf('machineLearning', 'go', 'resourceId'), 'refused');
    assert.equal(limitOf('machineLearning', 'go', 'clientId'), undefined);
  });

  it('are all on Azure Arc from the newest JavaScript', () => {
    assert.equal(limitOf('arc', 'typescript', 'clientId'), 'newestOnly');
    assert.equal(limitOf('arc', 'typescript', 'systemAssigned'), undefined);
  });

  it('are none where the SDK finds no identity', () => {
    assert.equal(limitOf('serviceFabric', 'cpp', 'systemAssigned'), 'unsupported');
    assert.equal(limitOf('cloudShell', 'rust', 'systemAssigned'), 'unsupported');
  });
});
