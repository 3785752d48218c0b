/** What each refusal of ARM becomes: the table of its error codes, and answers that are no proper error at all. */

import assert from 'node:assert/strict';
import { RestError } from '@azure/core-rest-pipeline';
import type { FailureCode } from '../../src/model/failure';
import { failureOf, json, never, refused, rig } from './kit';

const tenant = '11111111-1111-1111-1111-111111111111';
const scope = '/subscriptions/44444444-4444-4444-4444-444444444444/resourceGroups/rg-orders';
const grant = {
  scope,
  principalId: '33333333-3333-3333-3333-333333333333',
  roleGuid: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
};

const table: readonly (readonly [number, string, FailureCode, string?])[] = [
  [409, 'RoleAssignmentExists', 'alreadyExists'],
  [400, 'RoleAssignmentUpdateNotPermitted', 'service'],
  [400, 'PrincipalNotFound', 'principalNotFound'],
  [400, 'UnmatchedPrincipalType', 'badArgument', 'principalType'],
  [400, 'InvalidPrincipalId', 'badArgument', 'principalId'],
  [400, 'InvalidRoleDefinitionId', 'badArgument', 'roleDefinitionId'],
  [404, 'RoleDefinitionDoesNotExist', 'notFound'],
  [403, 'AuthorizationFailed', 'forbidden'],
  [403, 'LinkedAuthorizationFailed', 'forbidden'],
  [403, 'DenyAssignmentAuthorizationFailed', 'forbidden'],
  [400, 'RoleAssignmentLimitExceeded', 'limitExceeded'],
  [409, 'ScopeLocked', 'locked'],
  [403, 'RequestDisallowedByPolicy', 'policy'],
  [404, 'ResourceNotFound', 'notFound'],
  [409, 'Conflict', 'conflict'],
  [409, 'ReadOnlyDisabledSubscription', 'readOnly'],
  [409, 'MissingSubscriptionRegistration', 'notRegistered'],
  [409, 'InvalidResourceLocation', 'service'],
  [409, 'OperationNotAllowed', 'service'],
  [401, 'ExpiredAuthenticationToken', 'signInNeeded'],
  [400, 'InvalidRequestContent', 'service'],
  [500, 'InternalServerError', 'service'],
];

describe('a refused role assignment', () => {
  for (const [status, code, expected, field] of table) {
    it(`${String(status)} ${code} is ${expected} with the service's own words`, async () => {
      const { azure } = rig(() =>
        refused(status, code, `about ${code}`, { 'x-ms-correlation-request-id': 'corr-1' }),
      );
      const failure = await failureOf(azure.roleAssignments.create(tenant, grant, never()));
      assert.equal(failure.code, expected);
      assert.equal(failure.message, `about ${code}`);
      const { serviceCode, serviceMessage, correlationId, status: seen, field: named } = failure.details;
      assert.deepEqual(
        [serviceCode, serviceMessage, correlationId, seen],
        [code, `about ${code}`, 'corr-1', status],
      );
      assert.equal(named, field);
    });
  }

  it('says which action was missing where, and which assignment is there already', async () => {
    const denied =
      "The client 'a' with object id 'b' does not have authorization to perform action 'Microsoft.Authorization/roleAssignments/write' over scope '/subscriptions/s' or the scope is invalid.";
    const forbidden = await failureOf(
      rig(() => refused(403, 'AuthorizationFailed', denied)).azure.roleAssignments.create(
        tenant,
        grant,
        never(),
      ),
    );
    assert.deepEqual(forbidden.details.values, {
      action: 'Microsoft.Authorization/roleAssignments/write',
      scope: '/subscriptions/s',
    });
    const exists =
      'The role assignment already exists. The ID of the existing role assignment is 0123456789abcdef0123456789abcdef.';
    const known = await failureOf(
      rig(() => refused(409, 'RoleAssignmentExists', exists)).azure.roleAssignments.create(
        tenant,
        grant,
        never(),
      ),
    );
    assert.deepEqual(known.details.values, { existingId: '01234567-89ab-cdef-0123-456789abcdef' });
  });
});

describe('an answer that is no proper error', () => {
  const list = (body: string, status: number, type = 'application/json') =>
    rig(() => ({ status, headers: { 'content-type': type }, body })).azure;

  it('without the wrapper is read all the same', async () => {
    const failure = await failureOf(
      list('{"code":"Nope","message":"not today"}', 400).tenancy.tenants(never()),
    );
    assert.deepEqual([failure.details.serviceCode, failure.details.serviceMessage], ['Nope', 'not today']);
  });

  it('with Message alone is read all the same', async () => {
    const failure = await failureOf(list('{"Message":"No route"}', 404).tenancy.tenants(never()));
    assert.deepEqual([failure.code, failure.details.serviceMessage], ['notFound', 'No route']);
  });

  it('of a proxy in HTML keeps its status and none of its text', async () => {
    const failure = await failureOf(list('<html>blocked</html>', 403, 'text/html').tenancy.tenants(never()));
    assert.deepEqual(
      [failure.code, failure.details.serviceMessage, failure.message],
      ['forbidden', undefined, 'forbidden'],
    );
  });

  it('joins what Resource Graph says inside to what it says outside', async () => {
    const body = {
      error: {
        code: 'BadRequest',
        message: 'Please provide details.',
        details: [{ code: 'ParserFailure', message: 'at line 1' }],
      },
    };
    const { azure } = rig(() => json(400, body));
    const failure = await failureOf(azure.identities.find(tenant, 'x', never()));
    assert.deepEqual(
      [failure.details.serviceCode, failure.details.serviceMessage],
      ['ParserFailure', 'Please provide details. at line 1'],
    );
  });

  for (const [what, body, type] of [
    ['HTML', '<html>sign in to the guest network</html>', 'text/html'],
    ['broken JSON', '{"value":[', 'application/json'],
    ['XML', '<a/>', 'application/xml'],
  ] as const) {
    it(`of 200 in ${what} is not trusted, through ARM and through the SDK`, async () => {
      const azure = list(body, 200, type);
      const raw = await failureOf(azure.tenancy.tenants(never()));
      assert.equal(raw.code, 'untrustedAnswer');
      assert.doesNotMatch(raw.message, /guest|value/);
      const subscription = { subscriptionId: 's1', tenantId: tenant, displayName: 'One', state: 'Enabled' };
      assert.equal(
        (await failureOf(azure.identities.userAssigned(subscription, undefined, never()))).code,
        'untrustedAnswer',
      );
      const read = azure.identities.get(
        tenant,
        `${scope}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-a`,
        never(),
      );
      assert.equal((await failureOf(read)).code, 'untrustedAnswer');
    });
  }

  it('of 200 to a removal in HTML is not taken for "it was gone already"', async () => {
    const azure = list('<html>sign in to the guest network</html>', 200, 'text/html');
    const remove = azure.roleAssignments.remove(
      tenant,
      `${scope}/providers/Microsoft.Authorization/roleAssignments/a`,
      never(),
    );
    assert.equal((await failureOf(remove)).code, 'untrustedAnswer');
  });

  it('with a code that is a word of JavaScript is an ordinary refusal', async () => {
    const failure = await failureOf(list('{"error":{"code":"constructor"}}', 400).tenancy.tenants(never()));
    assert.deepEqual([failure.code, failure.details.field], ['service', undefined]);
  });

  it('of 200 without a list is not taken for an empty list', async () => {
    assert.equal(
      (await failureOf(list('{"error":"none"}', 200).tenancy.tenants(never()))).code,
      'untrustedAnswer',
    );
  });
});

describe('no answer', () => {
  it('of the network is offline, naming the host and the reason', async () => {
    const { azure } = rig(() => {
      throw new RestError('getaddrinfo ENOTFOUND arm.test.example', { code: 'ENOTFOUND' });
    });
    const failure = await failureOf(azure.tenancy.tenants(never()));
    assert.deepEqual(
      [failure.code, failure.details.resource, failure.details.serviceCode],
      ['offline', 'arm.test.example', 'ENOTFOUND'],
    );
  });

  it('because a kept connection was closed is asked for once more', async () => {
    const lose = () => {
      throw new RestError('read ECONNRESET', { code: 'ECONNRESET' });
    };
    const { azure, sent } = rig(lose);
    assert.equal((await failureOf(azure.tenancy.tenants(never()))).code, 'offline');
    assert.equal(sent.length, 2);
    let first = true;
    const recovered = rig(() => {
      if (first) {
        first = false;
        lose();
      }
      return json(200, { value: [] });
    });
    assert.deepEqual((await recovered.azure.tenancy.tenants(never())).problems, []);
  });

  it('because the caller aborted is cancelled', async () => {
    const controller = new AbortController();
    const { azure } = rig((_, signal) => {
      controller.abort();
      signal?.throwIfAborted();
      return json(200, {});
    });
    assert.equal((await failureOf(azure.tenancy.tenants(controller.signal))).code, 'cancelled');
  });

  it('within the time limit is offline, not cancelled', async () => {
    const { azure } = rig(() => {
      throw new DOMException('The operation was aborted.', 'AbortError');
    });
    const failure = await failureOf(azure.tenancy.tenants(never()));
    assert.deepEqual([failure.code, failure.details.serviceCode], ['offline', 'TimedOut']);
  });
});
