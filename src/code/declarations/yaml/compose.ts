/** Compose: the client ID among the variables that a service gets. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { CredentialSite, ParsedFile } from '../../language';
import { lineStart } from '../../lines';
import type { Edit } from '../../text';
import { after, mergeEntries } from './merge';
import { entriesOf, entryAt, itemsOf, scalarOf } from './model';

const name = 'AZURE_CLIENT_ID';

/** Every service's client ID; beside a secret it is an app registration's, and no identity's. */
export function composeSites(root: Node): CredentialSite[] {
  return servicesOf(root).flatMap((service): CredentialSite[] => {
    const environment = entryAt(service, 'environment')?.value;
    if (environment?.text.includes('AZURE_CLIENT_SECRET') === true) return [];
    const value = scalarOf(entryAt(environment, name)?.value);
    const item = itemsOf(environment)
      .flatMap((one) => scalarOf(one) ?? [])
      .find((one) => one.value.startsWith(`${name}=`));
    const start = item && item.start + name.length + 1;
    const listed = item &&
      start !== undefined && { start, end: item.end, value: item.value.slice(name.length + 1) };
    const id = value ?? listed;
    // What is not written yet has no place of its own.
    if (!id || id.start === id.end || id.value.includes('$')) return [];
    return [{ start: id.start, end: id.end, type: 'managedIdentity', identifier: 'clientId', name, id }];
  });
}

function servicesOf(root: Node): Node[] {
  return entriesOf(entryAt(root, 'services')?.value).flatMap(({ value }) => value ?? []);
}

/** Edits that give the service at `offset` the ID, `undefined` where it has one or none can be written. */
export function composeEdits(
  file: ParsedFile,
  root: Node,
  offset: number,
  id: string,
  step: string,
): Edit[] | undefined {
  const { text } = file;
  const service = entriesOf(entryAt(root, 'services')?.value)
    .filter(({ pair, value }) => value && lineStart(text, pair.startIndex) <= offset)
    .at(-1);
  const environment = entryAt(service?.value, 'environment')?.value;
  if (!service?.value || environment?.text.includes(name) === true) return undefined;
  const last = itemsOf(environment).at(-1);
  if (environment?.type === 'block_sequence' && last) {
    const indent = ' '.repeat(environment.startPosition.column);
    return [after(text, last, `${indent}- ${name}=${id.replaceAll('"', '')}`)];
  }
  return mergeEntries(text, service.value, ['environment'], [[name, id]], step);
}
