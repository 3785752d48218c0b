/** Terraform, as far as identities are declared in it. */

import type { Language } from '../../language';
import { embeddedFindings } from '../../scripts/embedded';
import { inside } from '../plans';
import { hostStorageFindings, replaceHostStorage } from './hostStorage';
import { literalOf } from './model';
import { terraformFindings, terraformScripts, terraformSites } from './rules';
import { replaceTerraformSecret, terraformSecrets } from './secrets';
import { insertTerraform, replaceTerraform } from './write';

export const terraform: Language = {
  languageIds: ['terraform'],
  displayName: 'Terraform',
  grammarFor: () => 'terraform',
  triggers: [/azure/, /WEBSITE_DISABLE_MSI/],
  findings: (file, context, within) =>
    inside(
      [
        ...terraformFindings(file),
        ...terraformSecrets(file, context),
        ...hostStorageFindings(file),
        ...embeddedFindings(file, terraformScripts(file), context),
      ],
      within,
    ),
  credentials: (file, within) => inside(terraformSites(file), within),
  importsAzure: ({ text }) => text.includes('azurerm'),
  insert: insertTerraform,
  replace: (file, site, request) =>
    replaceTerraformSecret(file, site, request) ??
    replaceHostStorage(file, site, request) ??
    replaceTerraform(file, site, request),
  mend: (_file, { edits }) => (edits ? { edits, needs: [] } : undefined),
  noun: { credential: 'identity', client: 'role assignment' },
  isPicky: true,
  grantsRoles: () => true,
  needs: () => [],
  manifests: [],
  stringAt: (file, offset) => {
    const node = file.tree.rootNode.descendantForIndex(offset, offset);
    const text = node && literalOf(node.type === 'string_lit' ? node : (node.parent ?? node));
    return text && text.start <= offset && offset <= text.end && !text.value.includes('${')
      ? text
      : undefined;
  },
};
