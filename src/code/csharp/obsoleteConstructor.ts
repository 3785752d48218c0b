/** The constructors of `ManagedIdentityCredential` that Azure.Identity 1.18 marks obsolete, and their current forms. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { isUserAssignedId } from '../../model/armId';
import type { Finding, ParsedFile, Plan, RuleContext } from '../language';
import { spanOf } from '../nodes';
import type { Edit } from '../text';
import { argumentsOf, credentialCreations, identityNamespace } from './credentials';
import type { Argument, Creation } from './credentials';
import { declarationFor } from './declarations';
import { identityPackage } from './needs';
import { stringValue } from './strings';
import { createUsings } from './usingEdits';
import { typeIn } from './usings';
import { nameOfValue, valueKind } from './valueKind';

type Factory =
  'SystemAssigned' | 'FromUserAssignedClientId' | 'FromUserAssignedResourceId' | 'FromUserAssignedObjectId';

/** How a creation has to be written today. */
interface Current {
  readonly rule: Finding['rule'];
  readonly variant: string;
  readonly factory: Factory;
  /** The argument that becomes the ID. */
  readonly id?: Argument;
  /** The second argument, to be taken over: an object written in place. */
  readonly options?: Argument;
  readonly isMendable: boolean;
}

/** The finding of one creation of `ManagedIdentityCredential`, if there is one. */
export function constructorFindings(file: ParsedFile, creation: Creation, context: RuleContext): Finding[] {
  const current = currentForm(file, creation);
  if (!current) return [];
  const span = spanOf(creation.node);
  if (current.variant === 'parameterless' && context.workspaceIdentity === 'userAssigned') {
    return [{ ...span, rule: 'missing-identifier', values: {}, fix: 'replace' }];
  }
  const { rule, variant, factory, isMendable } = current;
  const at = rule === 'string-is-client-id' && current.id ? spanOf(current.id.node) : span;
  return [{ ...at, rule, variant, values: { factory }, fix: isMendable ? 'mend' : 'replace' }];
}

function currentForm(file: ParsedFile, { arguments: given }: Creation): Current | undefined {
  const named = (...names: string[]): Argument | undefined =>
    given.find(({ name }) => name !== undefined && names.includes(name));
  const unnamed = given.filter(({ name }) => name === undefined);
  const options = named('options') ?? unnamed[1];
  const first = named('clientId', 'resourceId', 'id') ?? unnamed[0];
  const kind = first ? valueKind(file, first.value) : 'nothing';
  const optionsKind = options ? valueKind(file, options.value) : 'nothing';
  if (first?.name === 'id' || kind === 'managedIdentityId' || kind === 'options' || optionsKind === 'options')
    return undefined;
  if (!first && options && optionsKind === 'unknown') return undefined;
  const kept = options && optionsKind !== 'nothing' ? { options } : {};
  const isMendable = !kept.options || isWrittenInPlace(file, kept.options.value);
  const obsolete = { rule: 'obsolete-constructor', ...kept, isMendable } as const;
  if (!first || kind === 'nothing')
    return { ...obsolete, variant: 'parameterless', factory: 'SystemAssigned' };
  if (first.name === 'resourceId' || kind === 'resourceIdentifier') {
    return { ...obsolete, id: first, variant: 'resourceIdentifier', factory: 'FromUserAssignedResourceId' };
  }
  if (first.name !== 'clientId' && kind !== 'string') return undefined;
  return { ...obsolete, id: first, ...meaningOfString(file, first.value) };
}

/** CS04: what the string is, where its text or its name says that it is no client ID; a GUID says nothing. */
function meaningOfString(file: ParsedFile, value: Node): Pick<Current, 'rule' | 'variant' | 'factory'> {
  const rule = 'string-is-client-id';
  const declared = value.type === 'identifier' ? declarationFor(file, value.text, value)?.value : undefined;
  const text = stringValue(declared ?? value);
  if (text !== undefined && isUserAssignedId(text))
    return { rule, variant: 'resourceId', factory: 'FromUserAssignedResourceId' };
  const name = text === undefined || declared ? nameOfValue(value) : '';
  if (/resourceid$/.test(name))
    return { rule, variant: 'namedResourceId', factory: 'FromUserAssignedResourceId' };
  if (/(object|principal)id$/.test(name))
    return { rule, variant: 'namedObjectId', factory: 'FromUserAssignedObjectId' };
  return { rule: 'obsolete-constructor', variant: 'string', factory: 'FromUserAssignedClientId' };
}

function isWrittenInPlace(file: ParsedFile, value: Node): boolean {
  const type = value.childForFieldName('type');
  return (
    value.type === 'object_creation_expression' &&
    type !== null &&
    typeIn(file, identityNamespace, type) === 'TokenCredentialOptions'
  );
}

/** Rewrites the arguments into the current form, keeping the ID as it is written and the options' initialiser. */
export function mendConstructor(file: ParsedFile, finding: Finding): Plan | undefined {
  const creation = credentialCreations(file).find(
    ({ node }) => node.startIndex <= finding.start && finding.end <= node.endIndex,
  );
  const current = creation && currentForm(file, creation);
  const list = creation?.argumentList;
  if (!creation || !current?.isMendable || !list || creation.node.hasError) return undefined;
  const usings = createUsings(file, creation.node.startIndex);
  const factory = `${usings.typeName(identityNamespace, 'ManagedIdentityId')}.${current.factory}`;
  const isText = current.factory === 'FromUserAssignedResourceId' && current.variant !== 'resourceIdentifier';
  const [open, close] = isText
    ? [`new ${usings.typeName('Azure.Core', 'ResourceIdentifier')}(`, ')']
    : ['', ''];
  const identity = current.id ? `${factory}(${open}${current.id.value.text}${close})` : factory;
  const initializer = current.options && argumentsOf(current.options.value).argumentList;
  const rest = current.options
    ? file.text.slice(
        initializer?.endIndex ?? current.options.value.startIndex,
        current.options.value.endIndex,
      )
    : '';
  const optionsType = (): string => usings.typeName(identityNamespace, 'ManagedIdentityCredentialOptions');
  const trailing =
    current.options && !initializer
      ? (current.options.value.childForFieldName('initializer')?.text ?? '')
      : rest.trim();
  const body = current.options
    ? `new ${optionsType()}(${identity})${trailing === '' ? '' : ` ${trailing}`}`
    : identity;
  const edits = usings.edits();
  if (!edits) return undefined;
  const edit: Edit = { start: list.startIndex, end: list.endIndex, text: `(${body})` };
  return { edits: [...edits, edit], needs: [identityPackage] };
}
