/** What test/host/launch/leftOut.js takes out of the libraries is missed by no way of signing in, no proxy and no parser. */

import assert from 'node:assert/strict';
import { createPublicKey, constants, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DefaultAzureCredential, type DefaultAzureCredentialOptions } from '@azure/identity';
import {
  createDefaultHttpClient,
  createHttpHeaders,
  createPipelineFromOptions,
  createPipelineRequest,
} from '@azure/core-rest-pipeline';
import type * as treeSitter from '@vscode/tree-sitter-wasm';
import { build, type Plugin } from 'esbuild';
import { generate } from 'selfsigned';
import { sampleHttpClient } from '../../src/azure/entry';
import { root } from '../host/launch/paths';
import { json } from './kit';

const tenantId = '72f988bf-0000-4000-8000-000000000001';
const clientId = '8f3c0000-0000-4000-8000-000000000002';
const scope = 'https://management.azure.com/.default';

/** The variables that the SDK's chain goes by; each test sets its own. */
const variables = /^(AZURE_|IDENTITY_|MSI_|IMDS_)/;

describe('a sign-in by DefaultAzureCredential', () => {
  const folder = mkdtempSync(join(tmpdir(), 'left-out-'));
  const kept = Object.entries(process.env).filter(([name]) => variables.test(name));
  /** Bodies and addresses of the requests for a token. */
  let asked: { readonly url: URL; readonly form: URLSearchParams }[] = [];

  const forget = (): void => {
    for (const name of Object.keys(process.env))
      if (variables.test(name)) Reflect.deleteProperty(process.env, name);
  };

  beforeEach(() => {
    asked = [];
    forget();
  });

  after(() => {
    forget();
    Object.assign(process.env, Object.fromEntries(kept));
    rmSync(folder, { recursive: true });
  });

  const signIn = async (environment: Readonly<Record<string, string>>): Promise<string> => {
    Object.assign(process.env, environment);
    const httpClient = sampleHttpClient((request) => {
      const url = new URL(request.url);
      if (url.pathname.endsWith('openid-configuration')) return Promise.resolve(json(200, configuration));
      asked.push({ url, form: new URLSearchParams(request.body) });
      return Promise.resolve(json(200, tokenAnswer()));
    });
    const options: DefaultAzureCredentialOptions = { tenantId, retryOptions: { maxRetries: 0 }, httpClient };
    return (await new DefaultAzureCredential(options).getToken(scope)).token;
  };

  it('takes a client secret of the environment', async () => {
    const token = await signIn({
      AZURE_TENANT_ID: tenantId,
      AZURE_CLIENT_ID: clientId,
      AZURE_CLIENT_SECRET: 'not a secret',
    });
    assert.equal(token, 'the token');
    assert.equal(asked[0]?.form.get('client_secret'), 'not a secret');
  });

  it('signs what it sends with a certificate of the environment', async () => {
    const pems = await generate([{ name: 'commonName', value: 'orders' }], {
      keySize: 2048,
      algorithm: 'sha256',
    });
    const file = join(folder, 'certificate.pem');
    writeFileSync(file, `${pems.private}\n${pems.cert}`);
    const token = await signIn({
      AZURE_TENANT_ID: tenantId,
      AZURE_CLIENT_ID: clientId,
      AZURE_CLIENT_CERTIFICATE_PATH: file,
    });
    assert.equal(token, 'the token');
    const [header = '', payload = '', signature = ''] =
      asked[0]?.form.get('client_assertion')?.split('.') ?? [];
    const { alg, typ, ...rest } = decoded(header);
    assert.deepEqual([alg, typ, Object.keys(rest)], ['PS256', 'JWT', ['x5t#S256']]);
    const claims = decoded(payload);
    assert.equal(claims['iss'], clientId);
    assert.ok(Math.abs(Number(claims['iat']) - Date.now() / 1000) < 60, String(claims['iat']));
    const key = {
      key: createPublicKey(pems.cert),
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
    };
    const message = Buffer.from(`${header}.${payload}`);
    assert.ok(verify('sha256', message, key, Buffer.from(signature, 'base64url')));
  });

  it('takes a user name and a password of the environment', async () => {
    const token = await signIn({
      AZURE_TENANT_ID: tenantId,
      AZURE_CLIENT_ID: clientId,
      AZURE_USERNAME: 'alice@contoso.example',
      AZURE_PASSWORD: 'no password',
    });
    assert.equal(token, 'the token');
    assert.equal(asked.at(-1)?.form.get('grant_type'), 'password');
  });

  it('takes the token file of a workload', async () => {
    const file = join(folder, 'token');
    writeFileSync(file, 'a federated token');
    const token = await signIn({
      AZURE_TENANT_ID: tenantId,
      AZURE_CLIENT_ID: clientId,
      AZURE_FEDERATED_TOKEN_FILE: file,
    });
    assert.equal(token, 'the token');
    assert.equal(asked[0]?.form.get('client_assertion'), 'a federated token');
  });

  it('asks the endpoint of a managed identity', async () => {
    const token = await signIn({
      AZURE_TOKEN_CREDENTIALS: 'ManagedIdentityCredential',
      IDENTITY_ENDPOINT: 'http://127.0.0.1:42356/msi/token',
      IDENTITY_HEADER: 'header',
    });
    assert.equal(token, 'the token');
    assert.equal(asked[0]?.url.port, '42356');
  });
});

describe('a proxy', () => {
  it('is asked for what goes over http, and for a tunnel to what goes over https', async () => {
    const seen: string[] = [];
    const proxy = createServer((request, response) => {
      seen.push(`${request.method ?? ''} ${request.url ?? ''}`);
      response.end('through the proxy');
    });
    proxy.on('connect', (request, socket) => {
      seen.push(`CONNECT ${request.url ?? ''}`);
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = proxy.address() as AddressInfo;
      const pipeline = createPipelineFromOptions({
        proxyOptions: { host: 'http://127.0.0.1', port },
        retryOptions: { maxRetries: 0 },
      });
      const get = (url: string) =>
        pipeline.sendRequest(
          createDefaultHttpClient(),
          createPipelineRequest({ url, headers: createHttpHeaders(), allowInsecureConnection: true }),
        );
      assert.equal((await get('http://arm.test.example/x')).bodyAsText, 'through the proxy');
      await assert.rejects(
        Promise.resolve(get('https://arm.test.example/x')).then(({ status }) => assert.equal(status, 200)),
      );
      assert.deepEqual(seen, ['GET http://arm.test.example/x', 'CONNECT arm.test.example:443']);
    } finally {
      proxy.close();
    }
  });
});

describe('the glue of tree-sitter without its repeats', () => {
  const packages = createRequire(join(root, 'package.json'));
  const wasm = (name: string): string => join(root, 'node_modules/@vscode/tree-sitter-wasm/wasm', name);
  const source = 'def f(a, b=1):\n    return [x async for x in a if "ü" in x]\n';

  /** The tree and what a query finds in it, then in the tree after an edit. */
  async function read(glue: string): Promise<readonly string[]> {
    const { Parser, Language, Query } = packages(glue) as typeof treeSitter;
    await Parser.init({ locateFile: () => wasm('tree-sitter.wasm') });
    const python = await Language.load(wasm('tree-sitter-python.wasm'));
    const parser = new Parser();
    parser.setLanguage(python);
    const query = new Query(python, '(identifier) @name (#eq? @name "x")');
    const tree = parser.parse(source);
    assert.ok(tree);
    const at = { row: 0, column: 0 };
    tree.edit({
      startIndex: 0,
      oldEndIndex: 0,
      newEndIndex: 1,
      startPosition: at,
      oldEndPosition: at,
      newEndPosition: { row: 1, column: 0 },
    });
    const edited = parser.parse(`\n${source}`, tree);
    assert.ok(edited);
    const found = [tree, edited].flatMap(({ rootNode }) => [
      rootNode.toString(),
      ...query.captures(rootNode).map(({ node }) => `${node.text} ${node.startIndex}`),
    ]);
    const cursor = edited.walk();
    cursor.gotoFirstChild();
    found.push(cursor.nodeType, String(edited.getChangedRanges(tree).length));
    for (const part of [query, cursor, tree, edited, parser]) part.delete();
    return found;
  }

  it('parses, edits, walks and queries as the package does, and runs no text as code', async () => {
    const outfile = join(mkdtempSync(join(tmpdir(), 'left-out-')), 'glue.js');
    const { leaveOut } = packages('./test/host/launch/leftOut.js') as { leaveOut: (root: string) => Plugin };
    await build({
      entryPoints: [wasm('tree-sitter.js')],
      bundle: true,
      minify: true,
      platform: 'node',
      outfile,
      plugins: [leaveOut(root)],
    });
    assert.ok(statSync(outfile).size < 56_000, `${statSync(outfile).size} bytes`);
    assert.doesNotMatch(readFileSync(outfile, 'utf8'), /\beval\(/);
    assert.deepEqual(await read(outfile), await read('@vscode/tree-sitter-wasm'));
    rmSync(dirname(outfile), { recursive: true });
  });
});

const authority = `https://login.microsoftonline.com/${tenantId}`;
const configuration = {
  issuer: `${authority}/v2.0`,
  authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
  token_endpoint: `${authority}/oauth2/v2.0/token`,
  jwks_uri: `${authority}/discovery/v2.0/keys`,
};

/** As Microsoft Entra and as the endpoint of an App Service answer, in one. */
function tokenAnswer(): Readonly<Record<string, unknown>> {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { oid: clientId, tid: tenantId, sub: 'alice', preferred_username: 'alice@contoso.example' };
  return {
    access_token: 'the token',
    token_type: 'Bearer',
    expires_in: 3600,
    expires_on: String(Math.floor(Date.now() / 1000) + 3600),
    id_token: `${part({ alg: 'none' })}.${part(claims)}.`,
    client_info: part({ uid: clientId, utid: tenantId }),
  };
}

function decoded(part: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
}
