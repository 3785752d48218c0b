/**
 * The door of the `commands` chunk: what commands do, every picker, and what fills the view. Loaded with the first command
 * that runs, or with the view.
 */

import { createOperations } from '../access/operations';
import type { LogChannel } from '../ui/log';
import { createUi } from '../ui/ui';
import type { CommandDeps, CredentialEditor } from './deps';
import { onSelection } from './input';
import { insertCredential } from './insertCredential';
import { commandOfKey } from './keys';
import { runner } from './run';
import { gestureOf, type TabledCommand } from './table';

export { readReach } from '../access/reach';
export { treeContents } from '../tree/contents';

export interface Commands {
  /** Runs a command as the editor called it: see `runner` for what becomes of failures. */
  run(name: TabledCommand, args: readonly unknown[]): Promise<unknown>;
  /** Asks for an identity and writes its credential into this editor. */
  choose(editor: CredentialEditor): Promise<void>;
  /** Whether the person wants code for an identity of the sample. */
  confirmSample(identity: string): Promise<boolean>;
  /** Runs what an offer does, and shows the person what went wrong. */
  attempt(name: string, work: () => Promise<void>): Promise<void>;
  dispose(): void;
}

export function createCommands(
  given: Omit<CommandDeps, 'ui' | 'operationsOf'> & {
    readonly channel: LogChannel;
    /** The address of the folder that the editor gives this extension for good. */
    readonly storage: string;
  },
): Commands {
  const { ui, dispose } = createUi(given.channel, given.storage);
  const deps: CommandDeps = { ...given, ui, operationsOf: createOperations() };
  return {
    run: async (name, args) => {
      const meant = args[0] === onSelection ? commandOfKey(name, deps.tree.selection) : name;
      return meant === undefined ? undefined : runner(meant, gestureOf(meant), deps)(...args);
    },
    choose: async (editor) => {
      await runner('choose', insertCredential, { ...deps, editor })();
    },
    confirmSample: (identity) => ui.confirm({ ask: 'insertFromSample', identity }, true),
    attempt: async (name, work) => {
      await runner(name, () => work, deps)();
    },
    dispose,
  };
}
