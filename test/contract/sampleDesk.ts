/** Commands over the sample tenant on its wire: a person made of a script, and every request written down. */

import { desk, type DeskOptions } from '../unit/commands/desk';
import type { Script } from '../unit/commands/fakeUi';
import { sampleRig } from './sampleRig';
import { systemClock } from '../../src/azure/systemClock';

/** @param caller who is signed in: what the sample lets them do differs. */
export function sampleDesk(
  script: Script = {},
  options: DeskOptions & {
    readonly caller?: Parameters<typeof sampleRig>[0];
    readonly rig?: ReturnType<typeof sampleRig>;
  } = {},
) {
  const made = options.rig ?? sampleRig(options.caller);
  return { ...desk(made.azure, script, { clock: systemClock, ...options }), rig: made, sent: made.sent };
}
