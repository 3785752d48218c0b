/** What the rules notice in a C# file. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { ruled } from '../rule';
import { secretTriggers } from '../secrets/secretKind';
import type { Finding, ParsedFile, RuleContext } from '../language';
import { namedChildren, spanOf, touches } from '../nodes';
import type { Span } from '../text';
import { tokenRules } from '../tokens/rule';
import { tokens } from '../words';
import { connectionFindings } from './connectionStrings';
import { credentialCreations, credentialSites, lastName, typeOf } from './credentials';
import type { Creation } from './credentials';
import { isLocalOnly } from './environmentTest';
import { constructorFindings } from './obsoleteConstructor';
import { registeredFindings } from './registeredSecrets';
import { stringValue } from './strings';
import { productionTest } from './productionTest';
import { tokenWords } from './tokenWords';
import { typeIn } from './usings';

/** A file of a project with global usings need not name the SDK's namespace. */
const sdk = [/azure/, /ManagedIdentity/];

export const csharpRules = ruled(
  [
    { triggers: sdk, findings: credentialFindings },
    { triggers: sdk, findings: removedTypes },
    ...tokenRules(tokenWords, credentialSites),
    { triggers: [...sdk, ...secretTriggers], findings: connectionFindings },
    { triggers: sdk, findings: registeredFindings },
  ],
  [/EntityFrameworkCore/, /SqlClient/],
);

/** What is wrong with the credentials of the file, or with those that touch `within`. */
function credentialFindings(file: ParsedFile, context: RuleContext, within?: readonly Span[]): Finding[] {
  let isSaid = false;
  const creations = credentialCreations(file).filter(
    ({ node }) => !within || within.some((span) => touches(span, spanOf(node))),
  );
  return creations.flatMap((creation) => {
    if (creation.name === 'ManagedIdentityCredential') return constructorFindings(file, creation, context);
    // One finding at full severity is all that will be shown, and looking around a creation is what takes time.
    if (creation.name !== 'DefaultAzureCredential' || isSaid) return [];
    const found = [
      ...twoIdentifiers(file, creation),
      ...defaultCredential(file, creation, context),
      ...productionTest(file, creation),
    ];
    isSaid = found.some(({ weak }) => weak !== true);
    return found;
  });
}

function defaultCredential(file: ParsedFile, creation: Creation, context: RuleContext): Finding[] {
  if (context.tokenCredentialsSet || isTestFile(file.path) || isPinned(creation)) return [];
  const options = optionsSet(file, creation);
  if (options.get('ExcludeManagedIdentityCredential') === 'true' || isLocalOnly(creation.node)) return [];
  const isNamed = options.has('ManagedIdentityClientId') || options.has('ManagedIdentityResourceId');
  const weak = isNamed ? { weak: true, variant: 'withIdentifier' } : {};
  return [{ ...spanOf(creation.node), rule: 'default-credential', values: {}, fix: 'replace', ...weak }];
}

/** The options name the identity by two IDs, which the constructor refuses. */
function twoIdentifiers(file: ParsedFile, creation: Creation): Finding[] {
  const options = optionsSet(file, creation);
  const given = ['ManagedIdentityClientId', 'ManagedIdentityResourceId'].map((name) => options.get(name));
  if (given.some((value) => value === undefined || /^(?:null|""|string\.Empty|default)$/.test(value)))
    return [];
  return [{ ...spanOf(creation.node), rule: 'two-identifiers', values: {}, fix: 'replace' }];
}

/** The constructor that takes the name of a variable reads the credential to use from it. */
function isPinned({ arguments: given }: Creation): boolean {
  const first = given[0]?.value;
  return (
    first !== undefined &&
    (stringValue(first) !== undefined || lastName(first) === 'DefaultEnvironmentVariableName')
  );
}

/** The properties set on the options of a creation: in place, or anywhere in the file when they come by name. */
function optionsSet(file: ParsedFile, { arguments: given }: Creation): Map<string, string> {
  const value = given[0]?.value;
  if (!value) return new Map();
  const isNamed = value.type === 'identifier' || value.type === 'member_access_expression';
  const names = ['ExcludeManagedIdentityCredential', 'ManagedIdentityClientId', 'ManagedIdentityResourceId'];
  const assignments = isNamed
    ? names.flatMap((name) => tokens(file, name)).map(assignmentOf)
    : namedChildren(value).flatMap((child) =>
        child.type === 'initializer_expression' ? namedChildren(child) : [],
      );
  return new Map(
    assignments.flatMap((node): [string, string][] =>
      node?.type === 'assignment_expression'
        ? [[lastName(node.childForFieldName('left')), node.childForFieldName('right')?.text ?? '']]
        : [],
    ),
  );
}

function assignmentOf(token: Node): Node | undefined {
  const left = token.parent?.type === 'member_access_expression' ? token.parent : token;
  return left.parent?.childForFieldName('left')?.equals(left) === true ? left.parent : undefined;
}

/** CS05: the token provider of the package that came before. */
function removedTypes(file: ParsedFile): Finding[] {
  return tokens(file, 'AzureServiceTokenProvider').flatMap((token): Finding[] => {
    const type = typeOf(token);
    const node = type?.parent;
    if (node?.type !== 'object_creation_expression') return [];
    if (typeIn(file, 'Microsoft.Azure.Services.AppAuthentication', type ?? token) === undefined) return [];
    const values = { constructor: 'AzureServiceTokenProvider' };
    return [
      { ...spanOf(node), rule: 'obsolete-constructor', variant: 'removedPackage', values, fix: 'none' },
    ];
  });
}

/** `OrdersTests.cs` and the like, and everything in a folder or project of tests. */
function isTestFile(path: string): boolean {
  const segments = path.split('/');
  const name = segments.pop() ?? '';
  return (
    /Tests?\.cs$/.test(name) ||
    segments.some((segment) => /(^|[.\-_]|Unit|Integration)tests?$/i.test(segment))
  );
}
