/** A request to Azure before it is sent, as a review shows it. */

export interface PlannedRequest {
  readonly method: 'GET' | 'PUT' | 'PATCH' | 'POST' | 'DELETE';
  /** From the first slash, not encoded, without the query. */
  readonly path: string;
  readonly apiVersion: string;
  /** What is sent as JSON; absent when nothing is. */
  readonly body?: unknown;
}

/** The request as one line of HTTP, and its body below: what a document of it holds. */
export function requestText({ method, path, apiVersion, body }: PlannedRequest): string {
  const line = `${method} ${path}?api-version=${apiVersion}`;
  return body === undefined ? `${line}\n` : `${line}\nContent-Type: application/json\n\n${json(body)}\n`;
}

function json(body: unknown): string {
  return JSON.stringify(body, undefined, 2);
}
