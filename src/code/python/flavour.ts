/** Decides between `azure.identity` and `azure.identity.aio`: the classes share their names, the clients take one kind only. */

import type { ParsedFile } from '../language';
import { ancestors, nodeAt } from '../nodes';
import { readImports } from './imports';

/**
 * Whether a credential at `offset` has to be asynchronous. What the file's clients are decides; where they are of both
 * kinds, or there are none, the credential that was there (`before`), the credentials imported, or the function around.
 */
export function wantsAsync(file: ParsedFile, offset: number, before?: boolean): boolean {
  const modules = readImports(file).statements.filter(
    ({ isFrom, module }) => isFrom && module.startsWith('azure.'),
  );
  const used = modules.flatMap(({ module, node }) => (bringsClient(node.text) ? [module] : []));
  const clients = sides(used);
  if (clients.async !== clients.sync) return clients.async;
  if (before !== undefined) return before;
  if (!clients.async) {
    const credentials = sides(
      modules.map(({ module }) => module).filter((module) => /^azure\.identity(\.aio)?$/.test(module)),
    );
    if (credentials.async !== credentials.sync) return credentials.async;
    if (!credentials.async) return false;
  }
  return isInAsyncFunction(file, offset);
}

function bringsClient(statement: string): boolean {
  return /Client\b/.test(statement);
}

function sides(modules: readonly string[]): { async: boolean; sync: boolean } {
  const isAsync = (module: string): boolean => module.split('.').includes('aio');
  return { async: modules.some(isAsync), sync: modules.some((module) => !isAsync(module)) };
}

function isInAsyncFunction({ tree }: ParsedFile, offset: number): boolean {
  const node = nodeAt(tree.rootNode, { start: offset, end: offset });
  const around = [node, ...ancestors(node)].find(({ type }) => type === 'function_definition');
  return around?.firstChild?.type === 'async';
}
