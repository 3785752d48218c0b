/** Workflows, odd ones included, each with the tokens that its runs will show. */

/** A step that signs in. */
export const login = (indent = '      '): string =>
  [
    '- uses: azure/login@v2',
    '  with:',
    '    client-id: ${{ vars.AZURE_CLIENT_ID }}',
    '    tenant-id: ${{ vars.AZURE_TENANT_ID }}',
  ]
    .map((line) => indent + line)
    .join('\n');

export const permissions = 'permissions:\n  id-token: write\n  contents: read\n';

/** A workflow with one job that signs in. */
export function workflow(on: string, job = '', steps = login()): string {
  return `${on}\n${permissions}jobs:\n  deploy:\n    runs-on: ubuntu-latest\n${job}    steps:\n${steps}\n`;
}

/** What is asked: a name, the file, the tokens that are expected, and what stays open. */
export const workflowCases: readonly (readonly [string, string, readonly string[], readonly string[]])[] = [
  ['one branch', workflow('on:\n  push:\n    branches: [main]'), ['branch main'], []],
  [
    'branches as a list',
    workflow('on:\n  push:\n    branches:\n      - main\n      - "dev"'),
    ['branch main', 'branch dev'],
    [],
  ],
  ['one branch as a text', workflow("on:\n  push:\n    branches: 'main'"), ['branch main'], []],
  ['every push', workflow('on: push'), ['branch main'], ['anyBranch', 'anyTag']],
  [
    'events in a row',
    workflow('on: [push, pull_request]'),
    ['branch main', 'pullRequest'],
    ['anyBranch', 'anyTag'],
  ],
  ['pull requests', workflow('on:\n  pull_request:\n    branches: [main]'), ['pullRequest'], []],
  [
    'a pattern, and the branches there are',
    workflow("on:\n  push:\n    branches: ['release/**']"),
    ['branch release/1.0', 'branch release/2.0'],
    ['branchPattern release/**'],
  ],
  [
    'a pattern with an exception',
    workflow("on:\n  push:\n    branches: ['release/**', '!release/1*']"),
    ['branch release/2.0'],
    ['branchPattern release/**'],
  ],
  [
    'tags only',
    workflow("on:\n  push:\n    tags: ['v1.*']"),
    ['tag v1.0.0', 'tag v1.1.0'],
    ['tagPattern v1.*'],
  ],
  [
    'a tag and a branch',
    workflow('on:\n  push:\n    branches: [main]\n    tags: [latest]'),
    ['branch main', 'tag latest'],
    [],
  ],
  ['ignored branches', workflow('on:\n  push:\n    branches-ignore: [docs]'), ['branch main'], ['anyBranch']],
  ['paths alone', workflow("on:\n  push:\n    paths: ['src/**']"), ['branch main'], ['anyBranch', 'anyTag']],
  ['by hand', workflow('on:\n  workflow_dispatch:'), ['branch main'], []],
  [
    'by the clock and by hand',
    workflow("on:\n  schedule:\n    - cron: '0 0 * * *'\n  workflow_dispatch:"),
    ['branch main'],
    [],
  ],
  ['a release', workflow('on:\n  release:\n    types: [published]'), [], ['anyTag']],
  ['the merge queue', workflow('on: merge_group'), [], ['mergeQueue']],
  [
    'pull_request_target, which may say either',
    workflow('on: pull_request_target'),
    ['pullRequest | branch main?'],
    [],
  ],
  [
    'an environment, whatever the event',
    workflow('on: [push, pull_request]', '    environment: Production\n'),
    ['environment Production'],
    [],
  ],
  [
    'an environment with an address',
    workflow('on: push', '    environment:\n      name: prod\n      url: https://x.example\n'),
    ['environment prod'],
    [],
  ],
  [
    'an environment of the matrix',
    workflow(
      'on: push',
      '    environment: ${{ matrix.stage }}\n    strategy:\n      matrix:\n        stage: [dev, "test", prod]\n',
    ),
    ['environment dev', 'environment test', 'environment prod'],
    [],
  ],
  [
    'a matrix of maps and includes',
    workflow(
      'on: push',
      '    environment: ${{ matrix.target.name }}-${{ matrix.region }}\n    strategy:\n      matrix:\n        target:\n          - { name: dev }\n          - name: prod\n        region: [weu]\n        include:\n          - region: neu\n',
    ),
    ['environment dev-weu', 'environment dev-neu', 'environment prod-weu', 'environment prod-neu'],
    [],
  ],
  [
    'a matrix from elsewhere',
    workflow(
      'on: push',
      '    environment: ${{ matrix.stage }}\n    strategy:\n      matrix: ${{ fromJSON(needs.plan.outputs.m) }}\n',
    ),
    [],
    ['environmentExpression ${{ matrix.stage }}'],
  ],
  [
    'an environment chosen by hand',
    workflow(
      'on:\n  workflow_dispatch:\n    inputs:\n      stage:\n        type: choice\n        options: [dev, prod]',
      '    environment: ${{ inputs.stage }}\n',
    ),
    ['environment dev', 'environment prod'],
    [],
  ],
  [
    'the same by its older name',
    workflow(
      'on:\n  workflow_dispatch:\n    inputs:\n      stage:\n        type: choice\n        options: [dev, prod]',
      '    environment: ${{ github.event.inputs.stage }}\n',
    ),
    ['environment dev', 'environment prod'],
    [],
  ],
  [
    'a condition on the event',
    workflow('on: [push, pull_request]', "    if: github.event_name == 'pull_request'\n"),
    ['pullRequest'],
    [],
  ],
  [
    'a condition on the event, in an environment',
    workflow('on: [push, pull_request]', "    if: github.event_name == 'push'\n    environment: prod\n"),
    ['environment prod'],
    [],
  ],
  [
    'a condition on the ref',
    workflow(
      'on:\n  push:\n  pull_request:',
      "    if: ${{ github.ref == 'refs/heads/main' && github.event_name == 'push' }}\n",
    ),
    ['branch main'],
    [],
  ],
  [
    'a condition on tags',
    workflow(
      "on:\n  push:\n    branches: [main]\n    tags: ['v1*']",
      "    if: startsWith(github.ref, 'refs/tags/')\n",
    ),
    ['tag v1.0.0', 'tag v1.1.0'],
    ['tagPattern v1*'],
  ],
  [
    'a condition that nobody can foretell',
    workflow('on:\n  push:\n    branches: [main]', "    if: github.actor == 'octocat'\n"),
    ['branch main?'],
    [],
  ],
  [
    'one of two conditions',
    workflow(
      'on:\n  push:\n    branches: [main]',
      "    if: github.ref == 'refs/heads/main' || inputs.force\n",
    ),
    ['branch main?'],
    [],
  ],
  [
    'a condition on the step',
    workflow(
      'on: [pull_request, workflow_dispatch]',
      '',
      login().replace('- uses', "- if: github.event_name != 'pull_request'\n        uses"),
    ),
    ['branch main'],
    [],
  ],
  [
    'anchors',
    `on: &on\n  push:\n    branches: &branches [main]\n${permissions}jobs:\n  a: &job\n    runs-on: ubuntu-latest\n    environment: &env prod\n    steps:\n${login()}\n  b: *job\n`,
    ['environment prod', 'environment prod'],
    [],
  ],
  [
    'an aliased list of branches',
    `x: &b [main, dev]\non:\n  push:\n    branches: *b\n${permissions}jobs:\n  a:\n    runs-on: x\n    steps:\n${login()}\n`,
    ['branch main', 'branch dev'],
    [],
  ],
  [
    'flow style throughout',
    '{on: {push: {branches: [main]}}, permissions: {id-token: write}, jobs: {d: {runs-on: x, steps: [{uses: "azure/login@v2", with: {client-id: "${{ vars.X }}"}}]}}}',
    ['branch main'],
    [],
  ],
  [
    'quoted keys and Windows line ends',
    workflow('"on":\r\n  "push":\r\n    branches: ["main"]')
      .replaceAll('\r\n', '\n')
      .replaceAll('\n', '\r\n'),
    ['branch main'],
    [],
  ],
  ['a half-typed file', `on:\n  push:\n    branches: [main\n`, [], []],
  [
    'a job without steps yet',
    `on: push\n${permissions}jobs:\n  deploy:\n    runs-on: ubuntu-latest\n    environment:\n`,
    [],
    [],
  ],
  ['no sign-in', workflow('on: push', '', '      - run: echo hello'), [], []],
  [
    'the sign-in of a runner in Azure',
    workflow('on: push', '', login() + '\n          auth-type: IDENTITY'),
    [],
    [],
  ],
  [
    'credentials instead',
    workflow(
      'on: push',
      '',
      '      - uses: azure/login@v2\n        with:\n          creds: ${{ secrets.AZURE_CREDENTIALS }}',
    ),
    [],
    [],
  ],
  [
    'Terraform by its variables',
    workflow(
      'on:\n  push:\n    branches: [main]',
      '    env:\n      ARM_USE_OIDC: true\n      ARM_CLIENT_ID: ${{ vars.X }}\n',
      '      - run: terraform apply',
    ),
    ['branch main'],
    [],
  ],
  [
    'azd',
    workflow(
      'on:\n  push:\n    branches: [main]',
      '',
      '      - run: |\n          azd auth login --client-id x --federated-credential-provider "github"',
    ),
    ['branch main'],
    [],
  ],
  [
    'a workflow of another repository that may ask for a token',
    `on:\n  push:\n    branches: [main]\njobs:\n  deploy:\n    permissions: { id-token: write }\n    uses: octo-org/automation/.github/workflows/deploy.yml@main\n`,
    ['branch main?'],
    [],
  ],
  [
    'one that may not',
    `on: push\njobs:\n  deploy:\n    uses: octo-org/automation/.github/workflows/deploy.yml@main\n`,
    [],
    [],
  ],
];
