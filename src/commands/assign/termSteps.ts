/** The last look before roles are assigned, from which a condition and a description can be added and changed. */

import type { Connection } from '../../access/connection';
import type { Picked } from '../../ui/listPicker';
import type { Taken, Term } from '../../ui/reviewPorts';
import type { Step } from '../../ui/step';
import { reviewOf } from '../assignChoices';
import { copyDatabaseUsers } from '../databaseUsers';
import type { CommandDeps } from '../deps';
import { roleOpener } from '../roleOpener';
import { saidStep } from '../saidStep';
import { askCondition, limitsAt, type Limited } from './conditionSteps';
import type { Terms } from './terms';

/** What was chosen in a review: it is still there after going back and coming again. */
export interface KeptTerms {
  terms: Terms;
}

/** Shows the review until it is taken or left. Leaving the question about a term leaves only that. */
export async function askTerms(
  deps: CommandDeps,
  connection: Connection,
  kept: KeptTerms,
  limited: Limited,
  step: Step,
): Promise<Picked<Taken>> {
  kept.terms = fitting(kept.terms, limited);
  const changeable: readonly Term[] = [
    ...(kept.terms.condition !== undefined || limitsAt(limited).length > 0 ? (['condition'] as const) : []),
    'description',
  ];
  for (;;) {
    const answers = { ...kept.terms, ...limited, changeable };
    const picked = await deps.ui.pick.review({
      step,
      load: (signal) => reviewOf(deps, connection, answers, signal),
      open: roleOpener(deps.ui, connection),
    });
    if (picked === 'back' || picked === 'cancelled') return picked;
    if ('assign' in picked) return picked;
    if ('copy' in picked) {
      await copyDatabaseUsers(deps, connection, picked.copy);
      continue;
    }
    kept.terms =
      picked.change === 'condition'
        ? await withCondition(deps, connection, kept.terms, limited)
        : await withDescription(deps, connection, kept.terms);
  }
}

/** Without a restriction that other roles or another place, chosen since, cannot have. */
function fitting({ restriction, description, condition }: Terms, limited: Limited): Terms {
  return {
    ...(description !== undefined && { description }),
    ...(condition !== undefined && { condition }),
    ...(restriction !== undefined && limitsAt(limited).includes(restriction.limit) && { restriction }),
  };
}

async function withCondition(
  deps: CommandDeps,
  connection: Connection,
  known: Terms,
  limited: Limited,
): Promise<Terms> {
  const picked = await askCondition(deps, connection, limited, known.restriction);
  if (picked === 'back' || picked === 'cancelled') return known;
  return { ...(known.description !== undefined && { description: known.description }), ...picked };
}

async function withDescription({ ui }: CommandDeps, { sample }: Connection, known: Terms): Promise<Terms> {
  const { description = '', ...others } = known;
  const picked = await ui.pick.text({
    step: saidStep(['description.purpose'], { number: 1, total: 1 }, { sample }),
    back: true,
    question: ['description.which'],
    prompt: ['description.prompt'],
    value: description,
  });
  if (picked === 'back' || picked === 'cancelled') return known;
  const text = picked.text.trim();
  return { ...others, ...(text !== '' && { description: text }) };
}
