/** Finds secrets in the settings of apps that a Bicep template declares, and puts an identity or a key vault in their place. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Finding, ParsedFile, Plan, RuleContext } from '../../language';
import { indentAt } from '../../lines';
import { namedChildren, spanOf } from '../../nodes';
import { perTree } from '../../query';
import type { CredentialRequest } from '../../request';
import { anySecret } from '../../secrets/vaultReference';
import { lineEndOf } from '../../text';
import type { Edit, Span } from '../../text';
import { marked, piecesOf, replaceSecretSetting, secretFindings } from '../secretSettings';
import type { AppSetting, AppSettings } from '../secretSettings';
import { bicepText } from './literal';
import { literalOf, nameIn, propertiesOf, propertyAt, resources } from './model';
import { idText, withParameter } from './write';

export function bicepSecrets(file: ParsedFile, { vault }: RuleContext): Finding[] {
  return apps(file).flatMap((app) => secretFindings(app, vault));
}

/** The settings that an identity needs, in the place of the one whose secret is at `site`. */
export function replaceBicepSecret(
  file: ParsedFile,
  site: Span,
  request: CredentialRequest,
): Plan | undefined {
  const plan = replaceSecretSetting(file, apps(file), site, request, {
    comma: '',
    value: valueText,
    id: (wanted) => idText(file, wanted),
  });
  return plan && withParameter(file, plan, request);
}

const apps = perTree((file: ParsedFile): AppSettings[] => {
  if (!anySecret.test(file.text)) return [];
  return resources(file, anySecret).flatMap(({ type, body }): AppSettings[] => {
    const isSite = /^Microsoft\.Web\/sites(?:\/slots)?$/i.test(type);
    const isConfig =
      /^Microsoft\.Web\/sites(?:\/slots)?\/config$/i.test(type) &&
      /(?:^|\/)appsettings$/i.test(nameIn(body) ?? '');
    if (!isSite && !isConfig) return [];
    const list = propertyAt(body, 'properties', 'siteConfig', 'appSettings')?.value;
    const kind = propertyAt(body, 'kind');
    const entries = list?.type === 'array' ? namedChildren(list) : [];
    const settings = isSite
      ? entries.flatMap(listed)
      : propertiesOf(propertyAt(body, 'properties')?.value).flatMap(mapped);
    return [
      {
        settings,
        isFunctions: /functionapp/i.test(kind?.value.text ?? ''),
        reference: referenceIdentity(file, body),
      },
    ];
  });
});

function listed(entry: Node): AppSetting[] {
  const [name, value] = [propertyAt(entry, 'name'), propertyAt(entry, 'value')];
  const said = name && literalOf(name.value);
  return said && value ? [settingOf(entry, said.value, said, value.value)] : [];
}

function mapped({ node, name, value }: ReturnType<typeof propertiesOf>[number]): AppSetting[] {
  const key = namedChildren(node).find(({ type }) => type !== 'comment');
  const nameAt = key && (literalOf(key) ?? spanOf(key));
  return nameAt ? [settingOf(node, name, nameAt, value)] : [];
}

function settingOf(entry: Node, name: string, { start, end }: Span, value: Node): AppSetting {
  const literal = literalOf(value);
  const expressions: string[] = [];
  let text = value.type === 'string' ? value.text.slice(1, -1) : '';
  for (const node of value.type === 'string' ? namedChildren(value) : []) {
    if (node.type !== 'interpolation') continue;
    text = text.replace(node.text, marked(expressions.length));
    expressions.push(node.text.slice(2, -1).trim());
  }
  return {
    name,
    text: literal?.value ?? text,
    expressions,
    entry: spanOf(entry),
    nameAt: { start, end },
    valueAt: spanOf(value),
    ...(literal && { literal }),
  };
}

/** A text with expressions in it, or the one expression that it is. */
function valueText(text: string, expressions: Readonly<Record<string, string>>): string {
  const pieces = piecesOf(text, expressions);
  const [only] = pieces;
  if (pieces.length === 1 && typeof only === 'object') return only.code;
  const written = pieces.map((piece) => {
    if (typeof piece === 'string') return bicepText(piece).slice(1, -1);
    return piece.code.startsWith("'") ? piece.code.slice(1, -1) : `\${${piece.code}}`;
  });
  return `'${written.join('')}'`;
}

/** Names the identity that resolves references, where the app has no system-assigned one. */
function referenceIdentity(file: ParsedFile, body: Node | undefined): Edit[] {
  const kind = propertyAt(body, 'identity', 'type');
  const [first] = propertiesOf(propertyAt(body, 'identity', 'userAssignedIdentities')?.value);
  const properties = propertiesOf(propertyAt(body, 'properties')?.value);
  const [place] = properties;
  const id = first?.node.firstNamedChild?.text;
  if (!place || id === undefined || (kind && literalOf(kind.value)?.value !== 'UserAssigned')) return [];
  if (properties.some(({ name }) => name === 'keyVaultReferenceIdentity')) return [];
  const { startIndex: start } = place.node;
  const line = lineEndOf(file.text) + indentAt(file.text, start);
  return [{ start, end: start, text: `keyVaultReferenceIdentity: ${id}${line}` }];
}
