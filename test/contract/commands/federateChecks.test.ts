/** Adding federated credentials by a call, and what is refused before anything is sent. */

import assert from 'node:assert/strict';
import type { Exchange } from '../../../src/code/federation/exchange';
import { addFederatedCredential } from '../../../src/commands/federation/addFederatedCredential';
import { say, textOf } from '../../../src/ui/said';
import { back, go, leave, typed } from '../../unit/commands/fakeUi';
import { t } from '../../unit/ui/words';
import { sampleDesk } from '../sampleDesk';
import { environment, issuer, ofGithub, start, told, workspace } from './federationDesk';

describe('adding federated credentials, held against what Azure takes', () => {
  it('takes the audience of the cloud', async () => {
    const { connection } = sampleDesk();
    const made = await start(
      'id-orders-api',
      {},
      { cloud: { ...connection.cloud, name: 'AzureChinaCloud' } },
    );
    const values = { identityId: made.identity.id, name: 'abc', issuer, subject: 'repo:a/b:pull_request' };
    await addFederatedCredential(made.deps)({ from: 'arguments', values });
    const { properties } = made.writes()[0]?.body as { properties: { audiences: string[] } };
    assert.deepEqual(properties.audiences, ['api://AzureADTokenExchangeChina']);
  });

  it('warns in the review of an audience that is not the one of the cloud, and only then', async () => {
    const { connection } = sampleDesk();
    const usual = 'api://AzureADTokenExchangeUSGov';
    const notesFor = async (audience: string) => {
      const made = await start(
        'id-orders-api',
        {
          choice: ['Another OpenID Connect issuer'],
          text: ['https://issuer.example', 'job', audience, 'mine'].map((text) => typed(text)),
          plan: [leave],
        },
        { cloud: { ...connection.cloud, name: 'AzureUSGovernment' } },
      );
      await addFederatedCredential(made.deps)(made.onNode);
      assert.equal(made.ui.plans.length, 1);
      return made.ui.plans[0]?.notes
        .filter(({ text }) => textOf(t, text).startsWith('The audience'))
        .map(({ tone, text, detail }) => [tone, textOf(t, text), detail && textOf(t, detail)]);
    };
    assert.deepEqual(await notesFor('api://AzureADTokenExchange'), [
      [
        'warning',
        `The audience of this cloud is ${usual}`,
        'Sign-ins work only where the token is asked for with exactly api://AzureADTokenExchange.',
      ],
    ]);
    assert.deepEqual(await notesFor(usual), []);
  });

  it('asks before one of the same name loses what it trusts', async () => {
    const made = await start('id-github-terraform', { confirm: [false] });
    const values = {
      identityId: made.identity.id,
      name: 'infra-plan',
      issuer,
      subject: 'repo:a/b:pull_request',
    };
    assert.equal(await addFederatedCredential(made.deps)({ from: 'arguments', values }), undefined);
    assert.deepEqual(made.writes(), []);
    await addFederatedCredential(made.deps)({
      from: 'arguments',
      values: { ...values, confirm: 'infra-plan' },
    });
    assert.equal(made.writes().length, 1);
    assert.match(
      made.log.lines.join('\n'),
      /Undo: az identity federated-credential create --name "infra-plan".*--subject "repo:contoso-sample\/infra:pull_request"/,
    );
  });

  it('refuses an identity that has twenty, and one in a region without them', async () => {
    const full = await start('id-image-builder');
    await assert.rejects(addFederatedCredential(full.deps)(full.onNode), { code: 'limitExceeded' });
    const far = await start('id-policy-remediation');
    await assert.rejects(addFederatedCredential(far.deps)(far.onNode), { code: 'unsupportedRegion' });
  });

  it('goes back when more were chosen than there is room for', async () => {
    const names = Array.from({ length: 9 }, (_none, at) => `e${at}`);
    const made = await start(
      'id-github-deploy',
      {
        choice: ['GitHub Actions'],
        choices: [names.map((name) => `environment ${name}`), 'cancelled'],
        text: [typed('contoso-sample/orders'), back],
      },
      { federation: workspace(ofGithub(names.map(environment))) },
    );
    assert.equal(await addFederatedCredential(made.deps)(made.onNode), undefined);
    assert.match(told(made), /takes 20 federated credentials, and this one has room for 8 more/);
  });

  it('names the role that is missing before anything is asked', async () => {
    const made = await start('id-orders-api', { choose: [undefined] }, { caller: 'reader' });
    assert.equal(await addFederatedCredential(made.deps)(made.onNode), undefined);
    assert.match(
      made.ui.crossings[0] ?? '',
      /You do not seem to be allowed to change the federated credentials of id-orders-api/,
    );
    assert.match(made.ui.crossings[0] ?? '', /Managed Identity (Federated Identity Credential )?Contributor/);
  });

  it('tells what was not added, with a way to try again', async () => {
    const made = await start('id-orders-api', {}, { caller: 'reader' });
    const values = { identityId: made.identity.id, name: 'abc', issuer, subject: 'repo:a/b:pull_request' };
    const results = (await addFederatedCredential(made.deps)({ from: 'arguments', values })) as {
      error: { code: string };
    }[];
    assert.equal(results[0]?.error.code, 'forbidden');
    assert.match(told(made), /1 of 1 federated credentials were not added to id-orders-api/);
    assert.equal(made.ui.followUps.at(-1)?.more?.length, 1);
  });

  it('points out an issuer that is nearly a known one', async () => {
    const seen: (string | undefined)[] = [];
    const made = await start('id-orders-api', {
      choice: ['Another OpenID Connect issuer'],
      text: [
        (request) => {
          seen.push(
            ...[
              'https://token.actions.githubusercontent.com/',
              'https://GitLab.com',
              'https://westeurope.oic.prod-aks.azure.com/a/b',
              'https://login.example',
            ].map((text) => request.check?.(text)?.[1] as string | undefined),
          );
          return 'cancelled';
        },
      ],
    });
    await addFederatedCredential(made.deps)(made.onNode);
    assert.deepEqual(seen, [
      issuer,
      'https://gitlab.com',
      'https://westeurope.oic.prod-aks.azure.com/a/b/',
      undefined,
    ]);
  });

  it('takes the older and the newer issuer of Azure DevOps, and no other token of Entra ID', async () => {
    const pipeline: Exchange = {
      ...ofGithub([]),
      kind: 'azureDevOps',
      path: 'azure-pipelines.yml',
      expected: [
        {
          claims: [{ kind: 'azureDevOps', connection: 'prod', organization: 'contoso', project: 'shop' }],
          sure: true,
          because: 'pipeline',
        },
      ],
    };
    const problems: (string | undefined)[] = [];
    const made = await start(
      'id-orders-api',
      {
        choice: ['Azure DevOps service connection', 'prod'],
        text: [
          typed('https://login.microsoftonline.com/t/v2.0'),
          (request) => {
            assert.equal(request.value, '');
            problems.push(request.check?.('sc://contoso/shop/prod')?.[0]);
            return 'back';
          },
          typed('https://vstoken.dev.azure.com/0a1b'),
          (request) => ({ text: request.value ?? '' }),
          typed('devops'),
        ],
        plan: [go],
      },
      { federation: workspace(pipeline) },
    );
    await addFederatedCredential(made.deps)(made.onNode);
    assert.deepEqual(problems, ['federation.fault.issuerEntra']);
    const { properties } = made.writes()[0]?.body as { properties: { subject: string } };
    assert.equal(properties.subject, 'sc://contoso/shop/prod');
    assert.match(made.ui.plans[0]?.notes.map(({ text }) => say(t, text)).join() ?? '', /1 July 2027/);
  });
});
