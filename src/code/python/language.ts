/** Python, as the editor sees it. */

import { requestAsFileHasIt } from '../clients/others';
import type { Language, ParsedFile } from '../language';
import { requirements, pyproject } from '../manifests/kinds';
import type { CredentialRequest } from '../request';
import { credentialSites } from './credentials';
import { sidesOf } from './environmentTest';
import { readImports } from './imports';
import { insertPython } from './insert';
import { mendPython } from './mend';
import { pythonNeeds } from './needs';
import { replacePython } from './replace';
import { pythonRules } from './rules';
import { withOwnDependencies } from './scriptBlock';
import { nodeOfPlace } from './slot';
import { stringAt } from './strings';

export const python: Language = {
  languageIds: ['python'],
  displayName: 'Python',
  grammarFor: () => 'python',
  ...pythonRules,
  credentials: credentialSites,
  stringAt,
  importsText,
  sides: (file, place) => sidesOf(nodeOfPlace(file, place)),
  importsAzure: (file) =>
    readImports(file).statements.some(
      ({ module, typesOnly }) => !typesOnly && module.split('.')[0] === 'azure',
    ),
  insert: (file, offset, request) =>
    withOwnDependencies(file, insertPython(file, offset, fitted(file, request))),
  replace: (file, site, request) =>
    withOwnDependencies(file, replacePython(file, site, fitted(file, request))),
  mend: mendPython,
  needs: (request) => pythonNeeds(request),
  manifests: [requirements, pyproject],
};

function importsText(file: ParsedFile): string {
  return readImports(file)
    .statements.map(({ node, typesOnly }) => (typesOnly ? '' : node.text))
    .join('\n');
}

function fitted(file: ParsedFile, request: CredentialRequest): CredentialRequest {
  return requestAsFileHasIt('python', file, importsText, request);
}
