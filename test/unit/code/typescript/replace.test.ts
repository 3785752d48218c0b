/** Replacing and mending credentials in TypeScript and JavaScript: what gives way, and what stays. */

import assert from 'node:assert/strict';
import { applied, ids, requestFor } from '../applied';
import { findingsIn, languageOf, parseFile, replaced } from './edited';

const { clientId, resourceId } = ids;
const imported = "import { ManagedIdentityCredential } from '@azure/identity';\n";
const dac = "import { DefaultAzureCredential } from '@azure/identity';\n";
const made = `new ManagedIdentityCredential({ clientId: '${clientId}' })`;

describe('replacing a credential in TypeScript', () => {
  it('takes the import along when nothing else uses it', async () => {
    assert.equal(
      await replaced('typescript', `${dac}export const c = new DefaultAzureCredential();\n`),
      `${imported}export const c = ${made};\n`,
    );
  });

  it('keeps the import while something else uses it, be it a type', async () => {
    for (const use of [
      'let other: DefaultAzureCredential;',
      'export { DefaultAzureCredential };',
      'f(DefaultAzureCredential);',
    ]) {
      const result = await replaced('typescript', `${dac}const c = new DefaultAzureCredential();\n${use}\n`);
      assert.ok(
        result.startsWith(
          "import { DefaultAzureCredential, ManagedIdentityCredential } from '@azure/identity';",
        ),
        result,
      );
    }
    const comment = await replaced(
      'typescript',
      `${dac}// Once a DefaultAzureCredential.\nconst c = new DefaultAzureCredential();\n`,
    );
    assert.ok(comment.startsWith(imported), comment);
  });

  it('drops one name of several, in a row, one per line, and in a require', async () => {
    const row =
      "import { AzureCliCredential, DefaultAzureCredential, ManagedIdentityCredential } from '@azure/identity';\n";
    assert.ok(
      (
        await replaced('typescript', `${row}f(AzureCliCredential);\nnew DefaultAzureCredential();\n`)
      ).startsWith("import { AzureCliCredential, ManagedIdentityCredential } from '@azure/identity';\n"),
    );
    const lines =
      "import {\n  DefaultAzureCredential,\n  ManagedIdentityCredential,\n} from '@azure/identity';\n";
    assert.ok(
      (await replaced('typescript', `${lines}new DefaultAzureCredential();\n`)).startsWith(
        "import {\n  ManagedIdentityCredential,\n} from '@azure/identity';\n",
      ),
    );
    const required =
      "const { DefaultAzureCredential: Dac } = require('@azure/identity');\nconst c = new Dac();\n";
    assert.equal(
      await replaced('javascript', required),
      `const { ManagedIdentityCredential } = require('@azure/identity');\nconst c = ${made};\n`,
    );
  });

  it('keeps options that have nothing to do with the ID', async () => {
    const text = `${imported}const c = new ManagedIdentityCredential({\n  resourceId: 'x',\n  retryOptions: { maxRetries: 3 },\n});\n`;
    assert.equal(
      await replaced('typescript', text),
      `${imported}const c = new ManagedIdentityCredential({ clientId: '${clientId}', retryOptions: { maxRetries: 3 } });\n`.replace(
        /\(\{ (.*), (retryOptions.*) \}\)/,
        (_, id: string, rest: string) =>
          id.length + rest.length > 80 ? `({\n  ${id},\n  ${rest},\n})` : `({ ${id}, ${rest} })`,
      ),
    );
    const second = await replaced(
      'typescript',
      `${imported}new ManagedIdentityCredential('x', { authorityHost: h });\n`,
    );
    assert.ok(second.includes('authorityHost: h') && !second.includes("'x'"), second);
  });

  it('splits local and Azure on a positive local sign, the existing credential being the local one', async () => {
    const text = `${dac}const c = new DefaultAzureCredential({ tenantId });\n`;
    assert.equal(
      await replaced('typescript', text, { flavour: 'localAndAzure' }),
      `import { DefaultAzureCredential, ManagedIdentityCredential } from '@azure/identity';\nconst c = process.env['NODE_ENV'] === 'development'\n  ? new DefaultAzureCredential({ tenantId })\n  : ${made};\n`,
    );
  });

  it('never nests a split in a split', async () => {
    const text = `${dac}const c = new DefaultAzureCredential();\n`;
    const once = await replaced('typescript', text, { flavour: 'localAndAzure' });
    for (const site of [0, 1]) {
      const twice = await replaced(
        'typescript',
        once,
        { flavour: 'localAndAzure', id: resourceId, identifier: 'resourceId' },
        { site },
      );
      assert.equal(twice.match(/process\.env/g)?.length, 1, twice);
      assert.ok(twice.includes(resourceId) && !twice.includes(clientId), twice);
    }
  });

  it('puts a split in parentheses where it would be torn apart otherwise', async () => {
    const text = `${dac}const t = await new DefaultAzureCredential().getToken(scope);\n`;
    assert.match(
      await replaced('typescript', text, { flavour: 'localAndAzure' }),
      /await \(process\.env.*\n.*\n.*\)\.getToken\(scope\)/,
    );
  });

  it('takes the place of what a retired package gives', async () => {
    const text = `const { loginWithVmMSI } = require('@azure/ms-rest-nodeauth');\nasync function f() {\n  const c = await loginWithVmMSI({ port: 50342 });\n}\n`;
    const language = languageOf('javascript');
    const file = await parseFile('javascript', text);
    const [finding] = language.findings(file, { tokenCredentialsSet: false });
    assert.equal(finding?.fix, 'replace');
    const plan = language.replace(file, finding, requestFor());
    assert.ok(plan && applied(text, plan).includes(`  const c = ${made};\n`));
  });

  it('tells what each credential of the file is', async () => {
    const text = `import { ClientSecretCredential, DefaultAzureCredential, ManagedIdentityCredential } from '@azure/identity';
f(new DefaultAzureCredential(), new ClientSecretCredential(a, b, c), new ManagedIdentityCredential('x'),
  new ManagedIdentityCredential({ resourceId }), new ManagedIdentityCredential({ objectId: 'y' }), new ManagedIdentityCredential(), new ManagedIdentityCredential(z));`;
    const sites = languageOf('typescript').credentials(await parseFile('typescript', text));
    assert.deepEqual(
      sites.map(({ type, identifier }) => [type, identifier]),
      [
        ['default', undefined],
        ['other', undefined],
        ['managedIdentity', 'clientId'],
        ['managedIdentity', 'resourceId'],
        ['managedIdentity', 'objectId'],
        ['managedIdentity', 'systemAssigned'],
        ['managedIdentity', undefined],
      ],
    );
  });

  it('asks for the first package that knows the kind of ID', () => {
    const minimum = (identifier: 'clientId' | 'objectId'): unknown =>
      languageOf('typescript').needs(requestFor({ identifier }));
    assert.deepEqual(minimum('clientId'), [{ name: '@azure/identity', minimum: '2.1.0' }]);
    assert.deepEqual(minimum('objectId'), [{ name: '@azure/identity', minimum: '4.5.0' }]);
  });
});

describe('mending in JavaScript', () => {
  const mends: [string, string][] = [
    [
      `new ManagedIdentityCredential('${resourceId}')`,
      `new ManagedIdentityCredential({ resourceId: '${resourceId}' })`,
    ],
    [
      `new ManagedIdentityCredential('${resourceId}', options)`,
      `new ManagedIdentityCredential({ resourceId: '${resourceId}', ...options })`,
    ],
    [
      `new ManagedIdentityCredential('${resourceId}', { a: 1, })`,
      `new ManagedIdentityCredential({ resourceId: '${resourceId}', a: 1 })`,
    ],
    [
      `new ManagedIdentityCredential({ clientId: '${resourceId}' })`,
      `new ManagedIdentityCredential({ resourceId: '${resourceId}' })`,
    ],
    ['new ManagedIdentityCredential({ clientID: id })', 'new ManagedIdentityCredential({ clientId: id })'],
    [
      'new ManagedIdentityCredential({ principalId })',
      'new ManagedIdentityCredential({ objectId: principalId })',
    ],
    [
      "const o = { 'client_id': id };\nnew ManagedIdentityCredential(o)",
      'const o = { clientId: id };\nnew ManagedIdentityCredential(o)',
    ],
  ];
  for (const [before, after] of mends) {
    it(`turns ${before.replace(resourceId, '/subscriptions/…')} right, with nothing left to find`, async () => {
      const text = `${imported}${before};\n`;
      const [finding] = await findingsIn('javascript', text);
      assert.equal(finding?.fix, 'mend');
      const plan = languageOf('javascript').mend(await parseFile('javascript', text), finding);
      const mended = plan ? applied(text, plan) : '';
      assert.equal(mended, `${imported}${after};\n`);
      assert.deepEqual(await findingsIn('javascript', mended), []);
    });
  }
});
