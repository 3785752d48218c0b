/** The kit of `applied.ts` for TypeScript and JavaScript files, and what their rules notice in short words. */

import assert from 'node:assert/strict';
import type { Finding, Language, ParsedFile, RuleContext } from '../../../../src/code/language';
import type { CredentialRequest } from '../../../../src/code/request';
import { javascript, typescript } from '../../../../src/code/typescript/language';
import { inserted as insertedBy, replaced as replacedBy, requestFor } from '../applied';
import { parseText } from '../parseText';
import type { FileOptions } from '../parseText';

const noContext: RuleContext = { tokenCredentialsSet: false };

export function languageOf(languageId: string): Language {
  return languageId.startsWith('typescript') ? typescript : javascript;
}

function optionsFor(languageId: string, options: FileOptions): FileOptions {
  const extension = languageId.startsWith('typescript') ? 'ts' : 'js';
  const path = `/workspace/src/orders.${extension}${languageId.endsWith('react') ? 'x' : ''}`;
  return { path, indent: '  ', ...options };
}

export function parseFile(languageId: string, text: string, options: FileOptions = {}): Promise<ParsedFile> {
  return parseText(languageOf(languageId), languageId, text, optionsFor(languageId, options));
}

/** Inserts at `¦`; `undefined` when nothing can be written there. */
export function inserted(
  languageId: string,
  marked: string,
  request: Partial<CredentialRequest> = {},
  options: FileOptions = {},
): Promise<string | undefined> {
  const all = { localSwitch: 'NODE_ENV', ...request };
  return insertedBy(
    languageOf(languageId),
    languageId,
    marked,
    requestFor(all),
    optionsFor(languageId, options),
  );
}

/** Replaces the first credential of the file. */
export async function replaced(
  languageId: string,
  text: string,
  request: Partial<CredentialRequest> = {},
  options: FileOptions & { readonly site?: number } = {},
): Promise<string> {
  const all = requestFor({ localSwitch: 'NODE_ENV', ...request });
  const after = await replacedBy(languageOf(languageId), languageId, text, all, {
    ...optionsFor(languageId, options),
    ...options,
  });
  assert.ok(after !== undefined, 'there is a plan');
  return after;
}

export async function findingsIn(
  languageId: string,
  text: string,
  context: RuleContext = noContext,
  options: FileOptions = {},
): Promise<Finding[]> {
  return languageOf(languageId).findings(await parseFile(languageId, text, options), context);
}

/** Each finding as `rule: what it stands under`. */
export async function noticed(
  languageId: string,
  text: string,
  context: RuleContext = noContext,
  options: FileOptions = {},
): Promise<string[]> {
  const found = await findingsIn(languageId, text, context, options);
  return found.map(
    ({ rule, start, end, weak }) => `${rule}: ${text.slice(start, end)}${weak === true ? ' (weak)' : ''}`,
  );
}

/** How often the file takes names from `@azure/identity`. */
export function importCount(text: string): number {
  return text.match(/(from|require\() ?['"]@azure\/identity['"]/g)?.length ?? 0;
}
