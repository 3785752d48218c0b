/** Spring Cloud Azure in `application.yml`: its credential properties, which know client IDs only. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { CredentialSite, Finding } from '../../language';
import { azureSqlHost, isPassword } from '../../secrets/secretKind';
import { isOpenValue } from '../../settings/setting';
import { entriesOf, entryAt, scalarOf } from './model';
import type { Entry } from './model';

/** The credential blocks: the common one, and one for each service that has its own. */
function credentialBlocks(root: Node): Node[] {
  const blocks: Node[] = [];
  const visit = ({ key, value }: Entry): void => {
    if (key === 'credential' && value) blocks.push(value);
    else for (const entry of entriesOf(value)) visit(entry);
  };
  const azure = entryAt(root, 'spring', 'cloud', 'azure');
  if (azure) visit(azure);
  return blocks;
}

export function springSites(root: Node): CredentialSite[] {
  return credentialBlocks(root).flatMap((block): CredentialSite[] => {
    const value = entryAt(block, 'client-id')?.value;
    const id = scalarOf(value);
    // Without it a client ID means a service principal.
    const isManaged = scalarOf(entryAt(block, 'managed-identity-enabled')?.value)?.value === 'true';
    if (!value || !id || !isManaged) return [];
    const literal = id.value.includes('${') ? {} : { id };
    return [
      {
        start: value.startIndex,
        end: value.endIndex,
        type: 'managedIdentity',
        identifier: 'clientId',
        name: 'client-id',
        ...literal,
      },
    ];
  });
}

/** The password of a data source whose address is one of Azure SQL. */
function sqlPassword(root: Node): Finding[] {
  const source = entryAt(root, 'spring', 'datasource')?.value;
  const url = scalarOf(entryAt(source, 'url')?.value)?.value ?? '';
  const said = scalarOf(entryAt(source, 'password')?.value);
  if (!said || !/^jdbc:sqlserver:/i.test(url) || !azureSqlHost.test(url) || !isPassword(said.value))
    return [];
  const { start, end } = said;
  const finding = { rule: 'secret-in-code', variant: 'sqlPassword', values: {}, start, end } as const;
  return [{ ...finding, fix: 'replace', flavour: 'credential' }];
}

export function springFindings(root: Node): Finding[] {
  const inBlocks = credentialBlocks(root).flatMap((block): Finding[] => {
    const found: Finding[] = [];
    const wrong = entryAt(block, 'managed-identity-client-id');
    const key = wrong?.pair.childForFieldName('key');
    if (key) {
      const { startIndex: start, endIndex: end } = key;
      const edits = entryAt(block, 'client-id') ? undefined : [{ start, end, text: 'client-id' }];
      found.push({
        rule: 'ignored-argument',
        variant: 'property',
        values: { argument: 'managed-identity-client-id', key: 'client-id', expected: 'client-id' },
        start,
        end,
        ...(edits ? { edits, fix: 'mend' } : { fix: 'none' }),
      });
    }
    const secret = entryAt(block, 'client-secret');
    if (secret && !isOpenValue(scalarOf(secret.value)?.value ?? '')) {
      const { startIndex: start, endIndex: end } = secret.pair;
      const finding = { rule: 'secret-in-code', variant: 'clientSecret', values: {}, start, end } as const;
      found.push({ ...finding, fix: 'replace', flavour: 'credential' });
    }
    return found;
  });
  return [...inBlocks, ...sqlPassword(root)];
}
