/** Reading whom a credential trusts, and writing subjects to the letter. */

import assert from 'node:assert/strict';
import {
  exchangeAudience,
  isRefusedIssuer,
  issuerFault,
  nameFault,
  subjectFault,
} from '../../../src/model/federation';
import {
  credentialName,
  devOpsSubject,
  githubIssuer,
  githubIssuerOf,
  githubSubject,
  gitLabSubject,
  kubernetesSubject,
  terraformSubject,
} from '../../../src/model/subjects';
import { trustOf, type GithubContext, type Trust } from '../../../src/model/trust';

const trust = (subject: string | undefined, issuer = githubIssuer): Trust =>
  trustOf({ issuer, ...(subject !== undefined && { subject }) });

const contexts: readonly GithubContext[] = [
  { what: 'branch', name: 'main' },
  { what: 'branch', name: 'release/1.0' },
  { what: 'branch', name: 'environment' },
  { what: 'tag', name: 'v1.2.3' },
  { what: 'environment', name: 'Production' },
  { what: 'environment', name: 'West Europe / prod' },
  { what: 'environment', name: 'prod:v1' },
  { what: 'pullRequest', name: '' },
];

describe('what a federated credential trusts', () => {
  for (const context of contexts) {
    it(`is read as it was written: GitHub, ${context.what} ${context.name}`, () => {
      const plain = { owner: 'octo-org', repository: 'octo.repo_1' };
      const read = trust(githubSubject(plain, context));
      assert.ok(read.kind === 'github');
      assert.deepEqual([read.owner, read.repository, read.context], ['octo-org', 'octo.repo_1', context]);
      const numbered = { ...plain, ids: { owner: '123456', repository: '456789' } };
      const immutable = trust(githubSubject(numbered, context));
      assert.ok(immutable.kind === 'github');
      assert.deepEqual(immutable.ids, numbered.ids);
      assert.deepEqual(immutable.context, context);
    });
  }

  it('is written as GitHub documents it', () => {
    const octo = { owner: 'octo-org', repository: 'octo-repo' };
    const ids = { owner: '123456', repository: '456789' };
    assert.equal(
      githubSubject({ ...octo, ids }, { what: 'branch', name: 'main' }),
      'repo:octo-org@123456/octo-repo@456789:ref:refs/heads/main',
    );
    assert.equal(
      githubSubject(octo, { what: 'environment', name: 'Production:V1' }),
      'repo:octo-org/octo-repo:environment:Production%3AV1',
    );
    assert.equal(
      githubSubject(octo, { what: 'tag', name: 'demo-tag' }),
      'repo:octo-org/octo-repo:ref:refs/tags/demo-tag',
    );
    assert.equal(
      githubSubject(octo, { what: 'pullRequest', name: '' }),
      'repo:octo-org/octo-repo:pull_request',
    );
  });

  const others: readonly (readonly [string, string, Trust])[] = [
    [
      'https://westeurope.oic.prod-aks.azure.com/a/b/',
      kubernetesSubject('orders', 'api'),
      { kind: 'kubernetes', namespace: 'orders', account: 'api' },
    ],
    [
      'https://vstoken.dev.azure.com/0',
      devOpsSubject('contoso', 'Web shop', 'prod/west'),
      { kind: 'azureDevOps', organization: 'contoso', project: 'Web shop', connection: 'prod/west' },
    ],
    [
      'https://login.microsoftonline.com/t/v2.0',
      '/eid1/c/pub/t/x/a/y/sc/org/id',
      { kind: 'azureDevOpsEntra' },
    ],
    [
      'https://gitlab.com',
      gitLabSubject('group/sub/project', 'branch', 'main'),
      { kind: 'gitLab', project: 'group/sub/project', refType: 'branch', ref: 'main' },
    ],
    [
      'https://app.terraform.io',
      terraformSubject('org', 'Default Project', 'ws', 'plan'),
      { kind: 'terraform', organization: 'org', project: 'Default Project', workspace: 'ws', phase: 'plan' },
    ],
    ['https://accounts.google.com', '1234567890', { kind: 'google', account: '1234567890' }],
    ['https://example.org', 'anything', { kind: 'other' }],
  ];
  for (const [issuer, subject, expected] of others) {
    it(`is read from ${subject}`, () => {
      assert.deepEqual(trust(subject, issuer), expected);
    });
  }

  it('is an expression where there is no subject', () => {
    assert.deepEqual(trust(undefined), { kind: 'flexible' });
  });

  it('is a repository without a context where the subject was customized', () => {
    for (const rest of [
      '',
      ':job_workflow_ref:o/r/.github/workflows/x.yml@refs/heads/main',
      ':pull-request',
    ]) {
      const read = trust(`repo:o/r${rest}`);
      assert.ok(read.kind === 'github');
      assert.equal(read.context, undefined, rest);
    }
    assert.equal(trust('repository_owner:o:workflow:x').kind, 'other');
    const more = trust(
      'repo:o/r:environment:prod:job_workflow_ref:o/a/.github/workflows/x.yml@refs/heads/main',
    );
    assert.ok(more.kind === 'github');
    assert.equal(more.context, undefined);
  });

  it('has the issuer of its GitHub', () => {
    assert.equal(githubIssuerOf('GitHub.com'), 'https://token.actions.githubusercontent.com');
    assert.equal(githubIssuerOf('octocorp.ghe.com'), 'https://token.actions.octocorp.ghe.com');
    assert.equal(githubIssuerOf('git.contoso.example'), 'https://git.contoso.example/_services/token');
  });
});

describe('what Azure takes', () => {
  it('is held against names before they are sent', () => {
    for (const good of ['abc', 'a_b-c', '1ab', 'x'.repeat(120)]) assert.equal(nameFault(good), undefined);
    for (const bad of ['ab', '-abc', '_abc', 'a.b.c', 'a b c', 'é12', 'x'.repeat(121), ''])
      assert.equal(nameFault(bad), 'nameForm', bad);
  });

  it('is held against issuers and subjects', () => {
    assert.equal(issuerFault('https://x.example/a'), undefined);
    assert.equal(issuerFault('http://x.example'), 'issuerForm');
    assert.equal(issuerFault('no uri'), 'issuerForm');
    assert.equal(issuerFault(''), 'empty');
    assert.equal(issuerFault(' https://x.example'), 'blanks');
    assert.equal(issuerFault(`https://x.example/${'a'.repeat(600)}`), 'tooLong');
    assert.equal(subjectFault('repo:o/r:ref:refs/heads/*'), 'wildcard');
    assert.equal(subjectFault('a '), 'blanks');
    assert.equal(subjectFault('a'.repeat(601)), 'tooLong');
    assert.equal(subjectFault('a'.repeat(600)), undefined);
  });

  it('is no token of Entra ID, but for the service connections that Azure issues one to', () => {
    assert.ok(isRefusedIssuer('https://login.microsoftonline.com/t/v2.0', 'some-object'));
    assert.ok(isRefusedIssuer('https://sts.windows.net/t/', 'x'));
    assert.ok(!isRefusedIssuer('https://login.microsoftonline.com/t/v2.0', '/eid1/c/pub/t/x/a/y/sc/o/c'));
    assert.ok(!isRefusedIssuer('https://notlogin.microsoftonline.com.example/', 'x'));
  });

  it('is the audience of the cloud', () => {
    assert.equal(exchangeAudience('AzureCloud'), 'api://AzureADTokenExchange');
    assert.equal(exchangeAudience('AzureUSGovernment'), 'api://AzureADTokenExchangeUSGov');
    assert.equal(exchangeAudience('AzureChinaCloud'), 'api://AzureADTokenExchangeChina');
  });

  it('is met by names that are made', () => {
    const names = [
      ['o', 'r', 'main'],
      ['a'],
      ['--'],
      ['West Europe / prod', 'ä'],
      ['x'.repeat(300)],
      ['orders', 'release/1.0'],
    ].map((words) => credentialName(words, []));
    for (const name of names) assert.equal(nameFault(name), undefined, name);
    assert.equal(credentialName(['orders', 'main'], ['Orders-Main', 'orders-main-2']), 'orders-main-3');
  });
});
