/** Takes the shared access signature off an address of Storage, and leaves what a credential reaches. */

import { secretKind } from './secretKind';

export interface SignedAddress {
  readonly service: 'blob' | 'queue' | 'table';
  /** The whole address without what signs it, and without a slash at its end. */
  readonly address: string;
  /** The account's own address. */
  readonly endpoint: string;
  /** What follows it in the path, if anything does: a container, a queue, a table. */
  readonly path: string;
}

/** What a signature says beside itself; anything else in a query means something of its own. */
const signing =
  /^(?:s(?:v|s|rt|p|e|t|pr|ig|r|i|ip|k\w+|aoid|uoid|cid|dd|es|pk|rk)|e[pr]k|tn|rsc\w|api-version)$/i;

/** `undefined` for any other text, and for an address that means less without its query. */
export function signedAddress(text: string): SignedAddress | undefined {
  if (secretKind(text) !== 'sas' || !URL.canParse(text)) return undefined;
  const { protocol, hostname, port, username, hash, searchParams } = new URL(text);
  const service = /^[a-z0-9-]+\.(blob|queue|table)\.[a-z.]+$/.exec(hostname)?.[1];
  const isPlain = protocol === 'https:' && port + username + hash === '';
  if (!isPlain || [...searchParams.keys()].some((key) => !signing.test(key))) return undefined;
  const address = text.slice(0, text.indexOf('?')).replace(/\/+$/, '');
  const endpoint = `https://${hostname}`;
  const path = address.slice(endpoint.length + 1);
  return service === 'blob' || service === 'queue' || service === 'table'
    ? { service, address, endpoint, path }
    : undefined;
}
