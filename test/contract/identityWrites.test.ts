/** The writes on user-assigned identities, to the byte, and what each refusal of them becomes. */

import assert from 'node:assert/strict';
import type { FailureCode } from '../../src/model/failure';
import type { Azure } from '../../src/model/ports';
import type { PlannedRequest } from '../../src/model/plannedRequest';
import { failureOf, json, never, refused, rig, type Sent } from './kit';

const tenant = '11111111-1111-1111-1111-111111111111';
const subscriptionId = '44444444-4444-4444-4444-444444444444';
const id = `/subscriptions/${subscriptionId}/resourceGroups/rg-orders/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-orders`;
const wanted = { subscriptionId, resourceGroup: 'rg-orders', name: 'id-orders', location: 'westeurope' };

/** As the provider answers: with its own spelling of the group's segment. */
const answered = {
  id: id.replace('resourceGroups', 'resourcegroups'),
  name: 'id-orders',
  type: 'Microsoft.ManagedIdentity/userAssignedIdentities',
  location: 'westeurope',
  tags: { team: 'orders' },
  properties: {
    tenantId: tenant,
    principalId: '33333333-3333-3333-3333-333333333333',
    clientId: '22222222-2222-2222-2222-222222222222',
    isolationScope: 'Regional',
  },
};

function assertShown(shown: PlannedRequest, sent: Sent | undefined): void {
  assert.deepEqual(
    [shown.method, shown.path, { 'api-version': shown.apiVersion }, shown.body],
    [sent?.method, sent?.path, sent?.query, sent?.body],
  );
}

describe('creating an identity', () => {
  it('puts its region, tags and isolation scope, and gives its IDs at once', async () => {
    const { azure, sent } = rig(() => json(201, answered));
    const full = { ...wanted, tags: { team: 'orders' }, isolationScope: 'Regional' } as const;
    const made = await azure.identityWrites.create(tenant, full, never());
    assert.equal(sent.length, 1);
    assert.deepEqual(
      [sent[0]?.method, sent[0]?.path, sent[0]?.query],
      ['PUT', id, { 'api-version': '2024-11-30' }],
    );
    assert.deepEqual(sent[0]?.body, {
      location: 'westeurope',
      tags: { team: 'orders' },
      properties: { isolationScope: 'Regional' },
    });
    assertShown(azure.identityWrites.createRequest(full), sent[0]);
    assert.deepEqual(made, {
      kind: 'userAssigned',
      id: answered.id,
      name: 'id-orders',
      subscriptionId,
      resourceGroup: 'rg-orders',
      location: 'westeurope',
      tenantId: tenant,
      clientId: answered.properties.clientId,
      principalId: answered.properties.principalId,
      tags: { team: 'orders' },
      isolationScope: 'Regional',
    });
  });

  it('sends nothing but the region when nothing else is wanted', async () => {
    const { azure, sent } = rig(() => json(201, answered));
    await azure.identityWrites.create(tenant, wanted, never());
    assert.deepEqual(sent[0]?.body, { location: 'westeurope' });
    assertShown(azure.identityWrites.createRequest(wanted), sent[0]);
  });

  it('believes no answer without IDs', async () => {
    const { azure } = rig(() => json(201, { ...answered, properties: {} }));
    const failure = await failureOf(azure.identityWrites.create(tenant, wanted, never()));
    assert.deepEqual([failure.code, failure.details.resource], ['untrustedAnswer', id]);
  });
});

describe('updating an identity', () => {
  it('patches what is named, and nothing else', async () => {
    const changes = [
      [{ tags: { a: '1' } }, { tags: { a: '1' } }],
      [{ isolationScope: 'None' }, { properties: { isolationScope: 'None' } }],
      [
        { tags: {}, isolationScope: 'Regional' },
        { tags: {}, properties: { isolationScope: 'Regional' } },
      ],
    ] as const;
    for (const [change, body] of changes) {
      const { azure, sent } = rig(() => json(200, answered));
      const identityId = answered.id;
      const updated = await azure.identityWrites.update(tenant, { identityId, ...change }, never());
      assert.deepEqual([sent[0]?.method, sent[0]?.path, sent[0]?.body], ['PATCH', id, body]);
      assertShown(azure.identityWrites.updateRequest({ identityId, ...change }), sent[0]);
      assert.equal(updated.principalId, answered.properties.principalId);
    }
  });
});

describe('deleting an identity', () => {
  it('tells one that was there from one that was not', async () => {
    for (const [status, outcome] of [
      [200, 'deleted'],
      [204, 'gone'],
    ] as const) {
      const { azure, sent } = rig(() => ({ status, headers: {}, body: '' }));
      assert.equal(await azure.identityWrites.delete(tenant, id, never()), outcome);
      assert.deepEqual([sent[0]?.method, sent[0]?.path, sent[0]?.body], ['DELETE', id, undefined]);
      assertShown(azure.identityWrites.deleteRequest(id), sent[0]);
    }
  });

  it('sends nothing for what is no user-assigned identity', async () => {
    const { azure, sent } = rig(() => ({ status: 200, headers: {}, body: '' }));
    const app = `/subscriptions/${subscriptionId}/resourceGroups/rg-orders/providers/Microsoft.Web/sites/app`;
    const failures = [
      await failureOf(azure.identityWrites.delete(tenant, app, never())),
      await failureOf(azure.identityWrites.update(tenant, { identityId: app, tags: {} }, never())),
    ];
    assert.deepEqual(
      failures.map(({ code, details }) => [code, details.field]),
      [
        ['badArgument', 'identityId'],
        ['badArgument', 'identityId'],
      ],
    );
    assert.equal(sent.length, 0);
  });
});

/** What Azure can answer to a write of an identity, and what it means. */
const refusals: readonly (readonly [number, string, FailureCode, string?])[] = [
  [400, 'LocationNotAvailableForResourceType', 'badArgument', 'location'],
  [400, 'InvalidResourceName', 'badArgument', 'name'],
  [400, 'LocationRequired', 'service'],
  [403, 'AuthorizationFailed', 'forbidden'],
  [403, 'DenyAssignmentAuthorizationFailed', 'forbidden'],
  [403, 'RequestDisallowedByPolicy', 'policy'],
  [404, 'ResourceGroupNotFound', 'notFound'],
  [404, 'ResourceNotFound', 'notFound'],
  [404, 'SubscriptionNotFound', 'notFound'],
  [409, 'InvalidResourceLocation', 'service'],
  [409, 'MissingSubscriptionRegistration', 'notRegistered'],
  [409, 'ReadOnlyDisabledSubscription', 'readOnly'],
  [409, 'ScopeLocked', 'locked'],
  [409, 'Conflict', 'conflict'],
  [400, 'MissingApiVersionParameter', 'service'],
  [400, 'NoRegisteredProviderFound', 'service'],
  [401, 'ExpiredAuthenticationToken', 'signInNeeded'],
  [500, 'InternalServerError', 'service'],
];

const writes: readonly (readonly [string, (azure: Azure) => Promise<unknown>])[] = [
  ['a create', (azure) => azure.identityWrites.create(tenant, wanted, never())],
  ['an update', (azure) => azure.identityWrites.update(tenant, { identityId: id, tags: {} }, never())],
  ['a delete', (azure) => azure.identityWrites.delete(tenant, id, never())],
];

describe('a refused write of an identity', () => {
  for (const [status, code, expected, field] of refusals) {
    it(`${String(status)} ${code} is ${expected}, whatever was sent`, async () => {
      for (const [name, write] of writes) {
        const { azure } = rig(() => refused(status, code, `about ${code}`));
        const failure = await failureOf(write(azure));
        assert.deepEqual(
          [failure.code, failure.details.serviceCode, failure.details.field, failure.message],
          [expected, code, field, `about ${code}`],
          name,
        );
      }
    });
  }

  it('waits as long as Azure asks when there were too many, and sends a PUT or DELETE again', async () => {
    for (const [name, write] of writes.filter(([each]) => each !== 'an update')) {
      let calls = 0;
      const made = rig(() => {
        calls += 1;
        if (calls === 1) return refused(429, 'TooManyRequests', 'slow down', { 'retry-after': '4' });
        return name === 'a create' ? json(201, answered) : { status: 200, headers: {}, body: '' };
      });
      await write(made.azure);
      assert.deepEqual([calls, made.slept], [2, [4000]], name);
    }
  });

  it('names the policies that forbid it, and what they look at', async () => {
    const violation = (assignment: object, path: string) => ({
      type: 'PolicyViolation',
      info: { ...assignment, evaluationDetails: { evaluatedExpressions: [{ path }] } },
    });
    const { azure } = rig(() =>
      json(403, {
        error: {
          code: 'RequestDisallowedByPolicy',
          message: 'disallowed',
          additionalInfo: [
            violation({ policyAssignmentDisplayName: 'Owners' }, 'tags[owner]'),
            violation({ policyAssignmentName: 'regions' }, 'location'),
            { type: 'Other', info: { policyAssignmentDisplayName: 'Not a policy' } },
            'broken',
          ],
        },
      }),
    );
    const failure = await failureOf(azure.identityWrites.create(tenant, wanted, never()));
    assert.deepEqual(failure.details.values, {
      policy: 'Owners, regions',
      policyFields: 'tags[owner], location',
    });
  });

  it('names the provider that is not registered', async () => {
    const message = "The subscription is not registered to use namespace 'Microsoft.ManagedIdentity'.";
    const { azure } = rig(() => refused(409, 'MissingSubscriptionRegistration', message));
    const failure = await failureOf(azure.identityWrites.create(tenant, wanted, never()));
    assert.deepEqual(failure.details.values, { namespace: 'Microsoft.ManagedIdentity' });
  });
});
