/** Holds generated C++ against the signature table: headers, names, what constructors and calls take, what options have. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../../../../src/code/language';
import type { Span } from '../../../../src/code/text';
import { accepts, fits, literalTypes, signatures } from './signatureFit';
import { functions, objects, templates } from './signatures';
import type { Member, Parameters, TypeSignature } from './signatures';
import { argumentsOf, declarationOf, included, inner, meanings, variableIn } from './signatureText';

export interface Checked {
  readonly faults: readonly string[];
  /** The first version of azure-identity that has everything that was used. */
  readonly minimum: string;
}

/** Checks every statement that `spans` touch, and the includes of the whole file. */
export function checkSignatures(file: ParsedFile, spans: readonly Span[]): Checked {
  const { all: present, unknown } = included(file);
  const faults: string[] = unknown.map((header) => `unknown header ${header}`);
  let minimum = '0';

  function need(header: string, name: string): void {
    if (!present.has(header)) faults.push(`missing #include <${header}> for ${name}`);
  }

  function typeNamed(written: string, at: Node): TypeSignature | undefined {
    const names = meanings(file, written.replace(/\bstd::string\b/, 'string'), at);
    const found = signatures.find(({ name }) => names.includes(name));
    if (!found) return undefined;
    for (const header of found.headers) need(header, found.name);
    if (found.since !== undefined && minimum.localeCompare(found.since, 'en', { numeric: true }) < 0)
      minimum = found.since;
    return found;
  }

  /** A type as it is written, with full names. */
  function written(node: Node | null, at: Node): string {
    if (!node) return 'unknown';
    if (/^(primitive_type|placeholder_type_specifier)$/.test(node.type)) return node.text;
    const [, template = '', argument = ''] = /^([\w:\s]+)<(.*)>$/s.exec(node.text) ?? [];
    if (template !== '') {
      const full = meanings(file, template, at).find((name) => name in templates);
      const of = typeNamed(argument, at);
      if (full === undefined || !of) {
        faults.push(`unknown type ${node.text}`);
        return 'unknown';
      }
      need(templates[full] ?? '', full);
      return `${full}<${of.name}>`;
    }
    const found = typeNamed(node.text, at);
    if (!found) faults.push(`unknown type ${node.text}`);
    return found?.name ?? 'unknown';
  }

  function call(name: string, takes: readonly Parameters[], given: readonly string[]): void {
    if (given.includes('unknown') || takes.some((parameters) => accepts(parameters, given))) return;
    const wanted = takes.map((parameters) => parameters.join(', ')).join(') or (');
    faults.push(`${name} takes (${wanted}), not (${given.join(', ')})`);
  }

  function memberOf(type: string, name: string, kinds: readonly Member['kind'][]): Member | undefined {
    const response = inner(type, 'Azure::Response');
    if (response !== undefined && name === 'Value') return { kind: 'field', takes: [], gives: response };
    const member = signatures.find((each) => each.name === type)?.members[name];
    if (member && kinds.includes(member.kind)) return member;
    if (type !== 'unknown') faults.push(`unknown member ${type}::${name}`);
    return undefined;
  }

  /** The object in front of `.` or `->`; what it points to, for an arrow. */
  function ownerOf(access: Node): string {
    const type = typeOf(access.childForFieldName('argument'));
    const pointed = inner(type, 'std::unique_ptr') ?? inner(type, 'std::shared_ptr');
    const isArrow = access.children.some((child) => child?.type === '->');
    if (isArrow !== (pointed !== undefined) && type !== 'unknown')
      faults.push(`${isArrow ? '->' : '.'} on ${type}`);
    return pointed ?? type;
  }

  function typeOfCall(node: Node): string {
    const callee = node.childForFieldName('function');
    const given = argumentsOf(node.childForFieldName('arguments')).map(typeOf);
    if (!callee) return 'unknown';
    if (callee.type === 'lambda_expression') return typeOfLambda(callee);
    if (callee.type === 'field_expression') {
      const owner = ownerOf(callee);
      const name = callee.childForFieldName('field')?.text ?? '';
      const member = memberOf(owner, name, ['method']);
      if (member) call(`${owner}::${name}`, member.takes, given);
      return member?.gives ?? 'unknown';
    }
    const [, maker, made = ''] = /^(.*\bmake_(?:shared|unique))<(.*)>$/s.exec(callee.text) ?? [];
    if (maker !== undefined) {
      need(templates[maker] ?? 'memory', maker);
      const type = typeNamed(made, node);
      if (!type || !(maker in templates)) faults.push(`unknown type ${type ? maker : made}`);
      if (type) call(type.name, type.constructors, given);
      return `std::${maker.endsWith('shared') ? 'shared' : 'unique'}_ptr<${type?.name ?? 'unknown'}>`;
    }
    const type = typeNamed(callee.text, node);
    if (type) {
      call(type.name, type.constructors, given);
      return type.name;
    }
    const [, owner, name = ''] = /^(.*)::(\w+)$/s.exec(callee.text) ?? [];
    const ownerType = owner === undefined ? undefined : typeNamed(owner, node);
    if (ownerType) {
      const member = memberOf(ownerType.name, name, ['static']);
      if (member) call(`${ownerType.name}::${name}`, member.takes, given);
      return member?.gives ?? 'unknown';
    }
    const known = meanings(file, callee.text, node).find((each) => each in functions);
    const standard = known === undefined ? undefined : functions[known];
    if (known !== undefined && standard) {
      need(standard.header, known);
      call(known, standard.takes, given);
      return standard.gives;
    }
    return typeOfOwn(callee.text, given, node);
  }

  /** A call of a function that the file itself has. */
  function typeOfOwn(name: string, given: readonly string[], at: Node): string {
    const found = file.tree.rootNode
      .descendantsOfType('function_declarator')
      .find((each) => each?.childForFieldName('declarator')?.text === name);
    if (!found || found.startIndex > at.startIndex) faults.push(`unknown function ${name}`);
    if (!found) return 'unknown';
    const parameters = argumentsOf(found.childForFieldName('parameters'));
    call(name, [parameters.map((parameter) => declared(parameter))], given);
    return declaredType(found.parent?.childForFieldName('type') ?? null, found.parent?.text ?? '', found);
  }

  /** `const char*` for `const char* name`, the full name for `X const& name`. */
  function declared(declaration: Node): string {
    return declaredType(declaration.childForFieldName('type'), declaration.text, declaration);
  }

  function declaredType(type: Node | null, text: string, at: Node): string {
    return /^const char\s*\*/.test(text) ? 'const char*' : written(type, at);
  }

  function typeOfLambda(node: Node): string {
    const trailing = node
      .descendantsOfType('trailing_return_type')[0]
      ?.descendantsOfType('type_descriptor')[0];
    const body = node.childForFieldName('body');
    if (body) visitBlock(body);
    const returns = (body?.descendantsOfType('return_statement') ?? []).map((each) =>
      typeOf(each?.firstNamedChild ?? null),
    );
    const type = trailing ? written(trailing.firstNamedChild, node) : (returns[0] ?? 'void');
    for (const given of returns) if (!fits(given, type)) faults.push(`${type} cannot hold ${given}`);
    return type;
  }

  function typeOf(node: Node | null): string {
    const literal = literalTypes[node?.type ?? ''];
    if (literal !== undefined) return literal;
    switch (node?.type) {
      case 'parenthesized_expression':
        return typeOf(node.firstNamedChild);
      case 'pointer_expression':
        return typeOf(node.childForFieldName('argument')) === 'const char*' ? 'char' : 'unknown';
      case 'subscript_expression':
        return typeOf(node.childForFieldName('argument')) === 'const char*' ? 'char' : 'unknown';
      case 'identifier':
        return typeOfVariable(node);
      case 'qualified_identifier': {
        const known = meanings(file, node.text, node).find((each) => each in objects);
        need(objects[known ?? '']?.header ?? '', node.text);
        return objects[known ?? '']?.gives ?? 'unknown';
      }
      case 'call_expression':
        return typeOfCall(node);
      case 'compound_literal_expression': {
        const type = typeNamed(node.childForFieldName('type')?.text ?? '', node);
        if (!type) faults.push(`unknown type ${node.childForFieldName('type')?.text ?? ''}`);
        else call(type.name, type.constructors, argumentsOf(node.childForFieldName('value')).map(typeOf));
        return type?.name ?? 'unknown';
      }
      case 'field_expression': {
        const owner = ownerOf(node);
        return memberOf(owner, node.childForFieldName('field')?.text ?? '', ['field'])?.gives ?? 'unknown';
      }
      case 'binary_expression':
        return typeOfBinary(node);
      default:
        faults.push(`unexpected ${node?.type ?? 'nothing'}: ${node?.text ?? ''}`);
        return 'unknown';
    }
  }

  function typeOfBinary(node: Node): string {
    const sides = [typeOf(node.childForFieldName('left')), typeOf(node.childForFieldName('right'))];
    const operator = node.childForFieldName('operator')?.text;
    const isText = sides.includes('string') && sides.every((side) => /^(string|const char\*)$/.test(side));
    if (operator === '<<' && sides[0] === 'std::ostream') return 'std::ostream';
    if (operator === '+') {
      // Two literals are two pointers, which nothing adds.
      if (!isText) faults.push(`no text: ${node.text}`);
      return 'string';
    }
    const isPlain = sides.every((side) => side === sides[0] && /^(bool|char|int)$/.test(side));
    if (!isText && !isPlain && !sides.includes('nullptr')) faults.push(`not compared by value: ${node.text}`);
    return 'bool';
  }

  function typeOfVariable(node: Node): string {
    const declaration = declarationOf(file, node.text, node);
    if (!declaration) {
      faults.push(`unknown variable ${node.text}`);
      return 'unknown';
    }
    const type = declared(declaration);
    if (type !== 'auto') return type;
    const list = declaration.type === 'for_range_loop' ? declaration.childForFieldName('right') : null;
    if (list) return inner(typeOf(list), 'std::vector') ?? 'unknown';
    return typeOf(declaration.childForFieldName('declarator')?.childForFieldName('value') ?? null);
  }

  function checkDeclaration(node: Node): void {
    const type = declared(node);
    const declarator = node.childForFieldName('declarator');
    const value = declarator?.type === 'init_declarator' ? declarator.childForFieldName('value') : null;
    const signature = signatures.find(({ name }) => name === type);
    if (!value || /^(argument|initializer)_list$/.test(value.type)) {
      const given = argumentsOf(value).map(typeOf);
      if (signature) call(type, signature.constructors, given);
      return;
    }
    const given = typeOf(value);
    if (given === 'void' || (type !== 'auto' && !fits(given, type)))
      faults.push(`${variableIn(node)?.text ?? ''} of ${type} cannot hold ${given}`);
  }

  function visitBlock(block: Node): void {
    for (const child of block.namedChildren) if (child) visit(child, true);
  }

  function visit(node: Node, isOurs: boolean): void {
    const touched = isOurs || spans.some(({ start, end }) => start < node.endIndex && node.startIndex < end);
    if (!touched) return;
    switch (node.type) {
      case 'declaration':
        if (/^(identifier|init_declarator)$/.test(node.childForFieldName('declarator')?.type ?? ''))
          checkDeclaration(node);
        return;
      case 'expression_statement':
        visitExpression(node.firstNamedChild);
        return;
      case 'condition_clause':
        if (typeOf(node.childForFieldName('value')) !== 'bool') faults.push(`no condition: ${node.text}`);
        return;
      case 'for_range_loop':
        if (inner(typeOf(node.childForFieldName('right')), 'std::vector') === undefined)
          faults.push(`no list: ${node.childForFieldName('right')?.text ?? ''}`);
        visitBlock(node.childForFieldName('body') ?? node);
        return;
      case 'throw_statement':
        typeOf(node.firstNamedChild);
        return;
      case 'return_statement':
        checkReturn(node);
        return;
      default:
        for (const child of node.namedChildren) if (child) visit(child, isOurs);
    }
  }

  function visitExpression(node: Node | null): void {
    if (node?.type !== 'assignment_expression') {
      typeOf(node);
      return;
    }
    const wanted = typeOf(node.childForFieldName('left'));
    const given = typeOf(node.childForFieldName('right'));
    if (!fits(given, wanted)) faults.push(`${wanted} cannot hold ${given}`);
  }

  function checkReturn(node: Node): void {
    const given = node.firstNamedChild ? typeOf(node.firstNamedChild) : 'void';
    let owner = node.parent;
    while (owner && !/^(function_definition|lambda_expression)$/.test(owner.type)) owner = owner.parent;
    if (owner?.type !== 'function_definition') return;
    const type = declaredType(owner.childForFieldName('type'), owner.text, owner);
    if (!fits(given, type)) faults.push(`${type} cannot hold ${given}`);
  }

  visit(file.tree.rootNode, false);
  return { faults: [...new Set(faults)], minimum };
}
