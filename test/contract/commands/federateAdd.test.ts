/** Adding federated credentials by the questions: what is offered, what is reviewed, what goes out. */

import assert from 'node:assert/strict';
import type { Exchange } from '../../../src/code/federation/exchange';
import { addFederatedCredential } from '../../../src/commands/federation/addFederatedCredential';
import { Failure } from '../../../src/model/failure';
import { say, textOf } from '../../../src/ui/said';
import { back, go, leave, typed } from '../../unit/commands/fakeUi';
import { t } from '../../unit/ui/words';
import { never } from '../kit';
import { sampleTenantId } from '../sampleRig';
import { audience, branch, environment, issuer, ofGithub, start, told, workspace } from './federationDesk';

describe('adding federated credentials', () => {
  it('offers what the workflows show, several with one review, and sends what was shown', async () => {
    const made = await start(
      'id-orders-api',
      {
        choice: ['GitHub Actions'],
        choices: [['environment dev', 'environment prod']],
        text: [typed('contoso-sample/orders')],
        plan: [go],
      },
      { federation: workspace(ofGithub([branch('main'), environment('dev'), environment('prod')])) },
    );
    const results = await addFederatedCredential(made.deps)(made.onNode);
    assert.deepEqual(made.ui.lists[1], [
      'branch main',
      'environment dev',
      'environment prod',
      'Another one…',
    ]);
    const properties = (name: string) => ({
      properties: {
        issuer,
        subject: `repo:contoso-sample/orders:environment:${name}`,
        audiences: [audience],
      },
    });
    assert.deepEqual(made.writes(), [
      { method: 'PUT', name: 'orders-dev', body: properties('dev') },
      { method: 'PUT', name: 'orders-prod', body: properties('prod') },
    ]);
    assert.deepEqual(
      made.ui.plans[0]?.requests.map(({ method, path, body }) => ({
        method,
        name: path.split('/').at(-1),
        body,
      })),
      made.writes(),
    );
    assert.deepEqual(
      (results as { credential: { name: string } }[]).map(({ credential }) => credential.name),
      ['orders-dev', 'orders-prod'],
    );
    assert.match(told(made), /Added 2 federated credentials to id-orders-api.*AADSTS70021/);
    assert.equal(
      made.log.lines.filter((line) =>
        /Undo: az identity federated-credential delete --name "orders-dev" --identity-name "id-orders-api" --resource-group "rg-orders" --subscription "[0-9a-f-]+" --yes/.test(
          line,
        ),
      ).length,
      1,
    );
    await made.ui.followUps.at(-1)?.undo?.();
    assert.deepEqual(await made.listed(), []);
  });

  it('undoes all of it at once when a part was added by trying again', async () => {
    const made = await start(
      'id-orders-api',
      {
        choice: ['GitHub Actions'],
        choices: [['environment dev', 'environment prod']],
        text: [typed('contoso-sample/orders')],
        plan: [go],
      },
      { federation: workspace(ofGithub([environment('dev'), environment('prod')])) },
    );
    const port = made.rig.azure.federatedCredentials;
    let puts = 0;
    const put: typeof port.put = (...call) => {
      puts += 1;
      return puts === 2 ? Promise.reject(new Failure('forbidden')) : port.put(...call);
    };
    const azure = { ...made.connection.azure, federatedCredentials: { ...port, put } };
    const connection = { ...made.connection, azure };
    const session = { ...made.deps.session, state: { kind: 'connected', connection } as const };
    await addFederatedCredential({ ...made.deps, session })(made.onNode);
    assert.match(told(made), /^1 of 2 federated credentials were not added/);
    assert.ok(made.ui.followUps[0]?.undo);
    await made.ui.followUps[0].more?.[0]?.run();
    assert.deepEqual((await made.listed()).length, 2);
    await made.ui.followUps.at(-1)?.undo?.();
    assert.deepEqual(await made.listed(), []);
  });

  it('leaves out what the identity has, and takes over the IDs that its credentials have', async () => {
    const made = await start(
      'id-github-deploy',
      {
        choice: ['GitHub Actions'],
        choices: [['branch dev']],
        text: [(request) => ({ text: request.value ?? '' }), (request) => ({ text: request.value ?? '' })],
        plan: [go],
      },
      { federation: workspace(ofGithub([branch('main'), branch('dev')])) },
    );
    await made.rig.azure.federatedCredentials.put(
      sampleTenantId,
      {
        identityId: made.identity.id,
        name: 'with-ids',
        issuer,
        subject: 'repo:contoso-sample@12/orders@34:environment:x',
        audience,
      },
      never(),
    );
    await addFederatedCredential(made.deps)(made.onNode);
    assert.equal(
      (made.writes().at(-1)?.body as { properties: { subject: string } }).properties.subject,
      'repo:contoso-sample@12/orders@34:ref:refs/heads/dev',
    );
  });

  it('types another one where nothing fits, checked as it is typed', async () => {
    const checks: (string | undefined)[] = [];
    const made = await start('id-orders-api', {
      choice: ['GitHub Actions', 'Runs of a tag'],
      text: [
        (request) => {
          checks.push(...['v*', '', 'v1'].map((text) => request.check?.(text)?.[0]));
          return { text: 'v1' };
        },
        (request) => {
          checks.push(...['orders', 'a@1/b', 'a/b', 'a@1/b@2'].map((text) => request.check?.(text)?.[0]));
          return { text: 'a@1/b@2' };
        },
        (request) => {
          checks.push(...['ab', 'a.b', 'fine'].map((text) => request.check?.(text)?.[0]));
          assert.equal(request.value, 'b-v1');
          return { text: 'mine' };
        },
      ],
      plan: [go],
    });
    await addFederatedCredential(made.deps)(made.onNode);
    assert.deepEqual(checks, [
      ...['federation.fault.wildcard', 'federation.fault.empty', undefined],
      ...['federation.repositoryForm', 'federation.repositoryForm', undefined, undefined],
      ...['federation.fault.nameForm', 'federation.fault.nameForm', undefined],
    ]);
    assert.deepEqual(made.writes(), [
      {
        method: 'PUT',
        name: 'mine',
        body: { properties: { issuer, subject: 'repo:a@1/b@2:ref:refs/tags/v1', audiences: [audience] } },
      },
    ]);
  });

  it('takes the issuer of a cluster that Azure knows', async () => {
    const pods: Exchange = {
      ...ofGithub([]),
      kind: 'kubernetes',
      path: 'k8s/sa.yaml',
      expected: [
        {
          claims: [{ kind: 'kubernetes', account: 'orders-worker' }],
          sure: false,
          because: 'ServiceAccount',
        },
      ],
    };
    const made = await start(
      'id-orders-api',
      {
        choice: ['Kubernetes service accounts', 'aks-contoso'],
        choices: [['…/orders-worker']],
        text: [typed('orders'), typed('orders-worker')],
        plan: [go],
      },
      { federation: workspace(pods) },
    );
    await addFederatedCredential(made.deps)(made.onNode);
    const { properties } = made.writes()[0]?.body as { properties: { issuer: string; subject: string } };
    assert.match(properties.issuer, /^https:\/\/westeurope\.oic\.aks\.sample\.invalid\/.*\/$/);
    assert.equal(properties.subject, 'system:serviceaccount:orders:orders-worker');
  });

  it('says how to turn on the issuer of a cluster that has none', async () => {
    for (const [cluster, command] of [
      [
        'aks-batch',
        /^az aks update --name "aks-batch" --resource-group "rg-aks" --subscription "[^"]+" --enable-oidc-issuer/,
      ],
    ] as const) {
      const made = await start('id-orders-api', { choice: ['Kubernetes service accounts', cluster] });
      assert.equal(await addFederatedCredential(made.deps)(made.onNode), undefined);
      assert.match(made.ui.copied[0] ?? '', command);
      assert.match(told(made), /issues no tokens yet/);
    }
  });

  it('keeps the answers when going back, and sends nothing when the review is left', async () => {
    const made = await start(
      'id-orders-api',
      {
        choice: ['GitHub Actions'],
        choices: [['environment dev'], ['environment dev', 'branch main']],
        text: [typed('contoso-sample/orders'), back, back, typed('contoso-sample/orders')],
        plan: [leave],
      },
      { federation: workspace(ofGithub([branch('main'), environment('dev')])) },
    );
    assert.equal(await addFederatedCredential(made.deps)(made.onNode), undefined);
    assert.deepEqual(made.writes(), []);
    assert.equal(made.ui.plans[0]?.requests.length, 2);
  });

  it('says in the review what Azure cannot match, and whom pull requests let in', async () => {
    const federation = workspace(
      ofGithub([{ what: 'pullRequest', name: '' }], {
        open: [{ reason: 'branchPattern', pattern: 'release/**', because: 'push' }],
      }),
    );
    const made = await start(
      'id-orders-api',
      {
        choice: ['GitHub Actions'],
        choices: [['pull requests']],
        text: [typed('contoso-sample/orders'), typed('orders-pr')],
        plan: [leave],
      },
      { federation },
    );
    await addFederatedCredential(made.deps)(made.onNode);
    const notes = made.ui.plans[0]?.notes.map(({ text }) => say(t, text)).join('\n') ?? '';
    assert.match(notes, /release\/\*\*: each branch needs a credential, or the job an environment/);
    assert.match(notes, /Pull requests/);
    assert.match(notes, /Works after some minutes/);
    const facts = made.ui.plans[0]?.sections[1]?.facts.map(({ label, description }) => [
      textOf(t, label),
      description && textOf(t, description),
    ]);
    assert.deepEqual(facts?.[0], ['orders-pr', 'contoso-sample/orders · pull requests']);
  });

  it('goes straight to the answer with a whole argument object, and does nothing the second time', async () => {
    const made = await start('id-orders-api');
    const values = {
      identityId: made.identity.id,
      name: 'terraform',
      issuer: 'https://app.terraform.io',
      subject: 'organization:o:project:p:workspace:w:run_phase:plan',
    };
    const call = () => addFederatedCredential(made.deps)({ from: 'arguments', values });
    const [first] = (await call()) as { credential: { id: string; audiences: string[] } }[];
    const [second] = (await call()) as { credential: { id: string } }[];
    assert.equal(second?.credential.id.toLowerCase(), first?.credential.id.toLowerCase());
    assert.deepEqual(first?.credential.audiences, [audience]);
    assert.equal(made.writes().length, 1);
    assert.deepEqual(made.ui.asked, []);
    assert.match(told(made), /Nothing had to change/);
  });
});
