/** Removing what deleted identities left behind, over the sample tenant: proven first, looked at whole, told in part. */

import assert from 'node:assert/strict';
import { removeOrphans, type RemoveOrphanResult } from '../../../src/commands/orphans/removeOrphans';
import type { CommandInput } from '../../../src/commands/deps';
import { lastSegment, sameId } from '../../../src/model/armId';
import { guidOf } from '../../../src/sampleTenant/guid';
import { say, textOf } from '../../../src/ui/said';
import { go, leave } from '../../unit/commands/fakeUi';
import { t } from '../../unit/ui/words';
import { never } from '../kit';
import { sampleDesk } from '../sampleDesk';
import { identityNamed, sampleTenantId } from '../sampleRig';

type Desk = ReturnType<typeof sampleDesk>;

const orphansIn = async ({ store }: Desk) =>
  (await store.orphans.list(sampleTenantId, never())).items.filter(({ doubt }) => doubt === undefined);

/** The proven orphan of a role whose place ends so. */
async function orphan(made: Desk, role: string, place: string) {
  const found = (await orphansIn(made)).find(
    ({ assignment }) => assignment.roleName === role && assignment.scope.endsWith(place),
  );
  assert.ok(found, `${role} at ${place}`);
  return found;
}

const deletes = ({ sent }: Desk) => sent.filter(({ method }) => method === 'DELETE').map(({ path }) => path);
const run = async (made: Desk, input: CommandInput) =>
  (await removeOrphans(made.deps)(input)) as readonly RemoveOrphanResult[] | undefined;
const byArguments = (values: Record<string, unknown>) => ({ from: 'arguments', values }) as const;

describe('removing orphaned role assignments', () => {
  it('offers the proven ones, shows them whole, removes each at its own scope and logs what it was', async () => {
    const made = sampleDesk({ choices: [['Contributor', 'Reader']], plan: [go] });
    const results = await run(made, { from: 'nothing' });
    assert.deepEqual(made.ui.asked, ['which ones 1 of 2', 'plan 2 of 2']);
    assert.deepEqual([...(made.ui.lists[0] ?? [])].sort(), [
      'Contributor',
      'Reader',
      'Storage Blob Data Contributor',
      'Storage Blob Data Contributor',
    ]);
    const [plan] = made.ui.plans;
    assert.equal(say(t, plan?.go ?? ['form.none']), 'Remove 2 role assignments');
    const facts = plan?.sections[0]?.facts.map(({ label, description, detail }) =>
      [label, description ?? label, detail ?? label].map((text) => textOf(t, text)),
    );
    assert.deepEqual(
      facts?.map(([label, place]) => [label, place]),
      [
        ['Contributor', 'resource group rg-orders-dev'],
        ['Reader', 'subscription Contoso Shared'],
      ],
    );
    assert.match(facts[0]?.[2] ?? '', /^[0-9a-f-]{36} is gone; made .* ago$/);
    assert.deepEqual(
      plan?.requests.map(({ method, path }) => [method, path]),
      deletes(made).map((path) => ['DELETE', path]),
    );
    assert.deepEqual(
      results?.map((result) => 'removed' in result && result.removed),
      [true, true],
    );
    const line = made.log.lines.find((each) => each.includes('rg-orders-dev')) ?? '';
    const principal = guidOf('identity id-orders-old, deleted');
    assert.match(line, new RegExp(`to principal ${principal}, which is gone, made on 2024-09-17`));
    assert.doesNotMatch(line, /Undo/);
    assert.equal((await orphansIn(made)).length, 2);
  });

  it('warns of the lock that will keep one, tells what is left, and tries it again', async () => {
    const made = sampleDesk({ plan: [go] });
    const locked = await orphan(made, 'Storage Blob Data Contributor', 'stpaymentsprod');
    const free = await orphan(made, 'Reader', '');
    await run(made, {
      from: 'nodes',
      nodes: [
        { kind: 'orphan', orphan: locked },
        { kind: 'orphan', orphan: free },
      ],
    });
    const notes = made.ui.plans[0]?.notes.map(({ text }) => say(t, text)) ?? [];
    assert.ok(notes.includes('The lock keep-payments protects stpaymentsprod'), notes.join('\n'));
    const [news] = made.ui.told;
    assert.ok(news?.news === 'said' && news.tone === 'bad');
    assert.match(
      say(t, news.text),
      /^Removed 1 orphaned role assignments; 1 are left\. .*sentence for locked/,
    );
    const before = deletes(made).length;
    await made.ui.followUps[0]?.more?.[0]?.run();
    assert.deepEqual(deletes(made).slice(before), [locked.assignment.id]);
  });

  it('changes nothing when the person leaves the last look', async () => {
    const made = sampleDesk({ choices: [['Reader']], plan: [leave] });
    assert.equal(await run(made, { from: 'nothing' }), undefined);
    assert.deepEqual(deletes(made), []);
  });

  it('goes back to the list with the ones that were checked', async () => {
    const made = sampleDesk({ choices: [['Contributor', 'Reader'], 'cancelled'], plan: [() => 'back'] });
    assert.equal(await run(made, { from: 'nothing' }), undefined);
    assert.deepEqual(made.ui.checked[0], []);
    assert.deepEqual([...(made.ui.checked[1] ?? [])].sort(), ['Contributor', 'Reader']);
  });

  it('is stopped before the last look where it does not seem to be allowed', async () => {
    const made = sampleDesk(
      { choices: [['Reader'], 'cancelled'], choose: [undefined] },
      { caller: 'reader' },
    );
    assert.equal(await run(made, { from: 'nothing' }), undefined);
    assert.match(made.ui.crossings[0] ?? '', /Missing: Microsoft.Authorization\/roleAssignments\/delete/);
    assert.deepEqual(deletes(made), []);
  });

  it('by IDs asks once, with each role, its place and its principal', async () => {
    const made = sampleDesk({ confirm: [false, true] });
    const [first, second] = [
      await orphan(made, 'Reader', ''),
      await orphan(made, 'Contributor', 'rg-orders-dev'),
    ];
    const values = { roleAssignmentIds: [first.assignment.id, second.assignment.id] };
    assert.equal(await run(made, byArguments(values)), undefined);
    const [question] = made.ui.questions;
    assert.ok(question?.ask === 'said');
    const detail = question.detail.map((said) => say(t, said));
    assert.equal(say(t, question.message), 'Remove 2 orphaned role assignments?');
    assert.equal(detail[0], `Reader at ${first.assignment.scope}, held by ${first.assignment.principalId}`);
    assert.deepEqual(deletes(made), []);
    await run(made, byArguments(values));
    assert.equal(deletes(made).length, 2);
  });

  it('takes the names of the roles, or of the assignments, as the answer; a second time it is gone', async () => {
    const made = sampleDesk();
    const { assignment } = await orphan(made, 'Reader', '');
    const again = await orphan(made, 'Contributor', 'rg-orders-dev');
    const named = byArguments({ roleAssignmentId: assignment.id, confirm: 'Reader' });
    const [result] = (await run(made, named)) ?? [];
    assert.ok(result !== undefined && 'removed' in result && result.removed);
    assert.ok(sameId(result.roleAssignmentId, assignment.id));
    await assert.rejects(run(made, named), { code: 'notFound' });
    const byName = { roleAssignmentId: again.assignment.id, confirm: lastSegment(again.assignment.id) };
    await run(made, byArguments(byName));
    assert.equal(deletes(made).length, 2);
  });

  it('refuses the assignments of an identity and of an application that are still there', async () => {
    const made = sampleDesk();
    const { azure } = made.rig;
    const identity = await identityNamed(azure.identities, 'id-orders-api');
    for (const principal of [identity.principalId, guidOf('application sp-legacy-deploy')]) {
      const [held] = (await azure.roleAssignments.ofPrincipal(sampleTenantId, principal, never())).items;
      assert.ok(held);
      await assert.rejects(
        run(made, byArguments({ roleAssignmentId: held.id, confirm: lastSegment(held.id) })),
        (error: { code?: string; details?: { values?: Record<string, string> } }) =>
          error.code === 'badArgument' && error.details?.values?.['reason'] === 'notOrphaned',
      );
    }
    assert.deepEqual(deletes(made), []);
  });

  it('gives the refusal of each beside what was removed', async () => {
    const made = sampleDesk();
    const locked = await orphan(made, 'Storage Blob Data Contributor', 'stpaymentsprod');
    const results = await run(
      made,
      byArguments({ roleAssignmentId: locked.assignment.id, confirm: lastSegment(locked.assignment.id) }),
    );
    const [result] = results ?? [];
    assert.ok(result !== undefined && 'error' in result && result.error.code === 'locked');
  });
});
