/** Creating an identity where something stands against it: rights, policies, providers, lost answers. */

import assert from 'node:assert/strict';
import type { UserAssignedIdentity } from '../../../../src/model/identity';
import { dev } from '../../../../src/sampleTenant/data/organisation';
import { say } from '../../../../src/ui/said';
import { back, go, typed, type Script } from '../../../unit/commands/fakeUi';
import { createFakeClock } from '../../../unit/fakes/fakeClock';
import { t } from '../../../unit/ui/words';
import { writesIn } from '../../deskViews';
import { sampleDesk } from '../../sampleDesk';
import { sampleRig } from '../../sampleRig';
import { complete, create } from './creating';

async function created(made: ReturnType<typeof sampleDesk>): Promise<UserAssignedIdentity> {
  const identity = await create(made);
  assert.ok(identity);
  return identity;
}

describe('creating an identity where something stands against it', () => {
  const flow = (group: string): Script => ({
    choice: [
      'User-assigned',
      'Contoso Prod',
      group,
      'West Europe',
      'Go on without tags',
      'Resources in any region',
    ],
    text: [typed('id-new')],
    plan: [go],
  });

  it('says so before the questions go on when the caller may not, and lets another group be chosen', async () => {
    const script = flow('rg-orders');
    const made = sampleDesk(
      { ...script, choice: ['User-assigned', 'Contoso Prod', 'rg-orders', 'cancelled'], choose: [undefined] },
      { caller: 'reader' },
    );
    assert.equal(await create(made), undefined);
    assert.match(
      made.ui.crossings[0] ?? '',
      /^You do not seem to be allowed to create managed identities in rg-orders\.\nMissing: Microsoft\.ManagedIdentity\/userAssignedIdentities\/write on rg-orders\nThe smallest built-in role that has it: Managed Identity Contributor/,
    );
    assert.deepEqual(made.ui.asked.slice(-1), ['in which resource group 3 of 8']);
  });

  it('needs the right to make groups for a new one', async () => {
    const made = sampleDesk(
      {
        choice: ['User-assigned', 'Contoso Prod', 'New resource group…', 'cancelled'],
        text: [typed('rg-new'), back],
        choose: [undefined],
      },
      { caller: 'operator' },
    );
    await create(made);
    assert.match(made.ui.crossings[0] ?? '', /resourceGroups\/write on /);
  });

  it('is told by name which policy forbids it, and what that looks at', async () => {
    const made = sampleDesk(flow('rg-network'));
    await assert.rejects(create(made), (error: unknown) => {
      const { code, details } = error as { code: string; details: { values: object } };
      assert.deepEqual(
        [code, details.values],
        ['policy', { policy: 'Everything in the network has an owner', policyFields: 'tags[owner]' }],
      );
      return true;
    });
    const tagged = sampleDesk();
    const identity = await create(tagged, {
      ...complete,
      resourceGroup: 'rg-network',
      tags: { owner: 'ola' },
    });
    assert.equal(identity?.name, 'id-new');
  });

  it('registers the provider for a yes, waits for it, and goes on', async () => {
    const clock = createFakeClock();
    const rig = sampleRig('owner', { now: () => clock.now() });
    const made = sampleDesk(
      {
        choice: [
          'User-assigned',
          'Contoso Dev',
          'rg-orders-dev',
          'West Europe',
          'Go on without tags',
          'Resources in any region',
        ],
        text: [typed('id-first')],
        plan: [go],
        confirm: [true],
      },
      { rig, clock },
    );
    const identity = await created(made);
    assert.equal(identity.name, 'id-first');
    assert.deepEqual(writesIn(made.sent), [
      'PUT userAssignedIdentities/id-first',
      'POST Microsoft.ManagedIdentity/register',
      'PUT userAssignedIdentities/id-first',
    ]);
    assert.ok(
      made.ui.plans[0]?.notes.some(({ text }) => say(t, text).startsWith('Contoso Dev has not registered')),
    );
    assert.ok(clock.slept.length > 0);
    assert.ok(made.log.lines.some((line) => line.includes('Undo: az provider unregister')));
  });

  it('registers nothing for a no', async () => {
    const made = sampleDesk({ confirm: [false] });
    const values = { ...complete, subscriptionId: dev.subscriptionId, resourceGroup: 'rg-orders-dev' };
    assert.equal(await create(made, values), undefined);
    assert.deepEqual(writesIn(made.sent), ['PUT userAssignedIdentities/id-new']);
    assert.deepEqual(made.ui.told, []);
  });

  it('finds out what became of it when the answer is lost', async () => {
    for (const arrives of [true, false]) {
      const rig = sampleRig('owner', {
        intercept: async (request, next) => {
          if (request.method !== 'PUT') return next(request);
          if (arrives) await next(request);
          throw Object.assign(new Error('socket hang up'), { name: 'RestError', code: 'ETIMEDOUT' });
        },
      });
      const made = sampleDesk({}, { rig });
      const outcome = await create(made, complete).then(
        (identity) => identity?.name,
        (error: unknown) => (error as { code: string }).code,
      );
      assert.equal(outcome, arrives ? 'id-new' : 'offline');
    }
  });
});
