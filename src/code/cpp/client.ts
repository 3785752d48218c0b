/** Writes a client for one resource in C++, and the smallest call to it. */

import { stepOf } from '../braceSlot';
import { withFreeNames } from '../callLines';
import type { ClientForm } from '../clients/client';
import { fill } from '../clients/fill';
import type { Filler } from '../clients/fill';
import { entityOf, formFor } from '../clients/tables';
import type { ParsedFile } from '../language';
import type { CredentialRequest } from '../request';
import type { SnippetPart } from '../text';
import type { Place } from './expression';
import { nameAt } from './names';
import { literal } from './strings';

export function formOf({ target }: CredentialRequest): ClientForm | undefined {
  return target && formFor('cpp', target);
}

/** The headers of what is written of a form. */
export function headersOf({ imports, client, call }: ClientForm, { target }: CredentialRequest): string[] {
  const written = target?.call === true ? [client, ...call].join('') : client;
  return Object.entries(imports).flatMap(([name, header]) => (written.includes(`{${name}}`) ? header : []));
}

/** `X client(endpoint, credential);` and the calls behind it, a statement per line. */
export function clientLines(
  file: ParsedFile,
  request: CredentialRequest,
  form: ClientForm,
  place: Place,
  credential: string,
): SnippetPart[][] {
  const client = place.free(form.variable);
  const filler = fillerOf(request, { credential, client });
  const write = (template: string): SnippetPart[] => fill(short(file, form, template, place), filler);
  const [type, given] = partsOf(short(file, form, form.client, place));
  const made: SnippetPart[] = [`${type} ${client}(`, ...fill(given, filler), ');'];
  const calls =
    request.target?.call === true ? form.call.map((line) => write(line.replace(/^ +/, stepOf(file)))) : [];
  return [made, ...withFreeNames(calls, place.free)];
}

/** The client in one expression, made by a function template such as `std::make_unique` or by its constructor. */
export function clientExpression(
  file: ParsedFile,
  request: CredentialRequest,
  form: ClientForm,
  place: Place,
  credential: string,
  maker?: string,
): SnippetPart[] {
  const [type, given] = partsOf(short(file, form, form.client, place));
  const filler = fillerOf(request, { credential, client: '' });
  return [maker === undefined ? `${type}(` : `${maker}<${type}>(`, ...fill(given, filler), ')'];
}

/** The type a client has. */
export function clientType(file: ParsedFile, form: ClientForm, place: Place): string {
  return partsOf(short(file, form, form.client, place))[0];
}

/** `X(a, b)` as `X` and `a, b`. */
function partsOf(made: string): [type: string, given: string] {
  const open = made.indexOf('(');
  return [made.slice(0, open), made.slice(open + 1, -1)];
}

function fillerOf({ target }: CredentialRequest, names: Pick<Filler, 'credential' | 'client'>): Filler {
  return {
    ...names,
    name: (imported) => imported,
    literal,
    endpoint: target?.endpoint ?? '',
    ...(target ? entityOf(target) : { entity: '', entityIsOpen: true }),
  };
}

/** A template with its names as the file writes them. */
function short(file: ParsedFile, { imports }: ClientForm, template: string, { offset }: Place): string {
  return template
    .replace(/\{(\w+)\}/g, (hole, name: string) => (name in imports ? name : hole))
    .replace(/(?<!["\w:])Azure(::\w+)+/g, (path) => nameAt(file, path, offset));
}
