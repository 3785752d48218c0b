/** Resource Graph: a query over the tables, within scopes, in pages that go on only when rows can be told apart. */

import { badRequest, type ArmError } from '../armError';
import {
  bodyObject,
  objectMember,
  onlyMembers,
  textMember,
  type Call,
  type Reply,
  type Route,
} from '../call';
import { groupNames } from '../groups';
import type { GraphScope, ScopeFilter } from '../graphRow';
import { graphTables } from '../graphTables';
import { isObject, type Json, type JsonObject } from '../json';
import { KqlError } from '../kql/error';
import { evaluateKql } from '../kql/evaluate';
import type { Row } from '../kql/value';
import { offsetIn, skipToken } from '../paging';
import { groupOfSubscription, groupNamesUpFrom, managementGroupId } from '../scopes';

/** Rows Resource Graph returns at most in one answer. */
const mostRows = 1000;
const scopeFilters: readonly ScopeFilter[] = [
  'AtScopeAndBelow',
  'AtScopeAndAbove',
  'AtScopeExact',
  'AtScopeAboveAndBelow',
];

export const resourceGraphRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/providers/Microsoft.ResourceGraph/resources',
    type: 'Microsoft.ResourceGraph/resources',
    handle: query,
  },
];

interface Options {
  readonly top: number;
  readonly skip: number;
  readonly token: string | undefined;
  readonly table: boolean;
  readonly filter: ScopeFilter;
}

function query(call: Call): Reply {
  const body = bodyObject(call);
  onlyMembers(body, 'QueryRequest', ['query', 'subscriptions', 'managementGroups', 'options', 'facets']);
  if (Array.isArray(body['facets']) && body['facets'].length > 0)
    throw refused('InvalidFacets', 'Facets are not taken here.');
  const text = textMember(body, 'query');
  if (!text) throw refused('InvalidQuery', 'The query must not be empty.');
  const options = optionsOf(objectMember(body, 'options') ?? {});
  const tables = graphTables(call.state, call.access, scopeOf(call, body, options.filter), text);
  const { rows, columns, limited } = evaluated(text, tables);

  const canContinue = !limited && columns.some((column) => column.toLowerCase() === 'id');
  const start = options.token === undefined ? options.skip : offsetIn(options.token, rows.length);
  const size = Math.min(options.top, canContinue ? call.behaviour.pageSize * 10 : mostRows);
  const page = rows.slice(start, start + size);
  const end = start + page.length;
  const more = end < rows.length;
  return {
    status: 200,
    headers: { 'x-ms-user-quota-remaining': '14', 'x-ms-user-quota-resets-after': '00:00:05' },
    body: {
      totalRecords: rows.length,
      count: page.length,
      // A text, not a truth value; "true" only when rows are lost, which is so without an ID column or with a limit.
      resultTruncated: more && !canContinue ? 'true' : 'false',
      ...(more && canContinue && { $skipToken: skipToken(end) }),
      data: options.table ? tableOf(columns, page) : page,
      facets: [],
    },
  };
}

function evaluated(
  text: string,
  tables: Readonly<Record<string, readonly Row[]>>,
): { rows: readonly Row[]; columns: readonly string[]; limited: boolean } {
  try {
    return evaluateKql(text, tables);
  } catch (error) {
    if (!(error instanceof KqlError)) throw error;
    const { code, message, line, column } = error;
    throw badRequest('BadRequest', 'The request could not be carried out: see the details.', [
      {
        code: 'InvalidQuery',
        message:
          'Query is invalid. Please refer to the documentation for the Azure Resource Graph service and fix the error before retrying.',
      },
      { code, message, line, characterPositionInLine: column },
    ]);
  }
}

function refused(code: string, message: string): ArmError {
  return badRequest('BadRequest', 'The request could not be carried out: see the details.', [
    { code, message },
  ]);
}

function optionsOf(options: JsonObject): Options {
  onlyMembers(options, 'QueryRequestOptions', [
    '$top',
    '$skip',
    '$skipToken',
    'resultFormat',
    'allowPartialScopes',
    'authorizationScopeFilter',
  ]);
  const format = textMember(options, 'resultFormat') ?? 'objectArray';
  if (!['objectarray', 'table'].includes(format.toLowerCase()))
    throw refused('InvalidResultFormat', `The result format '${format}' is unknown.`);
  const asked = textMember(options, 'authorizationScopeFilter') ?? 'AtScopeAndBelow';
  const filter = scopeFilters.find((one) => one.toLowerCase() === asked.toLowerCase());
  if (filter === undefined)
    throw refused('InvalidAuthorizationScopeFilter', `The authorization scope filter '${asked}' is unknown.`);
  return {
    top: wholeNumber(options, '$top', 1, mostRows) ?? mostRows,
    skip: wholeNumber(options, '$skip', 0, Number.MAX_SAFE_INTEGER) ?? 0,
    token: textMember(options, '$skipToken'),
    table: format.toLowerCase() === 'table',
    filter,
  };
}

function wholeNumber(options: JsonObject, name: string, least: number, most: number): number | undefined {
  const value = options[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) {
    throw refused(
      'InvalidQueryOptions',
      `The value of '${name}' must be a whole number from ${least} to ${most}.`,
    );
  }
  return value;
}

/** Subscriptions the caller has nothing in drop out silently; when none remains the request is refused. */
function scopeOf(call: Call, body: JsonObject, filter: ScopeFilter): GraphScope {
  const { state, access } = call;
  const asked = textList(body, 'subscriptions');
  const groups = textList(body, 'managementGroups');
  if (asked !== undefined && groups !== undefined)
    throw refused('InvalidScope', 'Give subscriptions or management groups, not both.');
  const all = [...state.subscriptions.keys()];
  if (asked !== undefined) {
    const known = asked
      .map((id) => id.toLowerCase())
      .filter((id) => state.subscriptions.has(id) && access.touches(`/subscriptions/${id}`));
    if (known.length === 0) {
      throw refused(
        'NoValidSubscriptionsInQueryRequest',
        `There must be at least one subscription that is eligible to contain resources. Given subscriptions: '${asked.join(',')}'.`,
      );
    }
    return { bases: known.map((id) => `/subscriptions/${id}`), subscriptions: new Set(known), filter };
  }
  if (groups !== undefined) {
    const known = groups.map((name) => name.toLowerCase()).filter((name) => groupNames(state).includes(name));
    if (known.length < groups.length)
      throw refused(
        'InvalidManagementGroup',
        `A management group was not found. Given: '${groups.join(',')}'.`,
      );
    const below = all.filter((id) =>
      groupNamesUpFrom(state, groupOfSubscription(state, id)).some((name) => known.includes(name)),
    );
    return { bases: known.map(managementGroupId), subscriptions: new Set(below), filter };
  }
  return { bases: ['/'], subscriptions: new Set(all), filter };
}

/** A list of texts; an empty list counts as none. */
function textList(body: JsonObject, name: string): readonly string[] | undefined {
  const value: unknown = body[name];
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string'))
    throw refused('InvalidScope', `'${name}' must be a list of texts.`);
  return value.length === 0 ? undefined : value;
}

function tableOf(columns: readonly string[], page: readonly Row[]): JsonObject {
  return {
    columns: columns.map((name) => ({ name, type: columnType(page.map((one) => one[name] ?? null)) })),
    rows: page.map((one) => columns.map((name) => one[name] ?? null)),
  };
}

function columnType(values: readonly Json[]): string {
  const value = values.find((one) => one !== null);
  if (typeof value === 'number') return 'integer';
  if (typeof value === 'boolean') return 'boolean';
  return isObject(value) || Array.isArray(value) ? 'object' : 'string';
}
