/** Assigning roles through the pickers: every step, back and forth, and what a person is told. */

import assert from 'node:assert/strict';
import { assignRole } from '../../../src/commands/assignRole';
import { Failure } from '../../../src/model/failure';
import { listing } from '../../../src/model/listing';
import { anAssignment } from '../fakes/builders';
import { assign, back, identitiesNamed, leave, rolesNamed, type Script } from './fakeUi';
import {
  app,
  billing,
  blobReader,
  identityNode,
  office,
  orders,
  storageAt,
  subscriptionAt,
  tenant,
} from './office';

const fromOrders = { from: 'nodes', nodes: [identityNode(orders)] } as const;

describe('assigning a role through the pickers', () => {
  it('asks where and which roles for the node, shows the review, and assigns', async () => {
    const { deps, ui, assigned } = office({
      scope: [() => storageAt],
      roles: [rolesNamed('Storage Blob Data Reader')],
      review: [assign],
    });
    const results = await assignRole(deps)(fromOrders);
    assert.deepEqual(ui.asked, ['scope 1 of 3', 'roles 2 of 3', 'review 3 of 3']);
    assert.deepEqual(assigned(), ['Storage Blob Data Reader on stordersprod to id-orders']);
    assert.equal(Array.isArray(results) && results.length, 1);
    assert.deepEqual(ui.told[0], {
      news: 'assigned',
      identities: ['id-orders'],
      roles: ['Storage Blob Data Reader'],
      at: storageAt,
      made: 1,
      already: 0,
      otherCondition: 0,
      failed: [],
      stopped: 0,
    });
  });

  it('says among the roles that some could not be read', async () => {
    const unread = { where: '/', failure: new Failure('incomplete') };
    let said: unknown;
    const { deps, azure } = office({
      scope: [() => storageAt],
      roles: [
        async ({ load }) => {
          said = (await load(new AbortController().signal)).problems;
          return leave();
        },
      ],
    });
    azure.roleDefinitions.list = () => Promise.resolve(listing([blobReader], [unread]));
    await assignRole(deps)(fromOrders);
    assert.deepEqual(said, [unread]);
  });

  it('asks for the identity first when none is named', async () => {
    const { deps, ui, assigned } = office({
      identity: [identitiesNamed('app-orders')],
      scope: [() => storageAt],
      roles: [rolesNamed('Storage Blob Data Reader')],
      review: [assign],
    });
    await assignRole(deps)({ from: 'nothing' });
    assert.deepEqual(ui.asked, ['identity 1 of 4', 'scope 2 of 4', 'roles 3 of 4', 'review 4 of 4']);
    assert.deepEqual(assigned(), ['Storage Blob Data Reader on stordersprod to app-orders']);
  });

  it('makes every role for every selected identity', async () => {
    const { deps, ui, assigned } = office({
      scope: [() => storageAt],
      roles: [rolesNamed('Storage Blob Data Reader', 'Reader')],
      review: [assign],
    });
    await assignRole(deps)({ from: 'nodes', nodes: [identityNode(orders), identityNode(billing)] });
    assert.equal(assigned().length, 4);
    assert.deepEqual(
      ui.reviews[0]?.identities.map(({ name }) => name),
      ['id-orders', 'id-billing'],
    );
  });

  it('goes back from the review to the roles and from there to the place, keeping what was checked', async () => {
    const checked: (readonly string[])[] = [];
    const chosen: unknown[] = [];
    const scope: Script['scope'] = [0, 1].map(() => (request) => {
      chosen.push(request.chosen);
      return storageAt;
    });
    const { deps, ui, assigned } = office({
      scope,
      roles: [
        rolesNamed('Storage Blob Data Reader'),
        (request) => {
          checked.push(request.checked);
          return 'back';
        },
        rolesNamed('Storage Blob Data Owner'),
      ],
      review: [back, assign],
    });
    await assignRole(deps)(fromOrders);
    assert.deepEqual(
      ui.asked.map((step) => step.split(' ')[0]),
      ['scope', 'roles', 'review', 'roles', 'scope', 'roles', 'review'],
    );
    assert.deepEqual(checked, [[blobReader.guid]]);
    assert.deepEqual(chosen, [undefined, storageAt]);
    assert.deepEqual(assigned(), ['Storage Blob Data Owner on stordersprod to id-orders']);
  });

  it('forgets the place when an identity of another tenant is chosen after going back', async () => {
    const chosen: unknown[] = [];
    const { deps } = office({
      identity: [tenant.tenantId, 'another'].map((tenantId) => () => [{ identity: orders, tenantId }]),
      scope: [
        () => storageAt,
        () => 'back',
        (request) => {
          chosen.push(request.chosen);
          return 'cancelled';
        },
      ],
      roles: [back],
    });
    await assignRole(deps)({ from: 'nothing' });
    assert.deepEqual(chosen, [undefined]);
  });

  for (const [step, script] of [
    ['the place', { scope: [leave] }],
    ['the roles', { scope: [() => storageAt], roles: [leave] }],
    ['the review', { scope: [() => storageAt], roles: [rolesNamed('Reader')], review: [leave] }],
    ['the first step, by going back', { scope: [back] }],
  ] as const) {
    it(`changes nothing when the person leaves at ${step}`, async () => {
      const { deps, ui, azure } = office({
        scope: [...script.scope],
        ...('roles' in script && { roles: [...script.roles] }),
        ...('review' in script && { review: [...script.review] }),
      });
      assert.equal(await assignRole(deps)(fromOrders), undefined);
      assert.equal(azure.traffic.count('create'), 0);
      assert.deepEqual(ui.told, []);
    });
  }

  it('asks once more for Owner, and changes nothing when that is declined', async () => {
    const { deps, ui, assigned } = office({
      scope: [() => storageAt],
      roles: [rolesNamed('Owner')],
      review: [assign],
      confirm: [false],
    });
    assert.equal(await assignRole(deps)(fromOrders), undefined);
    assert.deepEqual(assigned(), []);
    assert.deepEqual(ui.questions, [
      {
        ask: 'grant',
        identities: ['id-orders'],
        roles: ['Owner'],
        at: storageAt,
        privileged: true,
        broad: false,
      },
    ]);
  });

  it('asks once more for any role at a subscription', async () => {
    const { deps, ui, assigned } = office({
      scope: [() => subscriptionAt],
      roles: [rolesNamed('Reader')],
      review: [assign],
      confirm: [true],
    });
    await assignRole(deps)(fromOrders);
    assert.equal(ui.questions.length, 1);
    assert.equal(assigned().length, 1);
  });

  it('says before the roles that the person seems not to be allowed, and lets them go on', async () => {
    const script = {
      scope: [() => storageAt],
      roles: [rolesNamed('Reader')],
      review: [assign],
      choose: ['goOn'],
    };
    const { deps, ui, assigned } = office(script, { mayAssign: false });
    await assignRole(deps)(fromOrders);
    assert.deepEqual(ui.crossings, [
      [
        'You do not seem to be allowed to assign roles on stordersprod.',
        'Missing: Microsoft.Authorization/roleAssignments/write on stordersprod',
        'The smallest built-in role that has it: Owner on stordersprod',
        'You can go on; Azure decides. Or ask the owner: the request names the role, with a command that assigns it.',
      ].join('\n'),
    ]);
    assert.equal(assigned().length, 1);
  });

  it('returns to the place when the person does not go on without permission', async () => {
    const { deps, ui } = office(
      { scope: [() => storageAt, leave], choose: [undefined] },
      { mayAssign: false },
    );
    assert.equal(await assignRole(deps)(fromOrders), undefined);
    assert.deepEqual(ui.asked, ['scope 1 of 3', 'scope 1 of 3']);
  });

  it('reviews what the role adds over what the identity has', async () => {
    const { deps, ui, azure } = office({
      scope: [() => storageAt],
      roles: [rolesNamed('Storage Blob Data Reader')],
      review: [leave],
    });
    azure.world.assignments = [anAssignment(orders, blobReader, storageAt.scope.id)];
    await assignRole(deps)(fromOrders);
    const [role] = ui.reviews[0]?.roles ?? [];
    assert.equal(role?.held, true);
    assert.deepEqual(role.adds, { actions: [], dataActions: [] });
  });

  it('warns that a data role has no effect on a vault with access policies', async () => {
    const vault = storageAt.scope.id.replace(
      'Microsoft.Storage/storageAccounts/stordersprod',
      'Microsoft.KeyVault/vaults/kv',
    );
    const { deps, ui, azure } = office({ roles: [rolesNamed('Custom secrets')], review: [leave] });
    azure.world.targets = [{ id: vault, usesAccessPolicies: true }];
    azure.world.roles.push({
      ...blobReader,
      guid: '11111111-1111-4111-8111-111111111111',
      roleName: 'Custom secrets',
      type: 'CustomRole',
      permissions: [
        {
          actions: [],
          notActions: [],
          dataActions: ['Microsoft.KeyVault/vaults/secrets/getSecret/action'],
          notDataActions: [],
        },
      ],
    });
    await assignRole(deps)({ from: 'arguments', values: { identityId: orders.id, scope: vault } });
    assert.deepEqual(ui.reviews[0]?.noEffect, ['Custom secrets']);
  });

  it('offers the place again the next time, and shows the identity in the tree when asked to', async () => {
    const seen: string[][] = [];
    const script = {
      scope: [
        () => storageAt,
        ({ recent }: { recent: readonly { name: string }[] }) => {
          seen.push(recent.map(({ name }) => name));
          return 'cancelled' as const;
        },
      ],
      roles: [rolesNamed('Reader')],
      review: [assign],
    };
    const { deps, ui, revealed } = office(script);
    await assignRole(deps)(fromOrders);
    await ui.followUps[0]?.showInTree?.();
    await assignRole(deps)({ from: 'nodes', nodes: [identityNode(app)] });
    assert.deepEqual(revealed, [orders.id]);
    assert.deepEqual(seen, [['stordersprod']]);
  });
});
