/** Operations that go on in Azure after the answer: where they are looked at, how often, and how they end. */

import { Failure } from '../model/failure';
import type { Clock } from '../model/ports';
import type { Begun } from '../model/identityBlocksPort';
import type { Answer, Arm } from './arm';
import { at, present, records, text } from './decode';
import { failureCodeOf } from './serviceError';
import { retryAfterSeconds } from './throttling';

/** Between two looks where ARM does not say, in seconds, and the longest that it is heard for. */
const usualWait = 10;
const longestWait = 120;

/** What an answer to a write says of its end: of the two addresses ARM may give, the one that tells how it went is taken. */
export function begunBy(answer: Answer, resource: string, now: number): Begun {
  const operation = answer.header('Azure-AsyncOperation') ?? answer.header('Location');
  // A finished answer may name an address all the same: of the resource itself.
  if (operation === undefined || (answer.status !== 202 && answer.status !== 201)) return { resource };
  return { resource, operation, ...present('waitSeconds', waitOf(answer, now)) };
}

/**
 * Looks at an operation until it has ended. Throws its own error when it failed, `untrustedAnswer` for an address at another
 * host, `cancelled` when the signal fires.
 */
export async function endOf(
  arm: Pick<Arm, 'follow'>,
  { resource, operation, waitSeconds }: Begun,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> {
  let url = operation;
  let seconds = waitSeconds;
  while (url !== undefined) {
    await clock.sleep(1000 * (seconds ?? usualWait), signal);
    const answer = await arm.follow(url, signal);
    if (!isRunning(answer, resource)) return;
    // The address may move with every look.
    url = answer.header('Azure-AsyncOperation') ?? answer.header('Location') ?? url;
    seconds = waitOf(answer, clock.now());
  }
}

/** Throws when it has failed or was stopped. Without a status in the body, 202 is what says that it goes on. */
function isRunning(answer: Answer, resource: string): boolean {
  const ofOperation = text(at(answer.body, 'status'));
  // At the address of the resource itself there is a state of the resource instead.
  const status = (ofOperation ?? text(at(answer.body, 'properties', 'provisioningState')))?.toLowerCase();
  if (status === 'failed' || status === 'canceled' || status === 'cancelled')
    throw failureOf(answer, resource, status);
  if (status === 'succeeded') return false;
  return answer.status === 202 || ofOperation !== undefined;
}

/** The operation's own error; one that was stopped in Azure is no wish of the person, and so not `cancelled`. */
function failureOf(answer: Answer, resource: string, status: string): Failure {
  const error = at(answer.body, 'error') ?? at(answer.body, 'properties', 'error');
  const serviceCode =
    text(at(error, 'code')) ?? (status === 'failed' ? 'OperationFailed' : 'OperationCanceled');
  const inner = records(at(error, 'details'))[0];
  const correlationId = answer.header('x-ms-correlation-request-id') ?? answer.header('x-ms-request-id');
  return new Failure(failureCodeOf(serviceCode) ?? 'service', {
    resource,
    serviceCode,
    ...present('serviceMessage', text(at(error, 'message')) ?? text(inner?.['message'])),
    ...present('correlationId', correlationId),
  });
}

function waitOf(answer: Answer, now: number): number | undefined {
  const seconds = retryAfterSeconds({ headers: { get: (name) => answer.header(name) } }, now);
  return seconds === undefined ? undefined : Math.min(seconds, longestWait);
}
