/** Storage: its errors say neither who nor what, only that the permission is missing, the network is closed or the token unfit. */

import type { Operation, Service } from '../../../code/clients/client';
import type { ErrorText } from '../errorText';
import { between, firstCode, names, says } from '../find';
import { addressOf, placeOf, type Address, type Method } from '../hosts';
import type { RefusalDraft, RefusalKind } from '../refusal';

/** By code; the first that stands in the text, so that the narrower come first. */
const kinds: readonly (readonly [code: string, kind: RefusalKind])[] = [
  ['AuthorizationPermissionMismatch', 'noRole'],
  ['InsufficientAccountPermissions', 'noRole'],
  ['AuthorizationSourceIPMismatch', 'network'],
  ['KeyBasedAuthenticationNotPermitted', 'keysOff'],
  ['PublicAccessNotPermitted', 'noToken'],
  ['NoAuthenticationInformation', 'noToken'],
  ['InvalidAuthenticationInfo', 'noToken'],
  ['AuthorizationFailure', 'network'],
];

export function readStorage(text: ErrorText): RefusalDraft | undefined {
  const code = firstCode(
    text,
    kinds.map(([each]) => each),
  );
  const kind = kindOf(text, code);
  if (kind === undefined) return undefined;
  const address = addressOf(text, ['blob.core', 'queue.core', 'table.core', 'file.core', 'dfs.core']);
  const service = serviceOf(text, address);
  const operation = operationOf(service, address);
  const entity = entityOf(address);
  return {
    by: 'storage',
    kind,
    ...(code !== undefined && { code }),
    ...(kind === 'wrongTenant' && tenants(text)),
    ...(service !== undefined && { service }),
    ...(operation !== undefined && { operation }),
    ...placeOf(address),
    ...(entity !== undefined && { entity }),
  };
}

function kindOf(text: ErrorText, code: string | undefined): RefusalKind | undefined {
  if (says(text, 'This request is not authorized to perform this operation using this permission'))
    return 'noRole';
  if (says(text, cliNoRole) && says(text, 'Storage')) return 'noRole';
  if (says(text, cliNetwork)) return 'network';
  // Only its detail says what was wrong with the token.
  if (
    code === 'InvalidAuthenticationInfo' ||
    code === 'NoAuthenticationInformation' ||
    says(text, 'AuthenticationErrorDetail')
  ) {
    if (says(text, 'Audience validation failed')) return 'wrongAudience';
    if (says(text, 'Issuer validation failed')) return 'wrongTenant';
    if (says(text, 'Lifetime validation failed')) return 'expired';
  }
  return kinds.find(([each]) => each === code)?.[1];
}

/** What tells the service where no address does: classes, packages, servers, and the roles that the Azure CLI names. */
const marks: readonly (readonly [parts: string, service: Service])[] = [
  ['BlobStorageException', 'blob'],
  ['Windows-Azure-Blob', 'blob'],
  ['storage blob', 'blob'],
  ['QueueStorageException', 'queue'],
  ['Windows-Azure-Queue', 'queue'],
  ['storage queue', 'queue'],
  ['TableServiceException', 'table'],
  ['Windows-Azure-Table', 'table'],
  ['data tables', 'table'],
  ['storage table', 'table'],
  ['odata.error', 'table'],
  ['ado/2007/08/dataservices', 'table'],
];

/** The Azure CLI says both in its own words, without a code. */
const cliNoRole = 'You do not have the required permissions needed to perform this operation';
const cliNetwork = 'The request may be blocked by network rules of storage account';

function serviceOf(text: ErrorText, address: Address | undefined): Service | undefined {
  const label = address?.label.split('.')[0];
  if (label === 'blob' || label === 'queue' || label === 'table') return label;
  // The file system in front of blobs has their roles.
  if (label === 'dfs') return 'blob';
  if (label !== undefined) return undefined;
  const found = new Set(marks.filter(([parts]) => names(text, parts)).map(([, service]) => service));
  const [only] = found;
  return found.size === 1 ? only : undefined;
}

/** What a request does is known by its method, for queues also by its path. */
function operationOf(service: Service | undefined, address: Address | undefined): Operation | undefined {
  if (service === undefined || address?.method === undefined) return undefined;
  if (service === 'queue') return queueOperation(address.method, address.path ?? '');
  const byMethod: Readonly<Record<Method, Operation | undefined>> = {
    GET: 'read',
    HEAD: 'read',
    PUT: 'write',
    // Of blobs only queries over their content and batches are posted, which tell nothing.
    POST: service === 'table' ? 'write' : undefined,
    PATCH: 'write',
    MERGE: 'write',
    DELETE: 'delete',
  };
  return byMethod[address.method];
}

function queueOperation(method: Method, path: string): Operation | undefined {
  if (!/\/messages(\/|$)/i.test(path)) return undefined;
  if (method === 'POST') return 'send';
  if (method === 'GET') return 'receive';
  return method === 'DELETE' ? 'delete' : undefined;
}

/** The container, queue or table: the first part of the path, where it is one. */
function entityOf(address: Address | undefined): string | undefined {
  const first = address?.path?.split('/')[0]?.replace(/\(.*$/, '') ?? '';
  return /^[$a-z0-9][a-z0-9-]{2,62}$/i.test(first) && first !== '$batch' ? first : undefined;
}

/** "Issuer validation failed. Issuer did not match." names none; the challenge beside it names the account's tenant. */
function tenants(text: ErrorText): Partial<RefusalDraft> {
  const wanted = between(text, 'authorization_uri=https://login.microsoftonline.com/', '/').value;
  return wanted === undefined ? {} : { expected: [wanted] };
}
