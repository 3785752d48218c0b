/** `ignored-argument`: in JavaScript, options the SDK does not know, so that it takes the system-assigned identity. */

import type { Finding, ParsedFile } from '../../language';
import { spanOf } from '../../nodes';
import type { Edit } from '../../text';
import { identifierOf, optionsOf } from '../credentials';
import type { Construction } from '../credentials';

type Selector = 'clientId' | 'resourceId' | 'objectId';

/** What each misspelt or borrowed option stands for, in lower case and without underscores and hyphens. */
const meant: Readonly<Record<string, Selector>> = {
  clientid: 'clientId',
  managedidentityclientid: 'clientId',
  userassignedclientid: 'clientId',
  userassignedidentityclientid: 'clientId',
  applicationid: 'clientId',
  appid: 'clientId',
  resourceid: 'resourceId',
  managedidentityresourceid: 'resourceId',
  userassignedresourceid: 'resourceId',
  miresid: 'resourceId',
  msiresid: 'resourceId',
  objectid: 'objectId',
  managedidentityobjectid: 'objectId',
  userassignedobjectid: 'objectId',
  principalid: 'objectId',
};

/** The option that was meant by a key the SDK does not read; `undefined` for keys it reads and for unrelated ones. */
export function meantSelector(key: string): Selector | undefined {
  const selector = meant[key.toLowerCase().replace(/[_-]/g, '')];
  return selector === key ? undefined : selector;
}

/**
 * Only where nothing else selects an identity, so that the SDK is known to take another one than is written. TypeScript
 * files have their compiler say so. Variant `defaultObjectId`: `DefaultAzureCredential` has no option for object IDs.
 */
export function ignoredArgument(file: ParsedFile, made: Construction): Finding | undefined {
  if (!file.languageId.startsWith('javascript')) return undefined;
  const { properties, open } = optionsOf(file, made);
  if (made.exported === 'DefaultAzureCredential') {
    const option = properties.find(({ key }) => key === 'managedIdentityObjectId');
    if (!option) return undefined;
    return {
      rule: 'ignored-argument',
      ...spanOf(option.keyNode),
      variant: 'defaultObjectId',
      fix: 'replace',
      values: { type: made.exported, argument: option.key },
    };
  }
  if (made.exported !== 'ManagedIdentityCredential' || open) return undefined;
  if (identifierOf(file, made) !== 'systemAssigned') return undefined;
  const misread = properties.filter(({ key }) => meantSelector(key) !== undefined);
  const [option] = misread;
  const replacement = option && meantSelector(option.key);
  if (!option || replacement === undefined) return undefined;
  return {
    rule: 'ignored-argument',
    ...spanOf(option.keyNode),
    fix: misread.length === 1 ? 'mend' : 'replace',
    values: { type: made.exported, argument: option.key, replacement },
  };
}

/** Renames the option that starts at `start` to the one that was meant. */
export function mendIgnoredArgument(file: ParsedFile, made: Construction, start: number): Edit[] {
  const option = optionsOf(file, made).properties.find(({ keyNode }) => keyNode.startIndex === start);
  const replacement = option && meantSelector(option.key);
  if (!option || replacement === undefined) return [];
  const text = option.shorthand ? `${replacement}: ${option.key}` : replacement;
  return [{ ...spanOf(option.keyNode), text }];
}
