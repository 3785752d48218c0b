/** ARM templates among the JSON files: where the schema says it is one, identities are declared as in Bicep. */

import type { Finding, Language, ParsedFile, RuleContext, TextLiteral } from '../../language';
import { ancestors } from '../../nodes';
import { stringIn } from '../../settings/jsonSettings';
import { isScriptText, quotedFindings } from '../deploymentScripts';
import { inside } from '../plans';
import { templateOf } from './model';
import { templateFindings, templateScripts, templateSites } from './rules';
import { replaceTemplateSecret, templateSecrets } from './secrets';
import { insertTemplate, replaceTemplate } from './write';

/** JSON with templates: `settings` serves the files that are none. */
export function withTemplates(settings: Language): Language {
  const isTemplate = (file: Parameters<Language['findings']>[0]): boolean =>
    templateOf(file).root !== undefined;
  return {
    ...settings,
    languageIds: [...settings.languageIds, 'arm-template'],
    triggers: [...settings.triggers, /schema\.management\.azure/],
    findings: (file, context, within) =>
      isTemplate(file)
        ? inside(templateLook(file, context), within)
        : settings.findings(file, context, within),
    credentials: (file, within) =>
      isTemplate(file) ? inside(templateSites(file), within) : settings.credentials(file, within),
    stringAt: (file, offset) => (isTemplate(file) ? textAt(file, offset) : settings.stringAt?.(file, offset)),
    grantsRoles: isTemplate,
    importsAzure: (file) => isTemplate(file) || settings.importsAzure(file),
    insert: (file, offset, request) =>
      isTemplate(file) ? insertTemplate(file, offset, request) : settings.insert(file, offset, request),
    replace: (file, site, request) =>
      isTemplate(file)
        ? (replaceTemplateSecret(file, site, request) ?? replaceTemplate(file, site, request))
        : settings.replace(file, site, request),
    mend: (file, finding) =>
      finding.edits ? { edits: finding.edits, needs: [] } : settings.mend(file, finding),
  };
}

/** The string that holds `offset`; none where it is an expression of the template, or a script. */
function textAt({ tree, text: all }: ParsedFile, offset: number): TextLiteral | undefined {
  const leaf = tree.rootNode.descendantForIndex(offset, offset);
  const node = leaf && [leaf, ...ancestors(leaf)].find(({ type }) => type === 'string');
  const text = node && stringIn(node);
  return !text || text.value.startsWith('[') || isScriptText(all, text.start) ? undefined : text;
}

function templateLook(file: ParsedFile, context: RuleContext): Finding[] {
  return [
    ...templateFindings(file),
    ...templateSecrets(file, context),
    ...quotedFindings(file, templateScripts(file), context, (text) => JSON.stringify(text).slice(1, -1)),
  ];
}
