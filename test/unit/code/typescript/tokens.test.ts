/** What the rules say of tokens that TypeScript fetches itself, and of identities that are named twice or emptily. */

import assert from 'node:assert/strict';
import { typescript } from '../../../../src/code/typescript/language';
import { cursorIn, ids } from '../applied';
import { findingsIn, noticed, parseFile } from './edited';

const imports = `import { DefaultAzureCredential as Dac, ManagedIdentityCredential } from '@azure/identity';
import jwt from 'jsonwebtoken';
import { jwtDecode } from 'jwt-decode';
`;
const around = (code: string): string =>
  `${imports}export async function f(credential, res, other) {\n  const answer = await credential.getToken('https://vault.azure.net/.default');\n  const text = answer.token;\n  ${code}\n}\n`;

async function variants(text: string): Promise<(string | undefined)[]> {
  const found = await findingsIn('typescript', text);
  return found.map(({ rule, variant }) => (rule === 'token-handling' ? variant : rule));
}

describe('token-handling in TypeScript', () => {
  const said: [code: string, variant: string][] = [
    ['console.log(answer.token);', 'logged'],
    ['this.logger.debug(`got ${answer!.token}`);', 'logged'],
    ["console.info('token', { token: text });", 'logged'],
    ['jwt.decode(answer.token);', 'decoded'],
    ['jwtDecode(text);', 'decoded'],
    ["Buffer.from(answer.token.split('.')[1], 'base64');", 'decoded'],
    ['res.json({ token: answer.token });', 'exposed'],
    ['res.status(200).send(text);', 'exposed'],
    ['await fetch(`https://api.contoso.example/orders?access_token=${text}`);', 'exposed'],
  ];
  for (const [code, variant] of said) {
    it(`${variant}: ${code}`, async () => assert.deepEqual(await variants(around(code)), [variant]));
  }

  it('logged: a token that is taken out of the answer at once', async () => {
    const text = `${imports}const c = new ManagedIdentityCredential({ clientId });\nconst { token } = await c.getToken(['https://vault.azure.net/.default']);\nconsole.log(token);\n`;
    assert.deepEqual(await variants(text), ['logged']);
  });

  it('uncached: a credential that is made for one token in a function', async () => {
    const text = `${imports}const scope = 'https://vault.azure.net/.default';\nexport const f = () => new ManagedIdentityCredential({ clientId }).getToken(scope);\n`;
    assert.deepEqual(await variants(text), ['uncached']);
  });

  const quiet: Record<string, string> = {
    'a header': "await fetch('https://x', { headers: { Authorization: `Bearer ${answer.token}` } });",
    'the time it ends': 'console.log(answer.expiresOnTimestamp);',
    'another name': 'console.log(other.token);',
    'its length': 'console.log(answer.token.length);',
    'a name in an inner scope': 'for (const text of other) console.log(text);',
    'a function of our own': 'jwt2.decode(answer.token);',
  };
  for (const [title, code] of Object.entries(quiet)) {
    it(`says nothing of ${title}`, async () => assert.deepEqual(await variants(around(code)), []));
  }

  it('says nothing of tokens that are not from Entra', async () => {
    assert.deepEqual(await variants("const t = await csrf.getToken('form');\nconsole.log(t.token);\n"), []);
  });
});

describe('two-identifiers in TypeScript', () => {
  const { clientId, resourceId } = ids;
  const said: [code: string, variant: string | undefined][] = [
    [`new ManagedIdentityCredential({ clientId: '${clientId}', resourceId: '${resourceId}' })`, undefined],
    [`new ManagedIdentityCredential('${clientId}', { objectId: process.env.ID! })`, undefined],
    [`new ManagedIdentityCredential('${clientId}', { clientId: '${clientId}' })`, 'takesOne'],
    [`new Dac({ managedIdentityClientId: 'a', managedIdentityResourceId: '${resourceId}' })`, 'takesOne'],
  ];
  for (const [code, variant] of said) {
    it(`is said of ${code.replaceAll(/'[^']*'/g, "'…'")}`, async () => {
      const found = await findingsIn('typescript', `${imports}const c = ${code};\n`);
      const twice = found.filter(({ rule }) => rule === 'two-identifiers');
      assert.deepEqual(
        twice.map((one) => one.variant),
        [variant],
      );
    });
  }

  it('is not said where one of them may be empty', async () => {
    const text = `${imports}new ManagedIdentityCredential({ clientId: options.clientId, resourceId: '${resourceId}' });\nnew ManagedIdentityCredential({ clientId: '', objectId: 'x' });\n`;
    assert.deepEqual(await noticed('typescript', text), []);
  });
});

describe('missing-identifier in TypeScript', () => {
  const context = { tokenCredentialsSet: false, workspaceIdentity: 'userAssigned' } as const;
  for (const code of ["{ clientId: '' }", "''", '{ clientId: undefined }', "{ resourceId: '' }"]) {
    it(`is said of ${code}, which the SDK takes for none`, async () => {
      const found = await findingsIn(
        'typescript',
        `${imports}new ManagedIdentityCredential(${code});\n`,
        context,
      );
      assert.deepEqual(
        found.map(({ rule, variant }) => `${rule} ${variant ?? ''}`),
        ['missing-identifier empty'],
      );
    });
  }
});

describe('what the file says of its identities', () => {
  it('is the name of the class and the literal ID, whatever they are called', async () => {
    const text = `${imports}const id = '${ids.resourceId}';\nnew ManagedIdentityCredential({ resourceId: id });\nnew Dac({ managedIdentityClientId: "a\\u0062" });\nnew ManagedIdentityCredential(\`x\`);\n`;
    const file = await parseFile('typescript', text);
    const sites = typescript.credentials(file);
    assert.deepEqual(
      sites.map(({ name }) => name),
      ['ManagedIdentityCredential', 'DefaultAzureCredential', 'ManagedIdentityCredential'],
    );
    assert.deepEqual(
      sites.map(({ id }) => id?.value),
      [ids.resourceId, 'ab', 'x'],
    );
    const [first] = sites;
    assert.equal(text.slice(first?.id?.start, first?.id?.end), ids.resourceId);
  });

  const literals: [text: string, value: string | undefined][] = [
    ["const a = 'it\\'s ¦here';", "it's here"],
    ['const a = `pl¦ain`;', 'plain'],
    ['const a = `b${c}d¦`;', undefined],
    ['const a = ¦1;', undefined],
    ["// 'a ¦comment'", undefined],
  ];
  for (const [marked, value] of literals) {
    it(`finds ${String(value)} in ${marked}`, async () => {
      const { text, offset } = cursorIn(marked);
      assert.equal(typescript.stringAt?.(await parseFile('typescript', text), offset)?.value, value);
    });
  }
});
