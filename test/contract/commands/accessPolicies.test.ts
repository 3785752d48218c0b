/** Access policies by command over the sample tenant: added in place of a role without effect, by arguments, and removed. */

import assert from 'node:assert/strict';
import { assignRole } from '../../../src/commands/assignRole';
import type { CommandInput } from '../../../src/commands/deps';
import { addAccessPolicy, type PolicyResult } from '../../../src/commands/policies/addAccessPolicy';
import { removeAccessPolicy } from '../../../src/commands/policies/removeAccessPolicy';
import { sameId } from '../../../src/model/armId';
import { Failure } from '../../../src/model/failure';
import { ordersVault, paymentsVault, platformVault } from '../../../src/sampleTenant/data/services';
import { say, textOf, type Text } from '../../../src/ui/said';
import { addPolicyInstead, assign, go, identitiesNamed, leave, rolesNamed } from '../../unit/commands/fakeUi';
import { t } from '../../unit/ui/words';
import { toldBy, writesIn } from '../deskViews';
import { never } from '../kit';
import { sampleDesk } from '../sampleDesk';
import { identityNamed, sampleRig, sampleTenantId } from '../sampleRig';

type Desk = ReturnType<typeof sampleDesk>;

const call = (values: Record<string, unknown>) => ({ from: 'arguments', values }) as const;
const identityOf = async ({ rig }: Desk, name = 'id-orders-web') => identityNamed(rig.azure.identities, name);
const add = async (made: Desk, input: CommandInput) =>
  (await addAccessPolicy(made.deps)(input)) as readonly PolicyResult[] | undefined;

async function heldBy(made: Desk, name = 'id-orders-web'): Promise<readonly string[]> {
  const { principalId } = await identityOf(made, name);
  const { items } = await made.store.policies.ofPrincipal(sampleTenantId, principalId, never());
  return items.map(({ vaultId, permissions: { secrets, keys } }) =>
    [vaultId.replace(/^.*\//, ''), secrets.join(), keys.join()].join(' '),
  );
}

describe('a role on a vault that goes by access policies', () => {
  it('is said to have no effect, and the policy that opens the same is added in its place', async () => {
    const made = sampleDesk({
      roles: [rolesNamed('Key Vault Secrets User', 'Key Vault Crypto User')],
      review: [addPolicyInstead],
      plan: [go],
    });
    const { id: identityId } = await identityOf(made);
    await assignRole(made.deps)(call({ identityId, scope: ordersVault.id }));
    const [review] = made.ui.reviews;
    assert.deepEqual(review?.noEffect, ['Key Vault Secrets User', 'Key Vault Crypto User']);
    const keys = [
      'get',
      'list',
      'update',
      'backup',
      'decrypt',
      'encrypt',
      'unwrapKey',
      'wrapKey',
      'verify',
      'sign',
    ];
    assert.deepEqual(
      [review.policy?.secrets, [...(review.policy?.keys ?? [])].sort()],
      [['get', 'list'], keys.sort()],
    );
    assert.deepEqual(writesIn(made.sent), ['PUT accessPolicies/add']);
    assert.equal((await heldBy(made))[0]?.split(' ')[1], 'get,list');
    assert.deepEqual(toldBy(made), [
      'good: Added to the access policy of id-orders-web on kv-orders. Usually effective within a minute.',
    ]);
  });

  it('leaves the roles that do have an effect to be assigned after it', async () => {
    const made = sampleDesk({
      roles: [rolesNamed('Key Vault Secrets User', 'Key Vault Reader')],
      review: [addPolicyInstead],
      plan: [go],
    });
    const { id: identityId } = await identityOf(made);
    const results = await assignRole(made.deps)(call({ identityId, scope: ordersVault.id }));
    assert.equal((results as readonly unknown[]).length, 1);
    assert.deepEqual(
      writesIn(made.sent).map((line) => line.replace(/[0-9a-f-]{36}$/, '…')),
      ['PUT accessPolicies/add', 'PUT roleAssignments/…'],
    );
  });

  it('is assigned all the same when that is wanted; a vault that goes by roles offers no policy', async () => {
    const made = sampleDesk({
      roles: [rolesNamed('Key Vault Secrets User'), rolesNamed('Key Vault Secrets User')],
      review: [assign, assign],
    });
    const { id: identityId } = await identityOf(made);
    await assignRole(made.deps)(call({ identityId, scope: ordersVault.id }));
    await assignRole(made.deps)(call({ identityId, scope: paymentsVault.id }));
    assert.deepEqual(
      made.ui.reviews.map(({ policy }) => policy?.secrets),
      [['get', 'list'], undefined],
    );
  });
});

describe('adding an access policy', () => {
  it('asks for identity, vault and rights, and shows all of it with the request', async () => {
    const made = sampleDesk({
      identity: [identitiesNamed('id-orders-web')],
      choice: ['kv-orders'],
      choices: [['Key Vault Secrets User']],
      plan: [go],
    });
    const results = await add(made, { from: 'nothing' });
    assert.deepEqual(made.ui.asked, [
      'identity 1 of 4',
      'which key vault 2 of 4',
      'what it may do 3 of 4',
      'plan 4 of 4',
    ]);
    assert.deepEqual(made.ui.lists[0], ['kv-orders'], 'vaults that go by roles are left out');
    assert.equal(made.ui.lists[1]?.[0], 'Key Vault Secrets User', 'the least first');
    const [plan] = made.ui.plans;
    const words = (text: Text | undefined) => (text === undefined ? '' : textOf(t, text));
    assert.deepEqual(
      plan?.sections.map(({ heading, facts }) => [say(t, heading), words(facts[0]?.label)]),
      [
        ['For', 'id-orders-web'],
        ['Where', 'kv-orders'],
        ['May do', 'secrets: get, list'],
      ],
    );
    const [put] = made.sent.filter(({ method }) => method === 'PUT');
    assert.deepEqual([plan.requests[0]?.path, plan.requests[0]?.body], [put?.path, put?.body]);
    assert.deepEqual(
      results?.map((result) => ('added' in result ? result.added.secrets : result)),
      [['get', 'list']],
    );
    await made.ui.followUps[0]?.undo?.();
    assert.deepEqual(await heldBy(made), []);
  });

  it('fails where it cannot be undone', async () => {
    const rig = sampleRig();
    const remove = () => Promise.reject(new Failure('forbidden'));
    const azure = { ...rig.azure, accessPolicies: { ...rig.azure.accessPolicies, remove } };
    const made = sampleDesk({}, { rig: { ...rig, azure } });
    const { id: identityId } = await identityOf(made);
    await add(made, call({ identityId, vaultId: ordersVault.id, secrets: ['get'] }));
    const [told] = made.ui.followUps;
    assert.ok(told?.undo);
    await assert.rejects(told.undo(), { code: 'forbidden' });
  });

  it('from an assignment without effect knows identity and vault', async () => {
    const made = sampleDesk({ choices: [['Key Vault Secrets User']], plan: [leave] });
    const identity = await identityOf(made, 'id-orders-api');
    const { items } = await made.store.roleAssignments(identity, sampleTenantId, never());
    const useless = items.find(({ assignment }) => assignment.roleName === 'Key Vault Secrets User');
    assert.ok(useless);
    const node = { kind: 'roleAssignment', identity, tenantId: sampleTenantId, ...useless } as const;
    assert.equal(await add(made, { from: 'nodes', nodes: [node] }), undefined);
    assert.deepEqual(made.ui.asked, ['what it may do 1 of 2', 'plan 2 of 2']);
    assert.deepEqual(writesIn(made.sent), []);
  });

  it('asks nothing when all is given; what is there already is not sent again', async () => {
    const made = sampleDesk();
    const { id: identityId } = await identityOf(made);
    const values = { identityId, vaultId: ordersVault.id, secrets: ['GET'], keys: ['wrapkey', 'unwrapKey'] };
    const [first] = (await add(made, call(values))) ?? [];
    const [second] = (await add(made, call(values))) ?? [];
    assert.ok(first !== undefined && 'added' in first && sameId(first.identityId, identityId));
    assert.deepEqual(
      [first.vaultId, first.added],
      [ordersVault.id, { secrets: ['get'], keys: ['wrapKey', 'unwrapKey'], certificates: [] }],
    );
    assert.ok(second !== undefined && 'added' in second && second.added.keys.length === 0);
    assert.deepEqual(writesIn(made.sent), ['PUT accessPolicies/add']);
    assert.deepEqual(await heldBy(made), ['kv-orders get wrapKey,unwrapKey']);
    assert.equal(toldBy(made)[1], 'note: id-orders-web may do all of that on kv-orders already.');
  });

  it('refuses what is no vault, a vault that goes by roles, and what is no permission', async () => {
    const made = sampleDesk();
    const { id: identityId } = await identityOf(made);
    const wrong: readonly (readonly [Record<string, unknown>, string])[] = [
      [{ vaultId: identityId, secrets: ['get'] }, 'vaultId'],
      [{ vaultId: platformVault.id, secrets: ['get'] }, 'vaultId'],
      [{ vaultId: ordersVault.id, secrets: ['read'] }, 'secrets'],
      [{ vaultId: ordersVault.id, keys: 'get' }, 'keys'],
      [{ vaultId: ordersVault.id, secrets: [], keys: [] }, 'secrets'],
    ];
    for (const [values, field] of wrong) {
      await assert.rejects(
        add(made, call({ identityId, ...values })),
        (error: { code?: string; details?: { field?: string } }) =>
          error.code === 'badArgument' && error.details?.field === field,
        JSON.stringify(values),
      );
    }
    assert.deepEqual(writesIn(made.sent), []);
  });

  it('is stopped before the rights where it does not seem to be allowed, and gives Azure’s refusal', async () => {
    const made = sampleDesk({ choose: [undefined] }, { caller: 'reader' });
    const { id: identityId } = await identityOf(made);
    assert.equal(await add(made, call({ identityId, vaultId: ordersVault.id })), undefined);
    assert.match(
      made.ui.crossings[0] ?? '',
      /Missing: Microsoft.KeyVault\/vaults\/accessPolicies\/write on kv-orders/,
    );
    const [result] = (await add(made, call({ identityId, vaultId: ordersVault.id, secrets: ['get'] }))) ?? [];
    assert.ok(result !== undefined && 'error' in result && result.error.code === 'forbidden');
    assert.match(
      toldBy(made)[0] ?? '',
      /^bad: The access policy of id-orders-web on kv-orders was not changed\./,
    );
  });
});

describe('removing an access policy', () => {
  it('from its node asks with what it allows, and Undo gives it back', async () => {
    const made = sampleDesk({ confirm: [true] });
    const identity = await identityOf(made, 'id-orders-worker');
    const { items } = await made.store.policies.ofPrincipal(sampleTenantId, identity.principalId, never());
    const [policy] = items;
    assert.ok(policy);
    await removeAccessPolicy(made.deps)({
      from: 'nodes',
      nodes: [{ kind: 'accessPolicy', identity, tenantId: sampleTenantId, policy }],
    });
    const [question] = made.ui.questions;
    assert.ok(question?.ask === 'said');
    assert.equal(say(t, question.message), 'Remove the access policy of id-orders-worker on kv-orders?');
    assert.equal(say(t, question.detail[0] ?? ['form.none']), 'kv-orders — secrets: get, list');
    assert.deepEqual(await heldBy(made, 'id-orders-worker'), []);
    await made.ui.followUps[0]?.undo?.();
    assert.deepEqual(await heldBy(made, 'id-orders-worker'), ['kv-orders get,list ']);
  });

  it('from the palette asks which of an identity’s', async () => {
    const made = sampleDesk({
      identity: [identitiesNamed('id-github-deploy')],
      choices: [['kv-platform']],
      confirm: [true],
    });
    await removeAccessPolicy(made.deps)({ from: 'nothing' });
    assert.deepEqual(made.ui.lists[0], ['kv-orders', 'kv-platform']);
    assert.deepEqual(await heldBy(made, 'id-github-deploy'), ['kv-orders get,list,set ']);
  });

  it('goes on without one that is gone by now', async () => {
    const made = sampleDesk({ confirm: [true] });
    const identity = await identityOf(made, 'id-github-deploy');
    const { items } = await made.store.policies.ofPrincipal(sampleTenantId, identity.principalId, never());
    const values = { identityId: identity.id, vaultId: platformVault.id, confirm: 'kv-platform' };
    await removeAccessPolicy(made.deps)(call(values));
    const [first, ...more] = items.map(
      (policy) => ({ kind: 'accessPolicy', identity, tenantId: sampleTenantId, policy }) as const,
    );
    assert.ok(first);
    await removeAccessPolicy(made.deps)({ from: 'nodes', nodes: [first, ...more] });
    const [question] = made.ui.questions;
    assert.ok(question?.ask === 'said');
    assert.equal(say(t, question.message), 'Remove the access policy of id-github-deploy on kv-orders?');
    assert.deepEqual(await heldBy(made, 'id-github-deploy'), []);
  });

  it('takes the name of the vault as the answer; a second time it is not found', async () => {
    const made = sampleDesk();
    const { id: identityId } = await identityOf(made, 'id-orders-worker');
    const values = { identityId, vaultId: ordersVault.id, confirm: 'kv-orders' };
    await removeAccessPolicy(made.deps)(call(values));
    assert.deepEqual(writesIn(made.sent), ['PUT accessPolicies/remove']);
    await assert.rejects(removeAccessPolicy(made.deps)(call(values)), { code: 'notFound' });
  });

  it('throws Azure’s refusal to a program', async () => {
    const made = sampleDesk({}, { caller: 'reader' });
    const { id: identityId } = await identityOf(made, 'id-orders-worker');
    const values = { identityId, vaultId: ordersVault.id, confirm: 'kv-orders' };
    await assert.rejects(removeAccessPolicy(made.deps)(call(values)), { code: 'forbidden' });
  });
});
