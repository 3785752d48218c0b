/** Reading the header of a 401. */

import assert from 'node:assert/strict';
import { claimsOf, wantedTenant } from '../../../src/azure/challenge';

const tenant = 'AAAAAAAA-2222-2222-2222-222222222222';
const claims = '{"access_token":{"xms_cc":"ü"}}';
const encoded = Buffer.from(claims).toString('base64');

describe('claims of a challenge', () => {
  it('are decoded, also in the alphabet made for URLs and in UTF-8', () => {
    for (const text of [encoded, Buffer.from(claims).toString('base64url')]) {
      assert.equal(claimsOf(`Bearer realm="", error="insufficient_claims", claims="${text}"`), claims);
    }
  });

  it('are not there without the error that asks for them', () => {
    assert.equal(claimsOf(`Bearer realm="", claims="${encoded}"`), undefined);
    assert.equal(claimsOf(`Bearer error="invalid_token", claims="${encoded}"`), undefined);
  });

  it('are not there when they decode to no JSON object', () => {
    for (const text of ['%%%', Buffer.from('42').toString('base64'), '']) {
      assert.equal(claimsOf(`Bearer error="insufficient_claims", claims="${text}"`), undefined, text);
    }
  });
});

describe('the tenant that was wanted', () => {
  const body = (code: string, message = '') => JSON.stringify({ error: { code, message } });
  const header = `Bearer authorization_uri="https://login.windows.net/${tenant}", error="invalid_token"`;

  it('is the one of authorization_uri, in lower case', () => {
    assert.equal(wantedTenant(header, body('InvalidAuthenticationTokenTenant')), tenant.toLowerCase());
  });

  it('is the second issuer of the message, never the first', () => {
    const message = `wrong issuer 'https://sts.windows.net/11111111-1111-1111-1111-111111111111/'. It must match the tenant 'https://sts.windows.net/${tenant}/' associated`;
    assert.equal(
      wantedTenant(undefined, body('InvalidAuthenticationTokenTenant', message)),
      tenant.toLowerCase(),
    );
  });

  it('is not read from any other refusal, nor from anything but a GUID', () => {
    assert.equal(wantedTenant(header, body('ExpiredAuthenticationToken')), undefined);
    assert.equal(wantedTenant(header, '<html>'), undefined);
    assert.equal(
      wantedTenant(
        'Bearer authorization_uri="https://login.windows.net/common"',
        body('InvalidAuthenticationTokenTenant'),
      ),
      undefined,
    );
  });
});
