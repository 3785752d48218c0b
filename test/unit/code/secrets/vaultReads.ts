/** Writes the read from a key vault into the places of `vaultPlaces`, as the quick fix does it. */

import assert from 'node:assert/strict';
import { createSyntax } from '../../../../src/code/entry';
import { keyVaultRead, vaultTarget } from '../../../../src/code/secrets/keyVaultRead';
import { applied, requestFor } from '../applied';
import { loadGrammar } from '../parseText';
import { vaultPlaces } from './vaultPlaces';
import type { VaultPlaces } from './vaultPlaces';

const syntax = createSyntax({ loadGrammar });

/** The file with the read in it; `undefined` without an offer. Fails where nothing is noticed and `isNoticed` says so. */
export async function withRead(
  { languageId, extension }: Pick<VaultPlaces, 'languageId' | 'extension'>,
  text: string,
  isNoticed = true,
): Promise<string | undefined> {
  const path = `/orders/src/orders.${extension}`;
  const source = { uri: `file://${path}`, version: 1, languageId, text, path, indent: '    ' };
  syntax.open(source);
  const look = await syntax.diagnose(source.uri, { tokenCredentialsSet: false });
  const [finding] = look?.findings ?? [];
  assert.ok(finding ?? !isNoticed, `nothing was noticed in\n${text}`);
  if (!finding) return undefined;
  assert.deepEqual([finding.rule, finding.variant, finding.values], ['secret-in-code', 'vault', {}]);
  const request = requestFor({ flavour: 'client', target: vaultTarget('vault.azure.net') });
  const plan = await syntax.plan(source, (language, file) => keyVaultRead(language, file, finding, request));
  syntax.close(source.uri);
  return typeof plan === 'object' ? applied(text, plan) : undefined;
}

/** The files of a language by the names of their places, to be compiled. */
export async function filesWithReads(language: string): Promise<Readonly<Record<string, string>>> {
  const places = vaultPlaces[language];
  assert.ok(places);
  const files: Record<string, string> = {};
  for (const [name, text] of Object.entries(places.possible)) {
    const after = await withRead(places, text);
    assert.ok(after !== undefined, `${language}, ${name}: no offer`);
    files[name] = after;
  }
  return files;
}
