/** Passwords of Azure SQL in Java: finds them in a JDBC address and beside one, and signs in as an identity instead. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { formFor } from '../clients/tables';
import type { Finding, ParsedFile, Plan, TextLiteral } from '../language';
import { namedChildren, spanOf } from '../nodes';
import { planOf } from '../planOf';
import { perTree } from '../query';
import type { CredentialRequest } from '../request';
import { azureSqlHost, isPassword, secretKind } from '../secrets/secretKind';
import { jdbc, sqlWithIdentity } from '../secrets/sqlConnection';
import { sampleRemarkAbove } from '../slashRemark';
import type { Span } from '../text';
import { tokens } from '../words';
import { writeId } from './expression';
import { createImporter } from './importer';
import { owners } from './slot';
import { literal, literalOf, stringAt } from './strings';

interface SqlPassword {
  /** Where the secret is. */
  readonly secret: Span;
  readonly variant: 'sqlPassword' | 'password';
  /** The literal of the address. */
  readonly address: TextLiteral;
  /** What gives way: the address, with the name and the password behind it where they are arguments. */
  readonly gone: Span;
  readonly at: Node;
}

const passwords = perTree((file: ParsedFile): SqlPassword[] => [...addresses(file), ...besides(file)]);

function addresses(file: ParsedFile): SqlPassword[] {
  return [...file.text.matchAll(/jdbc:sqlserver:/gi)].flatMap(({ index }): SqlPassword[] => {
    const address = stringAt(file, index);
    const at = file.tree.rootNode.namedDescendantForIndex(index);
    const node = at?.type === 'string_literal' ? at : at?.parent;
    if (!address || !node || !literalOf(node) || secretKind(address.value) !== 'sqlPassword') return [];
    return [{ secret: address, variant: 'sqlPassword', address, gone: spanOf(node), at: node }];
  });
}

/** `DriverManager.getConnection(address, user, password)`. */
function besides(file: ParsedFile): SqlPassword[] {
  return tokens(file, 'getConnection').flatMap(({ parent: call }): SqlPassword[] => {
    const list = call?.type === 'method_invocation' ? call.childForFieldName('arguments') : null;
    const given = list ? namedChildren(list).filter(({ type }) => !/comment/.test(type)) : [];
    const [first, , last] = given;
    const [address, secret] = [first && literalOf(first), last && literalOf(last)];
    if (!call || !first || !last || !address || !secret || given.length !== 3) return [];
    const isAzure = /^jdbc:sqlserver:/i.test(address.value) && azureSqlHost.test(address.value);
    if (!isAzure || !isPassword(secret.value)) return [];
    const gone = { start: first.startIndex, end: last.endIndex };
    return [{ secret, variant: 'password', address, gone, at: call }];
  });
}

export function sqlFindings(file: ParsedFile): Finding[] {
  return passwords(file).map(({ secret: { start, end }, variant, address }): Finding => {
    const fix = sqlWithIdentity(address.value, jdbc, undefined) === undefined ? 'none' : 'replace';
    return { rule: 'secret-in-code', start, end, variant, values: {}, fix, flavour: 'credential' };
  });
}

/** The plan for the password at `site`; `undefined` where there is none, and for an ID that the driver does not take. */
export function replaceSqlPassword(
  file: ParsedFile,
  site: Span,
  request: CredentialRequest,
): Plan | undefined {
  const found = passwords(file).find(({ secret }) => secret.start === site.start && secret.end === site.end);
  const { identifier, flavour, idSource } = request;
  if (!found || flavour !== 'credential' || !/^(?:clientId|systemAssigned)$/.test(identifier))
    return undefined;
  const importer = createImporter(file);
  const isWritten = identifier === 'clientId' && idSource === 'literal';
  const id = writeId(file, request, { at: found.at, importer });
  const named = identifier === 'systemAssigned' ? undefined : isWritten ? request.id : '';
  const text = sqlWithIdentity(found.address.value, jdbc, named);
  const edits = importer.edits();
  const note = sampleRemarkAbove(file, found.at.startIndex, request, owners);
  if (!id || text === undefined || !edits || !note) return undefined;
  const read = isWritten ? '' : id.parts.map((part) => ` + ${part}`).join('');
  const guard = id.guard ? [id.guard] : [];
  const snippet = { ...found.gone, parts: [literal(text) + read] };
  return planOf([...edits, ...note, ...guard], snippet, formFor('java', { service: 'sql' })?.packages ?? []);
}
