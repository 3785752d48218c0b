/** YAML, as far as identities are declared in it: Kubernetes, GitHub Actions, Spring and Compose. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { CredentialSite, Finding, Language, ParsedFile } from '../../language';
import { mentions } from '../../nodes';
import { perTree } from '../../query';
import { scriptClients } from '../../scripts/dataCalls';
import { embeddedFindings, embeddedTriggers } from '../../scripts/embedded';
import { inside } from '../plans';
import { composeSites } from './compose';
import { kindOf } from './kinds';
import { kubernetesFindings, kubernetesSites } from './kubernetes';
import { rootsOf } from './model';
import { openYamlId } from './openIds';
import { runsIn } from './runs';
import { springFindings, springSites } from './spring';
import { variableFindings } from './variables';
import { workflowFindings, workflowSites } from './workflow';
import { insertYaml, replaceYaml, stringIn } from './write';

export const yaml: Language = {
  languageIds: ['yaml', 'dockercompose', 'github-actions-workflow', 'spring-boot-properties-yaml'],
  displayName: 'YAML',
  grammarFor: () => 'yaml',
  triggers: [/azure/, /WEBSITE_DISABLE_MSI/, /aadpodidbinding/, ...embeddedTriggers],
  findings: (file, context, within) =>
    inside([...findings(file), ...embeddedFindings(file, runsIn(file), context)], within),
  credentials: (file, within) => inside(sites(file), within),
  clients: (file, known) => scriptClients(file, runsIn(file), known),
  importsAzure: (file) => sites(file).length > 0,
  insert: insertYaml,
  replace: replaceYaml,
  mend: (_file, { edits }) => (edits ? { edits, needs: [] } : undefined),
  noun: { credential: 'identity', client: 'spring.*' },
  isPicky: true,
  needs: () => [],
  manifests: [],
  stringAt: stringIn,
  openIdAt: openYamlId,
};

/** A word of everything that is looked for in a document. */
const about = /azure|aadpod|serviceAccountName|jdbc:sqlserver/i;

const worthALook = (file: ParsedFile): Node[] =>
  rootsOf(file).filter((root) => mentions(file.text, root, about));

const sites = perTree((file: ParsedFile): CredentialSite[] =>
  worthALook(file).flatMap((root) => sitesIn(root, file)),
);

function sitesIn(root: Node, file: ParsedFile): CredentialSite[] {
  switch (kindOf(root, file)) {
    case 'kubernetes':
      return kubernetesSites(root);
    case 'workflow':
      return workflowSites(root);
    case 'spring':
      return springSites(root);
    case 'compose':
      return composeSites(root);
    default:
      return [];
  }
}

const findings = perTree((file: ParsedFile): Finding[] => [
  ...worthALook(file).flatMap((root) => findingsIn(root, file)),
  ...variableFindings(file),
]);

function findingsIn(root: Node, file: ParsedFile): Finding[] {
  switch (kindOf(root, file)) {
    case 'kubernetes':
      return kubernetesFindings(file, root);
    case 'workflow':
      return workflowFindings(file, root);
    case 'spring':
      return springFindings(root);
    default:
      return [];
  }
}
