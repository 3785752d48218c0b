/** Java, as the editor sees it. */

import type { Language } from '../language';
import { gradle, moduleInfo, pom } from '../manifests/kinds';
import { nodeAt } from '../nodes';
import { credentialSites } from './credentials';
import { readImports } from './imports';
import { sidesOf } from './environmentTest';
import { insertJava } from './insert';
import { clientForm } from './client';
import { javaNeeds } from './needs';
import { replaceJava } from './replace';
import { javaRules } from './rules';
import { stringAt } from './strings';

export const java: Language = {
  languageIds: ['java'],
  displayName: 'Java',
  grammarFor: () => 'java',
  ...javaRules,
  mendsResourceIds: true,
  credentials: credentialSites,
  stringAt,
  importsText: (file) => {
    const { packageName, all } = readImports(file);
    return [packageName, ...all.map(({ node }) => node.text)].join('\n');
  },
  sides: (file, place) => sidesOf(nodeAt(file.tree.rootNode, place)),
  importsAzure: (file) =>
    readImports(file).all.some(({ target }) => /^com\.(microsoft\.)?azure\b/.test(target)),
  insert: insertJava,
  replace: replaceJava,
  // Every repair of this language comes with its finding.
  mend: () => undefined,
  needs: (request) => javaNeeds(request, clientForm(request)),
  manifests: [pom, gradle],
  modules: moduleInfo,
};
