/** Comparing roles over the sample tenant on its wire: what stands on each side, and where it is asked from. */

import assert from 'node:assert/strict';
import { assignRole } from '../../../src/commands/assignRole';
import { compareRoles } from '../../../src/commands/compare/compareRoles';
import type { CommandInput } from '../../../src/commands/deps';
import { ordersApi } from '../../../src/sampleTenant/data/identities';
import { roleGuid } from '../../../src/sampleTenant/data/roleDefinitions';
import { ordersStorage } from '../../../src/sampleTenant/data/services';
import { comparisonText, sideName, type ComparedSide } from '../../../src/ui/comparisonDocument';
import type { Pickers } from '../../../src/ui/ports';
import type { Script } from '../../unit/commands/fakeUi';
import { identitiesNamed, leave, rolesNamed } from '../../unit/commands/fakeUi';
import { at } from '../../unit/commands/office';
import { t } from '../../unit/ui/words';
import { sampleDesk } from '../sampleDesk';

const reader = roleGuid('Storage Blob Data Reader');
const contributor = roleGuid('Storage Blob Data Contributor');
const storage = at(ordersStorage.id, 'stordersprod');
const blobs = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs';
const call = (values: Record<string, unknown>): CommandInput => ({ from: 'arguments', values });

async function compared(input: CommandInput, script: Script = {}) {
  const made = sampleDesk(script);
  await compareRoles(made.deps)(input);
  return { ...made, sides: made.ui.documents.comparisons };
}

const linesOf = (side: ComparedSide) => comparisonText(t, side).split('\n');

/** The operations as they stand there, with what they stand below in front of them again. */
function operationsIn(side: ComparedSide): readonly string[] {
  const above: string[] = [];
  const lines = linesOf(side);
  return lines.flatMap((line, at) => {
    const depth = (/^ */.exec(line)?.[0].length ?? 0) / 2;
    if (depth === 0 || line.trim() === 'none') return [];
    above.splice(depth - 1, above.length, line.trim());
    const next = /^ */.exec(lines[at + 1] ?? '')?.[0].length ?? 0;
    return next > depth * 2 ? [] : [above.join('/')];
  });
}

/** What only the second side allows. */
function added([left, right]: readonly [ComparedSide, ComparedSide]): readonly string[] {
  const before = new Set(operationsIn(left));
  return operationsIn(right).filter((line) => !before.has(line));
}

describe('comparing roles', () => {
  it('shows two roles side by side, each operation on a line of its own, and asks nothing', async () => {
    const { sides, ui } = await compared(
      call({ roleDefinitionIds: [reader, contributor], scope: ordersStorage.id }),
    );
    assert.deepEqual(ui.asked, []);
    const [pair] = sides;
    assert.ok(pair);
    assert.deepEqual(
      pair.map((side) => sideName(t, side)),
      ['Storage Blob Data Reader', 'Storage Blob Data Contributor'],
    );
    const more = added(pair);
    assert.ok(more.includes(`${blobs}/write`) && !more.includes(`${blobs}/read`), more.join());
  });

  it('puts what the identity has at the place on the left, so that the right side has what the role adds', async () => {
    const { sides } = await compared(
      call({ roleDefinitionId: contributor, identityId: ordersApi.id, scope: ordersStorage.id }),
    );
    const [pair] = sides;
    assert.ok(pair);
    assert.equal(sideName(t, pair[0]), 'id-orders-api on stordersprod');
    assert.match(
      comparisonText(t, pair[0]),
      /\nCounted\n {2}Reader\n {2}Storage Blob Data Contributor\nNot counted, since unknown at this place\n {2}Monitoring Reader\nWhat it has through groups/,
    );
    assert.ok(pair[0].allows.dataActions.length + pair[0].allows.actions.length > 0);
  });

  it('expands wildcards, exclusions taken out', async () => {
    const { sides } = await compared(
      call({ roleDefinitionIds: [roleGuid('Contributor'), roleGuid('Owner')], scope: ordersStorage.id }),
    );
    const [pair] = sides;
    assert.ok(pair);
    assert.ok(added(pair).includes('Microsoft.Authorization/roleAssignments/write'));
    assert.ok(pair[0].allows.actions.length > 100);
    assert.ok(!operationsIn(pair[0]).includes('*'));
    const { dataActions, actions } = pair[0].allows;
    assert.deepEqual(
      operationsIn(pair[0]).map((one) => one.toLowerCase()),
      [...dataActions, ...actions].map((one) => one.toLowerCase()),
    );
    const long = linesOf(pair[0]).filter((line) => line.length > 60);
    assert.ok(long.length < actions.length / 100, long.join('\n'));
  });

  it('asks for the place and the roles, and for an identity when one role was checked', async () => {
    const { ui, sides } = await compared(
      { from: 'nothing' },
      {
        scope: [() => storage],
        choice: ['Contoso (sample)'],
        roles: [rolesNamed('Storage Blob Data Reader')],
        identity: [identitiesNamed('id-orders-web')],
      },
    );
    assert.ok(ui.asked.some((asked) => asked.startsWith('roles')));
    assert.equal(sides.length, 1);
  });

  it('refuses what could not be compared', async () => {
    await assert.rejects(
      compared(call({ roleDefinitionIds: [reader, contributor, reader], scope: ordersStorage.id })),
      { code: 'badArgument' },
    );
    await assert.rejects(
      compared(
        call({ roleDefinitionIds: [reader, contributor.replace(/^../, '00')], scope: ordersStorage.id }),
      ),
      { code: 'notFound' },
    );
  });
});

describe('the picker of roles, when a role is to be assigned', () => {
  const inPicker = async (
    use: (request: Parameters<Pickers['roles']>[0]) => Promise<void>,
    who: string[],
  ) => {
    const made = sampleDesk({
      identity: [identitiesNamed(...who)],
      scope: [() => storage],
      roles: [
        async (request) => {
          await use(request);
          return leave();
        },
      ],
    });
    await assignRole(made.deps)({ from: 'nothing' });
    await new Promise((done) => setTimeout(done, 50));
    return made.ui;
  };
  const named = async ({ load }: Parameters<Pickers['roles']>[0], ...names: string[]) => {
    const { fits, jobFunction } = await load(new AbortController().signal);
    return [...fits, ...jobFunction]
      .map(({ role }) => role)
      .filter(({ roleName }) => names.includes(roleName));
  };

  it('compares a role with what the identity has there, and two that are checked with each other', async () => {
    const ui = await inPicker(
      async (request) => {
        const roles = await named(request, 'Storage Blob Data Reader', 'Storage Blob Data Contributor');
        const [first] = roles;
        assert.ok(first);
        request.compare?.withHeld?.run(first);
        request.compare?.checked(roles);
        request.compare?.checked([first]);
        request.compare?.checked([]);
      },
      ['id-orders-web'],
    );
    const names = ui.documents.comparisons
      .map((pair) => pair.map((side) => sideName(t, side)).join(' | '))
      .sort();
    assert.deepEqual(names, [
      'Storage Blob Data Reader | Storage Blob Data Contributor',
      'id-orders-web on stordersprod | Storage Blob Data Reader',
      'id-orders-web on stordersprod | Storage Blob Data Reader',
    ]);
    assert.deepEqual(
      ui.told.map((news) => news.news === 'said' && news.text[0]),
      ['compare.check'],
    );
  });
});
