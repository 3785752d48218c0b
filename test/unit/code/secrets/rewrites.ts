/** Writes an identity over the secrets of `rewritePlaces`, as the quick fix does it. */

import assert from 'node:assert/strict';
import { createSyntax } from '../../../../src/code/entry';
import type { CredentialRequest } from '../../../../src/code/request';
import { applied, requestFor } from '../applied';
import { loadGrammar } from '../parseText';
import { rewritePlaces } from './rewritePlaces';
import type { RewritePlaces } from './rewriteTexts';

const syntax = createSyntax({ loadGrammar });

/** The file without its secret; fails where nothing is noticed that can be replaced, or nothing is offered. */
export async function withoutSecret(
  { languageId, extension }: Pick<RewritePlaces, 'languageId' | 'extension'>,
  text: string,
  request: CredentialRequest = requestFor(),
): Promise<string> {
  const path = `/orders/src/orders.${extension}`;
  const source = {
    uri: `file://${path}`,
    version: 1,
    languageId,
    text,
    path,
    indent: '    ',
  };
  syntax.open(source);
  const look = await syntax.diagnose(source.uri, { tokenCredentialsSet: true });
  // A literal in a variable is noticed by itself too; the call that is given it is what can be rewritten.
  const finding = look?.findings.find(({ fix }) => fix === 'replace');
  assert.ok(finding, `nothing to replace was noticed in\n${text}`);
  assert.deepEqual([finding.rule, finding.values], ['secret-in-code', {}], text);
  const plan = await syntax.plan(source, (language, file) => language.replace(file, finding, request));
  syntax.close(source.uri);
  assert.ok(typeof plan === 'object', `no offer in\n${text}`);
  return applied(text, plan);
}

/** The files of a language by the names of their places, to be compiled. */
export async function filesWithoutSecrets(language: string): Promise<Readonly<Record<string, string>>> {
  const places = rewritePlaces[language];
  const files: Record<string, string> = {};
  for (const [name, [text]] of Object.entries(places?.files ?? {}))
    if (places) files[name] = await withoutSecret(places, text);
  return files;
}
