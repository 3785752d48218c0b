/** A request as the routes see it: path parameters, query without case, body as JSON, and who is calling. */

import type { Access } from './accessCheck';
import { invalidContent } from './armError';
import { isObject, type Json, type JsonObject } from './json';
import type { SampleState } from './state';

/** How this tenant behaves; the same for every request. */
export interface Behaviour {
  /** Where the tenant says it lives, in `nextLink`: no slash at the end. */
  readonly endpoint: string;
  /** Entries per page of the lists that ARM pages. */
  readonly pageSize: number;
  /** How long the directory does not know a new principal. */
  readonly replicationSeconds: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface Call {
  readonly behaviour: Behaviour;
  readonly state: SampleState;
  readonly access: Access;
  readonly method: string;
  /** As sent, decoded per segment when matched; begins with a slash, no query. */
  readonly path: string;
  /** What the braces of the route matched. */
  readonly params: Readonly<Record<string, string>>;
  /** Keys in lower case, `$` kept. */
  readonly query: ReadonlyMap<string, string>;
  readonly apiVersion: string;
  readonly body: Json | undefined;
}

export interface Reply {
  readonly status: number;
  readonly body?: Json;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Route {
  readonly method: string;
  /** Segments; `{name}` is one, `{+name}` one or more, `{*name}` none or more. Fixed segments match in any case. */
  readonly path: string;
  /** The type whose `api-version` is checked, by the parameters where the path says which. */
  readonly type: string | ((params: Readonly<Record<string, string>>) => string);
  readonly handle: (call: Call) => Reply;
}

export function ok(body: Json): Reply {
  return { status: 200, body };
}

/** A path parameter that the route's pattern guarantees. */
export function param(call: Call, name: string): string {
  const value = call.params[name];
  if (value === undefined) throw new Error(`The route has no parameter ${name}.`);
  return value;
}

/** The body as an object; refuses an empty or other one. */
export function bodyObject(call: Call): JsonObject {
  if (!isObject(call.body)) throw invalidContent('The request body must be a JSON object');
  return call.body;
}

/** Refuses members that the type does not have, as ARM's strict deserializers do. Names compare without case. */
export function onlyMembers(object: JsonObject, typeName: string, known: readonly string[]): void {
  const names = new Set(known.map((name) => name.toLowerCase()));
  const stray = Object.keys(object).find((name) => !names.has(name.toLowerCase()));
  if (stray !== undefined)
    throw invalidContent(`Could not find member '${stray}' on object of type '${typeName}'`);
}

/** A text member; `undefined` when absent or null, refused when something else. */
export function textMember(object: JsonObject, name: string): string | undefined {
  const value = object[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw invalidContent(`The value of '${name}' must be a string`);
  return value;
}

/** An object member; `undefined` when absent or null, refused when something else. */
export function objectMember(object: JsonObject, name: string): JsonObject | undefined {
  const value = object[name];
  if (value === undefined || value === null) return undefined;
  if (!isObject(value)) throw invalidContent(`The value of '${name}' must be an object`);
  return value;
}

/** The `tags` of a body: names to texts. */
export function tagsMember(object: JsonObject): Readonly<Record<string, string>> | undefined {
  const tags = objectMember(object, 'tags');
  if (tags === undefined) return undefined;
  return Object.fromEntries(Object.keys(tags).map((name) => [name, textMember(tags, name) ?? '']));
}
