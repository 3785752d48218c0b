/** Puts a read from a key vault in the place of a secret that no token replaces. What the secret was goes nowhere. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { columnOf } from '../clients/columns';
import type { ClientLanguage, ClientTarget } from '../clients/client';
import type { Language, ParsedFile, Plan } from '../language';
import { ancestors, nodeAt, spanOf } from '../nodes';
import type { CredentialRequest } from '../request';
import { plainText } from '../text';
import type { Span } from '../text';

/** The value in what the smallest call of the table calls `secret`. */
const values: Readonly<Record<ClientLanguage, string>> = {
  typescript: 'secret.value',
  python: 'secret.value',
  csharp: 'secret.Value',
  java: 'secret.getValue()',
  go: '*secret.Value',
  cpp: 'secret.Value.Value()',
  rust: 'secret.value.unwrap_or_default()',
};

/** The nodes that hold statements, in all grammars of code. */
const holdsStatements =
  /^(?:program|module|source_file|compilation_unit|translation_unit|.*block|.*body|.*statement_list|compound_statement|case_clause|declaration_list)$/;

/** Whether a finding in this language may be mended so. */
export function canReadSecret(language: Language): boolean {
  return columnOf(language) !== undefined;
}

/** What the flavour `client` is asked for: the vault's name and the secret's are to be typed over. */
export function vaultTarget(keyVaultSuffix: string): ClientTarget {
  return {
    service: 'keyVaultSecrets',
    resource: '',
    endpoint: `https://<vault-name>.${keyVaultSuffix}`,
    call: true,
  };
}

/**
 * The client and the read in front of the statement that holds the literal, and the value in the literal's place.
 * `request` is one of the flavour `client` for a `vaultTarget`. `undefined` where that does not go: no room for a
 * statement, a name `secret` in the file already, or no such client in the language.
 */
export function keyVaultRead(
  language: Language,
  file: ParsedFile,
  literal: Span,
  request: CredentialRequest,
): Plan | undefined {
  const column = columnOf(language);
  const whole = literalAround(file, literal);
  if (column === undefined || whole === undefined || /\bsecret\b/.test(file.text)) return undefined;
  const statement = statementOf(whole);
  if (!statement) return undefined;
  const plan = language.insert(file, statement.startIndex, request);
  if (!plan?.snippet || plan.snippet.start > statement.startIndex) return undefined;
  if (!/\bsecret\b/.test(plainText(plan.snippet.parts))) return undefined;
  return { ...plan, edits: [...plan.edits, { ...spanOf(whole), text: values[column] }] };
}

/** The literal with its quotes: the smallest node that goes beyond its content on both sides. */
function literalAround({ tree }: ParsedFile, content: Span): Node | undefined {
  const inner = nodeAt(tree.rootNode, content);
  return [inner, ...ancestors(inner)].find(
    ({ startIndex, endIndex }) => startIndex < content.start && endIndex > content.end,
  );
}

function statementOf(node: Node): Node | undefined {
  return [node, ...ancestors(node)].find(({ parent }) => parent && holdsStatements.test(parent.type));
}
