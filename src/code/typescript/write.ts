/** Writes a managed identity credential into a TypeScript or JavaScript file: at a cursor, or in another one's place. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile, Plan } from '../language';
import { indentAt } from '../lines';
import { ancestors } from '../nodes';
import type { CredentialRequest } from '../request';
import { plainText } from '../text';
import type { Edit, SnippetEdit, SnippetPart, Span } from '../text';
import { credentialConstructions } from './credentials';
import { credentialParts } from './expression';
import { freeName } from './freeName';
import { planGuard } from './guard';
import { placeBlock } from './headerBlock';
import { planImports } from './imports';
import { needsOf } from './needs';
import { placeAt } from './place';
import type { Place } from './place';
import { planReplacement } from './replacement';
import type { Replacement } from './replacement';
import { styleOf } from './style';
import type { Style } from './style';

/** Writes a credential at `offset`; `undefined` where none can stand or the file does not parse there. */
export function insert(file: ParsedFile, offset: number, request: CredentialRequest): Plan | undefined {
  if (/\.d\.[cm]?ts$/i.test(file.path)) return undefined;
  const place = placeAt(file, offset);
  if (!place) return undefined;
  if (place.kind === 'site') return replaceNode(file, place.node, request);
  const style = styleOf(file);
  const base =
    place.kind === 'statement'
      ? place.indent
      : place.kind === 'header'
        ? ''
        : indentAt(file.text, place.start);
  const written = compose(file, place.scope, request, style, base);
  if (place.kind === 'value') {
    const parts = [place.before, ...written.parts, place.after];
    return finish(file, written, { start: place.start, end: place.end, parts }, request, style);
  }
  const name = freeName(file, 'credential', place.scope);
  const statement: SnippetPart[] = [
    'const ',
    { placeholder: name },
    ' = ',
    ...written.parts,
    style.semicolon,
  ];
  if (place.kind === 'header') return finish(file, written, statement, request, style);
  return finish(file, written, statementEdit(file, place, statement), request, style);
}

/** Writes a credential in the place of the credential expression at `site`; `undefined` as for `insert`. */
export function replace(file: ParsedFile, site: Span, request: CredentialRequest): Plan | undefined {
  const made = credentialConstructions(file, [site]).findLast(
    ({ node }) => node.startIndex <= site.start && node.endIndex >= site.end,
  );
  const node = made?.node ?? file.tree.rootNode.namedDescendantForIndex(site.start, site.end);
  return node ? replaceNode(file, node, request) : undefined;
}

function replaceNode(file: ParsedFile, node: Node, request: CredentialRequest): Plan | undefined {
  if (node.hasError || [...ancestors(node)].some(({ isError }) => isError)) return undefined;
  const replacement = planReplacement(file, node, request);
  if (!replacement) return undefined;
  const style = styleOf(file);
  const { target } = replacement;
  const written = compose(file, target, request, style, indentAt(file.text, target.startIndex), replacement);
  const parts = replacement.needsParentheses ? ['(', ...written.parts, ')'] : written.parts;
  return finish(file, written, { start: target.startIndex, end: target.endIndex, parts }, request, style);
}

/** The credential's text with what has to be added elsewhere for it. */
interface Written {
  readonly parts: readonly SnippetPart[];
  readonly edits: readonly Edit[];
  readonly statement: string | undefined;
  readonly guard: string | undefined;
}

function compose(
  file: ParsedFile,
  scope: Node,
  request: CredentialRequest,
  style: Style,
  baseIndent: string,
  replacement?: Replacement,
): Written {
  const isSplit = request.flavour === 'localAndAzure';
  const reusesLocal = isSplit && replacement?.local !== undefined;
  const classes = [
    ...(isSplit && !reusesLocal ? ['DefaultAzureCredential'] : []),
    'ManagedIdentityCredential',
  ];
  const imports = planImports(file, classes, scope, replacement?.dropped);
  const nameOf = (name: string): string => imports.names.get(name) ?? name;
  const readsVariable = request.idSource === 'environmentVariable' && request.identifier !== 'systemAssigned';
  const guard = readsVariable ? planGuard(file, scope, style) : undefined;
  const names = {
    managedIdentity: nameOf('ManagedIdentityCredential'),
    ...(isSplit && { local: replacement?.local ?? `new ${nameOf('DefaultAzureCredential')}()` }),
    ...(guard && { guard: guard.name }),
  };
  const newLine = `${style.lineEnd}${baseIndent}`;
  return {
    parts: credentialParts(request, names, style, replacement?.kept ?? [], newLine),
    edits: imports.edits,
    statement: imports.statement,
    guard: guard?.text,
  };
}

/** The edit of a statement; a missing semicolon is set where the next line would be read as its continuation. */
function statementEdit(
  file: ParsedFile,
  place: Extract<Place, { kind: 'statement' }>,
  statement: readonly SnippetPart[],
): SnippetEdit {
  const follows = place.after.trim() + file.text.slice(place.end).trimStart();
  const ends = plainText(statement).endsWith(';');
  const guardian = !ends && /^[([`+\-/*]/.test(follows) && !/^\/[/*]/.test(follows) ? ';' : '';
  return { start: place.start, end: place.end, parts: [place.before, ...statement, guardian, place.after] };
}

/** Puts it all together; `code` is an edit of its own, or a section of the file's header. */
function finish(
  file: ParsedFile,
  written: Written,
  code: SnippetEdit | readonly SnippetPart[],
  request: CredentialRequest,
  style: Style,
): Plan {
  const guard: readonly SnippetPart[][] = written.guard === undefined ? [] : [[written.guard]];
  const needs = needsOf(request);
  if (!('parts' in code)) {
    const block = { statement: written.statement, sections: [...guard, code] };
    const snippet = placeBlock(file, block, style);
    return { edits: written.edits, needs, ...(snippet && { snippet }) };
  }
  const block = placeBlock(file, { statement: written.statement, sections: guard }, style);
  if (!block) return { edits: written.edits, snippet: code, needs };
  if (block.start >= code.start && block.start <= code.end) {
    // Both at one place: one edit, since editors do not promise an order.
    return { edits: written.edits, snippet: { ...code, parts: [...block.parts, ...code.parts] }, needs };
  }
  const header = { start: block.start, end: block.end, text: plainText(block.parts) };
  return { edits: [...written.edits, header], snippet: code, needs };
}
