/** Finds secrets in the settings of apps that an ARM template declares, and puts an identity or a key vault in their place. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Finding, ParsedFile, Plan, RuleContext } from '../../language';
import { indentAt } from '../../lines';
import { spanOf } from '../../nodes';
import { perTree } from '../../query';
import type { CredentialRequest } from '../../request';
import { anySecret } from '../../secrets/vaultReference';
import { lineEndOf } from '../../text';
import type { Edit, Span } from '../../text';
import { marked, piecesOf, replaceSecretSetting, secretFindings } from '../secretSettings';
import type { AppSetting, AppSettings } from '../secretSettings';
import { properties, property, resourcesOf, templateOf, textAt } from './model';
import { settingsOf } from './rules';
import { idText, withParameter } from './write';

export function templateSecrets(file: ParsedFile, { vault }: RuleContext): Finding[] {
  return apps(file).flatMap((app) => secretFindings(app, vault));
}

/** The settings that an identity needs, in the place of the one whose secret is at `site`. */
export function replaceTemplateSecret(
  file: ParsedFile,
  site: Span,
  request: CredentialRequest,
): Plan | undefined {
  const plan = replaceSecretSetting(file, apps(file), site, request, {
    comma: ',',
    value: valueText,
    id: (wanted) => {
      const id = idText(wanted);
      if (id === undefined) return undefined;
      return id.startsWith('[') ? id.slice(1, -1) : `'${id}'`;
    },
  });
  const { snippet } = plan ?? {};
  if (!snippet) return undefined;
  const [text] = snippet.parts;
  const { start, end } = snippet;
  return typeof text === 'string' ? withParameter(file, { start, end, text }, request) : undefined;
}

const apps = perTree((file: ParsedFile): AppSettings[] => {
  const { root } = templateOf(file);
  if (!root || !anySecret.test(file.text)) return [];
  return resourcesOf(root, file.text, anySecret).flatMap((resource): AppSettings[] => {
    if (!/^Microsoft\.Web\/sites(?:\/slots)?(?:\/config)?$/i.test(textAt(resource, 'type')?.value ?? ''))
      return [];
    const settings = settingsOf(resource).map(({ name, node, nameAt, value }): AppSetting => {
      const isExpression = value.value.startsWith('[') && !value.value.startsWith('[[');
      const expressions: string[] = [];
      return {
        name,
        text: isExpression ? connectionOf(value.value, expressions) : value.value,
        expressions,
        entry: spanOf(node),
        nameAt,
        valueAt: { start: value.start - 1, end: value.end + 1 },
        ...(!isExpression && { literal: value }),
      };
    });
    const kind = textAt(resource, 'kind')?.value ?? '';
    const reference = referenceIdentity(file, resource);
    return [{ settings, isFunctions: /functionapp/i.test(kind), reference }];
  });
});

/** What a `concat` or `format` says; the expressions in it are put into `expressions`. */
function connectionOf(value: string, expressions: string[]): string {
  const expression = (code: string): string => marked(expressions.push(code) - 1);
  const [, call, list = ''] = /^\[(concat|format)\((.*)\)\]$/is.exec(value) ?? [];
  const given = argumentsIn(list);
  const textOf = (code: string): string | undefined =>
    /^'((?:[^']|'')*)'$/.exec(code)?.[1]?.replaceAll("''", "'");
  if (call?.toLowerCase() === 'concat') return given.map((code) => textOf(code) ?? expression(code)).join('');
  const [first = '', ...others] = given;
  return (call ? (textOf(first) ?? '') : '').replace(/\{(\d+)\}/g, (hole, at: string) => {
    const code = others[Number(at)];
    return code === undefined ? hole : expression(code);
  });
}

/** The arguments of a call, of which some are calls. */
function argumentsIn(list: string): string[] {
  const found = [''];
  let depth = 0;
  for (const [token] of list.matchAll(/'(?:[^']|'')*'|[^]/g)) {
    if (/^[([]$/.test(token)) depth++;
    if (/^[)\]]$/.test(token)) depth--;
    if (token === ',' && depth === 0) found.push('');
    else found.push((found.pop() ?? '') + token);
  }
  return found.map((code) => code.trim());
}

/** A text, or an expression that puts one together. */
function valueText(text: string, expressions: Readonly<Record<string, string>>): string {
  const pieces = piecesOf(text, expressions);
  const plain = pieces.map((piece) => (typeof piece === 'string' ? piece : /^'(.*)'$/.exec(piece.code)?.[1]));
  if (plain.every((piece) => piece !== undefined)) return JSON.stringify(plain.join(''));
  const codes = pieces.map((piece) =>
    typeof piece === 'string' ? `'${piece.replaceAll("'", "''")}'` : piece.code,
  );
  return JSON.stringify(codes.length === 1 ? `[${codes.join('')}]` : `[concat(${codes.join(', ')})]`);
}

/** Names the identity that resolves references, where the app has no system-assigned one. */
function referenceIdentity(file: ParsedFile, resource: Node): Edit[] {
  const kind = textAt(resource, 'identity', 'type')?.value;
  const [first] = properties(property(resource, 'identity', 'userAssignedIdentities')?.value);
  const inner = properties(property(resource, 'properties')?.value);
  const [place] = inner;
  if (!place || !first || kind !== 'UserAssigned') return [];
  if (inner.some(({ key }) => key.value === 'keyVaultReferenceIdentity')) return [];
  const { startIndex: start } = place.pair;
  const id = file.text.slice(first.key.start - 1, first.key.end + 1);
  const line = lineEndOf(file.text) + indentAt(file.text, start);
  return [{ start, end: start, text: `"keyVaultReferenceIdentity": ${id},${line}` }];
}
