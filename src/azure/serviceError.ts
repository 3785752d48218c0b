/** What a service said when it refused: its code and message out of whatever it sent, and what that means for us. */

import type { PipelineRequest, PipelineResponse } from '@azure/core-rest-pipeline';
import { Failure } from '../model/failure';
import type { FailureCode, FailureDetails } from '../model/failure';
import { at, isRecord, parseJson, present, records, text } from './decode';
import { policyDetails } from './policyDetails';
import { retryAfterSeconds } from './throttling';

/** Codes that say more than their status does. Sources: the error tables of Azure RBAC, Resource Manager and the RPs. */
const byServiceCode = new Map<string, FailureCode>([
  ['roleassignmentexists', 'alreadyExists'],
  // The name is taken by an assignment of something else: waiting does not help, and the message says what differs.
  ['roleassignmentupdatenotpermitted', 'service'],
  ['principalnotfound', 'principalNotFound'],
  ['unmatchedprincipaltype', 'badArgument'],
  ['invalidprincipalid', 'badArgument'],
  ['invalidroledefinitionid', 'badArgument'],
  ['roledefinitiondoesnotexist', 'notFound'],
  ['invalidroleassignmentcondition', 'badArgument'],
  ['invalidconditionversion', 'badArgument'],
  ['authorizationfailed', 'forbidden'],
  ['linkedauthorizationfailed', 'forbidden'],
  ['denyassignmentauthorizationfailed', 'forbidden'],
  ['roleassignmentlimitexceeded', 'limitExceeded'],
  ['roledefinitionlimitexceeded', 'limitExceeded'],
  ['scopelocked', 'locked'],
  ['readonlydisabledsubscription', 'readOnly'],
  // Conflicts by their status, but with what is there, not with somebody else's change.
  ['invalidresourcelocation', 'service'],
  ['operationnotallowed', 'service'],
  ['requestdisallowedbypolicy', 'policy'],
  ['missingsubscriptionregistration', 'notRegistered'],
  ['locationnotavailableforresourcetype', 'badArgument'],
  ['locationnotavailableforresourcegroup', 'badArgument'],
  ['invalidresourcename', 'badArgument'],
  ['invalidresourcegroup', 'badArgument'],
  // Cosmos DB, while another change of the account goes on.
  ['preconditionfailed', 'conflict'],
  ['ratelimiting', 'throttled'],
  // Resource Graph, of subscriptions that the caller may not read.
  ['novalidsubscriptionsinqueryrequest', 'forbidden'],
]);

/** The product's code for a code of the service; `undefined` for one that says no more than itself. */
export function failureCodeOf(serviceCode: string): FailureCode | undefined {
  return byServiceCode.get(serviceCode.toLowerCase());
}

const byStatus: Readonly<Record<number, FailureCode>> = {
  401: 'signInNeeded',
  403: 'forbidden',
  404: 'notFound',
  409: 'conflict',
  429: 'throttled',
};

const fieldOf = new Map<string, string>([
  ['unmatchedprincipaltype', 'principalType'],
  ['invalidprincipalid', 'principalId'],
  ['invalidroledefinitionid', 'roleDefinitionId'],
  ['locationnotavailableforresourcetype', 'location'],
  ['locationnotavailableforresourcegroup', 'location'],
  ['invalidresourcename', 'name'],
  ['invalidresourcegroup', 'resourceGroup'],
]);

/** Reads an answer of 400 and above (or a redirect, which is never followed) as the product's error. */
export function failureOfAnswer(
  answer: PipelineResponse,
  tenantId: string | undefined,
  now: number,
): Failure {
  const said = saidIn(answer.bodyAsText);
  const key = said.code?.toLowerCase() ?? '';
  const wait = answer.status === 429 || answer.status === 503 ? retryAfterSeconds(answer, now) : undefined;
  const code =
    byServiceCode.get(key) ?? byStatus[answer.status] ?? (wait === undefined ? 'service' : 'throttled');
  const values = { ...valuesIn(said.message ?? ''), ...said.values };
  return new Failure(answer.status < 400 ? 'untrustedAnswer' : code, {
    resource: placeOf(answer.request),
    status: answer.status,
    ...present('serviceCode', said.code),
    ...present('serviceMessage', said.message),
    ...correlation(answer),
    ...present('retryAfterSeconds', wait),
    ...present('tenantId', tenantId),
    ...present('field', fieldOf.get(key)),
    ...(Object.keys(values).length > 0 && { values }),
  });
}

/** The path that was asked for, as a person writes it. */
export function placeOf(request: PipelineRequest): string {
  const { pathname } = new URL(request.url);
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

/** The ID to hand to support: ARM's own, else the one that went out with the request. */
export function correlation(answer: PipelineResponse): Pick<FailureDetails, 'correlationId'> {
  const { headers, request } = answer;
  return {
    correlationId:
      headers.get('x-ms-correlation-request-id') ?? headers.get('x-ms-request-id') ?? request.requestId,
  };
}

interface Said {
  readonly code?: string;
  readonly message?: string;
  /** What stands beside the message, for the sentence. */
  readonly values: Readonly<Record<string, string>>;
}

/** ARM wraps its error, some providers do not or write `Message`, a proxy sends a page: only what is JSON is believed. */
function saidIn(body: string | null | undefined): Said {
  const parsed = parseJson(body);
  const error = isRecord(at(parsed, 'error')) ? at(parsed, 'error') : parsed;
  const details = records(at(error, 'details'));
  const outer = text(at(error, 'code')) ?? text(at(error, 'Code'));
  const own = text(at(error, 'message')) ?? text(at(error, 'Message'));
  const more = details.flatMap((detail) => text(detail['message']) ?? []).filter((one) => one !== own);
  // Resource Graph answers `BadRequest` outside and says what is wrong inside.
  const code = outer === 'BadRequest' ? (text(details[0]?.['code']) ?? outer) : outer;
  const message = [own, ...more].filter((part) => part !== undefined).join(' ');
  return { ...present('code', code), ...present('message', text(message)), values: policyDetails(error) };
}

/** The parts of well-known messages that a sentence or a request for access can use. */
function valuesIn(message: string): Readonly<Record<string, string>> {
  const action = /perform action '([^']+)'/.exec(message)?.[1];
  const scope = /over scope '([^']+)'/.exec(message)?.[1] ?? /linked scope\(s\) '([^']+)'/.exec(message)?.[1];
  const namespace = /to use namespace '([^']+)'/.exec(message)?.[1];
  const bare = /existing role assignment is ([0-9a-f]{32})\b/i.exec(message)?.[1];
  const existing = bare?.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return {
    ...present('action', action),
    ...present('scope', scope),
    ...present('existingId', existing),
    ...present('namespace', namespace),
  };
}
