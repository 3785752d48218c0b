/** Writes a managed identity credential, or a client with it, where the cursor stands in a Go file. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile, Plan } from '../language';
import { beginsLine, indentAt, lineStart } from '../lines';
import { planOf } from '../planOf';
import { credentialClass } from '../request';
import type { CredentialRequest } from '../request';
import { lineEndOf } from '../text';
import type { Edit, SnippetPart } from '../text';
import { clientCode, clientStatements } from './client';
import { insertFunction } from './declaration';
import { createImporter, tidy } from './importer';
import type { Importer } from './importer';
import { goNeeds } from './needs';
import { claim, errorName, isUsed, laid, placeIn } from './place';
import type { Place } from './place';
import { functionOf, visibleAt } from './scope';
import { isBroken, slotAt, statementAround } from './slot';
import type { Slot } from './slot';
import { credentialStatements, freshTargets, remark } from './statements';
import type { Targets } from './statements';

/** Statements in a function, a function where declarations stand, the variable where an argument belongs. */
export function insertGo(file: ParsedFile, offset: number, request: CredentialRequest): Plan | undefined {
  const slot = slotAt(file, offset);
  switch (slot?.kind) {
    case 'declaration':
      return insertFunction(file, slot, request);
    case 'statement':
      return insertStatements(file, slot, request);
    case 'argument':
      return insertArgument(file, slot, request);
    default:
      return undefined;
  }
}

/** A `goto` over the declaration of a variable does not compile. */
function jumps(owner: Node): boolean {
  return /\bgoto\b/.test(functionOf(owner)?.text ?? '');
}

function insertStatements(file: ParsedFile, slot: Slot, request: CredentialRequest): Plan | undefined {
  if (jumps(slot.owner)) return undefined;
  const importer = createImporter(file, slot.start);
  const place = placeIn(file, slot.owner, slot.start, importer);
  const code = statements(place, request);
  return code && planned(file, slot, request, importer, code.parts, []);
}

/** The statements above the one that the argument is in, and the variable as the argument. */
function insertArgument(file: ParsedFile, slot: Slot, request: CredentialRequest): Plan | undefined {
  const { text } = file;
  const statement = statementAround(text, slot.owner);
  const owner = statement?.parent?.parent;
  if (statement?.parent?.type !== 'statement_list' || !owner || isBroken(owner) || jumps(owner))
    return undefined;
  if (request.flavour === 'client' && request.target?.call === true) return undefined;
  const start = lineStart(text, statement.startIndex);
  const importer = createImporter(file, start);
  const code = statements(placeIn(file, owner, start, importer), request, true);
  if (!code) return undefined;
  const lineBreak = lineEndOf(text);
  const lead = text.charAt(slot.start - 1) === ',' ? ' ' : '';
  const written =
    slot.indent === '' ? lead + code.name : `${lineBreak}${slot.indent}${code.name},${lineBreak}`;
  const argument: Edit = { start: slot.start, end: slot.end, text: written };
  const above: Slot = { ...slot, kind: 'statement', owner, start, end: start, indent: indentAt(text, start) };
  return planned(file, above, request, importer, code.parts, [argument]);
}

/** The code, and the name of what it makes; with `isGiven` that is used by what follows. */
export function statements(
  place: Place,
  request: CredentialRequest,
  isGiven = false,
): { readonly parts: readonly SnippetPart[]; readonly name: string } | undefined {
  if (request.flavour === 'client') {
    const code = clientCode(place, request, claim(place, 'credential', 'managedIdentityCredential'));
    const parts =
      code && clientStatements(isGiven ? { ...place, offset: 0 } : place, code, errorName(place).name);
    if (!code || !parts) return undefined;
    const left = `\n_ = ${code.variable}`;
    return { parts: isGiven ? parts.filter((part) => part !== left) : parts, name: code.variable };
  }
  const targets = isGiven ? undefined : declaredTargets(place, request);
  const name = targets?.credential ?? claim(place, 'credential', 'managedIdentityCredential');
  const code = credentialStatements(place, request, targets ?? freshTargets(place, request, name));
  if (code === undefined) return undefined;
  const isLeftOver = !isGiven && !isUsed(place, name) && !isOfFile(place, name);
  return { parts: [isLeftOver ? `${code}\n_ = ${name}` : code], name };
}

/** A variable `credential` of a fitting type that has no value yet takes the new one. */
function declaredTargets(place: Place, request: CredentialRequest): Targets | undefined {
  const { file, offset } = place;
  const spec = visibleAt(file, 'credential', offset)?.token.parent;
  const type =
    spec?.type === 'var_spec' && !spec.childForFieldName('value') ? spec.childForFieldName('type')?.text : '';
  const isOwn =
    request.flavour !== 'localAndAzure' &&
    new RegExp(`\\*\\w+\\.${credentialClass(request)}$`).test(type ?? '');
  if (!isOwn && !/TokenCredential$/.test(type ?? '')) return undefined;
  const error = errorName(place);
  const declarations = error.isNew ? `var ${error.name} error\n` : '';
  return { credential: 'credential', error: error.name, isAssigned: true, declarations };
}

/** Variables outside of functions may be left unused. */
function isOfFile({ file, offset }: Place, name: string): boolean {
  return visibleAt(file, name, offset)?.scope.type === 'source_file';
}

function planned(
  file: ParsedFile,
  slot: Slot,
  request: CredentialRequest,
  importer: Importer,
  code: readonly SnippetPart[],
  more: readonly Edit[],
): Plan {
  const { text } = file;
  const startsLine = slot.isBlank || beginsLine(text, slot.start);
  const lineBreak = lineEndOf(text);
  const body = laid(file, [remark(request), ...code], slot.indent);
  const parts: SnippetPart[] = [
    startsLine ? '' : lineBreak,
    slot.indent,
    ...body,
    slot.isBlank || !startsLine ? '' : lineBreak,
  ].filter((part) => part !== '');
  const edits = importer.edits().map((edit) => ({ ...edit, text: tidy(edit.text) }));
  return planOf([...edits, ...more], { start: slot.start, end: slot.end, parts }, goNeeds(request));
}
