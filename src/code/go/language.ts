/** Go, as the editor sees it. */

import type { Language } from '../language';
import { goMod } from '../manifests/kinds';
import { nodeAt } from '../nodes';
import { credentialSites } from './credentials';
import { readImports } from './imports';
import { sidesOf } from './environmentTest';
import { insertGo } from './insert';
import { goNeeds } from './needs';
import { replaceGo } from './replace';
import { goRules } from './rules';
import { stringAt } from './strings';

export const go: Language = {
  languageIds: ['go'],
  displayName: 'Go',
  grammarFor: () => 'go',
  ...goRules,
  credentials: credentialSites,
  stringAt,
  importsText: (file) =>
    readImports(file)
      .specs.map(({ local, path }) => `${local} ${path}`)
      .join('\n'),
  sides: (file, place) => sidesOf(nodeAt(file.tree.rootNode, place)),
  importsAzure: (file) => readImports(file).specs.some(({ path }) => path.startsWith('github.com/Azure/')),
  insert: insertGo,
  replace: replaceGo,
  // Every finding that can be mended comes with its edits.
  mend: () => undefined,
  needs: goNeeds,
  manifests: [goMod],
};
