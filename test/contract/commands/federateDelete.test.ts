/** Deleting federated credentials: what stops working is said first, and all of it can be undone. */

import assert from 'node:assert/strict';
import { deleteFederatedCredential } from '../../../src/commands/federation/deleteFederatedCredential';
import type { Node } from '../../../src/tree/nodes';
import { say } from '../../../src/ui/said';
import { t } from '../../unit/ui/words';
import { sampleTenantId } from '../sampleRig';
import { start, told } from './federationDesk';

describe('deleting federated credentials', () => {
  it('names issuer and subject, deletes, and undoes it', async () => {
    const made = await start('id-github-terraform', { confirm: [true] });
    const credential = (await made.listed())[0];
    assert.ok(credential);
    const node: Node = {
      kind: 'federatedCredential',
      identity: made.identity,
      tenantId: sampleTenantId,
      credential,
    };
    const gone = await deleteFederatedCredential(made.deps)({ from: 'nodes', nodes: [node] });
    assert.deepEqual(
      (gone as { name: string }[]).map(({ name }) => name),
      [credential.name],
    );
    const [question] = made.ui.questions;
    assert.ok(question?.ask === 'said');
    const detail = question.detail.map((line) => say(t, line)).join('\n');
    assert.match(
      detail,
      /contoso-sample\/infra · pull requests will not get the identity any more\. Issuer https:\/\/token.*subject repo:contoso-sample\/infra:pull_request/,
    );
    assert.match(
      made.log.lines.join('\n'),
      /Undo: az identity federated-credential create --name "infra-plan".*--issuer "https:.*--audiences "api:/,
    );
    assert.equal((await made.listed()).length, 1);
    await made.ui.followUps.at(-1)?.undo?.();
    assert.deepEqual((await made.listed()).map(({ name }) => name).sort(), ['infra-apply', 'infra-plan']);
  });

  it('changes nothing when the question is left, and asks nothing with its name confirmed', async () => {
    const made = await start('id-github-terraform', { confirm: [false] });
    const values = { identityId: made.identity.id, name: 'Infra-Plan' };
    assert.equal(await deleteFederatedCredential(made.deps)({ from: 'arguments', values }), undefined);
    assert.equal((await made.listed()).length, 2);
    await deleteFederatedCredential(made.deps)({
      from: 'arguments',
      values: { ...values, confirm: 'infra-plan' },
    });
    assert.equal((await made.listed()).length, 1);
  });

  it('lists them to choose from, and says of a flexible one that it cannot be undone', async () => {
    const made = await start('id-payments-reconcile', {
      choices: [['payments-any-branch', 'payments-dev']],
      confirm: [true],
    });
    await deleteFederatedCredential(made.deps)(made.onNode);
    const question = made.ui.questions[0];
    assert.ok(question?.ask === 'said');
    assert.match(question.detail.map((line) => say(t, line)).join('\n'), /this cannot be undone/);
    // The group is locked against deleting.
    assert.match(
      question.detail.map((line) => say(t, line)).join('\n'),
      /The lock keep-payments may refuse it/,
    );
    assert.match(told(made), /2 of 2 federated credentials of id-payments-reconcile were not deleted/);
  });

  it('is refused with the reason for whoever calls it from a program', async () => {
    const made = await start('id-payments-reconcile');
    const values = { identityId: made.identity.id, name: 'payments-dev', confirm: 'payments-dev' };
    await assert.rejects(deleteFederatedCredential(made.deps)({ from: 'arguments', values }), {
      code: 'locked',
    });
  });
});
