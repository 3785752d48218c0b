/** TypeScript and JavaScript, with and without JSX, as one language of the table. */

import { requestAsFileHasIt } from '../clients/others';
import type { Language, ParsedFile, Plan, Finding } from '../language';
import { packageJson } from '../manifests/kinds';
import { ancestors, nodeAt } from '../nodes';
import type { CredentialRequest } from '../request';
import { credentialSites } from './credentials';
import { sidesOf } from './environment';
import { isAzureModule, moduleStatements, textOf } from './modules';
import { needsOf } from './needs';
import { mendingEdits, typescriptRules } from './rules';
import { stringAt } from './strings';
import { insert, replace } from './write';

export const typescript: Language = {
  languageIds: ['typescript', 'typescriptreact'],
  displayName: 'TypeScript',
  grammarFor: (languageId) => (languageId === 'typescriptreact' ? 'tsx' : 'typescript'),
  ...shared(),
};

export const javascript: Language = {
  languageIds: ['javascript', 'javascriptreact'],
  displayName: 'JavaScript',
  grammarFor: () => 'javascript',
  ...shared(),
};

function shared(): Omit<Language, 'languageIds' | 'displayName' | 'grammarFor'> {
  return {
    ...typescriptRules,
    mendsResourceIds: true,
    credentials: credentialSites,
    stringAt,
    sides: (file, place) => sidesOf(file, nodeAt(file.tree.rootNode, place)),
    importsAzure,
    importsText,
    insert: (file, offset, request) => insert(file, offset, fitted(file, request)),
    replace: (file, site, request) => replace(file, site, fitted(file, request)),
    mend,
    needs: needsOf,
    manifests: [packageJson],
  };
}

function importsAzure(file: ParsedFile): boolean {
  return moduleStatements(file).some(({ module }) => isAzureModule(module));
}

function importsText(file: ParsedFile): string {
  return moduleStatements(file)
    .map(
      ({ names, source }) =>
        `${textOf(file, source)} ${JSON.stringify(names.map((n) => [n.exported, n.local, n.typeOnly]))}`,
    )
    .join('\n');
}

function fitted(file: ParsedFile, request: CredentialRequest): CredentialRequest {
  return requestAsFileHasIt('typescript', file, importsText, request);
}

function mend(file: ParsedFile, finding: Finding): Plan | undefined {
  const node = nodeAt(file.tree.rootNode, finding);
  if (node.hasError || [...ancestors(node)].some(({ isError }) => isError)) return undefined;
  const edits = mendingEdits(file, finding);
  return edits.length > 0 ? { edits, needs: [] } : undefined;
}
