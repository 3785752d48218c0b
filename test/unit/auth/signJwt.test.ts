import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { signing } from '../../../src/auth/signJwt';
import { root } from '../../host/launch/paths';

/** The package itself, whose place is taken in the bundles. */
const theirs = createRequire(join(root, 'package.json'))('jsonwebtoken') as {
  sign(payload: object, key: string, options: { header: object }): string;
  verify(
    token: string,
    key: string,
    options: { algorithms: string[]; complete: true },
  ): { header: object; payload: object };
};

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});

describe('the signature of a certificate sign-in', () => {
  const now = Math.floor(Date.now() / 1000);
  const payload = {
    aud: 'https://login.example/token',
    exp: now + 600,
    iss: 'app',
    sub: 'app',
    nbf: now,
    jti: 'once',
  };

  for (const alg of ['PS256', 'RS256']) {
    it(`by ${alg} is read by the package in whose place it stands, and says what that would say`, () => {
      const header = { alg, 'x5t#S256': 'thumbprint', x5c: ['certificate'] };
      const read = (token: string): Record<'header' | 'payload', object> => {
        const found = theirs.verify(token, publicKey, { algorithms: [alg], complete: true });
        return { header: found.header, payload: { ...found.payload, iat: 0 } };
      };
      const ours = read(signing.sign(payload, privateKey, { header }));
      assert.deepEqual(ours, read(theirs.sign(payload, privateKey, { header })));
    });
  }

  it('is refused for an algorithm that MSAL does not use', () => {
    assert.throws(
      () => signing.sign(payload, privateKey, { header: { alg: 'none' } }),
      /No such signature: none/,
    );
  });
});
