/** Finds secrets in the settings of apps that a Terraform configuration declares, and refers to a key vault in their place. */

import type { Finding, ParsedFile, RuleContext } from '../../language';
import { indentAt } from '../../lines';
import { anySecret, settingSecret } from '../../secrets/vaultReference';
import { lineEndOf } from '../../text';
import type { Edit } from '../../text';
import { attribute, attributesIn, blocksIn, inner, itemsOf, literalOf, topBlocks } from './model';
import type { Block } from './model';

const app = /^azurerm_(?:linux|windows)_(?:web|function)_app(?:_slot)?$/;

export function terraformSecrets(file: ParsedFile, { vault }: RuleContext): Finding[] {
  if (!anySecret.test(file.text)) return [];
  return topBlocks(file, anySecret).flatMap((block) => {
    const settings = app.test(block.labels[0] ?? '') ? attribute(block.body, 'app_settings') : undefined;
    if (!settings) return [];
    const { startIndex: start } = settings.node;
    return attributesIn(inner(settings.value)).flatMap(({ name, value }) => {
      const literal = literalOf(value);
      if (!literal || literal.value.includes('${')) return [];
      return settingSecret(name, literal, vault, referenceIdentity(file, block, start));
    });
  });
}

/** Names the identity that resolves references, where the app has no system-assigned one. */
function referenceIdentity({ text }: ParsedFile, { body }: Block, start: number): Edit[] {
  const identity = blocksIn(body).find(({ type }) => type === 'identity')?.body;
  const kind = attribute(identity, 'type');
  const ids = attribute(identity, 'identity_ids');
  const [id] = ids ? itemsOf(ids.value) : [];
  if (!id || !kind || literalOf(kind.value)?.value !== 'UserAssigned') return [];
  if (attribute(body, 'key_vault_reference_identity_id')) return [];
  const line = lineEndOf(text) + indentAt(text, start);
  return [{ start, end: start, text: `key_vault_reference_identity_id = ${id.text}${line}` }];
}
