/** Rust, as the editor sees it. */

import type { Language } from '../language';
import { cargo } from '../manifests/kinds';
import { nodeAt } from '../nodes';
import { credentialSites } from './credentials';
import { readUses } from './imports';
import { sidesOf } from './environmentTest';
import { insertRust } from './insert';
import { rustNeeds } from './needs';
import { replaceRust } from './replace';
import { rustRules } from './rules';
import { stringAt } from './strings';

export const rust: Language = {
  languageIds: ['rust'],
  displayName: 'Rust',
  grammarFor: () => 'rust',
  ...rustRules,
  mendsResourceIds: true,
  credentials: credentialSites,
  stringAt,
  importsText: (file) =>
    readUses(file)
      .map(({ node }) => node.text)
      .join('\n'),
  sides: (file, place) => sidesOf(nodeAt(file.tree.rootNode, place)),
  importsAzure: (file) =>
    readUses(file).some(({ bindings, globs }) =>
      [...globs, ...bindings.map(({ target }) => target)].some((path) => path.startsWith('azure_')),
    ),
  insert: insertRust,
  replace: replaceRust,
  // Every repair is made with its finding.
  mend: (_file, { edits }) => edits && { edits, needs: [] },
  needs: rustNeeds,
  manifests: [cargo],
};
