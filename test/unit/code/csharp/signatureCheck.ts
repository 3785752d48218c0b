/** Holds generated C# against the signature table: members, argument types, `using` directives, what `var` can hold. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../../../../src/code/language';
import type { Span } from '../../../../src/code/text';
import { signatures } from './signatures';
import type { Member, TypeSignature } from './signatures';

export interface Checked {
  readonly faults: readonly string[];
  /** The first version of each package that has everything that was used. */
  readonly minimum: ReadonlyMap<string, string>;
}

/** Checks what lies in `spans`; the rest of the file only says which namespaces are imported. */
export function checkSignatures(file: ParsedFile, spans: readonly Span[]): Checked {
  const faults: string[] = [];
  const minimum = new Map<string, string>();
  const isOurs = (node: Node): boolean =>
    spans.some(({ start, end }) => start <= node.startIndex && node.endIndex <= end);

  function use(type: TypeSignature, member: Member): void {
    const before = minimum.get(type.package);
    if (before === undefined || before.localeCompare(member.since, 'en', { numeric: true }) < 0) {
      minimum.set(type.package, member.since);
    }
  }

  function signatureOf(node: Node): TypeSignature | undefined {
    const written = node.text
      .replace(/\s+/g, '')
      .replace(/^global::/, '')
      .replace(/\?$/, '');
    const aliased = usings(file).find(
      ({ alias, owner }) =>
        alias !== undefined && `${written}.`.startsWith(`${alias}.`) && covers(owner, node),
    );
    const full = aliased ? aliased.target + written.slice(aliased.alias?.length) : written;
    const found = signatures.find(({ name, namespace }) => full === name || full === `${namespace}.${name}`);
    if (!found) {
      faults.push(`unknown type ${written}`);
      return undefined;
    }
    if (full === found.name && !isImported(found.namespace, node))
      faults.push(`missing using ${found.namespace} for ${found.name}`);
    return found;
  }

  function isImported(namespace: string, at: Node): boolean {
    if (namespace === '' || file.ambientImports?.includes(namespace) === true) return true;
    return usings(file).some(
      ({ alias, target, owner }) => alias === undefined && target === namespace && covers(owner, at),
    );
  }

  function call(type: TypeSignature, name: string, kind: Member['kind'], given: readonly string[]): string {
    const named = type.members.filter((member) => member.name === name && member.kind === kind);
    if (named.length === 0) {
      faults.push(`unknown member ${type.name}.${name}`);
      return 'unknown';
    }
    const fitting = named.find(
      ({ parameters }) =>
        parameters.length === given.length &&
        parameters.every((parameter, at) => fits(given[at] ?? '', parameter)),
    );
    if (fitting) use(type, fitting);
    else
      faults.push(
        `${type.name}.${name} takes (${named.map(({ parameters }) => parameters.join(', ')).join(') or (')}), not (${given.join(', ')})`,
      );
    return named[0]?.gives ?? 'unknown';
  }

  function callByName(name: string, given: readonly string[], at: Node): string {
    const type = signatures.find(({ members }) =>
      members.some(
        (member) => member.name === name && (member.kind === 'extension' || member.kind === 'method'),
      ),
    );
    const member = type?.members.find((each) => each.name === name);
    if (!type || !member) {
      faults.push(`unknown member ${name}`);
      return 'unknown';
    }
    if (member.kind === 'extension' && !isImported(type.namespace, at))
      faults.push(`missing using ${type.namespace} for ${name}`);
    return call(type, name, member.kind, given);
  }

  function typeOf(node: Node | null): string {
    if (!node) return 'unknown';
    switch (node.type) {
      case 'string_literal':
        return 'string';
      case 'parenthesized_expression':
        return typeOf(node.firstNamedChild);
      case 'throw_expression':
        typeOf(node.firstNamedChild);
        return 'never';
      case 'is_pattern_expression':
        typeOf(node.childForFieldName('expression'));
        return 'bool';
      case 'cast_expression': {
        typeOf(node.childForFieldName('value'));
        const type = node.childForFieldName('type');
        return (type && signatureOf(type)?.name) ?? 'unknown';
      }
      case 'conditional_expression': {
        if (typeOf(node.childForFieldName('condition')) !== 'bool') faults.push(`no condition: ${node.text}`);
        const branches = [
          typeOf(node.childForFieldName('consequence')),
          typeOf(node.childForFieldName('alternative')),
        ];
        const certain = branches.filter((branch) => branch !== 'never');
        const common = certain.find((branch) => certain.every((other) => fits(other, branch)));
        return common ?? `either ${certain.join(' ')}`;
      }
      case 'object_creation_expression': {
        const written = node.childForFieldName('type');
        const given = argumentsOf(node).map(typeOf);
        const type = written && signatureOf(written);
        return type ? call(type, type.name, 'constructor', given) : 'unknown';
      }
      case 'invocation_expression': {
        const callee = node.childForFieldName('function');
        const given = argumentsOf(node).map(typeOf);
        const name = callee?.childForFieldName('name')?.text ?? '';
        const owner = callee?.childForFieldName('expression');
        if (name === 'IsDevelopment' || name === 'UseCredential') return callByName(name, given, node);
        const type = owner && signatureOf(owner);
        return type ? call(type, name, 'static', given) : 'unknown';
      }
      case 'member_access_expression': {
        const owner = node.childForFieldName('expression');
        const type = owner && signatureOf(owner);
        return type ? call(type, node.childForFieldName('name')?.text ?? '', 'constant', []) : 'unknown';
      }
      case 'identifier':
        return isPatternVariable(file, node) ? 'string' : (declaredType(file, node.text) ?? 'unknown');
      default:
        faults.push(`unexpected ${node.type}: ${node.text}`);
        return 'unknown';
    }
  }

  function visit(node: Node): void {
    const declared = node.parent?.childForFieldName('type');
    if (isOurs(node) && /^(object_creation|invocation|conditional|cast)_expression$/.test(node.type)) {
      const type = typeOf(node);
      if (node.parent?.type === 'variable_declarator')
        checkDeclared(node.parent.parent?.childForFieldName('type') ?? null, type);
      if (node.parent?.type === 'property_declaration') checkDeclared(declared ?? null, type);
      if (node.parent?.type === 'argument' && type.startsWith('either '))
        faults.push(`an argument without a type: ${node.text}`);
      return;
    }
    for (const child of node.namedChildren) if (child) visit(child);
  }

  function checkDeclared(type: Node | null, given: string): void {
    if (!type) return;
    if (type.type === 'implicit_type') {
      if (given.startsWith('either ')) faults.push(`var cannot hold ${given}`);
      return;
    }
    const declared = signatureOf(type);
    if (declared && !fits(given, declared.name)) faults.push(`${declared.name} cannot hold ${given}`);
  }

  visit(file.tree.rootNode);
  return { faults, minimum };
}

/** Whether a value of one type can be given where another is wanted. */
function fits(given: string, wanted: string): boolean {
  if (given === wanted || given === 'never' || `${given}?` === wanted) return true;
  if (given.startsWith('either '))
    return given
      .slice('either '.length)
      .split(' ')
      .every((branch) => fits(branch, wanted));
  const base = signatures.find(({ name }) => name === given)?.base;
  return base !== undefined && fits(base, wanted);
}

function argumentsOf(node: Node): Node[] {
  const list = node.childForFieldName('arguments');
  return (list?.namedChildren ?? []).flatMap((argument) => argument?.lastNamedChild ?? []);
}

function usings(file: ParsedFile): { alias?: string; target: string; owner: Node }[] {
  const nodes = file.tree.rootNode.descendantsOfType('using_directive');
  return nodes.flatMap((node) => {
    const match =
      node && /^(?:global\s+)?using\s+(?:(\w+)\s*=\s*)?(?:global::)?([\w.]+)\s*;$/.exec(node.text);
    if (!match || !node.parent) return [];
    const directive = { target: match[2] ?? '', owner: node.parent };
    return [match[1] === undefined ? directive : { ...directive, alias: match[1] }];
  });
}

function covers(owner: Node, node: Node): boolean {
  return (
    owner.type === 'compilation_unit' ||
    (owner.startIndex <= node.startIndex && node.endIndex <= owner.endIndex)
  );
}

/** Whether the name is bound by a pattern that only a filled string matches, in the condition beside it. */
function isPatternVariable(file: ParsedFile, node: Node): boolean {
  const patterns = file.tree.rootNode.descendantsOfType('recursive_pattern');
  return patterns.filter((pattern) => pattern?.childForFieldName('name')?.text === node.text).length === 1;
}

function declaredType(file: ParsedFile, name: string): string | undefined {
  const declarators = file.tree.rootNode.descendantsOfType('variable_declarator');
  const declarator = declarators.find((each) => each?.childForFieldName('name')?.text === name);
  return declarator?.parent?.childForFieldName('type')?.text;
}
