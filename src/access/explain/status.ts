/** The status of an answer, as the SDKs print it. */

import type { ErrorText } from './errorText';

/** 403 where a status stands, or its name; a number alone may be anything. */
export function isForbidden(text: ErrorText): boolean {
  return hasStatus(text, 403, 'forbidden');
}

export function isUnauthorized(text: ErrorText): boolean {
  return hasStatus(text, 401, 'unauthorized');
}

function hasStatus({ lower }: ErrorText, status: number, name: string): boolean {
  const number = String(status);
  return [
    `status:${number}`,
    `statuscode:${number}`,
    `statuscode${number}`,
    `statuscode=${number}`,
    `"statuscode":${number}`,
    `status":${number}`,
    `status=${number}`,
    `response${number}`,
    `status${number}`,
    `error${number}`,
    `${number}${name}`,
    `${number}(${name})`,
    `invalidstatus'${name}'`,
    `status:${name}`,
    `code:${name}`,
    `http${number}`,
    `http/1.1${number}`,
    `:${number}${name}`,
    `code:${number}`,
    `errorcode:${name}`,
  ].some((form) => lower.includes(form));
}
