/** Deleting an identity where something stands against it: locks, rights lost half-way, lost answers, unread parts. */

import assert from 'node:assert/strict';
import { deleteIdentity } from '../../../../src/commands/deletion/deleteIdentity';
import { paymentsStorage } from '../../../../src/sampleTenant/data/services';
import { say, textOf } from '../../../../src/ui/said';
import { go, typed } from '../../../unit/commands/fakeUi';
import { t } from '../../../unit/ui/words';
import { toldBy, writesIn } from '../../deskViews';
import { never } from '../../kit';
import { sampleDesk } from '../../sampleDesk';
import { identityNamed, sampleRig, sampleTenantId } from '../../sampleRig';
import { complete, create } from './creating';
import { deleteAtOnce, deleteNode, deletions, intercepted, refusing, type Desk } from './deleting';

const isAssignment = (url: string): boolean => /\/roleAssignments\//i.test(url);
const isIdentity = (url: string): boolean => /\/userAssignedIdentities\/[^/?]+\?/i.test(url);
const blobReader = '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1';
const keepIt = 'Keep it with this extension';

function deskOver(
  options: Parameters<typeof sampleRig>[1],
  script: Parameters<typeof sampleDesk>[0] = {},
): Desk {
  return sampleDesk(script, { rig: sampleRig('owner', options) });
}

async function rolesLeft(made: Desk, principalId: string): Promise<number> {
  const { items } = await made.rig.azure.roleAssignments.ofPrincipal(sampleTenantId, principalId, never());
  return items.length;
}

describe('deleting an identity that a lock keeps', () => {
  it('is refused with the name of the lock before anything is written', async () => {
    for (const way of [deleteAtOnce, deleteNode]) {
      const made = sampleDesk();
      await assert.rejects(way(made, 'id-old-invoices'), (error: unknown) => {
        const { code, details } = error as { code: string; details: { values: object } };
        assert.deepEqual([code, details.values], ['locked', { lock: 'keep-payments' }]);
        return true;
      });
      assert.deepEqual([made.ui.written.size, writesIn(made.sent)], [0, []]);
    }
  });

  it('tells of a role assignment that a lock keeps before, and lists it as left after', async () => {
    const made = deskOver(
      { replicationSeconds: 0 },
      { choice: [keepIt], plan: [go], text: [typed('id-new')] },
    );
    const identity = await create(made, complete);
    assert.ok(identity);
    const { roleAssignments } = made.rig.azure;
    const wanted = { scope: paymentsStorage.id, principalId: identity.principalId, roleGuid: blobReader };
    await roleAssignments.create(sampleTenantId, wanted, never());
    const result = await deleteNode(made, 'id-new');
    const [fact] = made.ui.plans[0]?.sections[1]?.facts ?? [];
    assert.ok(fact?.detail);
    assert.equal(textOf(t, fact.detail), 'Stays behind: the lock keep-payments keeps it');
    assert.deepEqual(
      result?.notRemoved.map(({ error }) => error.code),
      ['locked'],
    );
    assert.match(
      toldBy(made)[1] ?? '',
      /^bad: Deleted id-new, but a role assignment is left\. sentence for locked The script/,
    );
    assert.equal(await rolesLeft(made, identity.principalId), 1);
  });
});

describe('deleting an identity when Azure refuses it', () => {
  it('leaves everything else as it was', async () => {
    for (const [status, code, expected] of [
      [403, 'AuthorizationFailed', 'forbidden'],
      [403, 'DenyAssignmentAuthorizationFailed', 'forbidden'],
      [403, 'RequestDisallowedByPolicy', 'policy'],
      [409, 'ScopeLocked', 'locked'],
      [409, 'ReadOnlyDisabledSubscription', 'readOnly'],
      [409, 'Conflict', 'conflict'],
      [500, 'InternalServerError', 'service'],
    ] as const) {
      const made = deskOver(
        intercepted(({ method, url }) =>
          method === 'DELETE' && isIdentity(url) ? refusing(status, code) : undefined,
        ),
      );
      const { principalId } = await identityNamed(made.rig.azure.identities, 'id-orders-web');
      await assert.rejects(deleteAtOnce(made, 'id-orders-web'), { code: expected });
      assert.deepEqual(deletions(made), ['DELETE userAssignedIdentities/id-orders-web']);
      assert.equal(await rolesLeft(made, principalId), 2);
      // The way back stands where the log says, and does no harm.
      assert.equal(made.ui.written.size, 2);
    }
  });

  it('takes one that somebody else has deleted meanwhile for deleted, and removes its roles', async () => {
    const made = deskOver(
      intercepted(({ method, url }) =>
        method === 'DELETE' && isIdentity(url) ? { status: 204, headers: {}, body: '' } : undefined,
      ),
    );
    const result = await deleteAtOnce(made, 'id-orders-web');
    assert.equal(result?.removed.roleAssignmentIds.length, 2);
  });

  it('says so first when the caller may not, with a request to send', async () => {
    const made = sampleDesk({ choose: ['copy'] }, { caller: 'reader' });
    assert.equal(await deleteNode(made, 'id-orders-web'), undefined);
    assert.match(
      made.ui.crossings[0] ?? '',
      /^You do not seem to be allowed to delete id-orders-web\.\nMissing: Microsoft\.ManagedIdentity\/userAssignedIdentities\/delete on id-orders-web/,
    );
    assert.equal(made.ui.copied.length, 1);
    assert.deepEqual(writesIn(made.sent), []);
  });
});

describe('deleting an identity when a right is lost half-way', () => {
  it('lists what could not be removed, and Retry removes it', async () => {
    let allowed = false;
    const made = deskOver(
      intercepted(({ method, url }) =>
        method === 'DELETE' && isAssignment(url) && !allowed
          ? refusing(403, 'AuthorizationFailed')
          : undefined,
      ),
    );
    const { principalId } = await identityNamed(made.rig.azure.identities, 'id-orders-web');
    const result = await deleteAtOnce(made, 'id-orders-web');
    assert.deepEqual(result?.removed.roleAssignmentIds, []);
    assert.deepEqual(
      result.notRemoved.map(({ error }) => error.code),
      ['forbidden', 'forbidden'],
    );
    assert.match(
      toldBy(made)[0] ?? '',
      /^bad: Deleted id-orders-web, but 2 role assignments are left\. sentence for forbidden The script that makes it anew/,
    );
    const [again, open] = made.ui.followUps[0]?.more ?? [];
    assert.deepEqual(
      [again, open].map((each) => say(t, each?.label ?? ['form.none'])),
      ['Retry', 'Open script'],
    );
    await again?.run();
    assert.match(toldBy(made)[1] ?? '', /^bad: 2 role assignments are left still\./);
    allowed = true;
    await made.ui.followUps[1]?.more?.[0]?.run();
    assert.equal(toldBy(made)[2], 'good: The 2 role assignments that were left are removed.');
    assert.equal(await rolesLeft(made, principalId), 0);
  });
});

describe('deleting an identity when the network is lost', () => {
  it('between the identity and its assignments: what is left is listed, none of it twice', async () => {
    let lost = true;
    const made = deskOver(
      intercepted(({ method, url }) =>
        method === 'DELETE' && isAssignment(url) && lost ? 'lost' : undefined,
      ),
    );
    const result = await deleteAtOnce(made, 'id-orders-web');
    assert.deepEqual(
      result?.notRemoved.map(({ error }) => error.code),
      ['offline', 'offline'],
    );
    lost = false;
    await made.ui.followUps[0]?.more?.[0]?.run();
    assert.match(toldBy(made)[1] ?? '', /^good: The 2 role assignments/);
  });

  it('with the answer to the deletion: what became of it is looked up', async () => {
    const lost = (how: 'lost' | 'lostAfter') =>
      deskOver(intercepted(({ method, url }) => (method === 'DELETE' && isIdentity(url) ? how : undefined)));
    const arrived = lost('lostAfter');
    const result = await deleteAtOnce(arrived, 'id-orders-web');
    assert.equal(result?.removed.roleAssignmentIds.length, 2);
    const never = lost('lost');
    await assert.rejects(deleteAtOnce(never, 'id-orders-web'), { code: 'offline' });
    assert.equal(deletions(never).filter((line) => line.includes('roleAssignments')).length, 0);
    assert.match(
      toldBy(never)[0] ?? '',
      /^note: Azure did not answer, so it is not known whether id-orders-web/,
    );
  });
});

describe('deleting an identity of which not all could be read', () => {
  const blind = () =>
    intercepted(({ url }) =>
      /federatedIdentityCredentials/i.test(url) ? refusing(403, 'AuthorizationFailed') : undefined,
    );

  it('is asked about by what is missing, even when confirm holds the name; a no changes nothing', async () => {
    const made = deskOver(blind(), { confirm: [false] });
    assert.equal(await deleteAtOnce(made, 'id-orders-web'), undefined);
    const [question] = made.ui.questions;
    assert.ok(question?.ask === 'said');
    assert.equal(
      say(t, question.message),
      'Not all that hangs on id-orders-web could be read. Delete it anyway?',
    );
    assert.match(say(t, question.detail[0] ?? ['form.none']), /^id-orders-web: sentence for forbidden$/);
    assert.deepEqual([made.ui.written.size, writesIn(made.sent)], [0, []]);
  });

  it('is shown in the last look, and goes for a yes', async () => {
    const made = deskOver(blind(), {
      choice: [keepIt],
      plan: [go],
      text: [typed('id-orders-web')],
      confirm: [true],
    });
    const result = await deleteNode(made, 'id-orders-web');
    assert.ok(result);
    assert.ok(
      made.ui.plans[0]?.notes.some(({ text }) => say(t, text) === 'Could not be read: id-orders-web'),
    );
  });

  it('counts a resource whose identities could not be read, which the script cannot attach', async () => {
    const made = deskOver(
      intercepted(({ method, url }) =>
        method === 'GET' && /\/sites\/app-orders\?/i.test(url)
          ? refusing(403, 'AuthorizationFailed')
          : undefined,
      ),
      { confirm: [true] },
    );
    const result = await deleteAtOnce(made, 'id-orders-api');
    const script = made.ui.written.get(result?.restoreFiles.azureCli ?? '') ?? '';
    assert.match(script, /# To be done by hand: .*\/sites\/app-orders$/m);
    assert.equal(made.ui.questions.length, 1);
  });
});

describe('deleting an identity that is stopped', () => {
  it('before it began sends nothing, and afterwards lists what is left', async () => {
    const before = sampleDesk({ stop: 'said' });
    const { id } = await identityNamed(before.rig.azure.identities, 'id-orders-web');
    const values = { identityId: id, confirm: 'id-orders-web' };
    await assert.rejects(deleteIdentity(before.deps)({ from: 'arguments', values }), {
      code: 'cancelled',
    });
    assert.deepEqual(writesIn(before.sent), []);
  });
});
