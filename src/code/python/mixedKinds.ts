/**
 * Asynchronous credentials in synchronous clients: the client reads the token of a coroutine, which has none. The other
 * way round works, since clients of `aio` wait for whatever they are given (tried with azure-core 1.41).
 */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Finding, ParsedFile } from '../language';
import { spanOf } from '../nodes';
import { tokens } from '../words';
import type { CredentialCall } from './credentials';
import { isAsyncClient } from './flavour';
import { textOf } from './imports';
import { valueOf } from './names';

/** A finding for every argument by which the credential reaches such a client, itself or by its name. */
export function mixedKinds(file: ParsedFile, call: CredentialCall): Finding[] {
  if (!call.isIdentity || !call.isAsync) return [];
  const name = call.node.parent?.type === 'assignment' ? call.node.parent.childForFieldName('left') : null;
  const uses =
    name?.type === 'identifier'
      ? tokens(file, name.text).filter((use) => valueOf(file, use)?.equals(call.node))
      : [call.node];
  return uses.flatMap((use): Finding[] => {
    if (isAsyncClient(file, clientTaking(use)?.childForFieldName('function')) !== false) return [];
    return [
      {
        ...spanOf(use),
        rule: 'ignored-argument',
        variant: 'asyncCredential',
        values: { argument: call.name },
        fix: use.equals(call.node) ? 'replace' : 'none',
      },
    ];
  });
}

/** The call that takes an expression as its credential: by that keyword, or behind its first argument. */
function clientTaking(use: Node): Node | undefined {
  const { parent } = use;
  const isKeyword =
    parent?.type === 'keyword_argument' && textOf(parent.childForFieldName('name')) === 'credential';
  const list = isKeyword ? parent.parent : parent;
  if (list?.type !== 'argument_list' || list.firstNamedChild?.equals(use) === true) return undefined;
  return list.parent ?? undefined;
}
