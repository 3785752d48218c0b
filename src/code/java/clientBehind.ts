/** Writes a client behind the declaration whose credential is replaced, in a Java file. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { takesCredential } from '../clients/tables';
import type { ParsedFile } from '../language';
import { indentAt, lineEnd, nextLine } from '../lines';
import type { CredentialRequest } from '../request';
import { lineEndOf, plainText } from '../text';
import type { Edit } from '../text';
import { clientForm } from './client';
import { declarationLines } from './declarationLines';
import { hasModifier } from './declarations';
import type { Importer } from './importer';
import { owners } from './slot';

/** The edit; `undefined` where `node` is not what a variable or field of its own lines begins with. */
export function clientBehind(
  file: ParsedFile,
  node: Node,
  request: CredentialRequest,
  importer: Importer,
): Edit | undefined {
  const { text } = file;
  const form = clientForm(request);
  const declarator = node.parent;
  const statement = declarator?.parent;
  const owner = statement?.parent;
  const name = declarator?.type === 'variable_declarator' ? declarator.childForFieldName('name') : null;
  if (!form || !takesCredential(form) || !name || !statement || !owner || !owners.test(owner.type))
    return undefined;
  const isField = statement.type === 'field_declaration';
  const hasStatements = form.setup !== undefined || request.target?.call === true;
  const rest = text.slice(statement.endIndex, lineEnd(text, statement.endIndex)).trim();
  if ((isField && hasStatements) || (rest !== '' && !rest.startsWith('//'))) return undefined;
  const indent = indentAt(text, statement.startIndex);
  const modifiers = isField ? `private ${hasModifier(statement, 'static') ? 'static ' : ''}final ` : '';
  const lines = declarationLines(file, request, { owner, indent, importer, modifiers, known: name.text });
  const at = nextLine(text, statement.endIndex);
  if (!lines || at <= statement.endIndex) return undefined;
  return { start: at, end: at, text: indent + plainText(lines.code) + lineEndOf(text) };
}
