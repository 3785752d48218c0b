/** What the rules notice in a Rust file. */

import { isUserAssignedId } from '../../model/armId';
import type { Finding, ParsedFile, RuleContext } from '../language';
import { spanOf, touches } from '../nodes';
import { ruled } from '../rule';
import { lineEndOf } from '../text';
import type { Span } from '../text';
import { tokenRules } from '../tokens/rule';
import { accountKeys } from './accountKeys';
import { bindingOnlyFor, credentialCalls, credentialSites } from './credentials';
import type { CredentialCall } from './credentials';
import { isLocalOnly } from './environmentTest';
import { isTest, isTestPath } from './failure';
import { createImporter } from './importer';
import { targetOf } from './imports';
import { tokenWords } from './tokenWords';

/** A word of every file that uses something of the SDK. */
const sdk = [/azure/];

export const rustRules = ruled([
  { triggers: sdk, findings: rustFindings },
  ...tokenRules(tokenWords, credentialSites),
]);

/** All findings of the file, or those that touch `within`. */
function rustFindings(file: ParsedFile, context: RuleContext, within?: readonly Span[]): Finding[] {
  const isNear = (node: Span): boolean => !within || within.some((span) => touches(span, node));
  let isSaid = false;
  const findings = credentialCalls(file).flatMap((call) => {
    if (call.crate !== 'azure_identity' || !isNear(spanOf(call.node))) return [];
    const sure = [
      ...removed(call),
      ...clientIdOf(call),
      ...wrappedTwice(file, call),
      ...missing(call, context),
    ];
    if (sure.length > 0 || isSaid) return sure;
    const found = developerOnly(file, call, context);
    isSaid = found.length > 0;
    return found;
  });
  const others = accountKeys(file);
  return [...findings, ...others.filter(isNear)];
}

/** Types and functions that were taken out on the way to 1.0, with what took their place. */
const replacements: Readonly<Record<string, string>> = {
  DefaultAzureCredential: 'DeveloperToolsCredential / ManagedIdentityCredential',
  create_default_credential: 'DeveloperToolsCredential / ManagedIdentityCredential',
  create_credential: 'ManagedIdentityCredential',
  AppServiceManagedIdentityCredential: 'ManagedIdentityCredential',
  VirtualMachineManagedIdentityCredential: 'ManagedIdentityCredential',
  ImdsManagedIdentityCredential: 'ManagedIdentityCredential',
};

function removed({ node, name }: CredentialCall): Finding[] {
  const replacement = replacements[name];
  if (replacement === undefined) return [];
  const values = { name, replacement };
  return [{ ...spanOf(node), rule: 'obsolete-constructor', variant: 'removedType', values, fix: 'replace' }];
}

/** `UserAssignedId::ClientId` with a resource ID in it. */
function clientIdOf({ selector }: CredentialCall): Finding[] {
  if (selector?.identifier !== 'clientId' || !isUserAssignedId(selector.id?.value ?? '')) return [];
  const edits = [{ ...spanOf(selector.variant), text: 'ResourceId' }];
  const found = { rule: 'string-is-client-id', variant: 'clientIdOption', values: {}, fix: 'mend' } as const;
  return [{ ...spanOf(selector.node), ...found, edits }];
}

/** RS02: `new` gives an `Arc` already, and an `Arc` of it is no credential. */
function wrappedTwice(file: ParsedFile, { node, method, name }: CredentialCall): Finding[] {
  const value = node.parent?.type === 'try_expression' ? node.parent : undefined;
  const outer = value?.parent?.type === 'arguments' ? value.parent.parent : undefined;
  const callee = outer?.childForFieldName('function');
  const type = callee?.childForFieldName('path');
  if (!value || !outer || !type || method !== 'new' || callee?.childForFieldName('name')?.text !== 'new')
    return [];
  if (targetOf(file, type) !== 'std::sync::Arc' || value.parent?.namedChildCount !== 1) return [];
  const unused = bindingOnlyFor(file, type);
  const edits = [
    ...(createImporter(file, outer, lineEndOf(file.text)).edits(unused ? [unused] : []) ?? []),
    { start: outer.startIndex, end: value.startIndex, text: '' },
    { start: value.endIndex, end: outer.endIndex, text: '' },
  ];
  return [
    {
      ...spanOf(outer),
      rule: 'obsolete-constructor',
      variant: 'alreadyArc',
      values: { name },
      fix: 'mend',
      edits,
    },
  ];
}

function missing(
  { node, name, isSystemAssigned }: CredentialCall,
  { workspaceIdentity }: RuleContext,
): Finding[] {
  if (name !== 'ManagedIdentityCredential' || !isSystemAssigned || workspaceIdentity !== 'userAssigned')
    return [];
  return [{ ...spanOf(node), rule: 'missing-identifier', values: {}, fix: 'replace' }];
}

/** The developer's tools are in no host of Azure. */
function developerOnly(file: ParsedFile, { node, name }: CredentialCall, context: RuleContext): Finding[] {
  if (name !== 'DeveloperToolsCredential' || context.tokenCredentialsSet) return [];
  if (isTestPath(file.path) || isTest(node) || isLocalOnly(node)) return [];
  return [
    { ...spanOf(node), rule: 'default-credential', variant: 'developerTools', values: {}, fix: 'replace' },
  ];
}
