/** Puts a read from a key vault in the place of a secret that no token replaces. What the secret was goes nowhere. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { columnOf } from '../clients/columns';
import type { ClientTarget } from '../clients/client';
import type { Language, ParsedFile, Plan } from '../language';
import { ancestors, nodeAt, spanOf } from '../nodes';
import type { CredentialRequest } from '../request';
import { plainText } from '../text';
import type { Span } from '../text';
import { tokens } from '../words';
import { readPlace } from './readPlaces';

/** Whether a finding in this language may be mended so. */
export function canReadSecret(language: Language): boolean {
  return language.readSecret !== undefined || columnOf(language) !== undefined;
}

/** What the flavour `client` is asked for: the secret's name is to be typed over, and the vault's where none is known. */
export function vaultTarget(keyVaultSuffix: string, vault = '<vault-name>'): ClientTarget {
  return {
    service: 'keyVaultSecrets',
    resource: '',
    endpoint: `https://${vault}.${keyVaultSuffix}`,
    call: true,
    isUsed: true,
  };
}

/**
 * The client and the read in front of the statement that holds the literal, and the value in the literal's place.
 * `request` is one of the flavour `client` for a `vaultTarget`. `undefined` where that does not go: the literal is a
 * constant, nothing can be read in front of it, the file has a `secret` of its own, or the language has no such client.
 */
export function keyVaultRead(
  language: Language,
  file: ParsedFile,
  literal: Span,
  request: CredentialRequest,
): Plan | undefined {
  // A secret within the quotes of a text, such as JSON, is a part of it alone.
  if (/["']/.test(file.text.slice(literal.start, literal.end))) return undefined;
  if (language.readSecret) return language.readSecret(file, literal, request);
  const column = columnOf(language);
  const whole = literalAround(file, literal);
  const place = column && whole && readPlace(column, whole);
  const isTaken = tokens(file, 'secret').some(({ type }) => /identifier/.test(type));
  if (!whole || !place || isTaken) return undefined;
  const { startIndex } = place.statement;
  const plan = language.insert(file, startIndex, request);
  if (!plan?.snippet || file.text.slice(plan.snippet.start, startIndex).trim() !== '') return undefined;
  if (!/\bsecret\b/.test(plainText(plan.snippet.parts))) return undefined;
  return { ...plan, edits: [...plan.edits, { ...spanOf(whole), text: place.value }] };
}

/** The literal with its quotes: the smallest node that goes beyond its content on both sides. */
function literalAround({ tree }: ParsedFile, content: Span): Node | undefined {
  const inner = nodeAt(tree.rootNode, content);
  return [inner, ...ancestors(inner)].find(
    ({ startIndex, endIndex }) => startIndex < content.start && endIndex > content.end,
  );
}
