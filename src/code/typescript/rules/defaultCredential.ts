/** `default-credential`: `DefaultAzureCredential` where it also runs in Azure. */

import type { Finding, ParsedFile, RuleContext } from '../../language';
import { spanOf } from '../../nodes';
import { optionsOf } from '../credentials';
import type { Construction } from '../credentials';
import { isInLocalBranch } from '../environment';

const identityOptions = new Set(['managedIdentityClientId', 'managedIdentityResourceId']);

/** Variant `named`, weak, when the options already name a managed identity. */
export function defaultCredential(
  file: ParsedFile,
  made: Construction,
  context: RuleContext,
): Finding | undefined {
  if (made.exported !== 'DefaultAzureCredential') return undefined;
  if (context.tokenCredentialsSet || isTestFile(file.path) || isInLocalBranch(file, made.node))
    return undefined;
  const named = optionsOf(file, made).properties.find(({ key }) => identityOptions.has(key));
  return {
    rule: 'default-credential',
    ...spanOf(made.callee),
    fix: 'replace',
    values: { type: made.exported, ...(named && { option: named.key }) },
    ...(named && { weak: true, variant: 'named' }),
  };
}

/** Whether a path is a test's by its folder or its name, as test runners find them. */
function isTestFile(path: string): boolean {
  const parts = path.toLowerCase().split(/[/\\]/);
  const name = parts.pop() ?? '';
  const folders = ['test', 'tests', '__tests__', '__mocks__', 'spec', 'specs', 'e2e'];
  return /[.-_](test|spec|e2e)\.[cm]?[jt]sx?$/.test(name) || parts.some((part) => folders.includes(part));
}
