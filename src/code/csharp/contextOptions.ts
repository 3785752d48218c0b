/** Finds the options of an Entity Framework context that code at a place can set: there the database is named by them. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { namedChildren } from '../nodes';
import { lastName } from './credentials';
import { functionAround } from './declarations';

/** The type that `UseSqlServer` is a method of; with and without the type of the context. */
const optionsType = /^(?:[\w.:]+\.)?DbContextOptionsBuilder(?:<.*>)?$/s;
const registering = /^Add(?:Pooled)?DbContext(?:Pool|Factory)?$/;

/**
 * The parameter that holds them in the function around `owner`: by its type as in `OnConfiguring`, or as the last one of
 * the lambda of `AddDbContext`.
 */
export function optionsParameter(owner: Node): string | undefined {
  const around = functionAround(owner);
  const list = around?.childForFieldName('parameters');
  if (!around || !list) return undefined;
  const parameters = list.type === 'parameter_list' ? namedChildren(list) : [];
  const nameOf = (node: Node | undefined): string | undefined => node?.childForFieldName('name')?.text;
  const typed = parameters.find((each) => optionsType.test(each.childForFieldName('type')?.text ?? ''));
  if (typed) return nameOf(typed);
  const call = around.type === 'lambda_expression' ? around.parent?.parent?.parent : undefined;
  if (call?.type !== 'invocation_expression') return undefined;
  if (!registering.test(lastName(call.childForFieldName('function')))) return undefined;
  return list.type === 'implicit_parameter' ? list.text : nameOf(parameters.at(-1));
}

/** Whether a list of arguments is that of `UseSqlServer`, which takes the connection string. */
export function isOfUseSqlServer(list: Node): boolean {
  const call = list.parent;
  return (
    call?.type === 'invocation_expression' && lastName(call.childForFieldName('function')) === 'UseSqlServer'
  );
}
