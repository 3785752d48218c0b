/** What files that are told by their content give the credentials of an app. */

import assert from 'node:assert/strict';
import { appVariables } from '../../../src/code/appVariables';

const id = '11111111-2222-3333-4444-555555555555';
const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
const pod = (name: string): string =>
  `apiVersion: apps/v1\nkind: Deployment\nspec:\n  env:\n    - name: ${name}\n      value: x\n`;
const template = (setting: object): string =>
  JSON.stringify({ $schema: schema, resources: [{ appSettings: [setting] }] }, undefined, 2);

describe('the variables that an app is given', () => {
  it('are read in ARM templates, whatever they are called', () => {
    const text = template({ name: 'AZURE_CLIENT_ID', value: "[reference('id').clientId]" });
    for (const path of ['/w/azuredeploy.json', '/w/infra/main.json'])
      assert.deepEqual(appVariables({ path, text }), { chain: false, clientId: true, inPod: false });
    const chain = template({ name: 'AZURE_TOKEN_CREDENTIALS', value: 'prod' });
    assert.deepEqual(appVariables({ path: '/w/main.json', text: chain }), {
      chain: true,
      clientId: false,
      inPod: false,
    });
  });

  it('are read in manifests of Kubernetes, whatever they are called', () => {
    assert.deepEqual(appVariables({ path: '/w/k8s/orders.yaml', text: pod('AZURE_CLIENT_ID') }), {
      chain: false,
      clientId: true,
      inPod: true,
    });
    assert.equal(appVariables({ path: '/w/orders.yml', text: pod('AZURE_TOKEN_CREDENTIALS') }).chain, true);
  });

  it('are read in the YAML of a container app', () => {
    const text = `type: Microsoft.App/containerApps\nproperties:\n  template:\n    - name: AZURE_CLIENT_ID\n      value: ${id}\n`;
    assert.deepEqual(appVariables({ path: '/w/app.yaml', text }), {
      chain: false,
      clientId: true,
      inPod: false,
    });
  });

  it('are not those of workflows, pipelines, other JSON and outputs', () => {
    const none = { chain: false, clientId: false, inPod: false };
    const workflow = `on: push\nenv:\n  AZURE_CLIENT_ID: ${id}\n  AZURE_TOKEN_CREDENTIALS: prod\n`;
    assert.deepEqual(appVariables({ path: '/w/.github/workflows/deploy.yml', text: workflow }), none);
    assert.deepEqual(appVariables({ path: '/w/main.json', text: `{ "AZURE_CLIENT_ID": "${id}" }` }), none);
    const outputs = `{\n "$schema": "${schema}",\n "outputs": {\n  "AZURE_CLIENT_ID": { "type": "string" }\n }\n}`;
    assert.deepEqual(appVariables({ path: '/w/main.json', text: outputs }), none);
  });
});
