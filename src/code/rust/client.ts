/** Writes a client for one resource in Rust, and the smallest call to it. */

import { stepOf } from '../braceSlot';
import { withFreeNames } from '../callLines';
import type { ClientForm } from '../clients/client';
import { fill } from '../clients/fill';
import { entityOf, formFor } from '../clients/tables';
import type { ParsedFile } from '../language';
import type { CredentialRequest } from '../request';
import { lineEndOf } from '../text';
import type { SnippetPart } from '../text';
import { writeManaged } from './expression';
import type { Place, Written } from './expression';
import { isAsync } from './failure';
import { joined } from './imports';
import { literal } from './strings';
import { freeName } from './variable';

/** Every SDK error fits into it. */
export const anyError = 'Box<dyn std::error::Error>';

/** The form of the request's service; `undefined` when there is none. */
export function formOf({ target }: CredentialRequest): ClientForm | undefined {
  return target && formFor('rust', target);
}

/** Whether the code has to wait for something, and so needs an asynchronous function. */
export function waits(form: ClientForm, request: CredentialRequest): boolean {
  const calls = request.target?.call === true ? form.call : [];
  return [form.client, ...calls].some((line) => line.includes('.await'));
}

/** The client's type by its own path. */
export function clientType(form: ClientForm, { importer }: Place): string | undefined {
  const name = /^\{(\w+)\}::/.exec(form.client)?.[1];
  return name === undefined ? undefined : importer.nameOf(joined(form.imports[name] ?? '', name));
}

/** A template with its holes filled, indented as the place is; `?` becomes what ends a fallible expression there. */
export function filled(
  file: ParsedFile,
  request: CredentialRequest,
  form: ClientForm,
  place: Place,
  template: string,
  names: { readonly credential: string; readonly client: string },
): SnippetPart[] {
  const { target } = request;
  const lineBreak = lineEndOf(file.text) + place.indent;
  const lines = template.replaceAll('?', place.failure);
  const written = lines.replace(
    /\n( *)/g,
    (_, blanks: string) => lineBreak + stepOf(file).repeat(blanks.length / 4),
  );
  return fill(written, {
    ...names,
    name: (imported) => place.importer.nameOf(joined(form.imports[imported] ?? '', imported)),
    literal,
    endpoint: target?.endpoint ?? '',
    ...(target ? entityOf(target) : { entity: '', entityIsOpen: true }),
    isAsync: true,
  });
}

/** The statements behind the credential's: the client, and the call where it is asked for; `undefined` where they cannot stand. */
export function clientLines(
  file: ParsedFile,
  request: CredentialRequest,
  place: Place,
  names: { readonly credential: string; readonly client: string },
): SnippetPart[][] | undefined {
  const form = formOf(request);
  if (!form || (waits(form, request) && place.mayWait !== true && !isAsync(place.at))) return undefined;
  const write = (template: string): SnippetPart[] => filled(file, request, form, place, template, names);
  const free = (name: string): string => freeName(file, place.at, name);
  const calls = request.target?.call === true ? withFreeNames(form.call.map(write), free) : [];
  return [[`let ${names.client} = `, ...write(form.client), ';'], ...calls];
}

/** The client as an expression, with the credential written in its place; `undefined` where it would have to wait. */
export function clientExpression(
  file: ParsedFile,
  request: CredentialRequest,
  place: Place,
): (Written & { readonly parts: SnippetPart[] }) | undefined {
  const form = formOf(request);
  if (!form || request.target?.call === true) return undefined;
  const indent = place.indent + (form.client.includes('\n') ? stepOf(file) : '');
  const written = writeManaged(file, request, { ...place, indent });
  if (!written) return undefined;
  if (waits(form, request) && !isAsync(place.at)) return undefined;
  const names = { credential: written.expression + place.failure, client: '' };
  return { ...written, parts: filled(file, request, form, place, form.client, names) };
}
