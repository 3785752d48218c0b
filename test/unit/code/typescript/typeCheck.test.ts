/** Type-checks what is inserted against the real `@azure/identity`, as strictly as the compiler can be. */

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';
import type * as typescript from 'typescript';
import { flavours, identifiers, idSources } from '../applied';
import { inserted, replaced } from './edited';

// Required at run time: the compiler finds its library files beside itself, so it cannot be bundled.
const ts = createRequire(path.join(process.cwd(), 'package.json'))('typescript') as typeof typescript;

const options: typescript.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  verbatimModuleSyntax: true,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts'],
  types: ['node'],
  skipLibCheck: true,
  noEmit: true,
  allowJs: true,
  checkJs: true,
};

const client = `import type { TokenCredential } from '@azure/identity';

declare function connect(credential: TokenCredential): void;

export function start(): void {
  connect(¦);
}
`;
const commonjs = `/** @param {import('@azure/identity').TokenCredential} credential */
function connect(credential) {
  return credential;
}

module.exports = connect(¦);
`;
const statement = `export function start(): unknown {\n  ¦\n  return credential;\n}\n`;

/** Files by name, each of what one request inserts. */
async function files(): Promise<Map<string, string>> {
  const written = new Map<string, string>();
  for (const identifier of identifiers) {
    for (const flavour of flavours) {
      for (const idSource of idSources) {
        const request = { identifier, flavour, idSource };
        const name = `${identifier}-${flavour}-${idSource}`;
        written.set(`${name}-argument.mts`, (await inserted('typescript', client, request)) ?? 'missing');
        written.set(`${name}-statement.mts`, (await inserted('typescript', statement, request)) ?? 'missing');
        const cts = await inserted('typescript', statement, request, { path: '/w/a.cts' });
        written.set(
          `${name}-equals.cts`,
          (cts ?? 'missing').replace('export function', 'exports.start = function'),
        );
        const cjs = await inserted('javascript', commonjs, request, { path: '/w/a.cjs' });
        written.set(`${name}.cjs`, cjs ?? 'missing');
        const before =
          "import { DefaultAzureCredential } from '@azure/identity';\nexport const token = new DefaultAzureCredential({ tenantId: 'x' }).getToken('s');\n";
        written.set(`${name}-replaced.mts`, await replaced('typescript', before, request));
      }
    }
  }
  return written;
}

describe('what is inserted into TypeScript', () => {
  it('type-checks against the real SDK under every strict option', async function () {
    this.timeout(60_000);
    const folder = path.join(process.cwd(), 'test', 'unit');
    const written = new Map([...(await files())].map(([name, text]) => [path.join(folder, name), text]));
    written.set(
      path.join(folder, 'wrong.mts'),
      "import { ManagedIdentityCredential } from '@azure/identity';\nexport const c = new ManagedIdentityCredential({ resourceId: process.env['X'] });\n",
    );
    const host = ts.createCompilerHost(options);
    const readFile = host.readFile.bind(host);
    const fileExists = host.fileExists.bind(host);
    host.readFile = (name) => written.get(path.normalize(name)) ?? readFile(name);
    host.fileExists = (name) => written.has(path.normalize(name)) || fileExists(name);
    const program = ts.createProgram([...written.keys()], options, host);
    const wrong = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
      const name = path.basename(file?.fileName ?? '');
      return `${name}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
    assert.equal(
      wrong.filter((line) => line.startsWith('wrong.mts')).length,
      1,
      'the check itself sees a wrong file',
    );
    assert.deepEqual(
      wrong.filter((line) => !line.startsWith('wrong.mts')),
      [],
    );
  });
});
