/** Writes the variables or fields that hold a credential and a client in Java, and the calls behind them. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { takesCredential } from '../clients/tables';
import type { Filler } from '../clients/fill';
import type { ParsedFile } from '../language';
import type { CredentialRequest } from '../request';
import { lineEndOf } from '../text';
import type { SnippetPart } from '../text';
import { clientForm, writeClient } from './client';
import { freeVariable } from './declarations';
import { writeExpression, writeId } from './expression';
import type { Written } from './expression';
import type { Importer } from './importer';

/** Where the lines go. */
export interface LinePlace {
  /** The block or type body they will be in. */
  readonly owner: Node;
  readonly indent: string;
  readonly importer: Importer;
  /** What stands before the type of a field, with a blank at its end; empty for variables. */
  readonly modifiers: string;
  /** The variable that holds the credential already. */
  readonly known?: string;
}

export interface DeclarationLines {
  /** Without the indentation of the first line and the end of the last. */
  readonly code: readonly SnippetPart[];
  readonly guard: Written['guard'];
}

interface Entry {
  readonly type: string;
  readonly name: string;
  readonly value: readonly SnippetPart[];
}

/** The lines; `undefined` without an ID, or without a place for the method that reads it. */
export function declarationLines(
  file: ParsedFile,
  request: CredentialRequest,
  place: LinePlace,
): DeclarationLines | undefined {
  const { owner, indent, importer, modifiers, known } = place;
  const form = clientForm(request);
  const { target } = request;
  const freeName = (...wanted: string[]): string => {
    const names = modifiers.includes('static') ? wanted.map(constantCase) : wanted;
    return freeVariable(file, names, owner, modifiers !== '');
  };
  const columnOf = (type: string, name: string): number =>
    indent.length + `${modifiers}${type} ${name} = `.length;
  const entries: Entry[] = [];
  const statements: SnippetPart[] = [];
  const name = known ?? freeName('credential', 'managedIdentityCredential');
  const takes = !form || takesCredential(form);
  let guard: Written['guard'];
  if (takes && known === undefined) {
    const type = importer.typeName('com.azure.core.credential', 'TokenCredential');
    const column = columnOf(type, name);
    const credential = writeExpression(file, request, { at: owner, importer, indent, column });
    if (!credential) return undefined;
    guard = credential.guard;
    entries.push({ type, name, value: [credential.text] });
  }
  if (form && target) {
    const id = takes ? undefined : writeId(file, request, { at: owner, importer });
    if (!takes && !id) return undefined;
    guard ??= id?.guard;
    const variable = freeName(form.variable);
    const client = writeClient(file, form, target, {
      importer,
      credential: name,
      ...idOf(request, id?.parts[0]),
      variable,
      indent,
      column: columnOf(form.variable, variable),
      freeName,
    });
    entries.push({ type: client.type(), name: variable, value: client.expression });
    for (const line of client.statements) statements.push(lineEndOf(file.text) + indent, ...line);
  }
  const isAlone = entries.length === 1 && statements.length === 0;
  const code = entries.flatMap(({ type, name: variable, value }, at): SnippetPart[] => [
    `${at === 0 ? '' : lineEndOf(file.text) + indent}${modifiers}${type} `,
    isAlone && known === undefined ? { placeholder: variable } : variable,
    ' = ',
    ...value,
    ';',
  ]);
  return { code: [...code, ...statements], guard };
}

/** The client ID as the templates want it: the ID, or the expression that reads it. */
function idOf({ idSource, id }: CredentialRequest, expression: string | undefined): Pick<Filler, 'id'> {
  if (expression === undefined) return {};
  return { id: idSource === 'literal' && id !== undefined ? id : { expression } };
}

function constantCase(name: string): string {
  return name.replace(/(?<=[a-z\d])[A-Z]/g, '_$&').toUpperCase();
}
