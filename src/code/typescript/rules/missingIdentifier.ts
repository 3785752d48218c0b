/** `missing-identifier`: `ManagedIdentityCredential()` where the workspace's identity is a user-assigned one. */

import type { Finding, ParsedFile, RuleContext } from '../../language';
import { spanOf } from '../../nodes';
import { identifierOf, optionsOf, saysNothing } from '../credentials';
import type { Construction } from '../credentials';
import { meantSelector } from './ignoredArgument';

const idKey = /^(client|resource|object)Id$/;

/** Variant `empty` where an ID is given that is none. */
export function missingIdentifier(
  file: ParsedFile,
  made: Construction,
  context: RuleContext,
): Finding | undefined {
  if (made.exported !== 'ManagedIdentityCredential' || context.workspaceIdentity !== 'userAssigned')
    return undefined;
  if (identifierOf(file, made) !== 'systemAssigned') return undefined;
  // A misspelt selector is the fault to tell of, and has a rule of its own.
  const { properties } = optionsOf(file, made);
  if (properties.some(({ key }) => meantSelector(key) !== undefined)) return undefined;
  const isEmpty =
    made.args.some((arg) => saysNothing(file, arg)) || properties.some(({ key }) => idKey.test(key));
  return {
    rule: 'missing-identifier',
    ...spanOf(made.callee),
    fix: 'replace',
    values: { type: made.exported },
    ...(isEmpty && { variant: 'empty' }),
  };
}
