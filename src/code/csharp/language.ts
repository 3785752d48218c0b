/** C#, as the editor sees it. */

import type { Language } from '../language';
import { csproj } from '../manifests/kinds';
import { credentialSites } from './credentials';
import { insertCsharp } from './insert';
import { csharpNeeds } from './needs';
import { mendConstructor } from './obsoleteConstructor';
import { replaceCsharp } from './replace';
import { csharpFindings } from './rules';
import { readUsings } from './usings';

export const csharp: Language = {
  languageIds: ['csharp'],
  displayName: 'C#',
  grammarFor: () => 'c-sharp',
  triggers: ['azure', 'ManagedIdentity'],
  findings: csharpFindings,
  credentials: credentialSites,
  importsAzure: (file) =>
    [...readUsings(file).map(({ target }) => target), ...(file.ambientImports ?? [])].some(isAzure),
  insert: insertCsharp,
  replace: replaceCsharp,
  mend: (file, finding) => (finding.fix === 'mend' ? mendConstructor(file, finding) : undefined),
  needs: csharpNeeds,
  manifests: [csproj],
};

/** The Azure SDK's namespaces; `Microsoft.Azure` is the one of its clients that kept theirs, such as Cosmos DB. */
function isAzure(target: string): boolean {
  return /^(Azure|Microsoft\.Azure|Microsoft\.Extensions\.Azure)(\.|$)/.test(target);
}
