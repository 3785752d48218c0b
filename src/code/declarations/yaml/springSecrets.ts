/** Puts an identity in the place of a secret of Spring: the client secret of a service principal, the password of Azure SQL. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../../language';
import { indentAt, lineStart, nextLine } from '../../lines';
import type { CredentialRequest } from '../../request';
import { connectionIdOf } from '../../settings/replace';
import { sqlWithoutPassword } from '../../settings/connections';
import { lineEndOf, type Edit, type Span } from '../../text';
import { ancestors } from '../../nodes';
import { entriesOf, scalarOf, type Entry } from './model';

/** An entry that holds a secret, and those beside it. */
export interface SpringSecret {
  readonly entry: Entry;
  readonly beside: readonly Entry[];
}

/** The entry of Spring's that `springFindings` found at `site`; `undefined` for any other place. */
export function springSecretAt(file: ParsedFile, site: Span): SpringSecret | undefined {
  const node = file.tree.rootNode.descendantForIndex(site.start, site.end);
  for (const map of node ? [node, ...ancestors(node)] : []) {
    const beside = entriesOf(map);
    const entry = beside.find(({ pair }) => pair.startIndex <= site.start && site.end <= pair.endIndex);
    if (entry) return /^(?:client-secret|password)$/.test(entry.key) ? { entry, beside } : undefined;
  }
  return undefined;
}

/**
 * The edits that put the identity in its place; `undefined` where it takes no such ID, and where entries share a line.
 * `id` is the client ID as a value of the file.
 */
export function springSecretEdits(
  file: ParsedFile,
  { entry, beside }: SpringSecret,
  request: CredentialRequest,
  id: string | undefined,
): Edit[] | undefined {
  const isSystem = request.identifier === 'systemAssigned';
  if ((!isSystem && id === undefined) || entry.pair.parent?.type !== 'block_mapping') return undefined;
  const named = (key: string): Entry | undefined => beside.find((one) => one.key === key);
  if (entry.key === 'client-secret') return asManaged(file, named, entry.pair, isSystem ? undefined : id);
  const url = scalarOf(named('url')?.value);
  const bare = url && sqlWithoutPassword(url.value, connectionIdOf(request), false);
  // A text with escapes would have to be written with them again.
  if (!url || bare === undefined || url.value !== file.text.slice(url.start, url.end)) return undefined;
  const user = named('username')?.pair;
  return whole([
    { start: url.start, end: url.end, text: bare },
    ...[entry.pair, ...(user ? [user] : [])].map((pair) => withoutLine(file, pair)),
  ]);
}

/** Without `managed-identity-enabled`, a client ID is that of a service principal. */
function asManaged(
  file: ParsedFile,
  named: (key: string) => Entry | undefined,
  secret: Node,
  id: string | undefined,
): Edit[] | undefined {
  const [enabled, client] = [named('managed-identity-enabled'), named('client-id')];
  const lines = [
    ...(enabled ? [] : ['managed-identity-enabled: true']),
    ...(id === undefined || client ? [] : [`client-id: ${id}`]),
  ];
  const apart = lineEndOf(file.text) + indentAt(file.text, secret.startIndex);
  return whole([
    lines.length === 0
      ? withoutLine(file, secret)
      : { start: secret.startIndex, end: secret.endIndex, text: lines.join(apart) },
    ...(enabled?.value ? [{ ...edges(enabled.value), text: 'true' }] : []),
    ...(client && id === undefined ? [withoutLine(file, client.pair)] : []),
    ...(client?.value && id !== undefined ? [{ ...edges(client.value), text: id }] : []),
  ]);
}

function edges({ startIndex: start, endIndex: end }: Node): Span {
  return { start, end };
}

/** An entry with its line, and the remark behind it; `undefined` where something else stands there too. */
function withoutLine({ text }: ParsedFile, pair: Node): Edit | undefined {
  const [start, end] = [lineStart(text, pair.startIndex), nextLine(text, pair.endIndex)];
  const isAlone =
    text.slice(start, pair.startIndex).trim() === '' &&
    /^[ \t]*(?:#[^\r\n]*)?\r?\n?$/.test(text.slice(pair.endIndex, end));
  return isAlone ? { start, end, text: '' } : undefined;
}

function whole(edits: readonly (Edit | undefined)[]): Edit[] | undefined {
  const all = edits.filter((edit) => edit !== undefined);
  return all.length === edits.length ? all : undefined;
}
