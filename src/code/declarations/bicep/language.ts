/** Bicep, as far as identities are declared in it. */

import type { Language } from '../../language';
import { embeddedFindings } from '../../scripts/embedded';
import { isScriptText, quotedFindings } from '../deploymentScripts';
import { inside } from '../plans';
import { bicepText } from './literal';
import { literalOf } from './model';
import { bicepFindings, bicepScripts, bicepSites } from './rules';
import { bicepSecrets, replaceBicepSecret } from './secrets';
import { insertBicep, replaceBicep } from './write';

export const bicep: Language = {
  languageIds: ['bicep'],
  displayName: 'Bicep',
  grammarFor: () => 'bicep',
  triggers: [/microsoft\./, /azure/, /WEBSITE_DISABLE_MSI/],
  findings: (file, context, within) =>
    inside(
      [
        ...bicepFindings(file),
        ...bicepSecrets(file, context),
        ...embeddedFindings(file, bicepScripts(file).lines, context),
        ...quotedFindings(file, bicepScripts(file).quoted, context, (text) => bicepText(text).slice(1, -1)),
      ],
      within,
    ),
  credentials: (file, within) => inside(bicepSites(file), within),
  importsAzure: ({ text }) => /'Microsoft\./i.test(text),
  insert: insertBicep,
  replace: (file, site, request) =>
    replaceBicepSecret(file, site, request) ?? replaceBicep(file, site, request),
  mend: (_file, { edits }) => (edits ? { edits, needs: [] } : undefined),
  noun: { credential: 'identity', client: 'role assignment' },
  isPicky: true,
  grantsRoles: () => true,
  needs: () => [],
  manifests: [],
  stringAt: (file, offset) => {
    const node = file.tree.rootNode.descendantForIndex(offset, offset);
    const text = node && literalOf(node.type === 'string' ? node : (node.parent ?? node));
    if (!text || isScriptText(file.text, text.start)) return undefined;
    return text.start <= offset && offset <= text.end ? text : undefined;
  },
};
