/** The pickers of roles, identities and assignments, and the review: what a person reads in them. */

import assert from 'node:assert/strict';
import { Failure } from '../../../src/model/failure';
import { listing } from '../../../src/model/listing';
import { heldRolePicker } from '../../../src/ui/pickHeldRoles';
import { identityPicker } from '../../../src/ui/pickIdentity';
import { rolePicker } from '../../../src/ui/pickRoles';
import { subscriptionPicker } from '../../../src/ui/pickSubscriptions';
import type { Review } from '../../../src/ui/reviewPorts';
import { reviewPicker } from '../../../src/ui/review';
import type { Step } from '../../../src/ui/step';
import { aRole, aSubscription, aSystemAssigned, aTenant, anIdentity, storageScope } from '../fakes/builders';
import { at } from '../commands/office';
import { createFakeList } from './fakeList';
import { words } from './words';

const step: Step = {
  purpose: { doing: 'assignRole', identities: ['id-orders'] },
  number: 2,
  total: 3,
  sample: false,
};
const storage = at(storageScope(aSubscription()), 'stordersprod');
const blobReader = aRole(
  'Storage Blob Data Reader',
  { dataActions: ['Microsoft.Storage/x/blobs/read'] },
  { description: 'Reads\nblobs' },
);
const owner = aRole('Owner', { actions: ['*'] });
const custom = aRole('$(flame) Mine', { actions: ['a/b'] }, { type: 'CustomRole' });

describe('the picker of roles', () => {
  it('shows what fits first and what is privileged last, each with its description and actions', async () => {
    const list = createFakeList({ check: ['Storage Blob Data Reader'] });
    const picked = await rolePicker(
      list,
      words,
    )({
      step,
      back: true,
      at: storage,
      checked: [blobReader.guid],
      several: true,
      load: () =>
        Promise.resolve({
          fits: [{ role: blobReader, held: true }],
          jobFunction: [{ role: custom, held: false }],
          privileged: [{ role: owner, held: false }],
          problems: [{ where: '/', failure: new Failure('incomplete') }],
        }),
      open: () => undefined,
    });
    assert.deepEqual(picked, [blobReader]);
    const [shown] = list.shown;
    assert.equal(shown?.title, 'Assign role to id-orders (2 of 3): which roles');
    assert.deepEqual(shown.labels, [
      '— Fits Storage account',
      'Storage Blob Data Reader',
      '— Job functions',
      '$\u200b(flame) Mine',
      '— Privileged',
      'Owner',
      '— Not shown',
      'Not all is shown: /',
    ]);
    const [first, second, third] = shown.lines;
    assert.equal(first?.detail, 'Reads blobs · Microsoft.Storage/x/blobs/read');
    assert.equal(first.description, 'already assigned here');
    assert.equal(first.checked, true);
    assert.equal(second?.description, 'custom role');
    assert.equal(third?.description, '$(warning) privileged');
  });

  it('opens the definition of a role from its button', async () => {
    const list = createFakeList('cancelled');
    const opened: string[] = [];
    await rolePicker(
      list,
      words,
    )({
      step,
      back: false,
      at: storage,
      checked: [],
      several: false,
      load: () =>
        Promise.resolve({
          fits: [{ role: blobReader, held: false }],
          jobFunction: [],
          privileged: [],
          problems: [],
        }),
      open: (role) => opened.push(role.roleName),
    });
    list.shown[0]?.lines[0]?.buttons?.[0]?.run();
    assert.deepEqual(opened, ['Storage Blob Data Reader']);
  });
});

describe('the review', () => {
  const review: Review = {
    identities: [anIdentity('id-orders')],
    at: storage,
    broad: false,
    noEffect: [],
    uncounted: false,
    conditions: [],
    changeable: [],
    requests: [],
    roles: [
      {
        role: blobReader,
        privileged: false,
        askedAgain: false,
        held: false,
        adds: { actions: [], dataActions: ['Microsoft.Storage/x/blobs/read'] },
      },
    ],
  };
  const reviewed = async (over: Partial<Review>) => {
    const list = createFakeList({
      choose: over.roles?.length === 2 ? 'Make 2 role assignments' : 'Assign this role',
    });
    const request = {
      step: { ...step, number: 3 },
      load: () => Promise.resolve({ ...review, ...over }),
      open: () => undefined,
    };
    assert.deepEqual(await reviewPicker(list, words, () => undefined)(request), { assign: true });
    const { lines = [], back = false } = list.shown[0] ?? {};
    return {
      back,
      text: lines
        .map(({ label, description = '', detail = '' }) => `${label} | ${description} | ${detail}`)
        .join('\n'),
      lines,
    };
  };

  it('names identity, place and role, what it adds, and how long it takes; only Assign does something', async () => {
    const { back, text, lines } = await reviewed({});
    assert.equal(back, true);
    for (const part of [
      'id-orders',
      'stordersprod | Storage account · rg-data',
      storage.scope.id,
      'Adds: Microsoft.Storage/x/blobs/read',
      'within 10 minutes',
      '24 hours',
    ]) {
      assert.equal(text.includes(part), true, part);
    }
    assert.equal(lines.filter(({ value }) => value !== undefined).length, 1);
    assert.equal(text.includes('Privileged'), false);
  });

  it('warns of what is privileged, reaches far or has no effect', async () => {
    const roles = [
      ...review.roles,
      {
        role: owner,
        privileged: true,
        askedAgain: true,
        held: false,
        adds: { actions: [], dataActions: [] },
      },
    ];
    const { text } = await reviewed({ roles, broad: true, noEffect: ['Key Vault Secrets User'] });
    for (const part of [
      'Privileged: Owner',
      'reaches far',
      'No effect here: Key Vault Secrets User',
      'Adds nothing: other roles',
    ])
      assert.equal(text.includes(part), true, part);
  });

  it('says of a registry that judges each repository by itself which roles work there', async () => {
    const { text } = await reviewed({ noEffect: ['AcrPull'], noEffectBecause: 'repositoryPermissions' });
    assert.match(text, /No effect here: AcrPull[^]*Repository Reader, Writer or Contributor/);
  });

  it('promises to ask once more only where that is done', async () => {
    const role = { role: owner, privileged: true, held: false };
    const asked = await reviewed({ roles: [{ ...role, askedAgain: true }] });
    assert.match(asked.text, /Privileged: Owner .*You will be asked once more/);
    const notAsked = await reviewed({ roles: [{ ...role, askedAgain: false }] });
    assert.match(notAsked.text, /Privileged: Owner/);
    assert.doesNotMatch(notAsked.text, /asked once more/);
  });

  it('says that roles at management groups are not counted, where there are any', async () => {
    assert.doesNotMatch((await reviewed({})).text, /management groups/);
    assert.match((await reviewed({ uncounted: true })).text, /Not counted: roles at management groups/);
  });

  it('counts what a role adds when that is too much to list', async () => {
    const actions = Array.from({ length: 30 }, (_none, place) => `Microsoft.X/y${place}/read`);
    const { text } = await reviewed({
      roles: [
        { role: owner, privileged: true, askedAgain: true, held: false, adds: { actions, dataActions: [] } },
      ],
    });
    assert.equal(text.includes('Adds 30 operations, among them Microsoft.X/y0/read'), true);
  });

  it('does not guess what a role adds when the roles of the identity could not be read', async () => {
    const { text } = await reviewed({
      roles: [{ role: owner, privileged: true, askedAgain: true, held: false }],
    });
    assert.equal(text.includes('What it adds is unknown'), true);
  });
});

describe('the pickers of identities and assignments', () => {
  const prod = aSubscription();
  const located = [anIdentity('id-a', prod), anIdentity('id-b', prod), aSystemAssigned('app-c', prod)].map(
    (identity) => ({ identity, tenantId: prod.tenantId }),
  );

  it('puts what was selected or used last on top, and the rest by kind', async () => {
    const list = createFakeList({ choose: 'id-a' });
    const { id } = anIdentity('id-b', prod);
    await identityPicker(
      list,
      words,
    )({
      step: { ...step, purpose: { doing: 'findIdentity' }, number: 1, total: 1, sample: true },
      back: false,
      several: false,
      first: [id.toUpperCase()],
      load: () =>
        Promise.resolve(
          listing(located, [{ where: 't', whereName: 'Fabrikam', failure: new Failure('tenantRefuses') }]),
        ),
    });
    const [shown] = list.shown;
    assert.equal(shown?.title, 'Sample: Find identity: which identity');
    assert.deepEqual(shown.labels, [
      '— Selected or used last',
      'id-b',
      '— User-assigned',
      'id-a',
      '— System-assigned',
      'app-c',
      '— Not shown',
      'Could not read Fabrikam',
    ]);
    assert.equal(shown.lines[0]?.detail?.includes('Object ID'), true);
  });

  it('finds by typing what a very long list does not show', async () => {
    const many = Array.from({ length: 1500 }, (_none, place) => {
      const identity = anIdentity(`id-${String(place).padStart(4, '0')}`, prod);
      return { identity, tenantId: prod.tenantId };
    });
    const list = createFakeList({ type: 'id-1499' });
    const picked = await identityPicker(
      list,
      words,
    )({ step, back: false, several: false, first: [], load: () => Promise.resolve(listing(many)) });
    assert(typeof picked !== 'string');
    assert.deepEqual(
      picked.map(({ identity }) => identity.name),
      ['id-1499'],
    );
    assert.equal(list.shown[0]?.lines.filter(({ value }) => value !== undefined).length, 1000);
    assert.equal(list.shown[0].labels.at(-1), 'And 500 more: type part of a name or ID');
  });

  it('says when an identity holds nothing, and not when that could not be read', async () => {
    const empty = createFakeList('cancelled');
    await heldRolePicker(empty, words)({ step, back: false, load: () => Promise.resolve(listing([])) });
    assert.deepEqual(empty.shown[0]?.labels, ['No role is assigned to this identity directly']);
    const unread = createFakeList('cancelled');
    const problems = [{ where: 'x', failure: new Failure('forbidden') }];
    await heldRolePicker(
      unread,
      words,
    )({ step, back: false, load: () => Promise.resolve(listing([], problems)) });
    assert.deepEqual(unread.shown[0]?.labels, ['— Not shown', 'Could not read x']);
  });

  it('groups subscriptions by tenant and checks those that are chosen, whatever their case', async () => {
    const tenant = aTenant();
    const list = createFakeList({ check: [] });
    const picked = await subscriptionPicker(
      list,
      words,
    )({
      step,
      chosen: () => [`${tenant.tenantId}/${prod.subscriptionId}`.toUpperCase()],
      load: () => Promise.resolve(listing([{ subscription: prod, tenant }])),
    });
    assert.deepEqual(picked, []);
    assert.deepEqual(list.shown[0]?.labels, ['— contoso', 'prod']);
    assert.equal(list.shown[0].lines[0]?.checked, true);
  });
});
