/** Passwords of Azure SQL that a data source of Java is told by its setters: finds them, and signs in as an identity instead. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { formFor } from '../clients/tables';
import type { Finding, ParsedFile, Plan, TextLiteral } from '../language';
import { beginsLine, indentAt, lineEnd, lineStart, nextLine } from '../lines';
import { spanOf } from '../nodes';
import { planOf } from '../planOf';
import { perTree } from '../query';
import type { CredentialRequest } from '../request';
import { azureSqlHost, isPassword } from '../secrets/secretKind';
import { jdbc } from '../secrets/sqlConnection';
import { sampleRemarkAbove } from '../slashRemark';
import { lineEndOf } from '../text';
import type { Edit, Span } from '../text';
import { tokens } from '../words';
import { argumentsOf } from './credentials';
import { typeOfVariable } from './declarations';
import { writeId } from './expression';
import { createImporter } from './importer';
import { owners } from './slot';
import { literal, literalOf } from './strings';

/** A statement `receiver.setX(value)`. */
interface Setter {
  readonly call: Node;
  readonly name: Node;
  readonly receiver: Node;
  readonly value: Node;
}

interface SetPassword {
  readonly secret: TextLiteral;
  readonly setter: Setter;
  /** What names the user, in the same block. */
  readonly user?: Setter;
}

function settersOf(file: ParsedFile, name: string): Setter[] {
  return tokens(file, name).flatMap((token): Setter[] => {
    const call = token.parent;
    const receiver = call?.type === 'method_invocation' ? call.childForFieldName('object') : null;
    const [value, ...more] = call ? argumentsOf(call) : [];
    const isStatement = call?.parent?.type === 'expression_statement' && !call.parent.hasError;
    if (!call || !receiver || !value || more.length > 0 || !isStatement) return [];
    return [{ call, name: token, receiver, value }];
  });
}

/** Whether a variable or field is declared as a data source of the driver. */
function isDataSource(file: ParsedFile, { receiver }: Setter): boolean {
  const name = receiver.type === 'field_access' ? receiver.childForFieldName('field') : receiver;
  if (name?.type !== 'identifier') return false;
  const type = typeOfVariable(file, name.text, receiver);
  const declared = type?.text === 'var' ? type.parent : type;
  return /\bSQLServer\w*DataSource\b/.test(declared?.text ?? '');
}

const passwords = perTree((file: ParsedFile): SetPassword[] => {
  if (!azureSqlHost.test(file.text)) return [];
  return settersOf(file, 'setPassword').flatMap((setter): SetPassword[] => {
    const secret = literalOf(setter.value);
    if (!secret || !isPassword(secret.value) || !isDataSource(file, setter)) return [];
    const ofSame = (name: string): Setter[] =>
      settersOf(file, name).filter(({ receiver }) => receiver.text === setter.receiver.text);
    const block = setter.call.parent?.parent;
    const users = ofSame('setUser').filter(({ call }) => block && call.parent?.parent?.equals(block));
    // Where it is told more than once who signs in, nothing says which holds; the address may name a user too.
    const isNamed = ofSame('setURL').some(({ value }) => /\buser(?:name)?\s*=/i.test(value.text));
    const isClear = users.length === ofSame('setUser').length && users.length < 2 && !isNamed;
    const [user] = users;
    if (!isClear || ofSame('setAuthentication').length > 0 || ofSame('setPassword').length > 1) return [];
    return [{ secret, setter, ...(user && { user }) }];
  });
});

/** A finding for each whose place an identity can take. */
export function dataSourceFindings(file: ParsedFile): Finding[] {
  return passwords(file).map(({ secret: { start, end } }) => ({
    rule: 'secret-in-code',
    start,
    end,
    variant: 'password',
    values: {},
    fix: 'replace',
    flavour: 'credential',
  }));
}

/** The plan for the password at `site`; `undefined` where there is none, and for an ID that the driver does not take. */
export function replaceSetPassword(
  file: ParsedFile,
  site: Span,
  request: CredentialRequest,
): Plan | undefined {
  const found = passwords(file).find(({ secret }) => secret.start === site.start && secret.end === site.end);
  const { identifier, flavour } = request;
  if (!found || flavour !== 'credential' || !/^(?:clientId|systemAssigned)$/.test(identifier))
    return undefined;
  const { setter, user } = found;
  const importer = createImporter(file);
  const id = writeId(file, request, { at: setter.call, importer });
  const edits = importer.edits();
  const note = sampleRemarkAbove(file, setter.call.startIndex, request, owners);
  if (!id || !edits || !note) return undefined;
  const [named] = id.parts;
  const isNamed = named !== undefined;
  const mode = `setAuthentication(${literal(jdbc.mode)})`;
  // The setter of its own for the client ID is deprecated; the driver takes the user for it.
  const said = isNamed ? `setUser(${named})` : '';
  const own =
    isNamed && !user ? `${mode};${gapBefore(file.text, setter)}${setter.receiver.text}.${said}` : mode;
  const other = user && (isNamed ? [{ ...fromName(user), text: said }] : [withoutLine(file.text, user)]);
  const guard = id.guard ? [id.guard] : [];
  return planOf(
    [...edits, ...note, ...guard, ...(other ?? [])],
    { ...fromName(setter), parts: [own] },
    formFor('java', { service: 'sql' })?.packages ?? [],
  );
}

/** The call behind its dot. */
function fromName({ name, call }: Setter): Span {
  return { start: name.startIndex, end: call.endIndex };
}

/** What parts a statement from the one in front of it. */
function gapBefore(text: string, { call }: Setter): string {
  const { startIndex } = call;
  return beginsLine(text, startIndex) ? lineEndOf(text) + indentAt(text, startIndex) : ' ';
}

/** Takes the statement out with the blanks behind it, and its line where it has one for itself. */
function withoutLine(text: string, { call }: Setter): Edit {
  const { start, end } = spanOf(call.parent ?? call);
  const last = lineEnd(text, end);
  const next = last - text.slice(end, last).trimStart().length;
  const isAlone = beginsLine(text, start) && next === last;
  return isAlone
    ? { start: lineStart(text, start), end: nextLine(text, end), text: '' }
    : { start, end: next, text: '' };
}
