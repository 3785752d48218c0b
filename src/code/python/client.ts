/** Writes a client for one resource in Python, and the smallest call to it. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { withFreeNames } from '../callLines';
import type { ClientTarget } from '../clients/client';
import { fill } from '../clients/fill';
import type { Filler } from '../clients/fill';
import { entityOf, formFor, takesCredential } from '../clients/tables';
import type { ParsedFile } from '../language';
import type { CredentialRequest } from '../request';
import { lineEndOf } from '../text';
import type { Edit, SnippetPart } from '../text';
import { writeCredential } from './expression';
import type { Place } from './expression';
import { freeVariable } from './freeVariable';
import { idValue } from './idValue';
import type { Importer } from './importer';
import { literal, quoteOf, stepOf } from './style';

/** Code whose imports have been asked of an importer. */
export interface WrittenCode {
  /** The code, without the indentation of its first line and without a last line end. */
  readonly parts: readonly SnippetPart[];
  /** The edit that adds the helper it calls, where the file has none yet. */
  readonly guards: readonly Edit[];
}

/**
 * The statements: the credential, unless one is `known` by a name or the client takes none, then the client, then the
 * call if asked for. `undefined` when there is no such client, no ID that fits it, or no place for `await`.
 */
export function clientStatements(
  file: ParsedFile,
  request: CredentialRequest,
  place: Place,
  importer: Importer,
  scope: Node,
  known?: string,
): WrittenCode | undefined {
  const { target } = request;
  const form = target && formFor('python', target);
  const identity = target && identityOf(file, request, place, importer, known);
  if (!form || !identity) return undefined;
  const calls = target.call ? form.call : [];
  const awaits = place.isAsync && calls.some((line) => line.includes('{await}'));
  if ((target.call && calls.length === 0) || (awaits && !mayAwait(file, scope))) return undefined;
  const isNew = identity.expression !== '' && known === undefined;
  const names = {
    credential: known ?? freeVariable(file, scope),
    client: freeVariable(file, scope, form.variable),
    ...identity.id,
  };
  const filler = fillerOf(file, target, place, importer, names);
  const before = form.before ?? [];
  const own = before.flatMap((line) => /^\w+/.exec(line) ?? []);
  const made = [...before, `{client} = ${form.client}`].map((line) =>
    fill(
      own.reduce((text, name) => text.replaceAll(name, freeVariable(file, scope, name)), line),
      filler,
    ),
  );
  const bound = withFreeNames(
    calls.map((line) => fill(line.replace(/^ +/, stepOf(file)), filler)),
    (name) => freeVariable(file, scope, name),
  );
  const lines: SnippetPart[][] = [
    ...(isNew ? [[`${names.credential} = ${identity.expression}`]] : []),
    ...made,
    ...bound,
  ];
  const lineBreak = lineEndOf(file.text) + place.indent;
  const parts = lines.flatMap((line, at) => (at === 0 ? line : [lineBreak, ...line]));
  return { parts, guards: identity.guards };
}

/** The client as an expression, with the credential written in its place; `undefined` where it takes statements. */
export function clientExpression(
  file: ParsedFile,
  request: CredentialRequest,
  place: Place,
  importer: Importer,
): WrittenCode | undefined {
  const { target } = request;
  const form = target && formFor('python', target);
  const identity = target && identityOf(file, request, place, importer);
  if (!form || !identity || target.call || form.before) return undefined;
  const names = { credential: identity.expression, client: '', ...identity.id };
  const parts = fill(form.client, fillerOf(file, target, place, importer, names));
  return { parts, guards: identity.guards };
}

interface Identity {
  /** The credential; empty for clients that take none. */
  readonly expression: string;
  readonly id?: Pick<Filler, 'id'>;
  readonly guards: readonly Edit[];
}

/** What names the identity to a client: a credential, or for SQL the client ID alone. */
function identityOf(
  file: ParsedFile,
  request: CredentialRequest,
  place: Place,
  importer: Importer,
  known?: string,
): Identity | undefined {
  const form = request.target && formFor('python', request.target);
  if (!form) return undefined;
  if (takesCredential(form)) {
    return known === undefined
      ? writeCredential(file, request, place, importer)
      : { expression: known, guards: [] };
  }
  const { identifier, idSource, id } = request;
  if (identifier === 'systemAssigned') return { expression: '', guards: [] };
  const value =
    identifier === 'clientId' ? idValue(file, request, importer, place.use, place.indent) : undefined;
  if (!value) return undefined;
  const given = idSource === 'literal' && id !== undefined ? id : { expression: value.text };
  return { expression: '', id: { id: given }, guards: value.guard ? [value.guard] : [] };
}

function fillerOf(
  file: ParsedFile,
  target: ClientTarget,
  { isAsync }: Place,
  importer: Importer,
  names: Pick<Filler, 'credential' | 'client' | 'id'>,
): Filler {
  const quote = quoteOf(file);
  const form = formFor('python', target);
  return {
    ...names,
    ...entityOf(target),
    name: (imported) => {
      const here = (isAsync ? form?.asyncImports?.[imported] : undefined) ?? form?.imports[imported] ?? '';
      const [module = '', name = imported] = here.split(':');
      return importer.nameOf(module, name, (isAsync ? 'Async' : 'Sync') + name);
    },
    literal: (text) => literal(text, quote),
    endpoint: target.endpoint,
    isAsync,
  };
}

/** `await` stands in asynchronous functions, and anywhere in a notebook. */
function mayAwait({ path }: ParsedFile, scope: Node): boolean {
  return scope.firstChild?.type === 'async' || (scope.type === 'module' && path.endsWith('.ipynb'));
}
