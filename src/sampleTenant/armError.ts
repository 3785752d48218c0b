/** The one place for what the sample tenant refuses: ARM's error JSON, with ARM's codes and statuses. */

import type { Json, JsonObject } from './json';

/** Thrown by any route; the dispatcher turns it into the response. */
export class ArmError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly more: {
      readonly details?: readonly JsonObject[];
      readonly additionalInfo?: readonly JsonObject[];
      readonly target?: string;
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(message);
    this.name = 'ArmError';
  }
}

/** The body of an error answer: one level, as it is on the wire. */
export function errorBody(error: ArmError): Json {
  return {
    error: {
      code: error.code,
      message: error.message,
      ...(error.more.target !== undefined && { target: error.more.target }),
      ...(error.more.details !== undefined && { details: error.more.details }),
      ...(error.more.additionalInfo !== undefined && { additionalInfo: error.more.additionalInfo }),
    },
  };
}

export function badRequest(code: string, message: string, details?: readonly JsonObject[]): ArmError {
  return new ArmError(400, code, message, details === undefined ? {} : { details });
}

/** For the ID of a resource in a group. */
export function resourceNotFound(id: string): ArmError {
  const group = /\/resourceGroups\/([^/]+)/i.exec(id)?.[1] ?? '';
  const path = id.slice(id.toLowerCase().lastIndexOf('/providers/') + '/providers/'.length);
  return new ArmError(
    404,
    'ResourceNotFound',
    `The Resource '${path}' under resource group '${group}' was not found.`,
  );
}

export function resourceGroupNotFound(name: string): ArmError {
  return new ArmError(404, 'ResourceGroupNotFound', `Resource group '${name}' could not be found.`);
}

export function subscriptionNotFound(id: string): ArmError {
  return new ArmError(404, 'SubscriptionNotFound', `The subscription '${id}' could not be found.`);
}

export function pathNotFound(path: string): ArmError {
  return new ArmError(404, 'NotFound', `The request path '${path}' is not known to any resource provider.`);
}

export function methodNotAllowed(method: string): ArmError {
  return new ArmError(
    405,
    'MethodNotAllowed',
    `The requested resource does not support http method '${method}'.`,
  );
}

/** A body that has a property its type does not have, or a value of the wrong type. */
export function invalidContent(why: string): ArmError {
  return badRequest(
    'InvalidRequestContent',
    `The request content was invalid and could not be deserialized: '${why}'.`,
  );
}

/** @param byCondition a role would allow it, if the condition that it is held under were fulfilled. */
export function authorizationFailed(
  objectId: string,
  action: string,
  scope: string,
  byCondition = false,
): ArmError {
  const lacking = byCondition ? 'authorization or an ABAC condition not fulfilled' : 'authorization';
  return new ArmError(
    403,
    'AuthorizationFailed',
    `The client '${objectId}' with object id '${objectId}' does not have ${lacking} to perform action '${action}' ` +
      `over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
  );
}

/** The write itself is allowed, but not what it links to. */
export function linkedAuthorizationFailed(
  objectId: string,
  scope: string,
  action: string,
  linked: readonly string[],
): ArmError {
  return new ArmError(
    403,
    'LinkedAuthorizationFailed',
    `The client '${objectId}' with object id '${objectId}' has permission to perform the write action on scope '${scope}'; ` +
      `however, it does not have permission to perform action(s) '${action}' on the linked scope(s) '${linked.join(',')}' ` +
      `or the linked scope(s) are invalid.`,
  );
}

export function scopeLocked(
  scope: string,
  operation: 'delete' | 'write',
  lockedScopes: readonly string[],
): ArmError {
  return new ArmError(
    409,
    'ScopeLocked',
    `The scope '${scope}' cannot perform ${operation} operation because following scope(s) are locked: ` +
      `'${lockedScopes.join(',')}'. Please remove the lock and try again.`,
  );
}
