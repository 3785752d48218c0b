/** What keeps an identity from being attached: told before anything is sent where it is known, in Azure's words where not. */

import assert from 'node:assert/strict';
import { attachToResource } from '../../../../src/commands/attach/attach';
import { grant } from '../../../../src/sampleTenant/data/build';
import { contoso } from '../../../../src/sampleTenant/data/contoso';
import * as hosts from '../../../../src/sampleTenant/data/hosts';
import * as identities from '../../../../src/sampleTenant/data/identities';
import * as troubles from '../../../../src/sampleTenant/data/outOfOrder';
import type { SampleResource } from '../../../../src/sampleTenant/data/shape';
import { sampleCallers } from '../../../../src/sampleTenant/signIn';
import { failureSentence } from '../../../../src/ui/failureWords';
import { textOf } from '../../../../src/ui/said';
import { go } from '../../../unit/commands/fakeUi';
import { t } from '../../../unit/ui/words';
import { writesIn } from '../../deskViews';
import { failureOf } from '../../kit';
import { sampleDesk } from '../../sampleDesk';
import { sampleRig } from '../../sampleRig';
import { attach, carriedBy, identityNode, onNodes } from './attaching';

const web = identities.ordersWeb.id;

/** Identity, resource, the field that is to blame, and what the person reads. */
const refusals: readonly (readonly [string, SampleResource, SampleResource, string, RegExp])[] = [
  [
    'an identity from another tenant',
    troubles.movedIdentity,
    hosts.appOrders,
    'identityId',
    /still belongs there/,
  ],
  ['an identity of another region', identities.paymentsApi, hosts.funcImages, 'identityId', /West Europe/],
  ['a container group', identities.ordersWeb, hosts.batchGroup, 'resourceId', /making it anew/],
  ['a cluster', identities.ordersWeb, hosts.cluster, 'resourceId', /federated credential/],
  ['an app on a connected cluster', identities.ordersWeb, troubles.appEdge, 'resourceId', /Azure Arc/],
  ['a type that is not in the table', identities.ordersWeb, hosts.plan, 'resourceId', /not verified here/],
];

describe('what cannot be attached', () => {
  for (const [what, identity, resource, field, words] of refusals) {
    it(`is refused before anything is sent: ${what}`, async () => {
      const made = sampleDesk();
      const refusal = await failureOf(attach(made, { identityId: identity.id, resourceId: resource.id }));
      assert.deepEqual([refusal.code, refusal.details.field], ['badArgument', field]);
      assert.match(failureSentence(t, refusal), /cannot be used: (?!it does not have the right form)/);
      assert.deepEqual(writesIn(made.sent), []);
    });

    it(`is explained to a person, who stays where they were: ${what}`, async () => {
      const byId = [() => ({ text: resource.id })];
      const made = sampleDesk({
        choice: ['Enter a resource ID…', 'cancelled'],
        text: byId,
        choose: [undefined],
      });
      const name = identity.id.split('/').at(-1) ?? '';
      await onNodes(attachToResource, made, await identityNode(made, name));
      assert.match(made.ui.crossings[0] ?? '', words);
      assert.equal(made.ui.asked.at(-1), 'to which resource 1 of 2');
      assert.deepEqual(writesIn(made.sent), []);
    });
  }

  it('is done by commands that are copied instead', async () => {
    for (const [answer, resource, expected] of [
      [
        'lines',
        hosts.batchGroup,
        /^az container export --subscription .*\naz container create --subscription /,
      ],
      [
        'lines',
        hosts.cluster,
        /^az aks update --subscription .*--enable-oidc-issuer --enable-workload-identity/,
      ],
      ['lines', hosts.plan, /^az rest --method patch .*userAssignedIdentities/],
    ] as const) {
      const byId = [() => ({ text: resource.id })];
      const made = sampleDesk({
        choice: ['Enter a resource ID…', 'cancelled'],
        text: byId,
        choose: [answer],
      });
      await onNodes(attachToResource, made, await identityNode(made, 'id-orders-web'));
      assert.match(made.ui.copied[0] ?? '', expected);
    }
  });
});

describe('a cluster', () => {
  it('leads on to a federated credential for its issuer', async () => {
    const byId = [() => ({ text: hosts.cluster.id })];
    const made = sampleDesk({
      choice: ['Enter a resource ID…', 'cancelled'],
      text: byId,
      choose: ['trust'],
    });
    const node = await identityNode(made, 'id-orders-web');
    await assert.rejects(onNodes(attachToResource, made, node), /Nobody (types|answers)/);
    assert.match(made.ui.asked.at(-1) ?? '', /1 of \d/);
    assert.ok(!made.ui.asked.at(-1)?.startsWith('to which resource'), made.ui.asked.join());
  });
});

describe('what stands against attaching', () => {
  it('is a lock, named in the review and in Azure’s refusal', async () => {
    const script = {
      choice: ['Enter a resource ID…'],
      text: [() => ({ text: troubles.appFrozen.id })],
      plan: [go],
    };
    const made = sampleDesk(script);
    const failure = await failureOf(
      onNodes(attachToResource, made, await identityNode(made, 'id-orders-web')),
    );
    assert.equal(failure.code, 'locked');
    const notes = made.ui.plans[0]?.notes.map(({ text }) => textOf(t, text)) ?? [];
    assert.ok(
      notes.includes('The read-only lock frozen-read-only protects this: Azure will refuse it'),
      notes.join(),
    );
    assert.equal(
      (await failureOf(attach(made, { identityId: web, resourceId: troubles.appFrozen.id }))).code,
      'locked',
    );
  });

  it('is a dead identity in the block, detached by the same request when the person wants', async () => {
    const script = {
      choice: ['Enter a resource ID…'],
      text: [() => ({ text: troubles.appPortal.id })],
      plan: [go],
    };
    const made = sampleDesk({ ...script, choose: ['detach'] });
    await onNodes(attachToResource, made, await identityNode(made, 'id-orders-web'));
    assert.match(
      made.ui.crossings[0] ?? '',
      /app-portal-legacy carries an identity that is gone: id-portal-retired/,
    );
    assert.deepEqual(await carriedBy(made, troubles.appPortal), ['id-orders-web']);
    assert.equal(writesIn(made.sent).length, 1);
  });

  it('is that dead identity for a program too, in words that say what to do', async () => {
    const made = sampleDesk();
    const failure = await failureOf(attach(made, { identityId: web, resourceId: troubles.appPortal.id }));
    assert.equal(failure.details.serviceCode, 'FailedIdentityOperation');
    assert.match(failureSentence(t, failure), /identity that is gone.*detach/is);
  });

  it('is what the person may not do: said before the review, with a request for the owner', async () => {
    const made = sampleDesk({ choice: ['app-orders'], choose: ['copy'] }, { caller: 'reader' });
    const script = onNodes(attachToResource, made, await identityNode(made, 'id-orders-web'));
    await assert.rejects(script, /Nobody answers/);
    const [asked = ''] = made.ui.crossings;
    assert.match(asked, /Missing: Microsoft\.Web\/sites\/write on app-orders/);
    assert.match(
      asked,
      /Missing: Microsoft\.ManagedIdentity\/userAssignedIdentities\/assign\/action on id-orders-web/,
    );
    assert.equal(made.ui.documents.requests.length, 1);
    assert.deepEqual(
      writesIn(made.sent).filter((each) => each.startsWith('PATCH')),
      [],
    );
  });

  it('is the right to use the identity, named in the refusal', async () => {
    const roleAssignments = [
      ...contoso().roleAssignments,
      grant(sampleCallers.reader.oid, 'Website Contributor', hosts.appOrders.id, { principalType: 'User' }),
    ];
    const rig = sampleRig('reader', { data: { ...contoso(), roleAssignments } });
    const made = sampleDesk({}, { rig });
    const failure = await failureOf(attach(made, { identityId: web, resourceId: hosts.appOrders.id }));
    assert.equal(failure.details.serviceCode, 'LinkedAuthorizationFailed');
    const sentence = failureSentence(t, failure);
    assert.match(sentence, /You may change app-orders, but not use id-orders-web\./);
    assert.match(sentence, /Managed Identity Operator/);
  });

  it('is a block that was changed after it was looked at: nothing is sent', async () => {
    const other = { identityId: web, resourceId: hosts.appOrders.id };
    const script = sampleDesk(
      {
        choice: ['app-orders'],
        plan: [
          async () => {
            await attach(script, { ...other, identityId: identities.dashboards.id });
            await attach(script, other);
            return { go: true };
          },
        ],
      },
      {},
    );
    const failure = await failureOf(
      onNodes(
        attachToResource,
        script,
        await identityNode(script, 'id-orders-web'),
        await identityNode(script, 'id-orders-worker'),
      ),
    );
    assert.deepEqual([failure.code, failure.details.values?.['reason']], ['conflict', 'changedMeanwhile']);
    assert.match(failureSentence(t, failure), /changed meanwhile.*Nothing was sent/is);
    assert.ok(!(await carriedBy(script, hosts.appOrders)).includes('id-orders-worker'));
  });
});
