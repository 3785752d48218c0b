/** What is read from a token for the label and the expiry. */

import assert from 'node:assert/strict';
import { claimsOf } from '../../../src/auth/tokenClaims';

function token(claims: Readonly<Record<string, unknown>>): string {
  return `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`;
}

describe('the claims of a token', () => {
  it('name the person, the tool and the end of the token', () => {
    const claims = claimsOf(
      token({
        upn: 'alice@contoso.example',
        appid: '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
        exp: 1000,
        tid: 't',
      }),
    );
    assert.deepEqual(claims, {
      holder: 'person',
      label: 'alice@contoso.example',
      tenantId: 't',
      expiresAt: 1_000_000,
      tool: 'azureCli',
    });
  });

  it('tell a managed identity and an application from a person', () => {
    assert.equal(claimsOf(token({ idtyp: 'app', xms_mirid: '/subscriptions/s' })).holder, 'managedIdentity');
    assert.equal(claimsOf(token({ idtyp: 'app' })).holder, 'application');
    assert.equal(claimsOf(token({ idtyp: 'user' })).holder, 'person');
  });

  it('are empty for a token that is no JWT', () => {
    for (const odd of ['', 'opaque', 'a.b.c', 'a.!!!.c'])
      assert.deepEqual(claimsOf(odd), { holder: 'person' });
  });
});
