/** What the rules know of identities is asked for again when somebody signs in, and when lists of identities arrive. */

import assert from 'node:assert/strict';
import type { Connection, SessionState } from '../../../src/access/connection';
import { createIdentityIndex } from '../../../src/access/identityIndex';
import { createIdentityMemory } from '../../../src/access/identityMemory';
import { createKnownIdentities } from '../../../src/editor/knownIdentities';
import { createKnownIds } from '../../../src/editor/knownIds';
import { anIdentity } from '../fakes/builders';

const identity = anIdentity();

describe('what the rules know of identities', () => {
  it('is told to be another once the session is connected and each time that identities are read', () => {
    const index = createIdentityIndex();
    const listeners: ((state: SessionState) => void)[] = [];
    const session = {
      state: { kind: 'idle' } as SessionState,
      onDidChange: (listener: (state: SessionState) => void) => {
        listeners.push(listener);
        return { dispose: () => void listeners.splice(listeners.indexOf(listener), 1) };
      },
    };
    const memory = createIdentityMemory({ get: () => undefined, set: () => undefined });
    const source = createKnownIds(createKnownIdentities(session, memory), session);
    let told = 0;
    source.onDidChange(() => {
      told += 1;
    });
    const before = source.now();
    assert.equal(before.kindOf(identity.clientId), undefined);
    index.add([identity]);
    assert.equal(told, 0);
    const connection: Pick<Connection, 'sample' | 'index'> = { sample: false, index };
    session.state = { kind: 'connected', connection: connection as Connection };
    for (const listener of [...listeners]) listener(session.state);
    assert.equal(told, 1);
    const after = source.now();
    assert.notEqual(after.version, before.version);
    assert.equal(after.kindOf(identity.clientId)?.as, 'clientId');
    index.remove(identity.id);
    assert.equal(told, 2);
    assert.notEqual(source.now().version, after.version);
    source.dispose();
    index.add([identity]);
    assert.equal(told, 2);
    assert.equal(listeners.length, 0);
  });
});
