/** Registers every command with the editor; what it does is loaded when it is first called. */

import { commands, Disposable } from 'vscode';
import { Command, InternalCommand } from '../names';
import type { TabledCommand } from './table';

export function registerCommands(
  run: (name: TabledCommand, args: readonly unknown[]) => Promise<unknown>,
): Disposable {
  const names: readonly TabledCommand[] = [
    ...Object.values(Command),
    InternalCommand.loadMore,
    InternalCommand.useAccount,
  ];
  return Disposable.from(
    ...names.map((name) => commands.registerCommand(name, (...args: unknown[]) => run(name, args))),
  );
}
