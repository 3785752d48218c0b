/** The text of what was asked for in TypeScript and JavaScript, with the imports and helpers it needs elsewhere. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { formFor, takesCredential } from '../clients/tables';
import type { ParsedFile } from '../language';
import type { CredentialRequest, PackageNeed } from '../request';
import type { Edit, SnippetPart } from '../text';
import { clientStatements, clientValue, usedImports } from './client';
import { credentialParts } from './expression';
import { freeName } from './freeName';
import { planGuard } from './guard';
import { identityPackage, planImports } from './imports';
import type { Wanted } from './imports';
import { mayAwait } from './mayAwait';
import { mergedNeeds } from '../mergedNeeds';
import { needsOf, providerNeed } from './needs';
import type { Replacement } from './replacement';
import { styleOf } from './style';

export interface Written {
  /** The value: of the credential, or of the client where one is asked for as a value. */
  readonly value: readonly SnippetPart[];
  /** Statements in their order, each without the indentation of its first line. */
  readonly statements: readonly (readonly SnippetPart[])[];
  /** How an export that was asked for is written here. */
  nameOf(exported: string): string;
  readonly edits: readonly Edit[];
  /** Imports to place. */
  readonly imports: string | undefined;
  readonly guard: string | undefined;
  readonly needs: readonly PackageNeed[];
}

export interface Setting {
  /** The node whose names the code sees. */
  readonly scope: Node;
  /** The white space that lines start with. */
  readonly indent: string;
  readonly replacement?: Replacement;
  /** The variable that holds the credential already. */
  readonly holder?: string;
  /** Further exports of the identity package that the code around it names. */
  readonly also?: readonly string[];
  /** Whether it is a value that is wanted: a client takes its credential nested. */
  readonly asValue?: boolean;
}

/** `undefined` for a client that nobody wrote down, and for a call where `await` or a statement cannot stand. */
export function compose(file: ParsedFile, request: CredentialRequest, setting: Setting): Written | undefined {
  const { scope, indent, replacement, holder, asValue, also } = setting;
  const { target } = request;
  const form = request.flavour === 'client' ? target && formFor('typescript', target) : undefined;
  if (request.flavour === 'client' && !form) return undefined;
  const calls = form && target?.call === true ? form.call : [];
  if (calls.length > 0 && (asValue === true || !mayAwait(file, scope, calls))) return undefined;
  const hasCredential = !form || takesCredential(form);
  const style = styleOf(file);
  const isSplit = request.flavour === 'localAndAzure';
  const wanted: Wanted[] = [
    ...(isSplit && replacement?.local === undefined ? ['DefaultAzureCredential'] : []),
    ...(hasCredential ? ['ManagedIdentityCredential'] : []),
    ...(also ?? []),
  ].map((name) => ({ name, module: identityPackage }));
  if (form) wanted.push(...usedImports(form, calls));
  const imports = planImports(file, wanted, scope, replacement?.dropped);
  const nameOf = (name: string): string => imports.names.get(name) ?? name;
  const reads = request.idSource !== 'literal' && request.identifier !== 'systemAssigned' && hasCredential;
  const guard = reads ? planGuard(file, scope, style) : undefined;
  const names = {
    managedIdentity: nameOf('ManagedIdentityCredential'),
    ...(isSplit && { local: replacement?.local ?? `new ${nameOf('DefaultAzureCredential')}()` }),
    ...(guard && { guard: guard.name }),
  };
  const newLine = `${style.lineEnd}${indent}`;
  // A choice that does not fit behind `=` goes below it.
  const below = isSplit && asValue !== true && !replacement && !also ? newLine + style.indent : '';
  const credential = credentialParts(
    request,
    names,
    style,
    replacement?.kept ?? [],
    below === '' ? newLine : below,
  );
  const variable = holder ?? freeName(file, 'credential', scope);
  const client = form && target && { form, calls, target, scope, indent, nameOf };
  const own = hasCredential && holder === undefined;
  const declared = [
    'const ',
    client ? variable : { placeholder: variable },
    below === '' ? ' = ' : ` =${below}`,
  ];
  return {
    value: client && asValue === true ? clientValue(file, client, credential) : credential,
    statements: [
      ...(own ? [[...declared, ...credential, style.semicolon]] : []),
      ...(client ? clientStatements(file, client, variable) : []),
    ],
    nameOf,
    edits: imports.edits,
    imports: imports.statement,
    guard: guard?.text,
    needs: mergedNeeds([
      ...(hasCredential ? needsOf(request) : []),
      ...(also?.includes('getBearerTokenProvider') === true ? [providerNeed] : []),
      ...(form?.packages ?? []),
    ]),
  };
}
