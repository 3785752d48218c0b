/** GitHub Actions: the login step, the permission it needs, and the secrets it can do without. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { CredentialSite, Finding, ParsedFile } from '../../language';
import type { Edit } from '../../text';
import { mergeEntries, stepOf } from './merge';
import type { NewEntry } from './merge';
import { entriesOf, entryAt, itemsOf, scalarOf, textAt } from './model';

export interface LoginStep {
  readonly job: Node;
  readonly step: Node;
  /** `azure/login@v2` with its place. */
  readonly uses: NonNullable<ReturnType<typeof scalarOf>>;
}

/** The steps that sign in to Azure, of all jobs. */
export function loginSteps(root: Node): LoginStep[] {
  return jobsOf(root).flatMap((job) =>
    itemsOf(entryAt(job, 'steps')?.value).flatMap((step): LoginStep[] => {
      const uses = scalarOf(entryAt(step, 'uses')?.value);
      return uses && /^azure\/login@/i.test(uses.value) ? [{ job, step, uses }] : [];
    }),
  );
}

export function jobsOf(root: Node): Node[] {
  return entriesOf(entryAt(root, 'jobs')?.value).flatMap(({ value }) => value ?? []);
}

export function workflowSites(root: Node): CredentialSite[] {
  return loginSteps(root).flatMap(({ step }): CredentialSite[] => {
    const value = entryAt(step, 'with', 'client-id')?.value;
    const id = scalarOf(value);
    if (!value || !id) return [];
    const site = { start: value.startIndex, end: value.endIndex, name: 'azure/login' } as const;
    // An expression is filled in when the workflow runs.
    const literal = id.value.includes('${{') ? {} : { id };
    return [{ ...site, type: 'managedIdentity', identifier: 'clientId', ...literal }];
  });
}

/** The variables a repository has for it, by the action's own documentation. */
export const identityOfRepository: readonly NewEntry[] = [
  ['client-id', '${{ vars.AZURE_CLIENT_ID }}'],
  ['tenant-id', '${{ vars.AZURE_TENANT_ID }}'],
  ['subscription-id', '${{ vars.AZURE_SUBSCRIPTION_ID }}'],
];

export function workflowFindings(file: ParsedFile, root: Node): Finding[] {
  return loginSteps(root).flatMap(({ job, step, uses }): Finding[] => {
    const found: Finding[] = [];
    const creds = entryAt(step, 'with', 'creds');
    if (creds) {
      const { startIndex: start, endIndex: end } = creds.pair;
      const edits = credsEdits(file, root, job, creds.pair);
      found.push({
        rule: 'secret-in-code',
        variant: 'clientSecret',
        values: {},
        start,
        end,
        ...(edits ? { edits, fix: 'mend' } : { fix: 'none' }),
      });
    } else if (federates(job, step)) {
      const edits = permissionEdits(file, root, job);
      if (edits && edits.length > 0) {
        const values = { expected: 'id-token: write' };
        found.push({
          rule: 'ignored-argument',
          variant: 'idToken',
          values,
          start: uses.start,
          end: uses.end,
          edits,
          fix: 'mend',
        });
      }
    }
    if (/@v1(\.|$)/.test(uses.value)) {
      const edits = [{ start: uses.start, end: uses.end, text: uses.value.replace(/@v1.*$/, '@v2') }];
      const values = { name: uses.value, replacement: 'azure/login@v2', expected: 'azure/login@v2' };
      found.push({
        rule: 'obsolete-constructor',
        variant: 'login',
        values,
        start: uses.start,
        end: uses.end,
        edits,
        fix: 'mend',
      });
    }
    return found;
  });
}

/** Whether a step exchanges the workflow's own token: it names an identity, and the runner has none of its own. */
function federates(job: Node, step: Node): boolean {
  return (
    entryAt(step, 'with', 'client-id') !== undefined &&
    textAt(step, 'with', 'auth-type') !== 'IDENTITY' &&
    !isSelfHosted(job)
  );
}

/** A runner in Azure can have an identity of its own. */
export function isSelfHosted(job: Node): boolean {
  return entryAt(job, 'runs-on')?.pair.text.includes('self-hosted') ?? false;
}

function credsEdits(file: ParsedFile, root: Node, job: Node, pair: Node): Edit[] | undefined {
  const permission = permissionEdits(file, root, job);
  if (!permission || pair.type !== 'block_mapping_pair') return undefined;
  const indent = ' '.repeat(pair.startPosition.column);
  const text = identityOfRepository.map(([key, value]) => `${key}: ${value}`).join(`\n${indent}`);
  const { startIndex: start, endIndex: end } = pair;
  return [
    { start, end, text: file.text.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text },
    ...permission,
  ];
}

/** What lets the job ask for a token of its own; empty when it may already, `undefined` where it cannot be written. */
export function permissionEdits(file: ParsedFile, root: Node, job: Node): Edit[] | undefined {
  const own = entryAt(job, 'permissions');
  const shared = entryAt(root, 'permissions');
  const place = own ? job : shared ? root : job;
  const permissions = (own ?? shared)?.value;
  if (permissions && scalarOf(permissions)?.value === 'write-all') return [];
  if (textAt(permissions, 'id-token') === 'write') return [];
  if (permissions) return mergeEntries(file.text, place, ['permissions'], [['id-token', 'write']], '  ');
  const steps = entryAt(job, 'steps');
  if (job.type !== 'block_mapping' || !steps) return undefined;
  const indent = ' '.repeat(job.startPosition.column);
  const step = stepOf(root, '  ');
  const eol = file.text.includes('\r\n') ? '\r\n' : '\n';
  // Naming one permission takes all others away, so the one that checking out needs is named too.
  const lines = [
    'permissions:',
    `${indent}${step}id-token: write`,
    `${indent}${step}contents: read`,
    indent,
  ].join(eol);
  return [{ start: steps.pair.startIndex, end: steps.pair.startIndex, text: lines }];
}
