/** C++, as the editor sees it. */

import type { Language } from '../language';
import { vcpkg } from '../manifests/kinds';
import { nodeAt } from '../nodes';
import { credentialSites } from './credentials';
import { readIncludes } from './includes';
import { sidesOf } from './environmentTest';
import { insertCpp } from './insert';
import { readShortcuts } from './names';
import { cppNeeds } from './needs';
import { replaceCpp } from './replace';
import { cppRules } from './rules';
import { stringAt } from './strings';

export const cpp: Language = {
  languageIds: ['cpp'],
  displayName: 'C++',
  grammarFor: () => 'cpp',
  ...cppRules,
  mendsResourceIds: true,
  credentials: credentialSites,
  stringAt,
  importsText: (file) =>
    readShortcuts(file)
      .map(({ local, target, kind }) => `${kind} ${local} ${target}`)
      .join('\n'),
  sides: (file, place) => sidesOf(nodeAt(file.tree.rootNode, place)),
  importsAzure: (file) => readIncludes(file).some(({ header }) => header.startsWith('azure/')),
  insert: insertCpp,
  replace: replaceCpp,
  // Every repair is made with its finding.
  mend: (_file, { edits }) => edits && { edits, needs: [] },
  needs: cppNeeds,
  manifests: [vcpkg],
};
