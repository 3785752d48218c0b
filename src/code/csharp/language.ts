/** C#, as the editor sees it. */

import type { Language } from '../language';
import { csproj, nugetDirectives } from '../manifests/kinds';
import { nodeAt } from '../nodes';
import { credentialSites } from './credentials';
import { withOwnPackages } from './fileProgram';
import { sidesOf } from './environmentTest';
import { insertCsharp } from './insert';
import { csharpNeeds } from './needs';
import { mendConstructor } from './obsoleteConstructor';
import { replaceCsharp } from './replace';
import { csharpRules } from './rules';
import { stringAt } from './strings';
import { readUsings } from './usings';

export const csharp: Language = {
  languageIds: ['csharp'],
  displayName: 'C#',
  grammarFor: () => 'c-sharp',
  ...csharpRules,
  credentials: credentialSites,
  stringAt,
  importsText: (file) =>
    readUsings(file)
      .map(({ node }) => node.text)
      .join('\n'),
  sides: (file, place) => sidesOf(nodeAt(file.tree.rootNode, place)),
  importsAzure: (file) =>
    [...readUsings(file).map(({ target }) => target), ...(file.ambientImports ?? [])].some(isAzure),
  insert: (file, ...given) => withOwnPackages(file, insertCsharp(file, ...given)),
  replace: (file, ...given) => withOwnPackages(file, replaceCsharp(file, ...given)),
  mend: (file, finding) => (finding.fix === 'mend' ? mendConstructor(file, finding) : undefined),
  needs: csharpNeeds,
  manifests: [csproj, nugetDirectives],
};

/** The Azure SDK's namespaces; `Microsoft.Azure` is the one of its clients that kept theirs, such as Cosmos DB. */
function isAzure(target: string): boolean {
  return /^(Azure|Microsoft\.Azure|Microsoft\.Extensions\.Azure)(\.|$)/.test(target);
}
