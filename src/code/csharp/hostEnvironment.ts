/** Finds the host's environment that code at a place of a C# file can ask `IsDevelopment()`. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { ancestors, namedChildren } from '../nodes';
import { tokens } from '../words';
import { typeOf } from './credentials';
import { declarationAt, reaches } from './declarations';
import type { Declaration } from './declarations';

/** How an environment is reached from a value of each type. All are `IHostEnvironment`, whose extension method is asked. */
const paths: Readonly<Record<string, string>> = {
  WebApplicationBuilder: '.Environment',
  WebApplication: '.Environment',
  HostApplicationBuilder: '.Environment',
  IHostApplicationBuilder: '.Environment',
  FunctionsApplicationBuilder: '.Environment',
  HostBuilderContext: '.HostingEnvironment',
  WebHostBuilderContext: '.HostingEnvironment',
  IHostEnvironment: '',
  IWebHostEnvironment: '',
};

/** The classes with a method that makes a builder, by the method: `WebApplication.CreateBuilder(args)`. */
const factories: Readonly<Record<string, readonly string[]>> = {
  CreateBuilder: ['WebApplication', 'FunctionsApplication'],
  CreateSlimBuilder: ['WebApplication'],
  CreateEmptyBuilder: ['WebApplication'],
  CreateApplicationBuilder: ['Host'],
  CreateEmptyApplicationBuilder: ['Host'],
};

/** The expression for the environment at `at`, such as `builder.Environment`; the innermost when there are several. */
export function hostEnvironment(file: ParsedFile, at: Node): string | undefined {
  const found = [...byType(file), ...byFactory(file), ...byContext(file)].filter(({ declaration }) =>
    reaches(declaration, at),
  );
  found.sort((a, b) => b.declaration.scope.startIndex - a.declaration.scope.startIndex);
  return found[0] && found[0].declaration.name + found[0].path;
}

interface Found {
  readonly declaration: Declaration;
  readonly path: string;
}

function byType(file: ParsedFile): Found[] {
  return Object.entries(paths).flatMap(([name, path]) =>
    tokens(file, name).flatMap((token) => {
      const type = typeOf(token);
      const owner = type?.parent;
      if (!type || owner?.childForFieldName('type')?.equals(type) !== true) return [];
      const declared =
        owner.type === 'variable_declaration'
          ? namedChildren(owner).filter(({ type: kind }) => kind === 'variable_declarator')
          : [owner];
      return declared.flatMap((node) => found(node.childForFieldName('name'), path));
    }),
  );
}

function byFactory(file: ParsedFile): Found[] {
  return Object.entries(factories).flatMap(([method, classes]) =>
    tokens(file, method).flatMap((token) => {
      const owner = token.parent?.childForFieldName('expression');
      const call = token.parent?.parent;
      const isBuilder =
        classes.includes(owner?.text.split('.').at(-1) ?? '') && call?.type === 'invocation_expression';
      const declarator = isBuilder ? call.parent : undefined;
      if (declarator?.type !== 'variable_declarator') return [];
      return found(declarator.childForFieldName('name'), '.Environment');
    }),
  );
}

/** `(context, services) =>` of `ConfigureServices`, whose first parameter is a `HostBuilderContext`. */
function byContext(file: ParsedFile): Found[] {
  return tokens(file, 'ConfigureServices').flatMap((token) => {
    const call = [...ancestors(token)].find(({ type }) => type === 'invocation_expression');
    const lambda = call?.childForFieldName('arguments')?.firstNamedChild?.firstNamedChild;
    const parameters = lambda?.type === 'lambda_expression' ? lambda.childForFieldName('parameters') : null;
    const [first, second] = parameters?.type === 'parameter_list' ? namedChildren(parameters) : [];
    return first && second && !first.childForFieldName('type')
      ? found(first.childForFieldName('name'), '.HostingEnvironment')
      : [];
  });
}

function found(name: Node | null | undefined, path: string): Found[] {
  const declaration = name && declarationAt(name);
  return declaration ? [{ declaration, path }] : [];
}
