/** Writes a function that makes a credential or a client, where declarations stand in a Go file. */

import type { ParsedFile, Plan } from '../language';
import { credentialClass } from '../request';
import type { CredentialRequest } from '../request';
import { lineEndOf } from '../text';
import type { SnippetPart } from '../text';
import { clientCode, clientStatements } from './client';
import { returning } from './failure';
import { createImporter } from './importer';
import { readImports } from './imports';
import { goNeeds } from './needs';
import { claim, laid, placeIn } from './place';
import type { Place } from './place';
import { freeName } from './scope';
import type { Slot } from './slot';
import { deeper, remark, resultsOf, returningBody } from './statements';

/** The function, between blank lines, and the package clause where the file has none. */
export function insertFunction(file: ParsedFile, slot: Slot, request: CredentialRequest): Plan | undefined {
  const { text } = file;
  const lineBreak = lineEndOf(text);
  const importer = createImporter(file, slot.start);
  const isCall = request.flavour === 'client' && request.target?.call === true;
  const fail = returning(isCall ? '' : 'nil, ', importer);
  const code = functionOf(placeIn(file, slot.owner, slot.start, importer, fail), request);
  if (!code) return undefined;
  const { clause } = readImports(file);
  // The imports of a file that has none yet come into the gap that the function fills.
  const fresh = isHead(file, slot) ? importer.declaration() : undefined;
  const head = [clause ? undefined : `package ${packageOf(file)}`, fresh].filter(
    (line) => line !== undefined,
  );
  const edits = fresh === undefined ? importer.edits() : [];
  const isFirst = text.slice(0, slot.start).replace('\uFEFF', '') === '';
  const gap = lineBreak + lineBreak;
  const parts: SnippetPart[] = [
    isFirst ? '' : gap,
    ...head.map((line) => line + gap),
    ...laid(file, code, ''),
    slot.end < text.length ? gap : lineBreak,
  ];
  const snippet = { start: slot.start, end: slot.end, parts: parts.filter((part) => part !== '') };
  return { edits, snippet, needs: goNeeds(request) };
}

/** Whether nothing but the package clause stands above. */
function isHead(file: ParsedFile, slot: Slot): boolean {
  const { clause } = readImports(file);
  const between = file.text.slice(clause?.endIndex ?? slot.start, slot.start);
  return between.replace(/\/\/.*/, '').trim() === '';
}

function functionOf(place: Place, request: CredentialRequest): SnippetPart[] | undefined {
  const { file, owner } = place;
  if (request.flavour !== 'client') {
    const name = freeName(file, owner, ['newCredential', `new${credentialClass(request)}`], []);
    const results = resultsOf(place, request);
    const body = returningBody(place, request);
    if (body === undefined) return undefined;
    return [`${remark(request)}func `, { placeholder: name }, `() ${results} {\n\t${deeper(body)}\n}`];
  }
  const code = clientCode(place, request, claim(place, 'credential'));
  if (!code) return undefined;
  const title = code.variable.charAt(0).toUpperCase() + code.variable.slice(1);
  if (request.target?.call === true) {
    const name = freeName(file, owner, [`use${title}`], []);
    const body = clientStatements(place, code, 'err').map(indented);
    return [`${remark(request)}func `, { placeholder: name }, '() error {\n\t', ...body, '\n\treturn nil\n}'];
  }
  const name = freeName(file, owner, [`new${title}`], []);
  const body = [code.before, 'return ', ...code.expression, code.neverFails ? ', nil' : ''].map(indented);
  return [`${remark(request)}func `, { placeholder: name }, `() (${code.type}, error) {\n\t`, ...body, '\n}'];
}

function indented(part: SnippetPart): SnippetPart {
  return typeof part === 'string' ? deeper(part) : part;
}

/** What a file without a package clause most likely belongs to: the package its folder is called after. */
function packageOf({ path }: ParsedFile): string {
  const [file = '', folder = ''] = path.split('/').reverse();
  return file !== 'main.go' && /^[a-z][a-z\d_]*$/.test(folder) ? folder : 'main';
}
