/** Writes the client of a service in Java, from its table: the expression that makes it, and the smallest call. */

import { stepOf } from '../braceSlot';
import { withFreeNames } from '../callLines';
import { fill } from '../clients/fill';
import type { Filler } from '../clients/fill';
import type { ClientForm } from '../clients/client';
import { clientName, entityOf, formFor } from '../clients/tables';
import type { ParsedFile } from '../language';
import type { CredentialRequest } from '../request';
import { lineEndOf, plainText } from '../text';
import type { SnippetPart } from '../text';
import type { Importer } from './importer';
import { literal } from './strings';
import { continuation, widest } from './style';

/** The form of the service the request is for; `undefined` in other flavours, and where Java has none. */
export function clientForm({ flavour, target }: CredentialRequest): ClientForm | undefined {
  return flavour === 'client' && target ? formFor('java', target) : undefined;
}

export interface ClientPlace {
  readonly importer: Importer;
  /** The expression or variable that is handed to the client. */
  readonly credential: string;
  /** The client ID, for a form that takes no credential. */
  readonly id?: NonNullable<Filler['id']>;
  /** The variable the client will be in. */
  readonly variable: string;
  readonly indent: string;
  /** Column the expression begins at. */
  readonly column: number;
  /** A name for a variable of the call that takes nothing's place. */
  freeName(wanted: string): string;
}

export interface WrittenClient {
  /** The class of the client; imports it. */
  type(): string;
  readonly expression: readonly SnippetPart[];
  /** The statements that belong to making it, and the smallest call where it is asked for. */
  readonly statements: readonly (readonly SnippetPart[])[];
}

export function writeClient(
  file: ParsedFile,
  form: ClientForm,
  target: NonNullable<CredentialRequest['target']>,
  place: ClientPlace,
): WrittenClient {
  const { importer, credential, id, variable, freeName } = place;
  const name = (imported: string): string =>
    importer.typeName(form.imports[imported] ?? 'java.lang', imported);
  const filled = (template: string): SnippetPart[] =>
    fill(template, {
      name,
      literal,
      endpoint: target.endpoint,
      ...entityOf(target),
      credential,
      ...(id !== undefined && { id }),
      client: variable,
    });
  const calls = target.call ? form.call.map((line) => filled(line.replace(/^ +/, stepOf(file)))) : [];
  return {
    type: () => name(clientName(form)),
    expression: laidOut(file, segments(form.client).map(filled), place),
    statements: [...(form.setup ?? []).map(filled), ...withFreeNames(calls, freeName)],
  };
}

/** The calls of a chain on lines of their own, where they do not fit into one. */
function laidOut(
  file: ParsedFile,
  calls: readonly SnippetPart[][],
  { indent, column }: ClientPlace,
): SnippetPart[] {
  const single = plainText(calls.flat());
  if (column + single.length < widest && !single.includes('\n')) return calls.flat();
  const inner = lineEndOf(file.text) + indent + continuation(stepOf(file));
  return calls.flatMap((call, at) => (at === 0 ? call : [inner, ...call]));
}

/** A chain's first expression and its calls, each with its dot. */
function segments(template: string): string[] {
  const found: string[] = [''];
  let depth = 0;
  for (const unit of template) {
    if (/[({]/.test(unit)) depth++;
    if (/[)}]/.test(unit)) depth--;
    if (unit === '.' && depth === 0 && found.at(-1)?.includes('(') === true) found.push('');
    found.push(`${found.pop() ?? ''}${unit}`);
  }
  return found;
}
