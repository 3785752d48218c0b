/** Commands of the Azure CLI, run: what `az` is called with, argument by argument. */

import assert from 'node:assert/strict';
import { assignmentName } from '../../../../src/model/assignmentName';
import { skipBecause } from '../../../host/launch/runMocha';
import { missing } from '../shell/runShell';
import {
  assignment,
  attachment,
  cases,
  credential,
  group,
  identity,
  identityId,
  principalId,
  storageId,
  subscriptionId,
} from './samples';
import { callsOf, textOf, valueOf } from './texts';

const run = (title: string, type?: string): readonly (readonly string[])[] =>
  callsOf(textOf('azureCli', cases[title] ?? []), type);
const inGroup = ['--subscription', subscriptionId, '--resource-group', 'rg-orders'];

describe('commands of the Azure CLI that make things anew', () => {
  before(function () {
    const reason = missing('bash');
    if (reason !== undefined) skipBecause(this, reason);
  });

  it('create an identity with its tags', () => {
    assert.deepEqual(run('an identity with tags'), [
      [
        ...['identity', 'create', ...inGroup, '--name', 'id-orders-api', '--location', 'westeurope'],
        ...['--tags', 'env=prod', 'owner=orders'],
      ],
    ]);
  });

  it('send what the command for identities cannot say', () => {
    const [call] = run('an identity with everything');
    assert.deepEqual(call?.slice(0, 3), ['rest', '--method', 'put']);
    assert.equal(valueOf(call, '--url'), `${identityId}?api-version=2024-11-30`);
    assert.deepEqual(JSON.parse(valueOf(call, '--body') ?? ''), {
      location: 'westeurope',
      tags: { 'cost center': "4711 'a'", env: '' },
      properties: { isolationScope: 'Regional' },
    });
  });

  it('name an assignment as this product does, and its principal’s type', () => {
    const [call] = run('an assignment on a container, with a condition');
    const scope = `${storageId}/blobServices/default/containers/data`;
    const role = '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1';
    assert.deepEqual(call?.slice(0, 3), ['role', 'assignment', 'create']);
    assert.equal(valueOf(call, '--assignee-object-id'), principalId);
    assert.equal(valueOf(call, '--assignee-principal-type'), 'ServicePrincipal');
    assert.equal(valueOf(call, '--role'), role);
    assert.equal(valueOf(call, '--scope'), scope);
    assert.equal(valueOf(call, '--name'), assignmentName(scope, principalId, role));
    assert.equal(valueOf(call, '--description'), "For the orders' export");
    assert.match(valueOf(call, '--condition') ?? '', /StringEquals 'data'\)\)$/);
    assert.equal(valueOf(call, '--condition-version'), '2.0');
  });

  it('assign at every kind of place, in its subscription', () => {
    const scopes = run('assignments at several places').map((call) => [
      valueOf(call, '--scope'),
      valueOf(call, '--subscription'),
    ]);
    assert.deepEqual(scopes[0], [group, subscriptionId]);
    assert.deepEqual(scopes[4], ['/providers/Microsoft.Management/managementGroups/mg-platform', undefined]);
    assert.equal(valueOf(run('an assignment on the whole tenant')[0], '--scope'), '/');
  });

  it('create credentials one after the other', () => {
    const calls = run('federated credentials of one identity');
    assert.deepEqual(calls[0], [
      ...['identity', 'federated-credential', 'create', ...inGroup, '--identity-name', 'id-orders-api'],
      ...['--name', 'github-main', '--issuer', 'https://token.actions.githubusercontent.com'],
      ...[
        '--subject',
        'repo:contoso/orders:ref:refs/heads/main',
        '--audiences',
        'api://AzureADTokenExchange',
      ],
    ]);
    assert.deepEqual(
      calls.map((call) => valueOf(call, '--name')),
      ['github-main', 'github-dev', 'aks'],
    );
  });

  for (const [title, words, identities] of [
    [
      'an attachment to an app',
      ['webapp', 'identity', 'assign', ...inGroup, '--name', 'app-orders'],
      '--identities',
    ],
    [
      'an attachment to a slot',
      ['webapp', 'identity', 'assign', ...inGroup, '--name', 'app-orders', '--slot', 'staging'],
      '--identities',
    ],
    [
      'an attachment to a function app',
      ['functionapp', 'identity', 'assign', ...inGroup, '--name', 'func-orders'],
      '--identities',
    ],
    [
      'an attachment to a container app',
      ['containerapp', 'identity', 'assign', ...inGroup, '--name', 'ca-orders'],
      '--user-assigned',
    ],
    [
      'an attachment to a container app job',
      ['containerapp', 'job', 'identity', 'assign', ...inGroup, '--name', 'job-orders'],
      '--user-assigned',
    ],
    [
      'an attachment to a virtual machine',
      ['vm', 'identity', 'assign', ...inGroup, '--name', 'vm-orders'],
      '--identities',
    ],
    [
      'an attachment to a scale set',
      ['vmss', 'identity', 'assign', ...inGroup, '--name', 'vmss-orders'],
      '--identities',
    ],
  ] as const)
    it(`use the command of the type: ${title}`, () => {
      assert.deepEqual(run(title), [[...words, identities, identityId]]);
    });

  it('turn on a system-assigned identity', () => {
    assert.deepEqual(run('a system-assigned identity')[0]?.slice(-2), ['--identities', '[system]']);
    const item = attachment('Microsoft.App/containerApps/ca-orders', {
      attach: { systemAssigned: true, userAssigned: [identityId] },
    });
    assert.deepEqual(callsOf(textOf('azureCli', [item]))[0]?.slice(-3), [
      '--system-assigned',
      '--user-assigned',
      identityId,
    ]);
  });

  for (const [now, then] of [
    ['', 'UserAssigned'],
    ['None', 'UserAssigned'],
    ['UserAssigned', 'UserAssigned'],
    ['SystemAssigned', 'SystemAssigned, UserAssigned'],
    ['SystemAssigned,UserAssigned', 'SystemAssigned, UserAssigned'],
  ])
    it(`keep what another resource has: ${now === '' ? 'nothing' : now}`, () => {
      const [read, write] = run('an attachment to another resource', now);
      assert.equal(valueOf(read, '--method'), 'get');
      assert.equal(valueOf(write, '--method'), 'patch');
      assert.equal(valueOf(write, '--url'), valueOf(read, '--url'));
      assert.deepEqual(JSON.parse(valueOf(write, '--body') ?? ''), {
        identity: { type: then, userAssignedIdentities: { [identityId]: {} } },
      });
    });

  it('keep the user-assigned identities of a resource that gets its own', () => {
    const [, write] = run('a system-assigned identity on another resource', 'UserAssigned');
    assert.deepEqual(JSON.parse(valueOf(write, '--body') ?? ''), {
      identity: { type: 'SystemAssigned, UserAssigned' },
    });
  });

  it('change a cluster by its own command, and a container group not at all', () => {
    assert.deepEqual(run('an attachment to a cluster')[0]?.slice(-3), [
      '--enable-managed-identity',
      '--assign-identity',
      identityId,
    ]);
    assert.deepEqual(run('an attachment to a container group'), []);
    assert.match(
      textOf('azureCli', cases['an attachment to a container group'] ?? []),
      /# .*az container create/,
    );
  });

  it('hand the new principal on to everything that follows', () => {
    const calls = run('an identity with all that it has', 'SystemAssigned');
    assert.deepEqual(calls[0]?.slice(-4), ['--query', 'principalId', '--output', 'tsv']);
    assert.deepEqual(
      calls.flatMap((call) => valueOf(call, '--assignee-object-id') ?? []),
      ['new-principal', 'new-principal', 'new-principal'],
    );
    assert.deepEqual(
      calls.map((call) => call.slice(0, 2).join(' ')),
      [
        ...['identity create', 'identity federated-credential', 'identity federated-credential'],
        ...['role assignment', 'role assignment', 'role assignment'],
        ...['webapp identity', 'rest --method', 'rest --method'],
      ],
    );
  });

  it('stand in the comments of a template that cannot do all, and do it', () => {
    const items = cases['an identity with all that it has'] ?? [];
    const lines = textOf('bicep', items).split('\n');
    const commands = lines.slice(lines.findIndex((line) => line.startsWith('// Not part of')) + 1);
    const calls = callsOf(commands.map((line) => line.replace(/^\/\/ /, '')).join('\n'), 'SystemAssigned');
    const [looked, assigned, app, read, patched] = calls;
    assert.deepEqual(looked, [
      'identity',
      'show',
      '--ids',
      identityId,
      '--query',
      'principalId',
      '--output',
      'tsv',
    ]);
    assert.equal(valueOf(assigned, '--assignee-object-id'), 'new-principal');
    assert.equal(app?.[0], 'webapp');
    assert.equal(valueOf(read, '--method'), 'get');
    assert.match(valueOf(patched, '--body') ?? '', /SystemAssigned, UserAssigned/);
  });
});

/** The CLI reads files for `@` and has a notation of its own: what would be changed by that goes as JSON. */
describe('values that the Azure CLI would not pass on', () => {
  before(function () {
    const reason = missing('bash');
    if (reason !== undefined) skipBecause(this, reason);
  });
  const odd = ['@/etc/hostname', 'a=@/etc/hostname', 'null', '??', "'quoted'", ''];

  it('go as JSON when they are tags', () => {
    for (const value of odd) {
      const tags = { env: value };
      const [call] = callsOf(textOf('azureCli', [identity({ tags })]));
      const body = valueOf(call, '--body') ?? '';
      assert.doesNotMatch(body, /@/);
      assert.deepEqual(JSON.parse(body), { location: 'westeurope', tags });
    }
  });

  it('go as JSON when they are descriptions', () => {
    for (const description of odd.filter((one) => one !== '')) {
      const [call] = callsOf(textOf('azureCli', [assignment(group, { description })]));
      const { properties } = JSON.parse(valueOf(call, '--body') ?? '') as { properties: object };
      assert.deepEqual(properties, {
        roleDefinitionId: `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7`,
        principalId,
        principalType: 'ServicePrincipal',
        description,
      });
    }
  });

  it('go as JSON beside a principal that is still to be made', () => {
    const items = [identity(), assignment(group, { description: '@/etc/hostname', condition: "it's" })];
    const [, call] = callsOf(textOf('azureCli', items));
    assert.deepEqual(JSON.parse(valueOf(call, '--body') ?? ''), {
      properties: {
        principalId: 'new-principal',
        roleDefinitionId: `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7`,
        principalType: 'ServicePrincipal',
        description: '@/etc/hostname',
        condition: "it's",
        conditionVersion: '2.0',
      },
    });
    const old = assignmentName(group, principalId, 'acdd72a7-3385-48ef-bd42-f606fba81ae7');
    assert.ok(!(valueOf(call, '--url') ?? '').includes(old));
  });

  it('go as JSON when they are subjects or audiences', () => {
    for (const subject of odd.slice(0, 5)) {
      const [call] = callsOf(textOf('azureCli', [credential({ subject, audiences: ['a=b c'] })]));
      assert.equal(
        valueOf(call, '--url'),
        `${identityId}/federatedIdentityCredentials/github-main?api-version=2023-01-31`,
      );
      assert.deepEqual(JSON.parse(valueOf(call, '--body') ?? ''), {
        properties: { issuer: 'https://token.actions.githubusercontent.com', subject, audiences: ['a=b c'] },
      });
    }
  });

  it('are joined to their flag when they begin like one', () => {
    const [call] = callsOf(textOf('azureCli', [assignment(group, { description: '--scope /' })]));
    assert.equal(valueOf(call, '--description'), '--scope /');
    assert.ok(call?.includes('--description=--scope /'));
  });
});
