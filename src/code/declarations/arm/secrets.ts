/** Finds secrets in the settings of apps that an ARM template declares, and refers to a key vault in their place. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Finding, ParsedFile, RuleContext } from '../../language';
import { indentAt } from '../../lines';
import { anySecret, settingSecret } from '../../secrets/vaultReference';
import { lineEndOf } from '../../text';
import type { Edit } from '../../text';
import { properties, property, resourcesOf, templateOf, textAt } from './model';
import { settingsOf } from './rules';

export function templateSecrets(file: ParsedFile, { vault }: RuleContext): Finding[] {
  const { root } = templateOf(file);
  if (!root || !anySecret.test(file.text)) return [];
  return resourcesOf(root, file.text, anySecret).flatMap((resource) => {
    if (!/^Microsoft\.Web\/sites(?:\/slots)?(?:\/config)?$/i.test(textAt(resource, 'type')?.value ?? ''))
      return [];
    return settingsOf(resource).flatMap(({ name, value }) =>
      settingSecret(name, value, vault, referenceIdentity(file, resource)),
    );
  });
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
