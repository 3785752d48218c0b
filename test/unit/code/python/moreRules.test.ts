/** The rules of Python about identities named twice, credentials of the wrong kind, and tokens. */

import assert from 'node:assert/strict';
import { python } from '../../../../src/code/python/language';
import type { Rule } from '../../../../src/names';
import { replaced, requestFor } from '../applied';
import { parseText } from '../parseText';

const context = { tokenCredentialsSet: false };

/** What a rule finds, each as `variant: text`. */
async function found(rule: Rule, text: string): Promise<string[]> {
  const file = await parseText(python, 'python', text);
  return python
    .findings(file, context)
    .filter((finding) => finding.rule === rule)
    .map(({ variant, start, end }) => `${variant ?? ''}: ${text.slice(start, end)}`);
}

describe('Python: an identity named twice', () => {
  const head = 'import os\nfrom azure.identity import ManagedIdentityCredential\n';
  const calls: Record<string, boolean> = {
    'ManagedIdentityCredential(client_id="a", identity_config={"object_id": "b"})': true,
    'ManagedIdentityCredential(client_id=os.environ["A"], identity_config={"client_id": "b"})': true,
    'ManagedIdentityCredential(identity_config={"resource_id": "a", "object_id": "b"})': true,
    'ManagedIdentityCredential(client_id="", identity_config={"object_id": "b"})': false,
    'ManagedIdentityCredential(client_id=os.environ.get("A"), identity_config={"object_id": "b"})': false,
    'ManagedIdentityCredential(client_id=None, identity_config={"object_id": "b"})': false,
    'ManagedIdentityCredential(identity_config={"object_id": "b"}, additionally_allowed_tenants=["*"])': false,
  };
  for (const [call, isWrong] of Object.entries(calls)) {
    it(`${isWrong ? 'is found' : 'is not there'} in ${call}`, async () => {
      assert.deepEqual(await found('two-identifiers', `${head}c = ${call}\n`), isWrong ? [`: ${call}`] : []);
    });
  }
});

describe('Python: credentials of the other kind', () => {
  const both = `from azure.identity import ManagedIdentityCredential
from azure.identity.aio import ManagedIdentityCredential as AsyncCredential
from azure.storage.blob import BlobServiceClient
from azure.storage.blob.aio import BlobServiceClient as AsyncClient
`;

  it('are found where an asynchronous one reaches a synchronous client, itself or by name', async () => {
    const text = `${both}a = BlobServiceClient("u", credential=AsyncCredential())
b = AsyncCredential(client_id="x")
c = BlobServiceClient("u", b)
d = AsyncClient("u", b)
`;
    assert.deepEqual(await found('ignored-argument', text), [
      'asyncCredential: AsyncCredential()',
      'asyncCredential: b',
    ]);
    const after = await replaced(python, 'python', text, requestFor(), { site: 0 });
    assert.match(after ?? '', /a = BlobServiceClient\("u", credential=ManagedIdentityCredential\(client_id=/);
  });

  it('are not found the other way round, nor where a name may hold either', async () => {
    const text = `${both}a = AsyncClient("u", ManagedIdentityCredential())
b = AsyncCredential()
b = ManagedIdentityCredential()
c = BlobServiceClient("u", b)
d = other("u", AsyncCredential())
`;
    assert.deepEqual(await found('ignored-argument', text), []);
  });
});

describe('Python: tokens', () => {
  const head = `import jwt
import logging
from azure.identity import ManagedIdentityCredential
from flask import jsonify
logger = logging.getLogger()
credential = ManagedIdentityCredential()
`;
  const scope = '"https://vault.azure.net/.default"';
  const wrong: Record<string, readonly [code: string, finding: string]> = {
    'that are printed': [
      `print(credential.get_token(${scope}).token)`,
      `logged: credential.get_token(${scope}).token`,
    ],
    'that are logged by a name': [
      `t = credential.get_token(${scope})\nlogger.info("got %s", t.token)`,
      'logged: t.token',
    ],
    'that are logged in a text': [
      `t = credential.get_token(${scope}).token\nlogging.debug(f"got {t}")`,
      'logged: t',
    ],
    'that are decoded': [
      `t = credential.get_token(${scope})\nclaims = jwt.decode(t.token, options={"verify_signature": False})`,
      'decoded: t.token',
    ],
    'that stand in a URL': [
      `t = credential.get_token(${scope})\nu = f"https://contoso.example/?t={t.token}"`,
      'exposed: t.token',
    ],
    'that are answered with': [
      `def f():\n    t = credential.get_token(${scope})\n    return jsonify({"t": t.token})`,
      'exposed: t.token',
    ],
    'that are fetched anew by every call': [
      `def f():\n    return ManagedIdentityCredential().get_token(${scope})`,
      `uncached: ManagedIdentityCredential().get_token(${scope})`,
    ],
  };
  for (const [name, [code, finding]] of Object.entries(wrong)) {
    it(`${name} are found`, async () => {
      assert.deepEqual(await found('token-handling', `${head}${code}\n`), [finding]);
    });
  }

  it('that are used as they should be, and those of others, are not', async () => {
    const code = `t = credential.get_token(${scope})
headers = {"Authorization": f"Bearer {t.token}"}
print(t.expires_on, len(t.token))
o = other.get_token("mine")
print(o.token)
cookie = get_token(request)
print(cookie)
`;
    assert.deepEqual(await found('token-handling', head + code), []);
  });
});
