/** C#, as the editor sees it. */

import { requestAsFileHasIt } from '../clients/others';
import type { Language, ParsedFile } from '../language';
import { csproj, nugetDirectives } from '../manifests/kinds';
import { nodeAt } from '../nodes';
import type { CredentialRequest } from '../request';
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
  importsText,
  sides: (file, place) => sidesOf(nodeAt(file.tree.rootNode, place)),
  importsAzure: (file) =>
    [...readUsings(file).map(({ target }) => target), ...(file.ambientImports ?? [])].some(isAzure),
  insert: (file, offset, request) => withOwnPackages(file, insertCsharp(file, offset, fitted(file, request))),
  replace: (file, site, request) => withOwnPackages(file, replaceCsharp(file, site, fitted(file, request))),
  mend: (file, finding) => (finding.fix === 'mend' ? mendConstructor(file, finding) : undefined),
  needs: csharpNeeds,
  manifests: [csproj, nugetDirectives],
};

/** The Azure SDK's namespaces; `Microsoft.Azure` is the one of its clients that kept theirs, such as Cosmos DB. */
function isAzure(target: string): boolean {
  return /^(Azure|Microsoft\.Azure|Microsoft\.Extensions\.Azure)(\.|$)/.test(target);
}

function importsText(file: ParsedFile): string {
  return readUsings(file)
    .map(({ node }) => node.text)
    .join('\n');
}

function fitted(file: ParsedFile, request: CredentialRequest): CredentialRequest {
  return requestAsFileHasIt('csharp', file, importsText, request);
}
