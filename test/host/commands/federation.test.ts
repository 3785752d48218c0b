/** Federated credentials by command, with an argument object. */

import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import * as identities from '../../../src/sampleTenant/data/identities';
import { call, questionOf, refusalOf, sample } from '../calls';

interface Added {
  readonly credential?: { readonly name: string; readonly issuer: string; readonly subject?: string };
  readonly error?: { readonly code: string; readonly message: string };
}

interface Checked {
  readonly findings: readonly {
    readonly code: string;
    readonly tone: string;
    readonly path?: string;
    readonly subject?: string;
    readonly credential?: string;
  }[];
  readonly report: string;
}

const values = {
  identityId: sample.ordersApi,
  name: 'orders-main',
  issuer: 'https://token.actions.githubusercontent.com',
  subject: 'repo:contoso-sample/orders:ref:refs/heads/main',
};

describe('federated credentials by command', () => {
  beforeEach(async () => {
    // A tenant as new for each test.
    await call('closeSampleTenant');
    await call('openSampleTenant');
  });

  it('are added, and left alone the second time', async () => {
    const [first] = await call<Added[]>('addFederatedCredential', values);
    assert.equal(first?.credential?.subject, values.subject, JSON.stringify(first));
    const [second] = await call<Added[]>('addFederatedCredential', values);
    assert.equal(second?.credential?.name, 'orders-main');
  });

  it('are replaced after a question only', async () => {
    const change = {
      ...values,
      identityId: identities.githubTerraform.id,
      name: 'infra-plan',
    };
    assert.match(
      await questionOf('addFederatedCredential', change),
      /Replace the federated credential infra-plan of id-github-terraform\?/,
    );
    const [changed] = await call<Added[]>('addFederatedCredential', { ...change, confirm: 'infra-plan' });
    assert.equal(changed?.credential?.subject, values.subject);
  });

  it('are refused with the reason where Azure has no room or does not offer them', async () => {
    const full = { ...values, identityId: identities.imageBuilder.id };
    const [refused] = await call<Added[]>('addFederatedCredential', full);
    assert.equal(refused?.error?.code, 'limitExceeded');
    const far = await refusalOf('addFederatedCredential', {
      ...values,
      identityId: identities.policyRemediation.id,
    });
    assert.equal(far.code, 'unsupportedRegion');
    assert.match(far.message, /New Zealand North/);
  });

  it('are deleted after a question that says what stops working', async () => {
    const one = { identityId: identities.githubTerraform.id, name: 'infra-apply' };
    const asked = await questionOf('deleteFederatedCredential', one);
    assert.match(asked, /Delete the federated credential infra-apply of id-github-terraform\?/);
    const gone = await call<{ name: string }[]>('deleteFederatedCredential', {
      ...one,
      confirm: 'infra-apply',
    });
    assert.deepEqual(
      gone.map(({ name }) => name),
      ['infra-apply'],
    );
    assert.equal((await refusalOf('deleteFederatedCredential', one)).field, 'name');
  });
});

describe('the doctor for federated credentials by command', () => {
  const git = path.join(process.env['TEST_WORKSPACE'] ?? '', '.git');

  before(async () => {
    await call('closeSampleTenant');
    await call('openSampleTenant');
    // What a clone of the sample app would have.
    mkdirSync(path.join(git, 'refs', 'remotes', 'origin'), { recursive: true });
    writeFileSync(
      path.join(git, 'config'),
      '[remote "origin"]\n\turl = https://github.com/contoso-sample/orders.git\n',
    );
    writeFileSync(path.join(git, 'refs', 'remotes', 'origin', 'HEAD'), 'ref: refs/remotes/origin/main\n');
  });

  after(() => {
    rmSync(git, { recursive: true });
  });

  it('says which workflows of the workspace would fail, and where', async () => {
    const { findings, report } = await call<Checked>('checkFederatedCredentials', {
      identityId: identities.githubDeploy.id,
    });
    const failing = findings.filter(({ tone }) => tone === 'error');
    assert.deepEqual(
      failing.map(({ code, path: file, subject }) => [code, file, subject?.replace(/^repo:[^:]+:/, '')]),
      [
        ['missing', '.github/workflows/ship.yml', 'ref:refs/heads/Release'],
        ['idToken', '.github/workflows/ship.yml', undefined],
        ['caseDiffers', '.github/workflows/ship.yml', 'environment:Production'],
        ['missing', 'warehouse/k8s/identity.yaml', 'system:serviceaccount:shop:orders-api'],
        ['podLabel', 'warehouse/k8s/identity.yaml', undefined],
      ],
    );
    const shown = vscode.window.activeTextEditor?.document;
    assert.equal(shown?.getText(), report);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      shown.uri,
    );
    const place = links.find(({ target }) => target?.path.endsWith('/ship.yml') === true);
    assert.match(place?.target?.fragment ?? '', /^L\d+$/);
  });

  it('knows the pods of a cluster', async () => {
    const { findings } = await call<Checked>('checkFederatedCredentials', {
      identityId: identities.aksOrders.id,
    });
    assert.ok(
      findings.some(({ code, credential }) => code === 'otherNamespace' && credential === 'orders-api'),
    );
  });
});
