/** The script that makes a deleted identity anew, with what it held and where it was attached. */

import { commentText } from '../../model/shellText';
import type { Item } from './items';
import { recreate } from './recreate';

export interface Restoring {
  readonly items: readonly Item[];
  readonly sample: boolean;
  /** Of the identity that goes: the new one gets others. */
  readonly clientId: string;
  readonly principalId: string;
  readonly identityId: string;
  /** ISO 8601. */
  readonly at: string;
  /** What the script cannot make again, one line each. */
  readonly beyond: readonly string[];
}

export const restoreFormats = ['azureCli', 'bicep'] as const;
export type RestoreFormat = (typeof restoreFormats)[number];

/** A text whose first lines say what it is for and what it cannot bring back. */
export function restoreText(format: RestoreFormat, restoring: Restoring): string {
  const text = recreate(format, restoring.items, { outputs: true, sample: restoring.sample });
  const sign = format === 'bicep' ? '//' : '#';
  const notes = notesOf(restoring).map((line) => `${sign} ${commentText(line)}\n`);
  // The line that names the interpreter has to stay the first one.
  const [, first = '', rest = text] = /^(#![^\n]*\n)(.*)$/s.exec(text) ?? [];
  return [first, ...notes, '\n', rest].join('');
}

function notesOf({ identityId, clientId, principalId, at, beyond }: Restoring): readonly string[] {
  return [
    `Makes the managed identity anew that was deleted after ${at}:`,
    identityId,
    `It gets a new client ID (it was ${clientId}) and a new object ID (it was ${principalId}).`,
    'Wherever one of these stands, in code, settings or policies, put the new one.',
    'Not in this script: memberships in groups, app roles of Entra ID, data roles of Cosmos DB, access policies of key vaults, users in databases, roles that others hold on the identity itself.',
    ...beyond,
  ];
}
