/** Works out what exactly gives way when a credential expression is replaced, and what of it stays. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { beginsLine, lineEnd, lineStart, nextLine } from '../lines';
import { spanOf } from '../nodes';
import type { CredentialRequest } from '../request';
import type { Edit } from '../text';
import { azureCredentials, credentialConstructions, optionsOf } from './credentials';
import type { Construction } from './credentials';
import { usesOf } from './freeName';
import { isIdentityModule, textOf } from './modules';
import { meantSelector } from './rules/ignoredArgument';
import { retiredConstructions, retiredValue } from './rules/obsoleteConstructor';
import { droppable } from './unusedImport';
import type { Droppable } from './unusedImport';
import { underlying } from './values';

export interface Replacement {
  /** The expression that gives way. */
  readonly target: Node;
  /** Options that stay beside the ID, as the file writes them. */
  readonly kept: readonly string[];
  /** The developer's credential that stands there already, for a split between local and Azure. */
  readonly local?: string;
  readonly dropped?: Droppable;
  /** Takes out the constant that holds the options, where nothing else uses it. */
  readonly options?: Edit;
  readonly needsParentheses: boolean;
}

/** Options that name an identity, or that only `DefaultAzureCredential` reads. */
const leftOut = new Set([
  'clientId',
  'resourceId',
  'objectId',
  'managedIdentityClientId',
  'managedIdentityResourceId',
  'managedIdentityObjectId',
  'workloadIdentityClientId',
  'tenantId',
  'additionallyAllowedTenants',
  'disableInstanceDiscovery',
  'processTimeoutInMs',
  'requiredEnvVars',
]);

/** Plans the replacement of the expression `node`; `undefined` when a credential cannot stand in its place. */
export function planReplacement(
  file: ParsedFile,
  node: Node,
  request: CredentialRequest,
): Replacement | undefined {
  const made = azureCredentials(file).find((one) => one.node.equals(node));
  const isSplit = request.flavour === 'localAndAzure';
  const retired = made ? undefined : retiredOver(file, node);
  if (!made && !retired && node.type !== 'new_expression') return undefined;
  const target = retired ?? (made && isSplit ? splitAround(file, node) : node) ?? node;
  const keepsLocal = isSplit && made?.exported === 'DefaultAzureCredential' && !namesIdentity(file, made);
  const options = made && unusedOptions(file, made);
  const dropped = made && !keepsLocal ? unused(file, made, target, isSplit) : undefined;
  return {
    target,
    kept: made && target.equals(node) ? keptOptions(file, made) : [],
    needsParentheses: isSplit && !standsAlone(target),
    ...(keepsLocal && { local: textOf(file, made.node) }),
    ...(dropped && { dropped }),
    ...(options && { options }),
  };
}

/** The lines of a constant that holds the options of this credential alone. */
function unusedOptions(file: ParsedFile, made: Construction): Edit | undefined {
  const [first] = made.args;
  if (first?.type !== 'identifier') return undefined;
  const value = underlying(file, first, 1);
  const declarator = value.type === 'object' ? value.parent : null;
  const statement = declarator?.parent;
  const name = declarator?.childForFieldName('name');
  if (statement?.type !== 'lexical_declaration' || statement.namedChildCount !== 1 || !name) return undefined;
  const { startIndex, endIndex } = statement;
  const { text } = file;
  const isAlone = beginsLine(text, startIndex) && text.slice(endIndex, lineEnd(text, endIndex)).trim() === '';
  const uses = usesOf(file, textOf(file, first), startIndex, endIndex);
  if (!isAlone || uses !== 1 || /export/.test(statement.parent?.type ?? '')) return undefined;
  return { start: lineStart(text, startIndex), end: nextLine(text, endIndex), text: '' };
}

function retiredOver(file: ParsedFile, node: Node): Node | undefined {
  const made = retiredConstructions(file, [spanOf(node)]).find(
    (one) => one.node.startIndex <= node.startIndex && one.node.endIndex >= node.endIndex,
  );
  return made && retiredValue(made);
}

/** The choice between two credentials a credential is one branch of: a split replaces it as a whole. */
function splitAround(file: ParsedFile, node: Node): Node | undefined {
  const { parent } = node;
  if (parent?.type !== 'ternary_expression') return undefined;
  const branches = [parent.childForFieldName('consequence'), parent.childForFieldName('alternative')];
  const made = credentialConstructions(file, [spanOf(parent)]);
  return branches.every((branch) => branch && made.some((one) => one.node.equals(branch)))
    ? parent
    : undefined;
}

function namesIdentity(file: ParsedFile, made: Construction): boolean {
  return optionsOf(file, made).properties.some(({ key }) => key.startsWith('managedIdentity'));
}

function keptOptions(file: ParsedFile, made: Construction): string[] {
  if (!isIdentityModule(made.module)) return [];
  const literals = made.args.map((arg) => underlying(file, arg)).filter(({ type }) => type === 'object');
  return literals.flatMap((literal) =>
    optionsOf(file, { ...made, args: [literal] })
      .properties.filter(({ key }) => !leftOut.has(key) && meantSelector(key) === undefined)
      .map(({ node }) => textOf(file, node)),
  );
}

/** The import of the replaced class, when nothing else uses it and the new code does not either. */
function unused(file: ParsedFile, made: Construction, target: Node, isSplit: boolean): Droppable | undefined {
  const stays =
    made.exported === 'ManagedIdentityCredential' || (isSplit && made.exported === 'DefaultAzureCredential');
  if (stays || made.callee.type !== 'identifier') return undefined;
  const local = textOf(file, made.callee);
  return usesOf(file, local, target.startIndex, target.endIndex) === 0 ? droppable(file, local) : undefined;
}

/** Whether a conditional expression can stand where `node` stands without parentheses. */
function standsAlone(node: Node): boolean {
  const { parent } = node;
  if (!parent) return false;
  const isValue = parent.childForFieldName('value')?.equals(node) === true;
  const isRight = parent.childForFieldName('right')?.equals(node) === true;
  switch (parent.type) {
    case 'arguments':
    case 'array':
    case 'parenthesized_expression':
    case 'return_statement':
    case 'expression_statement':
    case 'template_substitution':
    case 'jsx_expression':
      return true;
    case 'arrow_function':
      return parent.childForFieldName('body')?.equals(node) === true;
    case 'assignment_expression':
      return isRight;
    default:
      return isValue;
  }
}
