/** Writes a client of SQL at `¦` of a text, for the tests of its drivers. */

import type { Language } from '../../../../src/code/language';
import type { CredentialRequest } from '../../../../src/code/request';
import { inserted, requestFor } from '../applied';
import type { parseText } from '../parseText';
import { targets } from '../targets';

export type Wanted = Partial<CredentialRequest> & { readonly call?: boolean };

export const sqlRequest = ({ call = false, ...wanted }: Wanted = {}): CredentialRequest =>
  requestFor({ flavour: 'client', target: { ...targets.sql, call }, ...wanted });

/** The new text, or words where nothing is offered. */
export async function written(
  language: Language,
  marked: string,
  wanted: Wanted = {},
  options: Parameters<typeof parseText>[3] = {},
): Promise<string> {
  const id = language.languageIds[0] ?? '';
  return (await inserted(language, id, marked, sqlRequest(wanted), options)) ?? '(no offer)';
}
