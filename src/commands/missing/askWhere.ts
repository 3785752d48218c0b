/** Which code is read for the roles that it needs: what the call names, or one of file and workspace, which is asked. */

import { listing } from '../../model/listing';
import type { Choice } from '../../ui/formPorts';
import { textsOf, valuesOf } from '../arguments';
import type { CodePlace, CommandDeps, CommandInput } from '../deps';
import { saidStep } from '../saidStep';

interface Where {
  readonly place: 'open' | 'workspace';
}

/** `undefined` when the person left. A call by arguments that names no files means the file that is open. */
export async function askWhere(deps: CommandDeps, input: CommandInput): Promise<CodePlace | undefined> {
  const { files } = valuesOf(input);
  // A single one needs no list around it.
  const given = textsOf(typeof files === 'string' ? { files: [files] } : valuesOf(input), 'files', 'files');
  if (given !== undefined) return given;
  if (input.from === 'arguments') return 'open';
  const open = await deps.code.openFile();
  if (open === undefined) return 'workspace';
  const choices: readonly Choice<Where>[] = [
    {
      value: { place: 'open' },
      label: ['missing.thisFile'],
      description: { data: open },
      icon: 'file-code',
    },
    {
      value: { place: 'workspace' },
      label: ['missing.workspace'],
      detail: ['missing.workspaceDetail'],
      icon: 'folder-library',
    },
  ];
  const { state } = deps.session;
  const sample = state.kind === 'connected' && state.connection.sample;
  const picked = await deps.ui.pick.choice({
    step: saidStep(['missing.purpose'], { number: 1, total: 1 }, { sample }),
    back: false,
    question: ['missing.where'],
    load: () => Promise.resolve(listing(choices)),
  });
  return picked === 'back' || picked === 'cancelled' ? undefined : picked.place;
}
