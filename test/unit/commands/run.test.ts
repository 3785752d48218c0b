/** How a command is called, and where its failure goes. */

import assert from 'node:assert/strict';
import { commandInput } from '../../../src/commands/input';
import { runner } from '../../../src/commands/run';
import { gestureOf } from '../../../src/commands/table';
import { Failure } from '../../../src/model/failure';
import { Command } from '../../../src/names';
import { identityNode, office, orders, app } from './office';

class Uri {
  readonly scheme = 'file';
}

describe('telling apart how a command was called', () => {
  it('knows nodes by their kind, and takes the selection with them', () => {
    const [first, second] = [identityNode(orders), identityNode(app)];
    assert.deepEqual(commandInput(first, [second, first]), { from: 'nodes', nodes: [first, second] });
    assert.deepEqual(commandInput(first, [second]), { from: 'nodes', nodes: [first] });
    assert.deepEqual(commandInput(first), { from: 'nodes', nodes: [first] });
  });

  it('takes a plain object as arguments, and an object of the editor’s as nothing', () => {
    assert.deepEqual(commandInput({ query: 'x' }), { from: 'arguments', values: { query: 'x' } });
    assert.deepEqual(commandInput(new Uri()), { from: 'nothing' });
    assert.deepEqual(commandInput(undefined), { from: 'nothing' });
    assert.deepEqual(commandInput(null), { from: 'nothing' });
  });

  for (const odd of ['id-orders', 3, true, ['x']]) {
    it(`refuses ${JSON.stringify(odd)}`, () => {
      assert.throws(() => commandInput(odd), { code: 'badArgument' });
    });
  }
});

describe('running a command', () => {
  const failing = (failure: Failure) => () => () => Promise.reject(failure);

  it('shows the failure to a person and gives nothing back', async () => {
    const { deps, ui, log } = office();
    const failure = new Failure('forbidden', { resource: orders.id, correlationId: 'c-1' });
    assert.equal(await runner('x', failing(failure), deps)(), undefined);
    assert.deepEqual(ui.shown, [failure]);
    assert.equal(
      log.lines.some((line) => line.startsWith('error') && line.includes('c-1')),
      true,
    );
  });

  it('hands the failure to a program with its sentence and code, and shows nothing', async () => {
    const { deps, ui } = office();
    const failure = new Failure('badArgument', { field: 'scope' });
    await assert.rejects(runner('x', failing(failure), deps)({}), {
      message: 'sentence for badArgument',
      code: 'badArgument',
      field: 'scope',
    });
    await assert.rejects(runner('x', failing(failure), deps)('text'), { code: 'badArgument' });
    assert.deepEqual(ui.shown, []);
  });

  it('is silent about cancelling, for both', async () => {
    const { deps, ui } = office();
    const run = runner('x', failing(new Failure('cancelled')), deps);
    assert.equal(await run(), undefined);
    assert.equal(await run({}), undefined);
    assert.deepEqual(ui.shown, []);
  });

  it('signs in where the failure was when that is clicked', async () => {
    const { deps, signIns } = office({ signIn: true });
    await runner('x', failing(new Failure('signInNeeded', { tenantId: 't-1' })), deps)();
    assert.deepEqual(signIns, ['t-1']);
  });

  it('has a gesture for every command of the contract', () => {
    for (const name of Object.values(Command)) {
      assert.equal(typeof gestureOf(name)(office().deps), 'function', name);
    }
  });

  it('refuses a field that the command does not have, and names it', async () => {
    const { deps, ui } = office({ identity: [() => assert.fail('asked although an ID was meant')] });
    const failure = { code: 'badArgument', field: 'identityID' };
    for (const name of Object.values(Command))
      await assert.rejects(runner(name, gestureOf(name), deps)({ identityID: orders.id }), failure, name);
    await runner('x', gestureOf(Command.copyObjectId), deps)({ identityId: orders.id });
    assert.deepEqual(ui.copied, [orders.principalId]);
  });

  it('offers to sign in when a command needs Azure and nobody is', async () => {
    const { deps, ui } = office({}, { signedOut: true });
    await runner('x', gestureOf(Command.assignRole), deps)();
    assert.deepEqual(
      ui.shown.map(({ code }) => code),
      ['signInNeeded'],
    );
  });
});
