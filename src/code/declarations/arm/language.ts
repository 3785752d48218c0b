/** ARM templates among the JSON files: where the schema says it is one, identities are declared as in Bicep. */

import type { Language } from '../../language';
import { inside } from '../plans';
import { templateOf } from './model';
import { templateFindings, templateSites } from './rules';
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
      isTemplate(file) ? inside(templateFindings(file), within) : settings.findings(file, context, within),
    credentials: (file, within) =>
      isTemplate(file) ? inside(templateSites(file), within) : settings.credentials(file, within),
    grantsRoles: isTemplate,
    importsAzure: (file) => isTemplate(file) || settings.importsAzure(file),
    insert: (file, offset, request) =>
      isTemplate(file) ? insertTemplate(file, offset, request) : settings.insert(file, offset, request),
    replace: (file, site, request) =>
      isTemplate(file) ? replaceTemplate(file, site, request) : settings.replace(file, site, request),
    mend: (file, finding) =>
      finding.edits ? { edits: finding.edits, needs: [] } : settings.mend(file, finding),
  };
}
