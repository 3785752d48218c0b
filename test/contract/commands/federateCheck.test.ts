/** The doctor over the sample tenant: its report, its data, and what one click mends. */

import assert from 'node:assert/strict';
import {
  checkFederatedCredentials,
  type CheckResult,
} from '../../../src/commands/federation/checkFederatedCredentials';
import { go, typed } from '../../unit/commands/fakeUi';
import { say } from '../../../src/ui/said';
import { t } from '../../unit/ui/words';
import { never } from '../kit';
import { sampleTenantId } from '../sampleRig';
import { branch, environment, ofGithub, start, told, workspace } from './federationDesk';

/** The button of the news last told, by its words. */
async function press(made: Awaited<ReturnType<typeof start>>, words: string): Promise<void> {
  const button = made.ui.followUps.at(-1)?.more?.find(({ label }) => say(t, label) === words);
  assert.ok(button, `no button ${words}`);
  await button.run();
}

describe('checking federated credentials', () => {
  const federation = workspace(
    ofGithub([branch('main'), branch('Main'), environment('qa')]),
    ofGithub([environment('dev')], {
      line: 20,
      problems: [
        { fault: 'idToken', start: 3, end: 4, edits: [{ start: 0, end: 0, text: 'permissions\n' }] },
      ],
    }),
  );

  it('reports what fails with its place, and what works', async () => {
    const made = await start('id-github-deploy', {}, { federation });
    const result = (await checkFederatedCredentials(made.deps)(made.onNode)) as CheckResult;
    assert.deepEqual(
      result.findings
        .filter(({ tone }) => tone === 'error')
        .map(({ code, line, subject, credential }) => [code, line, subject ?? credential]),
      [
        ['caseDiffers', 9, 'repo:contoso-sample/orders:ref:refs/heads/Main'],
        ['missing', 9, 'repo:contoso-sample/orders:environment:qa'],
        ['idToken', 20, undefined],
      ],
    );
    assert.deepEqual(
      result.findings.filter(({ tone }) => tone === 'good').map(({ credential }) => credential),
      ['orders-main', 'orders-dev'],
    );
    assert.equal(result.report, made.ui.documents.reports[0]);
    assert.match(result.report, /# Federated credentials of id-github-deploy/);
    assert.match(
      result.report,
      /## Would fail\n\n- `\.github\/workflows\/deploy\.yml:9` — deploy: the credential orders-main differs in case/,
    );
    assert.match(result.report, /## Works/);
    assert.match(told(made), /id-github-deploy: 3 sign-ins of this workspace would fail, 0 may fail/);
    assert.ok(made.sent.every(({ method }) => method !== 'PUT'));
  });

  it('says that pods ask for the audience of the cloud, where a credential has another one', async () => {
    const pods = {
      ...ofGithub([]),
      kind: 'kubernetes',
      path: 'k8s/sa.yaml',
      name: 'orders-worker',
      expected: [
        {
          claims: [{ kind: 'kubernetes', account: 'orders-worker', namespace: 'orders' }],
          sure: true,
          because: '',
        },
      ],
    } as const;
    const made = await start('id-orders-api', {}, { federation: workspace(pods) });
    await made.rig.azure.federatedCredentials.put(
      sampleTenantId,
      {
        identityId: made.identity.id,
        name: 'pods',
        issuer: 'https://k8s.example',
        subject: 'system:serviceaccount:orders:orders-worker',
        audience: 'api://AzureADTokenExchangeChina',
      },
      never(),
    );
    const { findings, report } = (await checkFederatedCredentials(made.deps)(made.onNode)) as CheckResult;
    assert.deepEqual(
      findings.map(({ tone, code }) => [tone, code]),
      [['warning', 'audienceDiffers']],
    );
    assert.match(report, /orders-worker: the credential pods has another audience\. Pods ask for the first/);
    assert.ok(report.includes('api://AzureADTokenExchange`'), report);
  });

  it('adds what is missing with one review', async () => {
    const made = await start(
      'id-github-deploy',
      { choices: [['contoso-sample/orders · environment qa']], plan: [go] },
      { federation },
    );
    await checkFederatedCredentials(made.deps)(made.onNode);
    await press(made, 'Add what is missing…');
    assert.deepEqual(
      made.writes().map(({ name }) => name),
      ['orders-qa'],
    );
    assert.equal(made.ui.plans[0]?.requests.length, 1);
    const again = (await checkFederatedCredentials(made.deps)(made.onNode)) as CheckResult;
    assert.ok(!again.findings.some(({ subject, code }) => code === 'missing' && subject?.endsWith(':qa')));
  });

  it('changes the files that can be mended, as they were read', async () => {
    const made = await start('id-github-deploy', {}, { federation });
    await checkFederatedCredentials(made.deps)(made.onNode);
    await press(made, 'Fix the file');
    assert.deepEqual(made.edited, [
      {
        uri: 'file:///repo/.github/workflows/deploy.yml',
        text: 'the text that was read',
        edits: [{ start: 0, end: 0, text: 'permissions\n' }],
      },
    ]);
  });

  it('writes the client ID where the object ID stands', async () => {
    const made = await start('id-orders-api');
    const { principalId, clientId, id } = made.identity;
    const wrong = ofGithub([branch('main')], { clientId: { start: 4, end: 7, value: principalId } });
    const next = await start('id-orders-api', {}, { federation: workspace(wrong), rig: made.rig });
    const result = (await checkFederatedCredentials(next.deps)({
      from: 'arguments',
      values: { identityId: id },
    })) as CheckResult;
    assert.deepEqual(
      result.findings.map(({ code }) => code),
      ['objectId', 'missing'],
    );
    await press(next, 'Fix the file');
    assert.deepEqual(next.edited[0]?.edits, [{ start: 4, end: 7, text: `"${clientId}"` }]);
  });

  it('asks for the issuer that only a person knows', async () => {
    const pods = ofGithub([], {
      kind: 'kubernetes',
      path: 'k8s/sa.yaml',
      expected: [
        {
          claims: [{ kind: 'kubernetes', account: 'api', namespace: 'orders' }],
          sure: true,
          because: 'ServiceAccount',
        },
      ],
    });
    const made = await start(
      'id-orders-api',
      {
        choices: [['Kubernetes service account api in namespace orders']],
        text: [typed('https://k8s.example/'), typed('pods')],
        plan: [go],
      },
      { federation: workspace(pods) },
    );
    await checkFederatedCredentials(made.deps)(made.onNode);
    await press(made, 'Add what is missing…');
    const { properties } = made.writes()[0]?.body as { properties: { issuer: string; subject: string } };
    assert.deepEqual(
      [properties.issuer, properties.subject],
      ['https://k8s.example/', 'system:serviceaccount:orders:api'],
    );
  });

  it('says that there is nothing to compare', async () => {
    const made = await start('id-github-deploy', {}, { federation: workspace() });
    await checkFederatedCredentials(made.deps)(made.onNode);
    assert.match(told(made), /No workflow, pipeline or service account/);
  });

  it('refuses an identity that cannot have any', async () => {
    const far = await start('id-policy-remediation', {}, { federation });
    await assert.rejects(checkFederatedCredentials(far.deps)(far.onNode), { code: 'unsupportedRegion' });
  });
});
