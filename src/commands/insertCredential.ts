/** Writes a credential at the cursor of the active editor. */

import { identityFromId } from '../access/identityMemory';
import type { RememberedIdentity } from '../access/identityMemory';
import { isCancelled } from '../model/failure';
import {
  badArgument,
  checkIdentifier,
  identityIdOf,
  isConfirmed,
  oneOf,
  textOf,
  valuesOf,
} from './arguments';
import { connect } from './connect';
import { targetIdOf, targetOf } from './clientTarget';
import type { Arguments, CommandDeps, CommandInput, Gesture, InsertRequest } from './deps';
import { oneIdentity } from './subject';

export const insertCredential: Gesture = (deps) => async (input) => {
  const { editor, ui } = deps;
  const values = valuesOf(input);
  const choice = choiceOf(values);
  const resource = targetIdOf(deps, values, choice);
  const id = identityIdOf(values);
  if (id !== undefined) checkIdentifier(choice.identifier, id);
  await editor.check();

  // The system-assigned identity has no ID to write, so nobody has to be signed in for it.
  const unnamed = id === undefined && choice.identifier === 'systemAssigned' && input.from !== 'nodes';
  const wanted = choice.idSource === 'parts' ? 'resourceId' : choice.identifier;
  const identity = unnamed ? undefined : await identityFor(deps, input, wanted, id);
  if (identity === undefined && !unnamed) return;
  if (identity !== undefined) {
    checkIdentifier(choice.identifier, identity.id);
    if (identity.sample && !isConfirmed(values, [[identity.name]])) {
      if (!(await ui.confirm({ ask: 'insertFromSample', identity: identity.name }, true))) return;
    }
  }
  const target = await targetOf(deps, choice, resource, identity);
  if (target === 'none') return;
  await editor.insert({
    ...choice,
    ...(target !== undefined && { flavour: 'client', target }),
    ...(identity !== undefined && { identity }),
  });
};

function choiceOf(values: Arguments): Omit<InsertRequest, 'identity'> {
  const identifier = oneOf(values, 'identifier', ['clientId', 'resourceId', 'objectId', 'systemAssigned']);
  const flavour = oneOf(values, 'flavour', ['credential', 'client', 'localAndAzure']);
  const variable = textOf(values, 'variable');
  // Whoever names a variable wants the ID to be read from it, whatever the settings say.
  const idSource =
    oneOf(values, 'idSource', ['literal', 'environmentVariable', 'parts']) ??
    (variable === undefined ? undefined : 'environmentVariable');
  if (idSource === 'parts' && identifier !== undefined && identifier !== 'resourceId') {
    throw badArgument('identifier', 'oneOf', identifier, 'resourceId');
  }
  // It is written into code, so nothing but a name passes.
  if (variable !== undefined && !/^[A-Za-z_][A-Za-z0-9_]*$/.test(variable)) {
    throw badArgument('variable', 'environmentVariable', variable);
  }
  return {
    ...(identifier !== undefined && { identifier }),
    ...(flavour !== undefined && { flavour }),
    ...(idSource !== undefined && { idSource }),
    ...(variable !== undefined && { variable }),
  };
}

/** What is known of the identity; `undefined` when the person left. */
async function identityFor(
  deps: CommandDeps,
  input: CommandInput,
  identifier: InsertRequest['identifier'],
  id: string | undefined,
): Promise<RememberedIdentity | undefined> {
  // By resource ID nothing else of the identity is written, and it may be one that will be made later.
  const planned = id !== undefined && identifier === 'resourceId' ? identityFromId(id) : undefined;
  if (planned !== undefined && deps.session.state.kind !== 'connected') return planned;
  try {
    const connection = await connect(deps);
    const located = await oneIdentity(deps, connection, input, { doing: 'insertCredential' });
    if (located === undefined) return undefined;
    const { identity } = located;
    deps.identities.remember(identity, connection.sample, true);
    const { kind, name, principalId, clientId } = identity;
    const known = { id: identity.id, kind, name, principalId, sample: connection.sample };
    return clientId === undefined ? known : { ...known, clientId };
  } catch (error) {
    if (planned === undefined || isCancelled(error)) throw error;
    // Not there yet, not to be seen, or no answer: the ID that was given is all that is written.
    return planned;
  }
}
