/** Signs the message by which a certificate signs in: all that MSAL takes of the package `jsonwebtoken`. */

import { constants, sign as signBytes } from 'node:crypto';

interface Header {
  readonly alg: string;
}

/**
 * Stands in for the default export of `jsonwebtoken` in the bundle: see test/host/launch/leftOut.js. The header is MSAL's
 * own, with the certificate's thumbprint; `iat`, seconds since 1970, is added as the package does.
 * @param key the private key as PEM
 * @throws an error for another algorithm than the two of MSAL: PS256, and RS256 for AD FS.
 */
function sign(payload: object, key: string, { header }: { readonly header: Header }): string {
  if (header.alg !== 'PS256' && header.alg !== 'RS256') throw new Error(`No such signature: ${header.alg}`);
  const issued = Math.floor(Date.now() / 1000);
  const message = `${encoded({ ...header, typ: 'JWT' })}.${encoded({ ...payload, iat: issued })}`;
  const padding =
    header.alg === 'PS256'
      ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
      : {};
  return `${message}.${signBytes('sha256', Buffer.from(message), { key, ...padding }).toString('base64url')}`;
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

export const signing = { sign };
