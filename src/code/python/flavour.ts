/** Decides between `azure.identity` and `azure.identity.aio`: the classes share their names, the clients take one kind only. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { formFor } from '../clients/tables';
import type { ParsedFile } from '../language';
import { ancestors, nodeAt } from '../nodes';
import type { CredentialRequest } from '../request';
import { readImports, targetOf } from './imports';

/**
 * Whether a credential at `offset` has to be asynchronous. The client it is an argument of decides, else what the file's
 * clients are; where they are of both kinds, or there are none, the credential that was there (`before`), the credentials
 * imported, or the function around: in a file without any, a new client is what that function can call.
 */
export function wantsAsync(
  file: ParsedFile,
  offset: number,
  { flavour, target }: CredentialRequest,
  before?: boolean,
): boolean {
  const isClient = flavour === 'client' && target !== undefined;
  if (isClient && !formFor('python', target)?.asyncImports) return false;
  const around = isClient ? undefined : clientAround(file, offset);
  if (around !== undefined) return around;
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
    if (!credentials.async) return isClient && isInAsyncFunction(file, offset);
  }
  return isInAsyncFunction(file, offset);
}

/** Whether the class is asynchronous whose call has `offset` among its arguments; `undefined` outside of any. */
function clientAround(file: ParsedFile, offset: number): boolean | undefined {
  const node = nodeAt(file.tree.rootNode, { start: offset, end: offset });
  const list = [node, ...ancestors(node)].find(({ type }) => type === 'argument_list');
  return list && isAsyncClient(file, list.parent?.childForFieldName('function'));
}

/** Whether a class of an Azure package is a client of `aio`; `undefined` for what is no such client. */
export function isAsyncClient(file: ParsedFile, callee: Node | null | undefined): boolean | undefined {
  const target = callee && targetOf(readImports(file), callee);
  return target && /^azure\.[\w.]+Client$/.test(target) ? target.includes('.aio.') : undefined;
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
