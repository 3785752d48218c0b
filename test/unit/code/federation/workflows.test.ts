/** Which tokens workflows will show: of many workflows, odd ones included. */

import assert from 'node:assert/strict';
import type { Expected } from '../../../../src/code/federation/exchange';
import { githubSubject } from '../../../../src/model/subjects';
import { readFiles } from './read';
import { login, permissions, workflow, workflowCases } from './workflowCases';

/** `branch main`, with a question mark where a condition decides, and alternatives behind a stroke. */
function spelled({ claims, sure }: Expected): string {
  const words = claims.map((claim) =>
    claim.kind === 'github' ? `${claim.context.what} ${claim.context.name}`.trim() : claim.kind,
  );
  return words.join(' | ') + (sure ? '' : '?');
}

async function tokensOf(text: string, more: Readonly<Record<string, string>> = {}) {
  const { exchanges } = await readFiles({ '.github/workflows/deploy.yml': text, ...more });
  return {
    expected: exchanges.flatMap(({ expected }) => expected.map(spelled)),
    open: exchanges.flatMap(({ open }) =>
      open.map(({ reason, pattern }) => (pattern === undefined ? reason : `${reason} ${pattern}`)),
    ),
    faults: exchanges.flatMap(({ problems }) => problems.map(({ fault }) => fault)),
    exchanges,
  };
}

describe('the tokens of a workflow', () => {
  for (const [name, text, expected, open] of workflowCases) {
    it(`are foretold: ${name}`, async () => {
      const found = await tokensOf(text);
      assert.deepEqual([found.expected, found.open], [expected, open]);
    });
  }

  const reusable = `on:\n  workflow_call:\n    inputs:\n      stage:\n        type: string\n        default: dev\njobs:\n  go:\n    runs-on: x\n    environment: \${{ inputs.stage }}\n    steps:\n${login()}\n`;

  it('of a called workflow are those of whoever calls it', async () => {
    const caller = `on:\n  push:\n    branches: [main]\n${permissions}jobs:\n  a:\n    uses: ./.github/workflows/reuse.yml\n    with:\n      stage: \${{ matrix.s }}\n    strategy:\n      matrix:\n        s: [test, prod]\n  b:\n    uses: ./.github/workflows/reuse.yml\n`;
    const found = await tokensOf(caller, { '.github/workflows/reuse.yml': reusable });
    assert.deepEqual(found.expected, ['environment test', 'environment prod', 'environment dev']);
    assert.deepEqual(found.faults, []);
    assert.ok(found.exchanges.every(({ path }) => path === '.github/workflows/reuse.yml'));
  });

  it('of a called workflow cannot be asked for when its caller may not', async () => {
    const caller = `on: push\npermissions:\n  contents: read\njobs:\n  a:\n    uses: ./.github/workflows/reuse.yml\n`;
    const granted = reusable.replace('jobs:', `${permissions}jobs:`);
    const found = await tokensOf(caller, { '.github/workflows/reuse.yml': granted });
    assert.deepEqual(found.faults, ['idToken']);
  });

  it('of a workflow that only others call are not known here', async () => {
    const found = await tokensOf(reusable);
    assert.deepEqual([found.expected, found.open], [[], ['calledFromElsewhere']]);
  });

  it('end where workflows call each other in a circle', async () => {
    const circle = (target: string): string =>
      `on: [push, workflow_call]\n${permissions}jobs:\n  a:\n    uses: ./.github/workflows/${target}.yml\n`;
    const found = await tokensOf(circle('other'), { '.github/workflows/other.yml': circle('deploy') });
    assert.deepEqual(found.expected, []);
  });

  it('are asked for by an action of the repository itself too', async () => {
    const found = await tokensOf(
      workflow('on:\n  push:\n    branches: [main]', '', '      - uses: ./.github/actions/sign-in'),
      {
        '.github/actions/sign-in/action.yml': `runs:\n  using: composite\n  steps:\n${login('    ')}\n`,
      },
    );
    assert.deepEqual(found.expected, ['branch main']);
    assert.equal(found.exchanges[0]?.line, 11);
  });

  it('need the permission, of the job before that of the workflow', async () => {
    const at = async (top: string, job: string) =>
      (await tokensOf(`on: pull_request\n${top}jobs:\n  d:\n    runs-on: x\n${job}    steps:\n${login()}\n`))
        .faults;
    assert.deepEqual(await at('', ''), ['idToken']);
    assert.deepEqual(await at('permissions: write-all\n', ''), []);
    assert.deepEqual(await at('permissions: read-all\n', ''), ['idToken']);
    assert.deepEqual(await at(permissions, '    permissions:\n      contents: read\n'), ['idToken']);
    assert.deepEqual(await at('', '    permissions:\n      id-token: write\n'), []);
  });

  it('come with the identity and the audience that are written, and where', async () => {
    const text = workflow('on: push').replace(
      '${{ vars.AZURE_CLIENT_ID }}',
      '"11111111-2222-3333-4444-555555555555"\n          audience: api://AzureADTokenExchangeUSGov',
    );
    const [exchange] = (await tokensOf(text)).exchanges;
    assert.equal(exchange?.clientId?.value, '11111111-2222-3333-4444-555555555555');
    const { start, end } = exchange.clientId;
    assert.equal(text.slice(start, end), '"11111111-2222-3333-4444-555555555555"');
    assert.equal(exchange.audience, 'api://AzureADTokenExchangeUSGov');
    assert.deepEqual(
      [exchange.line, exchange.name, exchange.path],
      [9, 'deploy', '.github/workflows/deploy.yml'],
    );
  });

  it('have subjects to the letter', async () => {
    const { exchanges } = await tokensOf(workflow('on:\n  push:\n    branches: [Main]', ''));
    const [claim] = exchanges[0]?.expected[0]?.claims ?? [];
    assert.ok(claim?.kind === 'github');
    assert.equal(githubSubject(claim, claim.context), 'repo:octo-org/octo-repo:ref:refs/heads/Main');
  });
});
