/** Explains an error that refused access, from a terminal, a log or the clipboard: who, what, where, and the way out. */

import type { Connection } from '../../access/connection';
import { explainRefusal, unlookedExplanation, type Known } from '../../access/explain/explainRefusal';
import type { Explanation } from '../../access/explain/explanation';
import { readRefusal } from '../../access/explain/readRefusal';
import type { Refusal } from '../../access/explain/refusal';
import { remedyLines } from '../../access/explain/remedyLines';
import { isCancelled, toFailure } from '../../model/failure';
import { badArgument, proseOf, valuesOf } from '../arguments';
import { connect } from '../connect';
import type { CommandDeps, Gesture } from '../deps';
import { askForText } from './askForText';
import { bicepFor } from './bicepFor';
import { explainReport } from './explainReport';
import { plainExplanation, type ExplainedError } from './plainExplanation';
import { serviceNames } from './serviceNames';
import { tellExplanation, type Explained } from './tellExplanation';

/**
 * Of the text only the IDs and names that were read in it go on, to Azure and into the report.
 * @returns what was found; `undefined` when the person left, or where a text of theirs holds no such error.
 */
export const explainAccessError: Gesture =
  (deps) =>
  async (input): Promise<ExplainedError | undefined> => {
    const given = proseOf(valuesOf(input), 'text');
    const text = given ?? (await askForText(deps, input));
    if (text === undefined) return undefined;
    const refusal = readRefusal(text);
    if (refusal === undefined) {
      // The text stays out of the message: it may hold a secret.
      if (given !== undefined) throw badArgument('text', 'accessError');
      deps.ui.tell({ news: 'said', text: ['explain.noErrorFound'], tone: 'note' }, false);
      return undefined;
    }
    return explain(deps, await signedIn(deps), refusal, {});
  };

/** Without a sign-in the error is explained as far as it goes. */
async function signedIn(deps: CommandDeps): Promise<Connection | undefined> {
  try {
    return await connect(deps);
  } catch (error) {
    if (isCancelled(error)) throw error;
    if (toFailure(error).code === 'signInNeeded') return undefined;
    throw error;
  }
}

/** Also once more, with what the person added. */
export async function explain(
  deps: CommandDeps,
  connection: Connection | undefined,
  refusal: Refusal,
  known: Known,
): Promise<ExplainedError> {
  const { ui } = deps;
  const explained = await lookedUp(deps, connection, refusal, known);
  const sample = connection?.sample ?? false;
  const report = await ui.documents.showReport(
    `${serviceNames[refusal.by]} ${refusal.resourceName ?? ''}`.trim(),
    explainReport(
      { ...explained, chosen: known.identity !== undefined, signedIn: connection !== undefined },
      ui.failures,
    ),
    sample,
  );
  tellExplanation(deps, connection, explained, (identity) =>
    explain(deps, connection, refusal, { ...known, identity }),
  );
  return plainExplanation(explained, report);
}

async function lookedUp(
  deps: CommandDeps,
  connection: Connection | undefined,
  refusal: Refusal,
  known: Known,
): Promise<Explained> {
  const explanation =
    connection === undefined
      ? unlookedExplanation(refusal)
      : await deps.ui.busy({ doing: 'said', what: ['explain.looking'] }, (signal) =>
          explainRefusal(needsOf(deps, connection), refusal, known, signal),
        );
  const remedy = remedyLines(explanation);
  const bicep = connection === undefined ? undefined : await bicepIn(deps, connection, explanation);
  return {
    explanation,
    ...(remedy !== undefined && { remedy }),
    ...(bicep !== undefined && { bicep }),
  };
}

function needsOf({ operationsOf, clock }: CommandDeps, { account, store, azure }: Connection) {
  return { account, store, azure, operationsOf, clock };
}

async function bicepIn(
  { ui }: CommandDeps,
  { azure }: Connection,
  explanation: Explanation,
): Promise<string | undefined> {
  return ui.busyInView((signal) => bicepFor(azure, explanation, signal));
}
