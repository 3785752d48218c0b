/** Which tokens pods, pipelines and Terraform workspaces will show, and which repository a folder is a copy of. */

import assert from 'node:assert/strict';
import type { Repository } from '../../../../src/code/federation/exchange';
import { repositoryOf } from '../../../../src/code/federation/repository';
import { applyEdits } from '../../../../src/code/text';
import { readFiles } from './read';

const clientId = '11111111-2222-3333-4444-555555555555';
const account = (more = ''): string =>
  `apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: orders-api\n${more}  annotations:\n    azure.workload.identity/client-id: "${clientId}"\n`;
const deployment = (label: string, more = ''): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: orders\n${more}spec:\n  template:\n    metadata:\n      labels:\n        app: orders\n${label}    spec:\n      serviceAccountName: orders-api\n`;

describe('the tokens of pods', () => {
  it('are those of annotated service accounts, in their namespace', async () => {
    const { exchanges } = await readFiles({ 'k8s/sa.yaml': account('  namespace: orders\n') });
    assert.deepEqual(exchanges[0]?.expected, [
      {
        claims: [{ kind: 'kubernetes', account: 'orders-api', namespace: 'orders' }],
        sure: true,
        because: 'ServiceAccount',
      },
    ]);
    assert.equal(exchanges[0].clientId?.value, clientId);
    assert.equal(exchanges[0].line, 7);
  });

  it('are not sure without a namespace, which whoever deploys chooses', async () => {
    const { exchanges } = await readFiles({ 'k8s/sa.yaml': account() });
    assert.deepEqual(exchanges[0]?.expected[0], {
      claims: [{ kind: 'kubernetes', account: 'orders-api' }],
      sure: false,
      because: 'ServiceAccount',
    });
  });

  it('need the label on the pods, as a text, in whichever file these are', async () => {
    const sa = account('  namespace: orders\n');
    const faults = async (label: string, more = '') => {
      const text = deployment(label, more);
      const { exchanges } = await readFiles({ 'sa.yaml': sa, 'deploy/app.yaml': text });
      return exchanges.flatMap(({ problems, path }) =>
        problems.map(({ fault, edits }) => ({ fault, path, after: edits && applyEdits(text, edits) })),
      );
    };
    const [missing, ...more] = await faults('');
    assert.deepEqual(more, []);
    assert.deepEqual([missing?.fault, missing?.path], ['podLabel', 'deploy/app.yaml']);
    assert.match(missing?.after ?? '', /app: orders\n        azure\.workload\.identity\/use: "true"\n/);
    const [unquoted] = await faults('        azure.workload.identity/use: true\n');
    assert.equal(unquoted?.fault, 'podLabelType');
    assert.match(unquoted.after ?? '', /azure\.workload\.identity\/use: "true"\n/);
    assert.deepEqual(await faults('        azure.workload.identity/use: "true"\n'), []);
    assert.deepEqual(await faults('', '  namespace: elsewhere\n'), []);
  });

  it('are said by the values of a chart where these are plain', async () => {
    const values = (name: string): string =>
      `orders:\n  serviceAccount:\n    name: ${name}\n    annotations:\n      azure.workload.identity/client-id: ${clientId}\n`;
    const { exchanges } = await readFiles({ 'chart/values.yaml': values('orders-sa') });
    assert.deepEqual(
      exchanges.map(({ name }) => name),
      ['orders-sa'],
    );
    assert.deepEqual((await readFiles({ 'chart/values.yaml': values('""') })).exchanges, []);
  });

  it('name no identity where a template fills it in', async () => {
    const text = account().replace(`"${clientId}"`, '"${AZURE_CLIENT_ID}"');
    const { exchanges } = await readFiles({ 'sa.yaml': text });
    assert.equal(exchanges[0]?.clientId, undefined);
    assert.equal(exchanges[0]?.clientIdText, '${AZURE_CLIENT_ID}');
  });

  it('are read from the documents of one file, and left alone in a template of Helm', async () => {
    const { exchanges } = await readFiles({
      'all.yaml': `${account('  namespace: a\n')}---\n${account('  namespace: b\n').replace('orders-api', 'other')}`,
      'templates/sa.yaml':
        'kind: ServiceAccount\nmetadata:\n  name: {{ .Values.name }}\n  annotations:\n    azure.workload.identity/client-id: {{ .Values.id }}\n',
    });
    assert.deepEqual(
      exchanges.filter(({ path }) => path === 'all.yaml').map(({ name }) => name),
      ['orders-api', 'other'],
    );
  });
});

const contoso: Repository = {
  kind: 'azureDevOps',
  host: 'dev.azure.com',
  path: ['contoso', 'Web shop', 'orders'],
  branches: [],
  tags: [],
};

describe('the tokens of a pipeline', () => {
  const pipeline = `variables:\n  connection: prod-west\nstages:\n- stage: a\n  jobs:\n  - job: b\n    steps:\n    - task: AzureCLI@2\n      inputs:\n        azureSubscription: $(connection)\n    - task: AzureWebApp@1\n      inputs:\n        azureSubscription: 'prod-west'\n    - task: AzurePowerShell@5\n      inputs:\n        ConnectedServiceNameARM: \${{ parameters.other }}\n    - task: Npm@1\n      inputs:\n        command: ci\n`;

  it('are those of its service connections, each once, variables filled in', async () => {
    const { exchanges } = await readFiles({ 'azure-pipelines.yml': pipeline }, contoso);
    assert.deepEqual(
      exchanges.map(({ name }) => name),
      ['prod-west', '${{ parameters.other }}'],
    );
    assert.deepEqual(exchanges[0]?.expected[0]?.claims, [
      { kind: 'azureDevOps', connection: 'prod-west', organization: 'contoso', project: 'Web shop' },
    ]);
    assert.deepEqual(exchanges[1]?.open, [
      { reason: 'expression', pattern: '${{ parameters.other }}', because: 'pipeline' },
    ]);
  });

  it('do not know the organization where the code is elsewhere', async () => {
    const { exchanges } = await readFiles({ 'azure-pipelines.yml': pipeline });
    assert.deepEqual(exchanges[0]?.expected[0]?.claims, [{ kind: 'azureDevOps', connection: 'prod-west' }]);
  });
});

describe('the tokens of GitLab and HCP Terraform', () => {
  it('are of the default branch, with the audience that the job asks for', async () => {
    const text = 'deploy:\n  id_tokens:\n    AZURE:\n      aud: https://gitlab.com\n  script: [az login]\n';
    const lab: Repository = {
      ...contoso,
      kind: 'gitLab',
      host: 'gitlab.com',
      path: ['group', 'sub', 'app'],
      defaultBranch: 'main',
    };
    const [exchange] = (await readFiles({ '.gitlab-ci.yml': text }, lab)).exchanges;
    assert.equal(exchange?.audience, 'https://gitlab.com');
    assert.deepEqual(exchange.expected[0]?.claims, [
      { kind: 'gitLab', host: 'gitlab.com', project: 'group/sub/app', refType: 'branch', ref: 'main' },
    ]);
  });

  it('are two for each workspace', async () => {
    const text =
      'terraform {\n  cloud {\n    organization = "contoso"\n    workspaces {\n      name = "orders"\n      project = "shop"\n    }\n  }\n}\n';
    const [exchange] = (await readFiles({ 'infra/main.tf': text })).exchanges;
    assert.deepEqual(
      exchange?.expected.map(
        ({ claims: [claim] }) => claim.kind === 'terraform' && [claim.project, claim.workspace, claim.phase],
      ),
      [
        ['shop', 'orders', 'plan'],
        ['shop', 'orders', 'apply'],
      ],
    );
    const remote =
      'terraform {\n  backend "remote" {\n    organization = "contoso"\n    workspaces {\n      prefix = "orders-"\n    }\n  }\n}\n';
    assert.equal((await readFiles({ 'main.tf': remote })).exchanges[0]?.open[0]?.reason, 'expression');
    assert.deepEqual(
      (await readFiles({ 'main.tf': 'terraform {\n  backend "azurerm" {}\n}\n' })).exchanges,
      [],
    );
  });
});

describe('the repository of a folder', () => {
  const config = (url: string): string =>
    `[core]\n\tbare = false\n[remote "origin"]\n\turl = ${url}\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n[branch "main"]\n\tremote = origin\n`;
  const places: readonly (readonly [string, string])[] = [
    ['https://github.com/octo-org/octo-repo.git', 'github github.com octo-org octo-repo'],
    ['https://user:token@github.com/octo-org/octo-repo', 'github github.com octo-org octo-repo'],
    ['git@github.com:octo-org/octo.repo.git', 'github github.com octo-org octo.repo'],
    ['ssh://git@ssh.github.com:443/octo-org/octo-repo.git', 'github github.com octo-org octo-repo'],
    ['https://octocorp.ghe.com/org/repo', 'github octocorp.ghe.com org repo'],
    ['git@github.contoso.example:org/repo.git', 'github github.contoso.example org repo'],
    [
      'https://contoso@dev.azure.com/contoso/Web%20shop/_git/orders',
      'azureDevOps dev.azure.com contoso Web shop orders',
    ],
    ['https://dev.azure.com/contoso/_git/orders', 'azureDevOps dev.azure.com contoso orders orders'],
    [
      'git@ssh.dev.azure.com:v3/contoso/Web%20shop/orders',
      'azureDevOps dev.azure.com contoso Web shop orders',
    ],
    [
      'https://contoso.visualstudio.com/DefaultCollection/shop/_git/orders',
      'azureDevOps dev.azure.com contoso shop orders',
    ],
    [
      'contoso@vs-ssh.visualstudio.com:v3/contoso/shop/orders',
      'azureDevOps dev.azure.com contoso shop orders',
    ],
    ['https://gitlab.com/group/sub/app.git', 'gitLab gitlab.com group sub app'],
    ['git@git.example.org:team/app.git', 'other git.example.org team app'],
    ['"https://github.com/octo-org/octo-repo"', 'github github.com octo-org octo-repo'],
  ];
  for (const [url, expected] of places) {
    it(`is read from ${url}`, () => {
      const found = repositoryOf({ config: config(url), refs: [] });
      assert.equal(found && [found.kind, found.host, ...found.path].join(' '), expected);
    });
  }

  it('is none for a remote on this machine, or without one', () => {
    for (const url of ['/srv/git/x.git', '../x', 'C:\\git\\x', 'C:/git/x', 'file:///srv/x'])
      assert.equal(repositoryOf({ config: config(url), refs: [] }), undefined, url);
    assert.equal(repositoryOf({ config: '[core]\n', refs: [] }), undefined);
    assert.equal(repositoryOf({ config: '', refs: [] }), undefined);
  });

  it('is origin before others', () => {
    const two = `[remote "upstream"]\n\turl = https://github.com/a/b\n${config('https://github.com/c/d')}`;
    assert.deepEqual(repositoryOf({ config: two, refs: [] })?.path, ['c', 'd']);
    assert.deepEqual(repositoryOf({ config: two.replace('"origin"', '"fork"'), refs: [] })?.path, ['a', 'b']);
  });

  it('comes with its branches, tags, and the one that is its default', () => {
    const found = repositoryOf({
      config: config('https://github.com/a/b'),
      refs: ['heads/work', 'remotes/origin/HEAD', 'remotes/origin/release/1', 'tags/v2', 'stash'],
      packedRefs:
        '# pack-refs with: peeled\n0123456789012345678901234567890123456789 refs/remotes/origin/dev\n0123456789012345678901234567890123456789 refs/tags/v1\n^0123456789012345678901234567890123456789\n',
      remoteHead: 'ref: refs/remotes/origin/dev\n',
      head: 'ref: refs/heads/work\n',
    });
    assert.deepEqual(
      [found?.branches, found?.tags, found?.defaultBranch],
      [['dev', 'release/1', 'work'], ['v1', 'v2'], 'dev'],
    );
    const fresh = repositoryOf({
      config: config('https://github.com/a/b'),
      refs: [],
      head: 'ref: refs/heads/trunk\n',
    });
    assert.equal(fresh?.defaultBranch, 'trunk');
    const made = repositoryOf({
      config: config('https://github.com/a/b'),
      refs: ['heads/x', 'heads/master'],
    });
    assert.equal(made?.defaultBranch, 'master');
  });
});
