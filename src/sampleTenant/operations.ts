/** Changes that go on after the answer: done at the second look at them or after some seconds, some of them never. */

import { idKey, lastSegment, parseArmId } from '../model/armId';
import { ArmError } from './armError';
import type { Call, Reply } from './call';
import type { SampleResource } from './data/shape';
import { newGuid } from './guid';
import type { JsonObject } from './json';
import type { SampleState } from './state';

/** How long an operation takes when nobody looks at it, in milliseconds, and after how many looks it is done. */
const longestMilliseconds = 4_000;
const mostLooks = 2;
const retryAfterSeconds = 1;

export interface SampleOperation {
  readonly resourceId: string;
  readonly begunAt: number;
  /** Makes the change; not called for one that fails. */
  readonly apply: () => void;
  readonly fails?: { readonly code: string; readonly message: string };
  looks: number;
  status: 'InProgress' | 'Succeeded' | 'Failed';
}

/** Where a type says how its operations go on: at a status, or at the address of the result. */
export type OperationStyle = 'status' | 'result';

/** Takes a change on: 202 with the address to look at. Throws Conflict while another one goes on at the resource. */
export function accepted(
  call: Call,
  resource: SampleResource,
  style: OperationStyle,
  body: JsonObject,
  apply: () => void,
): Reply {
  const { state, behaviour, apiVersion } = call;
  const running = [...state.operations.values()].some(
    (one) => one.status === 'InProgress' && idKey(one.resourceId) === idKey(resource.id),
  );
  if (running) {
    throw new ArmError(
      409,
      'Conflict',
      `Another operation on '${lastSegment(resource.id)}' is in progress. Retry after it has finished.`,
    );
  }
  const name = newGuid();
  state.operations.set(name, {
    resourceId: resource.id,
    begunAt: behaviour.now(),
    apply,
    ...(resource.failsWith !== undefined && { fails: resource.failsWith }),
    looks: 0,
    status: 'InProgress',
  });
  const { subscriptionId = '', provider = '' } = parseArmId(resource.id) ?? {};
  const word = style === 'status' ? 'operationStatuses' : 'operationResults';
  const address =
    `${behaviour.endpoint}/subscriptions/${subscriptionId}/providers/${provider}` +
    `/locations/${resource.location ?? 'global'}/${word}/${name}?api-version=${apiVersion}`;
  const headers = {
    [style === 'status' ? 'azure-asyncoperation' : 'location']: address,
    'retry-after': String(retryAfterSeconds),
  };
  return { status: 202, body, headers };
}

/** One more look; the answer's headers ask for the next one while it goes on. */
export function lookAt(call: Call, name: string): SampleOperation {
  const operation = call.state.operations.get(name);
  if (operation === undefined)
    throw new ArmError(404, 'NotFound', `The operation '${name}' could not be found.`);
  operation.looks += 1;
  if (operation.looks >= mostLooks) end(operation);
  return operation;
}

/** Ends what has had its time, so that what is read next shows it. */
export function settle(state: SampleState, now: number): void {
  for (const operation of state.operations.values()) {
    if (now - operation.begunAt >= longestMilliseconds) end(operation);
  }
}

function end(operation: SampleOperation): void {
  if (operation.status !== 'InProgress') return;
  operation.status = operation.fails === undefined ? 'Succeeded' : 'Failed';
  if (operation.fails === undefined) operation.apply();
}

/** What asks a client to wait. */
export const lookAgain = { 'retry-after': String(retryAfterSeconds) };
