/** `two-identifiers`: more than one ID, which the SDK refuses when both are there. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Finding, ParsedFile } from '../../language';
import { spanOf } from '../../nodes';
import { optionsOf } from '../credentials';
import type { Construction } from '../credentials';
import { leadingText } from '../values';

const selectors: Readonly<Record<string, readonly string[]>> = {
  ManagedIdentityCredential: ['clientId', 'resourceId', 'objectId'],
  DefaultAzureCredential: ['managedIdentityClientId', 'managedIdentityResourceId'],
};

/**
 * Only values that are certainly given. Variant `takesOne` where nothing throws: `DefaultAzureCredential` takes the
 * resource ID, and a bare string goes before the option `clientId`.
 */
export function twoIdentifiers(file: ParsedFile, made: Construction): Finding | undefined {
  const keys = selectors[made.exported];
  if (!keys) return undefined;
  const given = optionsOf(file, made).properties.filter(
    ({ key, value }) => keys.includes(key) && isGiven(file, value),
  );
  const [first] = made.args;
  const bare = first && leadingText(file, first) ? 1 : 0;
  const second = given[1 - bare];
  if (!second) return undefined;
  const takesOne = keys.length === 2 || given.some(({ key }) => bare === 1 && key === 'clientId');
  return {
    rule: 'two-identifiers',
    ...spanOf(second.node),
    fix: 'replace',
    values: { type: made.exported },
    ...(takesOne && { variant: 'takesOne' }),
  };
}

/** Whether a value is certainly not empty: a text, or one that is asserted to be there. */
function isGiven(file: ParsedFile, value: Node): boolean {
  return value.type === 'non_null_expression' || (leadingText(file, value) ?? '') !== '';
}
