/** Where an insertion goes in TypeScript and JavaScript, and what it looks like there. */

import assert from 'node:assert/strict';
import type { CredentialRequest } from '../../../../src/code/request';
import { ids } from '../applied';
import { inserted, languageOf, parseFile } from './edited';

const made = `new ManagedIdentityCredential({ clientId: '${ids.clientId}' })`;
const imported = "import { ManagedIdentityCredential } from '@azure/identity';";
const storage = "import { BlobServiceClient } from '@azure/storage-blob';";

describe('inserting a credential into TypeScript', () => {
  it('writes a whole file into an empty one', async () => {
    assert.equal(await inserted('typescript', '¦'), `${imported}\n\nconst credential = ${made};\n`);
  });

  it('fills a blank line of a function with a statement, indented as the line is', async () => {
    const text = `${storage}\n\nexport function connect(url: string) {\n  ¦\n  return new BlobServiceClient(url, credential);\n}\n`;
    assert.equal(
      await inserted('typescript', text),
      `${storage}\n${imported}\n\nexport function connect(url: string) {\n  const credential = ${made};\n  return new BlobServiceClient(url, credential);\n}\n`,
    );
  });

  it('writes only the expression into an empty place of an argument list', async () => {
    for (const list of ['(url, ¦)', '(url,¦)', '(¦)', '(¦, options)']) {
      const text = `${imported}\nconst client = new BlobServiceClient${list};\n`;
      const space = list.includes(',¦') ? ' ' : '';
      const expected = text.replace('¦', `${space}${made}`);
      assert.equal(await inserted('typescript', text), expected, list);
    }
  });

  it('writes only the expression where a value is still missing', async () => {
    for (const code of [
      'const c = ¦;',
      'function f() {\n  return ¦;\n}',
      'let c\nc = ¦;',
      'const c =¦;',
      'const o = { credential: ¦ };',
    ]) {
      const text = `${imported}\n${code}\n`;
      const expected = text.replace('¦', code.includes('=¦') ? ` ${made}` : made);
      assert.equal(await inserted('typescript', text), expected, code);
    }
  });

  it('replaces the credential the cursor touches', async () => {
    for (const call of [
      '¦new DefaultAzureCredential()',
      'new Default¦AzureCredential()',
      'new DefaultAzureCredential(¦)',
      'new DefaultAzureCredential()¦',
    ]) {
      const text = `import { DefaultAzureCredential } from '@azure/identity';\nconst c = f(${call}, 1);\n`;
      assert.equal(await inserted('typescript', text), `${imported}\nconst c = f(${made}, 1);\n`, call);
    }
  });

  it('replaces a key credential that is an argument', async () => {
    const text = `${storage}\nconst c = new BlobServiceClient(url, new StorageShared¦KeyCredential(account, key));\n`;
    assert.equal(
      await inserted('typescript', text),
      `${storage}\n${imported}\nconst c = new BlobServiceClient(url, ${made});\n`,
    );
  });

  it('stands above a statement the cursor is in, and above its comment', async () => {
    const text = `${imported}\n\nf();\n// Sends.\nse¦nd(credential);\n`;
    assert.equal(
      await inserted('typescript', text),
      `${imported}\n\nf();\nconst credential = ${made};\n// Sends.\nsend(credential);\n`,
    );
  });

  it('stands below a statement the cursor is behind', async () => {
    const text = `${imported}\n\nf(); // first¦\ng();\n`;
    assert.equal(
      await inserted('typescript', text),
      `${imported}\n\nf(); // first\nconst credential = ${made};\ng();\n`,
    );
  });

  it('opens an empty block on one line', async () => {
    assert.equal(
      await inserted('typescript', `${imported}\n\nfunction f() {¦}\n`),
      `${imported}\n\nfunction f() {\n  const credential = ${made};\n}\n`,
    );
  });

  it('stands above the class when the cursor is between its members, and above an if without braces', async () => {
    const inClass = `${imported}\n\nexport class A {\n  ¦\n  x = 1;\n}\n`;
    assert.match(
      (await inserted('typescript', inClass)) ?? '',
      /\n\nconst credential = .*;\nexport class A \{\n {2}\n/,
    );
    const inIf = `${imported}\n\nfunction f() {\n  if (a) b(¦c);\n}\n`;
    assert.match(
      (await inserted('typescript', inIf)) ?? '',
      /\n {2}const credential = .*;\n {2}if \(a\) b\(c\);\n/,
    );
  });

  it('never comes before imports, directives or a licence', async () => {
    const text = `// Licence of Contoso.¦\n'use client';\n${storage}\n\nf();\n`;
    assert.equal(
      await inserted('typescript', text),
      `// Licence of Contoso.\n'use client';\n${storage}\n${imported}\n\nconst credential = ${made};\n\nf();\n`,
    );
  });

  it('takes a name that means nothing yet where it stands, and the plain one in another function', async () => {
    const text = `${imported}\n\nfunction f(credential: string) {\n  ¦\n}\nfunction g() {\n  \n}\n`;
    assert.match((await inserted('typescript', text)) ?? '', /const credential2 = new/);
    const other = `${imported}\n\nfunction f(credential: string) {}\nfunction g() {\n  ¦\n}\n`;
    assert.match((await inserted('typescript', other)) ?? '', /const credential = new/);
  });

  it('says whose ID it is, and that a sample is none', async () => {
    const text = `${imported}\n\n¦`;
    assert.match(
      (await inserted('typescript', text, { identityName: 'id-orders-api', sample: true })) ?? '',
      /clientId: '[0-9-]+', \/\/ id-orders-api\. Sample tenant: this ID is not real\n/,
    );
    assert.match(
      (await inserted('typescript', text, { identifier: 'systemAssigned', sample: true })) ?? '',
      /\(\/\* Sample tenant: .*\*\/\)/,
    );
    const sly = await inserted('typescript', text, { identityName: "x\n*/ evil('" });
    assert.match(sly ?? '', /, \/\/ x evil\n/);
  });

  it('quotes an ID with quotes, backslashes and line ends as one string', async () => {
    const result = await inserted('typescript', `${imported}\n\n¦`, { id: "a'b\\c\nd" });
    assert.match(result ?? '', /clientId: 'a\\'b\\\\c\\nd'/);
  });

  it('leaves a place to type the ID where none is known', async () => {
    const file = await parseFile('typescript', `${imported}\n\n`);
    const request: CredentialRequest = {
      identifier: 'objectId',
      flavour: 'credential',
      idSource: 'literal',
      variable: 'X',
      localSwitch: 'X',
      sample: false,
    };
    const plan = languageOf('typescript').insert(file, file.text.length, request);
    const names = plan?.snippet?.parts.filter((part) => typeof part !== 'string');
    assert.deepEqual(names, [{ placeholder: 'credential' }, { placeholder: '<object-id>' }]);
  });

  it('gives nothing where the file does not parse, in a declaration file, and something beside a broken function', async () => {
    assert.equal(await inserted('typescript', `${imported}\nfunction f( {\n  ¦\n  const = ;\n`), undefined);
    assert.equal(await inserted('typescript', '¦', {}, { path: '/w/orders.d.ts' }), undefined);
    const beside = `${imported}\n\nfunction broken() {\n  const x = ;\n}\n\nfunction good() {\n  ¦\n}\n`;
    assert.match(
      (await inserted('typescript', beside)) ?? '',
      /function good\(\) \{\n {2}const credential = new/,
    );
  });
});

describe('the style of inserted code', () => {
  it('leaves semicolons out where the file does, but never lets the next line continue it', async () => {
    const text = `import a from "a"\n\nfunction foo() {}\n¦\n[1].forEach(foo)\n`;
    assert.equal(
      await inserted('typescript', text),
      `import a from "a"\nimport { ManagedIdentityCredential } from "@azure/identity"\n\nfunction foo() {}\nconst credential = ${made.replaceAll("'", '"')};\n[1].forEach(foo)\n`,
    );
  });

  it('adds to an import with one name per line in its layout, with and without a comma at the end', async () => {
    const names = `import {\n    ChainedTokenCredential,\n    AzureCliCredential`;
    for (const end of [',', '']) {
      const text = `${names}${end}\n} from '@azure/identity';\n\n¦\n`;
      const result = await inserted('typescript', text);
      assert.ok(
        result?.includes(`${names},\n    ManagedIdentityCredential${end}\n} from '@azure/identity';`),
        result,
      );
    }
  });

  it('gives a name of its own to the class where its name is taken', async () => {
    const taken = `import { ManagedIdentityCredential } from '@azure/arm-elsewhere';\n\n¦\n`;
    const result = await inserted('typescript', taken);
    assert.ok(
      result?.includes(
        "import { ManagedIdentityCredential as AzureManagedIdentityCredential } from '@azure/identity';",
      ),
      result,
    );
    assert.ok(result?.includes('= new AzureManagedIdentityCredential({'), result);
    const type = `import { type ManagedIdentityCredential } from '@azure/identity';\n\n¦\n`;
    const typed = await inserted('typescript', type);
    assert.ok(typed?.startsWith("import { ManagedIdentityCredential } from '@azure/identity';"), typed);
    const both = `import type { ManagedIdentityCredential, TokenCredential } from '@azure/identity';\n\n¦\n`;
    const separate = await inserted('typescript', both);
    assert.ok(
      separate?.includes('{ ManagedIdentityCredential as AzureManagedIdentityCredential }'),
      separate,
    );
  });

  it('requires in CommonJS and imports in ES modules, by extension, by what the file uses, by its manifest', async () => {
    const required = "const { ManagedIdentityCredential } = require('@azure/identity')";
    const cases: [string, string, 'esm' | 'commonjs' | undefined, string][] = [
      ['/w/a.cjs', '¦', 'esm', required],
      ['/w/a.mjs', '¦', 'commonjs', imported],
      ['/w/a.js', "const x = require('x');\n¦", 'esm', required],
      ['/w/a.js', "import x from 'x';\n¦", 'commonjs', imported],
      ['/w/a.js', 'module.exports = {};\n¦', 'esm', required],
      ['/w/a.js', '¦', 'esm', imported],
      ['/w/a.js', '¦', undefined, required],
    ];
    for (const [path, text, moduleKind, expected] of cases) {
      const result = await inserted('javascript', text, {}, { path, ...(moduleKind && { moduleKind }) });
      assert.ok(result?.includes(expected), `${path} ${text}\n${result ?? ''}`);
    }
    const cts = await inserted('typescript', '¦', {}, { path: '/w/a.cts' });
    assert.ok(
      cts?.startsWith(
        "import identity = require('@azure/identity');\n\nconst credential = new identity.ManagedIdentityCredential(",
      ),
      cts,
    );
  });

  it('never leans on a require that runs later', async () => {
    const late =
      "const a = require('a');\n\na();\n¦\n\nconst { AzureCliCredential } = require('@azure/identity');\n";
    const result = await inserted('javascript', late);
    const required =
      "const a = require('a');\nconst { ManagedIdentityCredential } = require('@azure/identity');\n";
    assert.ok(result?.startsWith(required), result);
    const inFunction = late.replace('a();\n¦', 'function f() {\n  ¦\n}');
    const merged = await inserted('javascript', inFunction);
    assert.ok(merged?.includes('const { AzureCliCredential, ManagedIdentityCredential } = require('), merged);
  });

  it('reads a variable through one guard per file', async () => {
    const first = await inserted('typescript', `${imported}\n\n¦`, { idSource: 'environmentVariable' });
    assert.match(first ?? '', /clientId: requireEnvironmentVariable\('AZURE_CLIENT_ID'\)/);
    const again = await inserted('typescript', `${first ?? ''}¦`, { idSource: 'environmentVariable' });
    assert.equal(again?.match(/function requireEnvironmentVariable/g)?.length, 1);
    const taken = await inserted('typescript', `${imported}\nconst requireEnvironmentVariable = 1;\n¦`, {
      idSource: 'environmentVariable',
    });
    assert.match(taken ?? '', /function requireEnvironmentVariable2\(name: string\): string/);
  });
});
