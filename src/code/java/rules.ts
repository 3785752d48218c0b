/** What the rules notice in a Java file. */

import { isUserAssignedId } from '../../model/armId';
import type { Finding, Language, ParsedFile, RuleContext } from '../language';
import { spanOf, touches } from '../nodes';
import { perTree } from '../query';
import { ruled } from '../rule';
import { azureSqlHost } from '../secrets/secretKind';
import type { Span } from '../text';
import { tokenRules } from '../tokens/rule';
import { connectionFindings } from './connectionStrings';
import {
  chainsOf,
  credentialChains,
  credentialSites,
  isBuilt,
  isDefault,
  isManaged,
  selectorCalls,
} from './credentials';
import type { Chain } from './credentials';
import { isLocalOnly } from './environmentTest';
import { dataSourceFindings } from './sqlDataSources';
import { sqlFindings } from './sqlPasswords';
import { stringValue } from './strings';
import { tokenWords } from './tokenWords';

/** A word of every file that imports something of the SDK. */
const sdk = [/azure/];

export const javaRules = ruled([
  { triggers: sdk, findings: credentialFindings },
  { triggers: sdk, findings: near(removedClasses) },
  { triggers: sdk, findings: near(connectionFindings) },
  { triggers: [azureSqlHost], findings: near(sqlFindings) },
  { triggers: [azureSqlHost], findings: near(dataSourceFindings) },
  ...tokenRules(tokenWords, credentialSites),
]);

/** What a look at the whole file finds, once per tree; or what of it touches `within`. */
function near(look: (file: ParsedFile) => Finding[]): Language['findings'] {
  const all = perTree(look);
  return (file, _context, within) =>
    all(file).filter((finding) => !within || within.some((span) => touches(span, finding)));
}

/** What is wrong with the credentials of the file, or with those that touch `within`. */
function credentialFindings(file: ParsedFile, context: RuleContext, within?: readonly Span[]): Finding[] {
  let isSaid = false;
  const findings = credentialChains(file).flatMap((chain) => {
    const wrong = selectorFindings(chain);
    if (wrong.length > 0) return wrong;
    if (isManaged(chain)) return missingIdentifier(chain, context);
    // One finding at full severity is all that will be shown, and looking around a chain is what takes time.
    if (!isDefault(chain) || isSaid) return [];
    const found = defaultCredential(file, chain, context);
    isSaid = found.some(({ weak }) => weak !== true);
    return found;
  });
  return within ? findings.filter((finding) => within.some((span) => touches(span, finding))) : findings;
}

/** JA01: `build()` throws for two IDs, even an empty one. And a resource ID that is handed over as a client ID. */
function selectorFindings(chain: Chain): Finding[] {
  const calls = selectorCalls(chain);
  const isNamedTwice = new Set(calls.map(({ name }) => name)).size > 1;
  if (isNamedTwice && isBuilt(chain))
    return [{ ...spanOf(chain.node), rule: 'two-identifiers', values: {}, fix: 'replace' }];
  return calls.flatMap(({ identifier, nameNode, arguments: [value] }): Finding[] => {
    const id = stringValue(value);
    if (identifier !== 'clientId' || !value || id === undefined || !isUserAssignedId(id)) return [];
    const text = nameNode.text.replace(/clientId/i, (name) =>
      name.startsWith('C') ? 'ResourceId' : 'resourceId',
    );
    const edits = [{ ...spanOf(nameNode), text }];
    return [
      {
        ...spanOf(value),
        rule: 'string-is-client-id',
        variant: 'clientIdOption',
        values: {},
        fix: 'mend',
        edits,
      },
    ];
  });
}

function missingIdentifier(chain: Chain, context: RuleContext): Finding[] {
  if (context.workspaceIdentity !== 'userAssigned' || !isBuilt(chain)) return [];
  const calls = selectorCalls(chain);
  if (calls.some(({ arguments: [value] }) => stringValue(value) !== '')) return [];
  const variant = calls.length > 0 ? { variant: 'empty' } : {};
  return [{ ...spanOf(chain.node), rule: 'missing-identifier', values: {}, fix: 'replace', ...variant }];
}

function defaultCredential(file: ParsedFile, chain: Chain, context: RuleContext): Finding[] {
  const isPinned = chain.calls.some(({ name }) => name === 'requireEnvVars');
  if (context.tokenCredentialsSet || isPinned || isTestFile(file.path) || isLocalOnly(chain.node)) return [];
  const weak = selectorCalls(chain).length > 0 ? { weak: true, variant: 'withIdentifier' } : {};
  const fix = isBuilt(chain) ? 'replace' : 'none';
  return [{ ...spanOf(chain.node), rule: 'default-credential', values: {}, fix, ...weak }];
}

/** JA02: the classes of the packages that came before `azure-identity`, which no current client takes. */
function removedClasses(file: ParsedFile): Finding[] {
  return ['MSICredentials', 'MSITokenProvider'].flatMap((ending) =>
    chainsOf(file, ending, (each) => each.startsWith('com.microsoft.azure.')).map(
      ({ name, node }): Finding => ({
        ...spanOf(node),
        rule: 'obsolete-constructor',
        variant: 'removedPackage',
        values: { constructor: name },
        fix: 'none',
      }),
    ),
  );
}

/** `OrdersTest.java` and the like, and everything below a folder of tests. */
function isTestFile(path: string): boolean {
  const segments = path.split('/');
  const name = segments.pop() ?? '';
  return /(Tests?|IT)\.java$|^Test[A-Z]/.test(name) || segments.some((each) => /^(\w*[tT]ests?)$/.test(each));
}
