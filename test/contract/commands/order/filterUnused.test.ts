/** Showing only the unused identities of the sample tenant: one question, and what this window attaches counts at once. */

import assert from 'node:assert/strict';
import { filterUnused } from '../../../../src/commands/order/filterUnused';
import { sameId } from '../../../../src/model/armId';
import { Failure } from '../../../../src/model/failure';
import type { UserAssignedIdentity } from '../../../../src/model/identity';
import { orUnknown } from '../../../../src/model/orUnknown';
import { never } from '../../kit';
import { sampleDesk } from '../../sampleDesk';
import { sampleTenantId } from '../../sampleRig';

const byArguments = (values: Record<string, unknown>) => ({ from: 'arguments', values }) as const;

type Desk = ReturnType<typeof sampleDesk>;

async function everyIdentity({ store }: Desk): Promise<readonly UserAssignedIdentity[]> {
  const found: UserAssignedIdentity[] = [];
  for (const { subscription } of (await store.roots(never())).items)
    if (subscription.displayName !== 'Contoso Locked')
      found.push(...(await store.userAssigned(subscription, never())).items);
  return found;
}

describe('showing only unused identities', () => {
  it('is turned on and off, by its argument or in turns, without a question or a request', async () => {
    const made = sampleDesk();
    const seen: boolean[] = [];
    for (const input of [
      { from: 'nothing' } as const,
      byArguments({ on: true }),
      byArguments({ on: false }),
      byArguments({}),
      { from: 'nothing' } as const,
    ]) {
      await filterUnused(made.deps)(input);
      seen.push(made.deps.arrangements.current.unusedOnly);
    }
    assert.deepEqual(seen, [true, true, false, true, false]);
    assert.deepEqual([made.ui.asked, made.sent], [[], []]);
  });

  it('refuses what is neither true nor false', () => {
    const made = sampleDesk();
    assert.throws(
      () => filterUnused(made.deps)(byArguments({ on: 'yes' })),
      (error) => error instanceof Failure && error.code === 'badArgument' && error.details.field === 'on',
    );
  });

  it('finds the very identities that have no user each by itself, in one request', async () => {
    const made = sampleDesk();
    const identities = await everyIdentity(made);
    const before = made.sent.length;
    const unused = await made.store.unused(identities, sampleTenantId, never());
    assert.equal(made.sent.length - before, 1);
    const without: string[] = [];
    for (const identity of identities) {
      const users = await made.store.usedBy(identity, sampleTenantId, never());
      if (users.items.length === 0) without.push(identity.name);
    }
    assert.deepEqual(
      unused.items.map(({ identity }) => identity.name),
      without,
    );
    assert.ok(without.length > 0 && without.length < identities.length);
    // Given to the nodes of a cluster, which stands in no identity map.
    assert.ok(!without.some((name) => /kubelet|agentpool/i.test(name)), without.join(', '));
  });

  it('counts what this window attaches at once', async () => {
    const made = sampleDesk();
    const { store } = made;
    const identities = await everyIdentity(made);
    const [first] = (await store.unused(identities, sampleTenantId, never())).items;
    assert.ok(first);
    const { azure } = made.connection;
    const used = (await azure.identities.attachments(sampleTenantId, never())).items;
    const app = used.find(({ user }) => user.type.toLowerCase() === 'microsoft.web/sites');
    assert.ok(app);
    const before = await azure.identityBlocks.read(sampleTenantId, app.user.id, never());
    const userAssigned = [...before.block.userAssigned, { id: first.identity.id }];
    store.recordCarried(sampleTenantId, before, { ...before, block: { ...before.block, userAssigned } });
    const after = (await store.unused(identities, sampleTenantId, never())).items;
    assert.ok(!after.some(({ identity }) => sameId(identity.id, first.identity.id)));
  });

  it('leaves out an identity that something outside Azure is trusted to use, once that was read', async () => {
    const made = sampleDesk();
    const identities = await everyIdentity(made);
    const before = (await made.store.unused(identities, sampleTenantId, never())).items;
    assert.ok(before.every(({ credentials }) => credentials === 'unread'));
    const trusted = new Map<string, number | undefined>();
    for (const { identity } of before) {
      // Refused in a region that has none.
      const read = await orUnknown(made.store.federatedCredentials(identity, sampleTenantId, never()));
      trusted.set(identity.id, read?.items.length);
    }
    const after = (await made.store.unused(identities, sampleTenantId, never())).items;
    assert.deepEqual(
      after.map(({ identity }) => identity.id),
      before.map(({ identity }) => identity.id).filter((id) => (trusted.get(id) ?? 0) === 0),
    );
    assert.ok(after.length < before.length);
    // Also where the region offers none.
    assert.ok(after.some(({ identity }) => trusted.get(identity.id) === undefined));
    for (const { identity, credentials } of after) assert.equal(credentials, 'none', identity.name);
  });
});
