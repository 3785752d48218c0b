/** Runs a command as it was called, and says what went wrong where whoever called it looks. */

import { toFailure } from '../model/failure';
import type { Failure } from '../model/failure';
import type { CommandDeps, Gesture } from './deps';
import { commandInput } from './input';
import { plainError } from './plainError';

/**
 * A person is shown the failure, with a way to the log and to sign in. A call with an argument object is another
 * program's or a keybinding's: it gets the failure as an `Error` with the same sentence and its code, and no message is
 * shown. Cancelling is silent in both.
 */
export function runner(
  name: string,
  gesture: Gesture,
  deps: CommandDeps,
): (...args: unknown[]) => Promise<unknown> {
  const handler = gesture(deps);
  return async (first, second) => {
    // What is neither nothing nor a node nor an object of the editor's own was passed by a program.
    let byProgram = true;
    try {
      const input = commandInput(first, second, deps.tree.selection);
      byProgram = input.from === 'arguments';
      return await handler(input);
    } catch (error) {
      const failure = toFailure(error);
      if (failure.code === 'cancelled') return undefined;
      deps.log.error(`${name}: ${failure.code}: ${failure.message}${traceOf(failure)}`);
      if (byProgram) throw errorFor(failure, deps);
      if ((await deps.ui.failures.show(failure)) === 'signIn') await signInAgain(deps, failure);
      return undefined;
    }
  };
}

function errorFor(failure: Failure, { ui }: CommandDeps): Error {
  const { message, ...rest } = plainError(failure, ui.failures);
  return Object.assign(new Error(message, { cause: failure }), rest);
}

function traceOf({ details }: Failure): string {
  const parts = [details.resource, details.serviceCode, details.correlationId].filter(
    (part) => part !== undefined,
  );
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

async function signInAgain({ session, ui }: CommandDeps, { details }: Failure): Promise<void> {
  try {
    await session.signIn(details.tenantId);
  } catch (error) {
    await ui.failures.show(toFailure(error));
  }
}
