/** App Configuration: it refuses without a word, so that only the status, the host and the client tell. */

import type { Operation } from '../../../code/clients/client';
import type { ErrorText } from '../errorText';
import { names } from '../find';
import { addressOf, placeOf, type Method } from '../hosts';
import type { RefusalDraft } from '../refusal';
import { isForbidden, isUnauthorized } from '../status';

const marks = [
  'azconfig',
  'azure app configuration',
  'azure appconfiguration',
  'data appconfiguration',
  'azappconfig',
  'js app configuration',
];

const operations: Readonly<Partial<Record<Method, Operation>>> = {
  GET: 'read',
  HEAD: 'read',
  PUT: 'write',
  PATCH: 'write',
  DELETE: 'delete',
};

export function readAppConfiguration(text: ErrorText): RefusalDraft | undefined {
  if (!marks.some((parts) => names(text, parts))) return undefined;
  const forbidden = isForbidden(text);
  if (!forbidden && !isUnauthorized(text)) return undefined;
  const address = addressOf(text, ['azconfig']);
  const operation = address?.method === undefined ? undefined : operations[address.method];
  return {
    by: 'appConfiguration',
    kind: forbidden ? 'noRole' : 'noToken',
    service: 'appConfiguration',
    ...(operation !== undefined && { operation }),
    ...placeOf(address),
  };
}
