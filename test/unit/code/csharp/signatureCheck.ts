/** Holds generated C# against the signature table: members, argument types, `using` directives, what `var` can hold. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../../../../src/code/language';
import type { Span } from '../../../../src/code/text';
import { clientSignatures } from './clientSignatures';
import { signatures as identitySignatures } from './signatures';
import { argumentsOf, covers, inner, isPatternVariable, usings } from './signatureText';
import type { Member, TypeSignature } from './signatures';

const signatures = [...identitySignatures, ...clientSignatures];

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
        if (type) checkInitializer(type, node.childForFieldName('initializer'));
        return type ? call(type, type.name, 'constructor', given) : 'unknown';
      }
      case 'integer_literal':
        return 'int';
      case 'binary_expression': {
        const sides = [typeOf(node.childForFieldName('left')), typeOf(node.childForFieldName('right'))];
        if (!sides.every((side) => side === 'string')) faults.push(`no text: ${node.text}`);
        return 'string';
      }
      case 'await_expression':
        return inner(typeOf(node.firstNamedChild), 'Task') ?? 'void';
      case 'implicit_array_creation_expression': {
        const items = node.lastNamedChild?.namedChildren ?? [];
        return `${items.map(typeOf)[0] ?? 'unknown'}[]`;
      }
      case 'element_access_expression':
        return typeOf(node.childForFieldName('expression')).replace(/\[\]$/, '');
      case 'invocation_expression': {
        const callee = node.childForFieldName('function');
        const name = callee?.childForFieldName('name')?.text ?? '';
        const owner = callee?.childForFieldName('expression');
        if (name === 'WithCredential' || name === 'ConfigureOptions') return onBuilder(name, owner, node);
        const given = argumentsOf(node).map(typeOf);
        if (name === 'IsDevelopment' || name === 'UseCredential') return callByName(name, given, node);
        if (/^Add\w+Client/.test(name)) return callByName(name, given, node);
        if (owner && !/^[A-Z]\w*$|^string$|^global::|^[A-Z][\w.]+\.[A-Z]\w*$/.test(owner.text))
          return callOn(owner, callee, given);
        const type = owner && signatureOf(owner);
        return type ? call(type, name, 'static', given) : 'unknown';
      }
      case 'member_access_expression': {
        const owner = node.childForFieldName('expression');
        if (owner && /[()[\]]|^[a-z]/.test(owner.text) && !owner.text.startsWith('global::'))
          return propertyOf(typeOf(owner), node.childForFieldName('name')?.text ?? '');
        const type = owner && signatureOf(owner);
        return type ? call(type, node.childForFieldName('name')?.text ?? '', 'constant', []) : 'unknown';
      }
      case 'identifier':
        return isPatternVariable(file, node) ? 'string' : typeOfVariable(node.text);
      default:
        faults.push(`unexpected ${node.type}: ${node.text}`);
        return 'unknown';
    }
  }

  /** The type of a variable: as declared, or that of its value. */
  function typeOfVariable(name: string): string {
    const loops = file.tree.rootNode.descendantsOfType('foreach_statement');
    const loop = loops.find((each) => each?.childForFieldName('left')?.text === name);
    if (loop) return typeOf(loop.childForFieldName('right')).replace(/\[\]$/, '');
    const declarators = file.tree.rootNode.descendantsOfType('variable_declarator');
    const declarator = declarators.find((each) => each?.childForFieldName('name')?.text === name);
    const type = declarator?.parent?.childForFieldName('type');
    if (type?.type === 'implicit_type') return typeOf(declarator?.lastNamedChild ?? null);
    return type?.text ?? 'unknown';
  }

  /** The registration of a client: what it is given, and the path of options that is set. */
  function onBuilder(name: string, owner: Node | null | undefined, node: Node): string {
    const builder = typeOf(owner ?? null);
    const options = inner(builder, 'Builder');
    const [given] = argumentsOf(node);
    if (options === undefined) faults.push(`${name} on ${builder}`);
    if (!isImported('Microsoft.Extensions.Azure', node)) faults.push(`missing using for ${name}`);
    if (name === 'WithCredential') {
      const credential = typeOf(given ?? null);
      if (!fits(credential, 'TokenCredential')) faults.push(`WithCredential takes no ${credential}`);
      return builder;
    }
    const path = /^options => options\.([\w.]+) = \d+$/.exec(given?.text ?? '')?.[1]?.split('.') ?? [];
    if (path.reduce((type, word) => propertyOf(type, word), options ?? '') !== 'int')
      faults.push(`no such option: ${given?.text ?? ''}`);
    return builder;
  }

  function callOn(owner: Node, callee: Node | null | undefined, given: readonly string[]): string {
    const ownerType = typeOf(owner);
    const type = signatures.find(({ name }) => name === ownerType);
    const method = callee?.childForFieldName('name');
    const name = method?.type === 'generic_name' ? method.firstNamedChild?.text : method?.text;
    if (type) return call(type, name ?? '', 'method', given);
    faults.push(`unknown type of ${owner.text}`);
    return 'unknown';
  }

  function propertyOf(type: string, name: string): string {
    const wrapped = inner(type, 'Response') ?? inner(type, 'ClientResult');
    if (wrapped !== undefined && name === 'Value') return wrapped;
    const known = signatures.find((each) => each.name === type);
    const member = known?.members.find((each) => each.kind === 'property' && each.name === name);
    if (member && known) use(known, member);
    else faults.push(`unknown member ${type}.${name}`);
    return member?.gives ?? 'unknown';
  }

  /** `{ Retry = { MaxRetries = 5 } }` */
  function checkInitializer(type: TypeSignature, initializer: Node | null): void {
    for (const set of initializer?.namedChildren ?? []) {
      const value = set?.childForFieldName('right');
      const wanted = propertyOf(type.name, set?.childForFieldName('left')?.text ?? '');
      const known = signatures.find(({ name }) => name === wanted);
      if (value?.type === 'initializer_expression' && known) checkInitializer(known, value);
      else if (!fits(typeOf(value ?? null), wanted))
        faults.push(`${wanted} cannot hold ${value?.text ?? ''}`);
    }
  }

  function visit(node: Node): void {
    const declared = node.parent?.childForFieldName('type');
    if (
      isOurs(node) &&
      /^(object_creation|invocation|conditional|cast|await|member_access)_expression$/.test(node.type)
    ) {
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
  if (inner(given, 'Response') === wanted) return true;
  if (given.startsWith('either '))
    return given
      .slice('either '.length)
      .split(' ')
      .every((branch) => fits(branch, wanted));
  const base = signatures.find(({ name }) => name === given)?.base;
  return base !== undefined && fits(base, wanted);
}
