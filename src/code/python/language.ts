/** Python, as the editor sees it. */

import type { Language } from '../language';
import { requirements, pyproject } from '../manifests/kinds';
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
  importsText: (file) =>
    readImports(file)
      .statements.map(({ node, typesOnly }) => (typesOnly ? '' : node.text))
      .join('\n'),
  sides: (file, place) => sidesOf(nodeOfPlace(file, place)),
  importsAzure: (file) =>
    readImports(file).statements.some(
      ({ module, typesOnly }) => !typesOnly && module.split('.')[0] === 'azure',
    ),
  insert: (file, ...given) => withOwnDependencies(file, insertPython(file, ...given)),
  replace: (file, ...given) => withOwnDependencies(file, replacePython(file, ...given)),
  mend: mendPython,
  needs: (request) => pythonNeeds(request),
  manifests: [requirements, pyproject],
};
