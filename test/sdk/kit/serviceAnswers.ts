/** What the services answer to the smallest calls, as their documentation says: enough for an SDK to be content. */

export interface ServiceCall {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly isAuthorized: boolean;
  /** A range was asked for, as Python does with the first piece of a blob. */
  readonly isPartial?: boolean;
}

export interface ServiceAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const json = { 'content-type': 'application/json' };

/** A vault asks for a token first, and says for what; Blob and App Configuration are content with any that came. */
export function answerFor(call: ServiceCall): ServiceAnswer {
  if (call.host.endsWith('.vault.azure.net')) return call.isAuthorized ? vaultAnswer(call) : challenge;
  if (!call.isAuthorized) return refusal(401);
  if (call.host.endsWith('.blob.core.windows.net') && call.method !== 'PUT')
    return call.isPartial === true ? partOfBlob : blob;
  return refusal(403);
}

const challenge: ServiceAnswer = {
  status: 401,
  headers: {
    ...json,
    'www-authenticate':
      'Bearer authorization="https://login.microsoftonline.com/00000000-0000-0000-0000-000000000009", resource="https://vault.azure.net"',
  },
  body: JSON.stringify({ error: { code: 'Unauthorized', message: 'A token is needed.' } }),
};

function vaultAnswer({ host, path }: ServiceCall): ServiceAnswer {
  const [kind = 'secrets', name = 'name'] = path.split(/[/?]/).filter(Boolean);
  const id = `https://${host}/${kind}/${name}/0123456789abcdef0123456789abcdef`;
  const attributes = { enabled: true, created: 1_700_000_000, updated: 1_700_000_000 };
  const byKind: Readonly<Record<string, object>> = {
    secrets: { value: 'loopback-secret', id },
    keys: { key: { kid: id, kty: 'RSA', n: 'AQAB', e: 'AQAB', key_ops: ['verify'] } },
    certificates: { id, kid: id, sid: id, cer: '', policy: {} },
  };
  return { status: 200, headers: json, body: JSON.stringify({ ...byKind[kind], attributes }) };
}

const blob: ServiceAnswer = {
  status: 200,
  headers: {
    'content-type': 'text/plain',
    'content-length': '5',
    etag: '"0x1"',
    'last-modified': 'Wed, 01 Jan 2025 00:00:00 GMT',
    'x-ms-blob-type': 'BlockBlob',
    'x-ms-version': '2021-12-02',
    'x-ms-creation-time': 'Wed, 01 Jan 2025 00:00:00 GMT',
  },
  body: 'hello',
};

const partOfBlob: ServiceAnswer = {
  ...blob,
  status: 206,
  headers: { ...blob.headers, 'content-range': 'bytes 0-4/5' },
};

/** A refusal that no SDK retries. */
function refusal(status: number): ServiceAnswer {
  const body = JSON.stringify({ error: { code: 'Forbidden', message: 'Loopback says no.' } });
  return { status, headers: json, body };
}
