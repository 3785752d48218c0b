/** Writes a client for one resource in C#, and the smallest call to it; or registers it where the file registers clients. */

import type { ClientForm, ClientTarget } from '../clients/client';
import { fill } from '../clients/fill';
import type { Filler } from '../clients/fill';
import { entityOf, formFor } from '../clients/tables';
import type { ParsedFile } from '../language';
import type { CredentialRequest } from '../request';
import { lineEndOf } from '../text';
import type { SnippetPart } from '../text';
import { writeExpression } from './expression';
import type { Place } from './expression';
import { idValue } from './idValue';
import { registeredBy, registrations } from './registrations';
import { literal, stepOf } from './style';
import type { Usings } from './usingEdits';

/** What a client is called, and what names the identity to it. */
export type Names = Pick<Filler, 'credential' | 'client' | 'id'>;

/** The target with its form, where the request is for a client that C# has. */
export function clientOf({
  target,
  flavour,
}: CredentialRequest): { readonly target: ClientTarget; readonly form: ClientForm } | undefined {
  const form = target && flavour === 'client' ? formFor('csharp', target) : undefined;
  return target && form ? { target, form } : undefined;
}

/**
 * What names the identity to a client that takes no credential: its client ID. `undefined` where that is not known, and
 * for the other IDs.
 */
export function clientId(
  file: ParsedFile,
  request: CredentialRequest,
  { usings, indent }: Pick<Place, 'usings' | 'indent'>,
): Pick<Filler, 'id'> | undefined {
  const { identifier, idSource, id } = request;
  if (identifier === 'systemAssigned') return {};
  const value = identifier === 'clientId' ? idValue(file, request, usings, indent + stepOf(file)) : undefined;
  if (value === undefined) return undefined;
  return { id: idSource === 'literal' && id !== undefined ? id : { expression: `(${value.trim()})` } };
}

/** A template of the target's form with the names of the file. */
export function filled(
  { target, form }: NonNullable<ReturnType<typeof clientOf>>,
  usings: Usings,
  names: Names,
  template: string,
): SnippetPart[] {
  return fill(template, {
    ...names,
    ...entityOf(target),
    name: (imported) => nameOf(form.imports[imported] ?? '', imported, usings),
    literal,
    endpoint: target.endpoint,
  });
}

/** How a type or an extension method is written; its namespace is imported if need be. */
function nameOf(from: string, name: string, usings: Usings): string {
  if (!from.startsWith('this ')) return usings.typeName(from, name);
  usings.importNamespace(from.slice('this '.length));
  return name;
}

/** The type of the client, as a field names it: that of the object creation the form is. */
export function clientType(form: ClientForm, usings: Usings): string | undefined {
  const name = /^new \{(\w+)\}\(/.exec(form.client)?.[1];
  const namespace = name === undefined ? undefined : form.imports[name];
  return name === undefined || namespace === undefined ? undefined : usings.typeName(namespace, name);
}

/**
 * A registration with the credential of this client alone, `clients` being the parameter of the lambda of
 * `AddAzureClients`. `undefined` for services without one, and with a call, since nothing is called there.
 */
export function registration(
  file: ParsedFile,
  request: CredentialRequest,
  place: Place,
  clients: string,
): SnippetPart[] | undefined {
  const method = request.target && registeredBy(request.target);
  const rest = registered(file, request, place, []);
  return method === undefined || !rest ? undefined : [`${clients}.${method}(`, ...rest, ';'];
}

/**
 * The same from behind the opening parenthesis of the method that registers it.
 * @param chained the methods that are called on it already: none of them is called twice.
 */
export function registered(
  file: ParsedFile,
  request: CredentialRequest,
  place: Place,
  chained: readonly string[],
): SnippetPart[] | undefined {
  const { target } = request;
  const how = target && registrations[target.service];
  if (!how || target.call) return undefined;
  const { usings } = place;
  const inner = place.indent + stepOf(file);
  const credential = writeExpression(
    file,
    { ...request, flavour: 'credential' },
    { ...place, indent: inner, column: inner.length + 16 },
  );
  if (credential === undefined) return undefined;
  usings.importNamespace('Microsoft.Extensions.Azure');
  const endpoint = literal(target.endpoint);
  const address = how.takes === 'uri' ? `new ${usings.typeName('System', 'Uri')}(${endpoint})` : endpoint;
  const entity = target.entity === undefined ? { placeholder: 'hub' } : literal(target.entity).slice(1, -1);
  const hub: SnippetPart[] = how.takes === 'hostAndEntity' ? [', "', entity, '"'] : [];
  const { receivesFrom } = target;
  const group =
    how.takes === 'hostAndEntity' && receivesFrom !== undefined ? `${literal(receivesFrom)}, ` : '';
  const line = lineEndOf(file.text) + inner;
  const calls = {
    WithCredential: credential,
    ConfigureOptions: `options => options.${how.retries} = 5`,
  };
  const missing = Object.entries(calls).filter(([name]) => !chained.includes(name));
  return [`${group}${address}`, ...hub, ')', ...missing.map(([name, value]) => `${line}.${name}(${value})`)];
}
