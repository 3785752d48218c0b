/** `sql.Open` of Go with a password of Azure SQL: finds it, and opens the database as an identity instead. */

import { formFor } from '../clients/tables';
import type { Finding, ParsedFile, Plan, TextLiteral } from '../language';
import { indentAt, lineStart } from '../lines';
import { spanOf } from '../nodes';
import { planOf } from '../planOf';
import type { CredentialRequest } from '../request';
import { secretKind } from '../secrets/secretKind';
import { goDriver, sqlWithIdentity } from '../secrets/sqlConnection';
import type { Span } from '../text';
import { callsNamed } from './credentials';
import type { PackageCall } from './credentials';
import { createImporter, tidy } from './importer';
import { guardedId } from './managed';
import { laid, placeIn } from './place';
import { isBroken, statementAround } from './slot';
import { goString, literalOf } from './strings';

const driverPackage = 'github.com/microsoft/go-mssqldb/azuread';

interface SqlOpen {
  readonly call: PackageCall;
  readonly text: TextLiteral;
}

function opened(file: ParsedFile, within?: readonly Span[]): SqlOpen[] {
  return callsNamed(file, /\bOpen(?=\()/g, within).flatMap((call): SqlOpen[] => {
    const [driver, source] = call.positional;
    const text = literalOf(source);
    const isServer = /^(?:sqlserver|mssql|azuresql)$/.test(literalOf(driver)?.value ?? 'sqlserver');
    if (!text || !isServer || call.path !== 'database/sql' || call.positional.length !== 2) return [];
    return secretKind(text.value) === 'sqlPassword' ? [{ call, text }] : [];
  });
}

export function sqlOpenFindings(file: ParsedFile, within?: readonly Span[]): Finding[] {
  return opened(file, within).map(({ text: { start, end, value } }) => ({
    rule: 'secret-in-code',
    variant: 'sqlPassword',
    values: {},
    start,
    end,
    fix: sqlWithIdentity(value, goDriver, undefined) === undefined ? 'none' : 'replace',
    flavour: 'credential',
  }));
}

/** The driver that asks an identity, and its connection string; `undefined` where `site` is no such password. */
export function replaceSqlOpen(file: ParsedFile, site: Span, request: CredentialRequest): Plan | undefined {
  const found = opened(file, [site]).find(({ text }) => text.start === site.start && text.end === site.end);
  const { identifier, flavour, idSource } = request;
  if (!found || flavour !== 'credential' || !/^(?:clientId|systemAssigned)$/.test(identifier))
    return undefined;
  const { call, text } = found;
  const statement = statementAround(file.text, call.node);
  const owner = statement?.parent?.type === 'statement_list' ? statement.parent.parent : null;
  const start = lineStart(file.text, statement?.startIndex ?? call.node.startIndex);
  const importer = createImporter(file, start);
  const id = guardedId(placeIn(file, owner ?? file.tree.rootNode, start, importer), request);
  const [driver, source] = call.positional;
  const isWritten = identifier === 'clientId' && idSource === 'literal';
  const named = identifier === 'systemAssigned' ? undefined : isWritten ? request.id : '';
  const written = sqlWithIdentity(text.value, goDriver, named);
  if (!id || !driver || !source || written === undefined || isBroken(call.node)) return undefined;
  const read = isWritten || identifier === 'systemAssigned' ? '' : `+${id.expression}`;
  const given = { start: driver.startIndex, end: source.endIndex };
  const code = `${importer.nameOf(driverPackage)}.DriverName, ${goString(written)}${read}`;
  const edits = importer.edits().map((edit) => ({ ...edit, text: tidy(edit.text) }));
  const needs = formFor('go', { service: 'sql' })?.packages ?? [];
  if (id.guard === '') return planOf(edits, { ...given, parts: [tidy(code)] }, needs);
  if (!statement || !owner) return undefined;
  const at = spanOf(statement).start;
  const parts = laid(file, [id.guard], indentAt(file.text, start));
  return planOf([...edits, { ...given, text: tidy(code) }], { start: at, end: at, parts }, needs);
}
