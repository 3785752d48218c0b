/** Writes what was asked for into a TypeScript or JavaScript file: at a cursor, or in a credential's place. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile, Plan } from '../language';
import { indentAt } from '../lines';
import { ancestors, spanOf } from '../nodes';
import type { CredentialRequest } from '../request';
import { plainText } from '../text';
import type { Edit, SnippetEdit, SnippetPart, Span } from '../text';
import { compose } from './compose';
import type { Written } from './compose';
import { credentialConstructions } from './credentials';
import { quoted } from './expression';
import { handovers } from './handovers';
import type { Handover } from './pieces';
import { placeBlock } from './headerBlock';
import { placeAt } from './place';
import type { Place } from './place';
import { planReplacement } from './replacement';
import { statementAfter } from './statementAfter';
import { styleOf } from './style';
import { deadImports } from './unusedImport';

/** Writes it at `offset`; `undefined` where it cannot stand or the file does not parse there. */
export function insert(file: ParsedFile, offset: number, request: CredentialRequest): Plan | undefined {
  if (/\.d\.[cm]?ts$/i.test(file.path)) return undefined;
  const place = placeAt(file, offset);
  if (!place) return undefined;
  if (place.kind === 'site') return replaceNode(file, place.node, request);
  const style = styleOf(file);
  const indent =
    place.kind === 'statement'
      ? place.indent
      : place.kind === 'header'
        ? ''
        : indentAt(file.text, place.start);
  const asValue = place.kind === 'value';
  const written = compose(file, request, { scope: place.scope, indent, asValue });
  if (!written) return undefined;
  if (place.kind === 'value') {
    const parts = [place.before, ...written.value, place.after];
    return finish(file, written, { start: place.start, end: place.end, parts });
  }
  const lines = joined(written.statements, `${style.lineEnd}${indent}`);
  if (place.kind === 'header') return finish(file, written, lines);
  return finish(file, written, statementEdit(file, place, lines));
}

/** Writes it in the place of the credential expression at `site`; `undefined` as for `insert`. */
export function replace(file: ParsedFile, site: Span, request: CredentialRequest): Plan | undefined {
  const handover = handovers(file).find(
    ({ secret }) => secret.start === site.start && secret.end === site.end,
  );
  if (handover) return replaceHandover(file, handover, request);
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
  const { target } = replacement;
  const indent = indentAt(file.text, target.startIndex);
  const follower = request.flavour === 'client' ? statementAfter(file, target) : undefined;
  if (request.flavour === 'client' && !follower) return undefined;
  const holder = follower && { holder: follower.holder };
  const written = compose(file, request, { scope: target, indent, replacement, ...holder });
  if (!written) return undefined;
  const parts = replacement.needsParentheses ? ['(', ...written.value, ')'] : written.value;
  const code = { start: target.startIndex, end: target.endIndex, parts };
  if (!follower) return withEdit(finish(file, written, code), replacement.options);
  const newLine = `${styleOf(file).lineEnd}${indent}`;
  const between = file.text.slice(target.endIndex, follower.end);
  const after = [between, newLine, ...joined(written.statements, newLine)];
  return finish(file, written, { ...code, end: follower.end, parts: [...parts, ...after] });
}

/** With one more edit, where nothing else is written at its place. */
function withEdit(plan: Plan, edit: Edit | undefined): Plan {
  const others = [...plan.edits, ...(plan.snippet ? [plan.snippet] : [])];
  const isFree = edit && others.every(({ start, end }) => end < edit.start || start > edit.end);
  return isFree ? { ...plan, edits: [...plan.edits, edit] } : plan;
}

/** With the lines of an import taken out; what comes in beside it takes its place. */
function withRemoval(file: ParsedFile, plan: Plan, removal: Edit): Plan {
  const isBeside = ({ start, end }: Edit): boolean =>
    start === end && removal.start <= start && start <= removal.end;
  const beside = plan.edits.filter(isBeside);
  const rest = { ...plan, edits: plan.edits.filter((edit) => !isBeside(edit)) };
  // What comes in at the end of the line brings its line break in front.
  const isInside = beside.some(({ start }) => removal.start < start && start < removal.end);
  const added = beside.map((edit) => edit.text).join('');
  const text = isInside ? added.replace(/^\r?\n/, '') + styleOf(file).lineEnd : added;
  const made = withEdit(rest, { ...removal, text });
  return made === rest ? plan : made;
}

/** Writes a client with a credential over one that is handed a secret. */
function replaceHandover(
  file: ParsedFile,
  { node, pieces, gone = [] }: Handover,
  request: CredentialRequest,
): Plan | undefined {
  if (!pieces || node.hasError || request.flavour === 'client') return undefined;
  const style = styleOf(file);
  const also = pieces.flatMap((piece) => (typeof piece !== 'string' && 'name' in piece ? [piece.name] : []));
  const written = compose(file, request, { scope: node, indent: indentAt(file.text, node.startIndex), also });
  if (!written) return undefined;
  const parts = pieces.flatMap((piece): readonly SnippetPart[] => {
    if (typeof piece === 'string') return [piece];
    if ('literal' in piece) return [quoted(piece.literal, style)];
    return 'name' in piece ? [written.nameOf(piece.name)] : written.value;
  });
  const edits = [...written.edits, ...gone];
  const plan = finish(file, { ...written, edits }, { ...spanOf(node), parts });
  return deadImports(file, spanOf(node), plainText(parts)).reduce(
    (all, removal) => withRemoval(file, all, removal),
    plan,
  );
}

function joined(statements: Written['statements'], newLine: string): SnippetPart[] {
  return statements.flatMap((statement, index) => (index === 0 ? statement : [newLine, ...statement]));
}

/** The edit of statements; a missing semicolon is set where the next line would be read as their continuation. */
function statementEdit(
  file: ParsedFile,
  place: Extract<Place, { kind: 'statement' }>,
  statements: readonly SnippetPart[],
): SnippetEdit {
  const follows = place.after.trim() + file.text.slice(place.end).trimStart();
  const ends = plainText(statements).endsWith(';');
  const guardian = !ends && /^[([`+\-/*]/.test(follows) && !/^\/[/*]/.test(follows) ? ';' : '';
  return { start: place.start, end: place.end, parts: [place.before, ...statements, guardian, place.after] };
}

/** Puts it all together; `code` is an edit of its own, or a section of the file's header. */
function finish(
  file: ParsedFile,
  { guard, imports: statement, edits, needs }: Written,
  code: SnippetEdit | readonly SnippetPart[],
): Plan {
  const style = styleOf(file);
  const sections: readonly SnippetPart[][] = guard === undefined ? [] : [[guard]];
  if (!('parts' in code)) {
    const snippet = placeBlock(file, { statement, sections: [...sections, code] }, style);
    return { edits, needs, ...(snippet && { snippet }) };
  }
  const block = placeBlock(file, { statement, sections }, style);
  if (!block) return { edits, snippet: code, needs };
  if (block.start >= code.start && block.start <= code.end) {
    // Both at one place: one edit, since editors do not promise an order.
    return { edits, snippet: { ...code, parts: [...block.parts, ...code.parts] }, needs };
  }
  const header: Edit = { start: block.start, end: block.end, text: plainText(block.parts) };
  return { edits: [...edits, header], snippet: code, needs };
}
