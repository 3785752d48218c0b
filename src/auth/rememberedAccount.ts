/** What this machine remembers of the last sign-in: which tool, and the label of the account. Never a secret. */

import type { KeyedMemory } from '../access/identityMemory';
import type { Account, AccountKind } from '../model/account';

const key = 'account';
const kinds: readonly AccountKind[] = [
  'vscode',
  'azureCli',
  'azureDeveloperCli',
  'azurePowerShell',
  'default',
];

export function rememberedAccount(memory: KeyedMemory): {
  get(): Account | undefined;
  set(account: Account): void;
} {
  return {
    get: () => read(memory.get(key)),
    set: ({ kind, label, id }) => {
      if (kind !== 'sample') memory.set(key, { kind, label, ...(id !== undefined && { id }) });
    },
  };
}

function read(value: unknown): Account | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = new Map<string, unknown>(Object.entries(value));
  const kind = kinds.find((one) => one === fields.get('kind'));
  const label = fields.get('label');
  const id = fields.get('id');
  if (kind === undefined || typeof label !== 'string') return undefined;
  return { kind, label, ...(typeof id === 'string' && { id }) };
}
