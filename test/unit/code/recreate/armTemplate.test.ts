/** ARM templates: the shape that Azure wants, and an order in which everything is there before it is used. */

import assert from 'node:assert/strict';
import { cases, group, principalId, subscriptionId } from './samples';
import { textOf } from './texts';

interface Resource {
  readonly type: string;
  readonly apiVersion: string;
  readonly name: string;
  readonly scope?: string;
  readonly dependsOn?: readonly string[];
  readonly properties?: Readonly<Record<string, unknown>>;
}
interface Template {
  readonly $schema: string;
  readonly contentVersion: string;
  readonly resources: readonly Resource[];
  readonly outputs?: Readonly<Record<string, { readonly type: string; readonly value: string }>>;
}

const read = (title: string): Template => JSON.parse(textOf('armTemplate', cases[title] ?? [])) as Template;
const nested = (resource: Resource | undefined): Template => resource?.properties?.['template'] as Template;
const everyResource = ({ resources }: Template): readonly Resource[] =>
  resources.flatMap((one) =>
    one.type === 'Microsoft.Resources/deployments' ? [one, ...everyResource(nested(one))] : [one],
  );

describe('an ARM template that makes things anew', () => {
  for (const title of Object.keys(cases))
    it(`has what each resource needs: ${title}`, () => {
      const template = read(title);
      assert.match(
        template.$schema,
        /^https:\/\/schema\.management\.azure\.com\/schemas\/\d{4}-\d\d-\d\d\/\w+\.json#$/,
      );
      assert.equal(template.contentVersion, '1.0.0.0');
      for (const { type, apiVersion, name } of everyResource(template)) {
        assert.match(type, /^Microsoft(\.\w+)+(\/\w+)+$/);
        assert.match(apiVersion, /^\d{4}-\d\d-\d\d$/);
        assert.notEqual(name, '');
        if (!name.startsWith('['))
          assert.equal(name.split('/').length, type.split('/').length - 1, 'as many names as types');
      }
    });

  it('waits for the identity, and makes its credentials one after the other', () => {
    const { resources } = read('an identity with all that it has');
    const made = new Set<string>();
    for (const { type, name, dependsOn = [] } of resources) {
      for (const id of dependsOn) assert.ok(made.has(id), `${name} waits for ${id}, which is made before it`);
      made.add(
        `[resourceId('${type}', ${name
          .split('/')
          .map((part) => `'${part}'`)
          .join(', ')})]`,
      );
    }
    const identity = "[resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', 'id-orders-api')]";
    for (const { dependsOn = [], name } of resources.slice(1))
      assert.ok(dependsOn.includes(identity), `${name} waits for the identity`);
    assert.equal(resources[2]?.dependsOn?.length, 2);
  });

  it('takes the principal of the new identity, and a name that an old assignment does not have', () => {
    const { resources } = read('an identity with all that it has');
    const id = "resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', 'id-orders-api')";
    const assignments = [resources[3], nested(resources[4]).resources[0]];
    for (const one of assignments) {
      assert.equal(one?.type, 'Microsoft.Authorization/roleAssignments');
      assert.equal(one.properties?.['principalId'], `[reference(${id}, '2023-01-31').principalId]`);
      assert.match(one.name, new RegExp(`^\\[guid\\(.*, '${principalId}'\\)\\]$`));
    }
  });

  it('goes to the place of each assignment', () => {
    const { $schema, resources } = read('assignments at several places');
    assert.match($schema, /\/deploymentTemplate/);
    const [here, subscription, other, vault] = resources;
    assert.equal(
      here?.name,
      `[guid(resourceGroup().id, '${principalId}', 'acdd72a7-3385-48ef-bd42-f606fba81ae7')]`,
    );
    for (const one of [subscription, other]) {
      assert.match(nested(one).$schema, /subscriptionDeploymentTemplate/);
      assert.ok(one !== undefined && 'location' in one && !('resourceGroup' in one));
    }
    assert.ok(vault !== undefined && 'resourceGroup' in vault);
    assert.equal(vault.resourceGroup, 'rg-shared');
    assert.equal(nested(vault).resources[0]?.scope, 'Microsoft.KeyVault/vaults/kv-shared');
  });

  it('names what it cannot reach as commands', () => {
    const { metadata } = JSON.parse(textOf('armTemplate', cases['assignments at several places'] ?? [])) as {
      metadata: { comments: readonly string[] };
    };
    assert.ok(
      metadata.comments.some((line) =>
        /^az role assignment create .*managementGroups\/mg-platform/.test(line),
      ),
    );
  });

  it('stays in one management group, since none reaches another', () => {
    const text = textOf('armTemplate', cases['assignments above the subscriptions'] ?? []);
    const { $schema, resources, metadata } = JSON.parse(text) as Template & {
      readonly metadata: { readonly comments: readonly string[] };
    };
    assert.match($schema, /managementGroupDeploymentTemplate/);
    assert.equal(resources.length, 1);
    const commands = metadata.comments.filter((line) => line.startsWith('az role assignment create'));
    assert.equal(commands.length, 2);
    assert.match(commands[1] ?? '', / --scope \/ /);
  });

  it('gives out the new system-assigned identity by reading the whole resource', () => {
    const { outputs } = read('a system-assigned identity');
    assert.deepEqual(outputs, {
      appOrdersPrincipalId: {
        type: 'string',
        value:
          "[reference(resourceId('Microsoft.Web/sites', 'app-orders'), '2024-03-01', 'Full').identity.principalId]",
      },
    });
  });

  it('says how it is deployed', () => {
    assert.ok(
      textOf('armTemplate', cases['an identity'] ?? []).includes(
        `az deployment group create --subscription ${subscriptionId} --resource-group ${group.split('/').at(-1) ?? ''} `,
      ),
    );
  });
});
