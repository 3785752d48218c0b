/** Applies plans of `code/` in tests as an editor would: edits and snippet at once, placeholders as plain text. */

import assert from 'node:assert/strict';
import type { Language, ParsedFile, Plan } from '../../../src/code/language';
import type { CredentialRequest, Flavour, IdSource, Identifier } from '../../../src/code/request';
import { applyEdits, plainText } from '../../../src/code/text';
import type { Edit } from '../../../src/code/text';
import { writtenSpans } from '../../../src/code/treeEdits';
import { errorsIn, parseText } from './parseText';
import type { FileOptions } from './parseText';

export const ids: Readonly<Record<Exclude<Identifier, 'systemAssigned'>, string>> = {
  clientId: '11111111-2222-3333-4444-555555555555',
  objectId: '66666666-7777-8888-9999-000000000000',
  resourceId:
    '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-orders/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-orders',
};

export const identifiers: readonly Identifier[] = ['clientId', 'resourceId', 'objectId', 'systemAssigned'];
export const flavours: readonly Flavour[] = ['credential', 'localAndAzure'];
export const idSources: readonly IdSource[] = ['literal', 'environmentVariable'];

/** A request as the editor makes it, for a client ID as a literal unless said otherwise. */
export function requestFor(wanted: Partial<CredentialRequest> = {}): CredentialRequest {
  const identifier = wanted.identifier ?? 'clientId';
  return {
    identifier,
    flavour: 'credential',
    idSource: 'literal',
    ...(identifier !== 'systemAssigned' && { id: ids[identifier] }),
    variable: 'AZURE_CLIENT_ID',
    localSwitch: 'APP_ENV',
    sample: false,
    ...wanted,
  };
}

/** The text with `¦` taken out, and where it stood. */
export function cursorIn(marked: string): { text: string; offset: number } {
  const offset = marked.indexOf('¦');
  assert.notEqual(offset, -1, 'no ¦ in the text');
  return { text: marked.replace('¦', ''), offset };
}

/** The text a plan leaves behind. */
export function applied(text: string, plan: Plan): string {
  const snippet = plan.snippet && { ...plan.snippet, text: plainText(plan.snippet.parts) };
  return applyEdits(text, snippet ? [...plan.edits, snippet] : plan.edits);
}

/** What is left when edits that happened at once are taken back out of what they made of `text`. */
export function takenBack(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const back = writtenSpans(ordered).map((span, at) => {
    const { start = 0, end = 0 } = ordered[at] ?? {};
    return { ...span, text: text.slice(start, end) };
  });
  return applyEdits(applyEdits(text, ordered), back);
}

/** Inserts at `¦` and gives the new text, `undefined` without an offer; fails when the edit breaks the file. */
export async function inserted(
  language: Language,
  languageId: string,
  marked: string,
  request: CredentialRequest,
  options: FileOptions = {},
): Promise<string | undefined> {
  const { text, offset } = cursorIn(marked);
  const file = await parseText(language, languageId, text, options);
  const plan = language.insert(file, offset, request);
  return plan && checked(language, file, plan, options);
}

/** Replaces the credential expression number `site` and gives the new text; fails when the edit breaks the file. */
export async function replaced(
  language: Language,
  languageId: string,
  text: string,
  request: CredentialRequest,
  options: FileOptions & { readonly site?: number } = {},
): Promise<string | undefined> {
  const { site: index = 0, ...fileOptions } = options;
  const file = await parseText(language, languageId, text, fileOptions);
  const site = language.credentials(file)[index];
  assert.ok(site, 'no credential in the file');
  const plan = language.replace(file, site, request);
  return plan && checked(language, file, plan, fileOptions);
}

async function checked(
  language: Language,
  file: ParsedFile,
  plan: Plan,
  options: FileOptions,
): Promise<string> {
  const after = applied(file.text, plan);
  const errors = errorsIn(await parseText(language, file.languageId, after, options));
  assert.ok(errors.length <= errorsIn(file).length, `${errors.join('\n')}\nin\n${after}`);
  return after;
}
