/** Finds where a declaration in YAML wants the ID of an identity, whether or not one stands there yet. */

import type { OpenId, ParsedFile } from '../../language';
import { lineEnd, lineStart } from '../../lines';
import { kindOf } from './kinds';
import { annotation } from './kubernetes';
import { entryAt, pairAt, rootsOf, scalarOf } from './model';

/** `key: value` or `- NAME=value`, the value in quotes or not, or not there. */
const entry =
  /^(\s*(?:-\s+)?(?:(["']?)([\w./-]+)\2\s*:[ \t]+|["']?(AZURE_CLIENT_ID)=)["']?)([^\s"'#]*)["']?[ \t]*(?:#.*)?\r?$/;

/** What an empty key has no node for is read from its line; the tree says which document it is in. */
export function openYamlId(file: ParsedFile, offset: number): OpenId | undefined {
  const lineFrom = lineStart(file.text, offset);
  const match = entry.exec(file.text.slice(lineFrom, lineEnd(file.text, offset)));
  const [, lead = '', , key, variable, value = ''] = match ?? [];
  const start = lineFrom + lead.length;
  const end = start + value.length;
  if (!match || offset < start || offset > end || value.includes('${')) return undefined;
  const isId =
    variable !== undefined || takesClientId(file, offset, key ?? '', lineFrom + lead.indexOf(key ?? ''));
  return isId ? { start, end, identifier: 'clientId' } : undefined;
}

function takesClientId(file: ParsedFile, offset: number, key: string, keyAt: number): boolean {
  if (key === annotation || key === 'AZURE_CLIENT_ID') return true;
  const root = rootsOf(file)
    .filter(({ startIndex }) => startIndex <= offset)
    .at(-1);
  const kind = root && kindOf(root, file);
  if (key === 'client-id') return kind === 'workflow' || kind === 'spring';
  // `- name: AZURE_CLIENT_ID` with `value:` beside it.
  const mapping = key === 'value' ? pairAt(file, keyAt)?.parent : undefined;
  return mapping ? scalarOf(entryAt(mapping, 'name')?.value)?.value === 'AZURE_CLIENT_ID' : false;
}
