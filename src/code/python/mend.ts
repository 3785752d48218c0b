/** Rewrites arguments that `azure-identity` ignores into the ones that were meant; values are kept as they are written. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Finding, ParsedFile, Plan } from '../language';
import type { Edit } from '../text';
import { credentialCalls } from './credentials';
import type { CredentialCall } from './credentials';
import { textOf } from './imports';
import { selectorOf } from './selector';
import { quoteOf } from './style';

/** Repairs a finding of `ignored-argument`; `undefined` when it is not there any more or its call does not parse. */
export function mendPython(file: ParsedFile, finding: Finding): Plan | undefined {
  if (finding.rule !== 'ignored-argument' || finding.fix !== 'mend') return undefined;
  const call = credentialCalls(file).find(
    ({ node }) => node.startIndex <= finding.start && finding.end <= node.endIndex,
  );
  const edit = call && !call.node.hasError ? mendingEdit(call, finding, quoteOf(file)) : undefined;
  return edit && { edits: [edit], needs: [] };
}

function mendingEdit(call: CredentialCall, finding: Finding, quote: string): Edit | undefined {
  const { start, end } = finding;
  const isHere = (node: Node): boolean => node.startIndex === start && node.endIndex === end;
  const write = (key: string | undefined, value: string): string | undefined => {
    if (key === 'client_id') return selectorOf('clientId', value, call.isAsync, quote);
    if (key === 'resource_id') return selectorOf('resourceId', value, call.isAsync, quote);
    if (key === 'object_id') return selectorOf('objectId', value, call.isAsync, quote);
    return key === 'managed_identity_client_id' ? `${key}=${value}` : undefined;
  };
  const edit = (
    node: { startIndex: number; endIndex: number },
    text: string | undefined,
  ): Edit | undefined =>
    text === undefined ? undefined : { start: node.startIndex, end: node.endIndex, text };
  const value = call.positional.find(isHere);
  if (value) return edit(value, write('resource_id', value.text));
  const key = finding.values['key'];
  const keyword = [...call.keywords.values()].find(({ node }) => isHere(node));
  if (keyword) return edit(keyword.node, write(key, textOf(keyword.value)));
  const config = call.keywords.get('identity_config');
  const pair = config?.value.namedChildren.find((child) => child?.startIndex === start);
  return config && edit(config.node, write(key, textOf(pair?.childForFieldName('value') ?? null)));
}
