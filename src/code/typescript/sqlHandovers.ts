/** Passwords of Azure SQL in TypeScript and JavaScript: in a configuration of `mssql` or `tedious`, and in a connection string. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { ancestors, namedChildren } from '../nodes';
import type { ParsedFile } from '../language';
import { azureSqlHost, isPassword, secretKind } from '../secrets/secretKind';
import { sqlServerOf } from '../secrets/sqlConnection';
import type { Edit } from '../text';
import { tokens } from '../words';
import { textOf } from './modules';
import { credential } from './pieces';
import type { Handover, Piece } from './pieces';
import { stringLiteral } from './strings';
import { readObject } from './values';

/** How both drivers are told to ask a credential. */
const authentication: readonly Piece[] = [
  'authentication: { type: ',
  { literal: 'token-credential' },
  ', options: { credential: ',
  credential,
  ' } }',
];

export function sqlHandovers(file: ParsedFile): readonly Handover[] {
  return azureSqlHost.test(file.text) ? [...configurations(file), ...connectionStrings(file)] : [];
}

/** The password in an object whose server is one of Azure SQL. */
function configurations(file: ParsedFile): Handover[] {
  return tokens(file, 'password').flatMap((name): Handover[] => {
    const pair = name.type === 'property_identifier' && name.parent?.type === 'pair' ? name.parent : null;
    const value = pair?.childForFieldName('value');
    const secret = value ? stringLiteral(file, value) : undefined;
    if (!pair || !secret || !isPassword(secret.value)) return [];
    const around = ancestors(pair);
    const pairs = around.filter(({ type }) => type === 'pair' || type === 'object');
    const whole = pairs.find((each) => each.type === 'object' && azureSqlHost.test(textOf(file, each)));
    if (!whole || !/\bserver\b/.test(textOf(file, whole))) return [];
    // The driver's own form has the password two levels down, in what says how to sign in.
    const said = pairs.find((each) => each.type === 'pair' && /^authentication\b/.test(textOf(file, each)));
    const isOwn = said !== undefined && said.startIndex > whole.startIndex;
    const gone = isOwn || !around[0] ? [] : withoutUser(file, around[0]);
    return [{ node: isOwn ? said : pair, secret, variant: 'password', pieces: authentication, gone }];
  });
}

/** Takes `user` out of the object that holds the password. */
function withoutUser(file: ParsedFile, object: Node): Edit[] {
  const entries = namedChildren(object).filter(({ type }) => type !== 'comment');
  const at = readObject(file, object).properties.find(({ key }) => key === 'user')?.node;
  const index = entries.findIndex((entry) => at?.equals(entry) === true);
  const [before, user, after] = [entries[index - 1], entries[index], entries[index + 1]];
  if (!user) return [];
  if (after) return [{ start: user.startIndex, end: after.startIndex, text: '' }];
  return [{ start: before?.endIndex ?? user.startIndex, end: user.endIndex, text: '' }];
}

/** The connection string that `mssql` is handed: an object says the same, and takes a credential. */
function connectionStrings(file: ParsedFile): Handover[] {
  if (!/['"]mssql(?:\/\w+)?['"]/.test(file.text)) return [];
  return ['connect', 'ConnectionPool']
    .flatMap((name) => tokens(file, name))
    .flatMap((token): Handover[] => {
      const callee = token.parent?.type === 'member_expression' ? token.parent : token;
      const node = callee.parent;
      if (!node || !/^(?:call|new)_expression$/.test(node.type)) return [];
      const [first] = namedChildren(node.childForFieldName('arguments') ?? node);
      const secret = first && stringLiteral(file, first);
      if (!first || !secret || secretKind(secret.value) !== 'sqlPassword') return [];
      const target = sqlServerOf(secret.value);
      if (!target) return [{ node: first, secret, variant: 'sqlPassword' }];
      const { server, database } = target;
      const named: readonly Piece[] = database === undefined ? [] : [', database: ', { literal: database }];
      const pieces = ['{ server: ', { literal: server }, ...named, ', ', ...authentication, ' }'];
      return [{ node: first, secret, variant: 'sqlPassword', pieces }];
    });
}
