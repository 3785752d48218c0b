/** Limiting a role by a condition from the last look before it is assigned, over the sample tenant on its wire. */

import assert from 'node:assert/strict';
import { assignRole, type AssignResult } from '../../../src/commands/assignRole';
import type { CommandInput } from '../../../src/commands/deps';
import { ordersStorage } from '../../../src/sampleTenant/data/services';
import { reviewEntries } from '../../../src/ui/review';
import type { Script } from '../../unit/commands/fakeUi';
import { assign, back, identitiesNamed, rolesNamed, typed } from '../../unit/commands/fakeUi';
import { at } from '../../unit/commands/office';
import { words } from '../../unit/ui/words';
import { sampleDesk } from '../sampleDesk';

const blobs = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs';
const change = (term: 'condition' | 'description') => () => ({ change: term });
const storage = at(ordersStorage.id, 'stordersprod');

async function assigned(script: Script, input: CommandInput = { from: 'nothing' }) {
  const made = sampleDesk({
    identity: [identitiesNamed('id-orders-web')],
    scope: [() => storage],
    ...script,
  });
  const results = (await assignRole(made.deps)(input)) as readonly AssignResult[] | undefined;
  const sent = made.sent.filter(({ method, path }) => method === 'PUT' && path.includes('/roleAssignments/'));
  return { ...made, results: results ?? [], bodies: sent.map(({ body }) => body as Put) };
}

interface Put {
  readonly properties: {
    readonly condition?: string;
    readonly conditionVersion?: string;
    readonly description?: string;
  };
}

/** The lines of the last review that was shown. */
function lastReview({ ui }: Awaited<ReturnType<typeof assigned>>): string {
  const review = ui.reviews.at(-1);
  assert.ok(review);
  return reviewEntries(
    words,
    review,
    () => undefined,
    () => undefined,
  )
    .map((entry) => ('heading' in entry ? `# ${entry.heading}` : `${entry.label} | ${entry.detail ?? ''}`))
    .join('\n');
}

describe('assigning a role under a condition', () => {
  it('limits it to a container that is there, said in words and sent with its version', async () => {
    const done = await assigned({
      roles: [rolesNamed('Storage Blob Data Reader')],
      review: [change('condition'), assign],
      choice: ['One blob container', 'invoices'],
    });
    const condition =
      `((!(ActionMatches{'${blobs}/read'})) OR ` +
      "(@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringEquals 'invoices'))";
    assert.deepEqual(
      done.bodies.map(({ properties }) => [properties.condition, properties.conditionVersion]),
      [[condition, '2.0']],
    );
    assert.match(
      lastReview(done),
      /Condition \| Reading and listing blobs: only in the container invoices\./,
    );
    assert.deepEqual(
      done.results.map((result) => 'assignment' in result && result.assignment.condition),
      [condition],
    );
  });

  it('gives each of several roles the condition that fits it, and says what stays open', async () => {
    const done = await assigned({
      roles: [rolesNamed('Storage Blob Data Reader', 'Storage Blob Data Owner')],
      review: [change('condition'), assign],
      choice: ['Blobs below a path', 'Any container'],
      text: [typed('2026/')],
      confirm: [true],
    });
    const [reader = '', owner = ''] = done.bodies.map(({ properties }) => properties.condition);
    assert.ok(!reader.includes(`${blobs}/write`) && owner.includes(`${blobs}/write`));
    assert.ok(reader.includes(`@Request[${blobs}:prefix] StringStartsWith '2026/'`), reader);
    const shown = lastReview(done);
    assert.match(shown, /Condition of Storage Blob Data Owner \| .*at paths that begin with 2026\//);
    assert.match(
      shown,
      /Not limited by the condition: finding blobs by index tags \| Condition of Storage Blob Data Owner/,
    );
  });

  it('limits it by an index tag, and warns that listing stays open', async () => {
    const done = await assigned({
      roles: [rolesNamed('Storage Blob Data Reader')],
      review: [change('condition'), assign],
      choice: ['Reading blobs with an index tag'],
      text: [typed('Project'), typed('Cascade')],
    });
    assert.match(
      done.bodies[0]?.properties.condition ?? '',
      /tags:Project<\$key_case_sensitive\$>\] StringEquals 'Cascade'/,
    );
    assert.match(lastReview(done), /Not limited by the condition: listing blobs/);
  });

  it('limits who may be given roles to a few roles and to service principals', async () => {
    const done = await assigned({
      roles: [rolesNamed('Role Based Access Control Administrator'), rolesNamed('Storage Blob Data Reader')],
      review: [change('condition'), assign],
      choice: ['Only certain roles', 'To service principals only, such as managed identities'],
      confirm: [true],
    });
    assert.match(
      lastReview(done),
      /Assigning roles: only the role Storage Blob Data Reader, for service principals, such as managed identities\./,
    );
    assert.equal('assignment' in (done.results[0] ?? {}), true);
  });

  it('keeps condition and description when the person goes back and comes again', async () => {
    const done = await assigned({
      roles: [rolesNamed('Storage Blob Data Reader'), rolesNamed('Storage Blob Data Contributor')],
      review: [change('condition'), change('description'), back, assign],
      choice: ['One blob container', 'Another name…'],
      text: [typed('not-there-yet'), typed('  for the nightly run ')],
    });
    assert.deepEqual(
      done.bodies.map(({ properties }) => [
        properties.description,
        /'not-there-yet'/.test(properties.condition ?? ''),
      ]),
      [['for the nightly run', true]],
    );
    assert.match(done.bodies[0]?.properties.condition ?? '', /blobs\/write'/);
  });

  it('drops a limit that the roles chosen instead cannot have', async () => {
    const done = await assigned({
      roles: [rolesNamed('Storage Blob Data Reader'), rolesNamed('Reader')],
      review: [change('condition'), back, assign],
      choice: ['One blob container', 'invoices'],
    });
    assert.deepEqual(
      done.bodies.map(({ properties }) => properties.condition),
      [undefined],
    );
    assert.deepEqual(done.ui.reviews.at(-1)?.changeable, ['description']);
  });

  it('takes the condition away again', async () => {
    const done = await assigned({
      roles: [rolesNamed('Storage Blob Data Reader')],
      review: [change('condition'), change('condition'), assign],
      choice: ['One blob container', 'invoices', 'No condition'],
    });
    assert.deepEqual(
      done.bodies.map(({ properties }) => properties.condition),
      [undefined],
    );
  });

  it('leaves everything as it was when the person leaves the question', async () => {
    const done = await assigned({
      roles: [rolesNamed('Storage Blob Data Reader')],
      review: [change('condition'), change('description'), assign],
      choice: ['back'],
      text: [back],
    });
    assert.deepEqual(
      done.bodies.map(({ properties }) => [properties.condition, properties.description]),
      [[undefined, undefined]],
    );
  });
});
