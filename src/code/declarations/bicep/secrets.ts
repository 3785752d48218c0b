/** Finds secrets in the settings of apps that a Bicep template declares, and refers to a key vault in their place. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Finding, ParsedFile, RuleContext } from '../../language';
import { indentAt } from '../../lines';
import { namedChildren } from '../../nodes';
import { anySecret, settingSecret } from '../../secrets/vaultReference';
import { lineEndOf } from '../../text';
import type { Edit } from '../../text';
import { literalOf, propertiesOf, propertyAt, resources } from './model';

export function bicepSecrets(file: ParsedFile, { vault }: RuleContext): Finding[] {
  if (!anySecret.test(file.text)) return [];
  return resources(file, anySecret).flatMap(({ type, body }) => {
    if (!/^Microsoft\.Web\/sites(?:\/slots)?$/i.test(type)) return [];
    const list = propertyAt(body, 'properties', 'siteConfig', 'appSettings')?.value;
    const entries = list?.type === 'array' ? namedChildren(list) : [];
    return entries.flatMap((entry) => {
      const [name, value] = [propertyAt(entry, 'name'), propertyAt(entry, 'value')];
      const [said, literal] = [name && literalOf(name.value), value && literalOf(value.value)];
      return said && literal ? settingSecret(said.value, literal, vault, referenceIdentity(file, body)) : [];
    });
  });
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
