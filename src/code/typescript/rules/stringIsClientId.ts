/** `string-is-client-id`: a resource ID where the SDK takes any string for a client ID. */

import type { Finding, ParsedFile } from '../../language';
import { spanOf } from '../../nodes';
import type { Edit } from '../../text';
import { optionsOf } from '../credentials';
import type { Construction } from '../credentials';
import { textOf } from '../modules';
import { isResourceId, readObject } from '../values';

/** Variant `bareString` for the argument itself, `clientIdOption` for the option `clientId`. */
export function stringIsClientId(file: ParsedFile, made: Construction): Finding | undefined {
  if (made.exported !== 'ManagedIdentityCredential') return undefined;
  const [first] = made.args;
  if (first && isResourceId(file, first)) {
    return { ...finding, ...spanOf(first), variant: 'bareString', values: { type: made.exported } };
  }
  const option = optionsOf(file, made).properties.find(({ key }) => key === 'clientId');
  if (!option || !isResourceId(file, option.value)) return undefined;
  return { ...finding, ...spanOf(option.node), variant: 'clientIdOption', values: { type: made.exported } };
}

const finding = { rule: 'string-is-client-id', fix: 'mend' } as const;

/** Names the ID for what it is: `{ resourceId: … }`, together with the options that stood beside it. */
export function mendStringIsClientId(file: ParsedFile, made: Construction): Edit[] {
  const [first, second] = made.args;
  if (first && isResourceId(file, first)) {
    const last = second ?? first;
    const kept = second ? `, ${mergedOptions(file, second)}` : '';
    const text = `{ resourceId: ${textOf(file, first)}${kept} }`;
    return [{ start: first.startIndex, end: last.endIndex, text }];
  }
  const option = optionsOf(file, made).properties.find(({ key }) => key === 'clientId');
  if (!option) return [];
  return option.shorthand
    ? [{ ...spanOf(option.node), text: `resourceId: ${option.key}` }]
    : [{ ...spanOf(option.keyNode), text: 'resourceId' }];
}

function mergedOptions(file: ParsedFile, options: Parameters<typeof textOf>[1]): string {
  if (options.type !== 'object' || readObject(file, options).properties.length === 0) {
    return `...${textOf(file, options)}`;
  }
  return textOf(file, options).slice(1, -1).trim().replace(/,$/, '');
}
