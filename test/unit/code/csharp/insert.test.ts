/** The code that insertion leaves behind in C# files: where it goes and what it looks like. */

import assert from 'node:assert/strict';
import { csharp } from '../../../../src/code/csharp/language';
import type { CredentialRequest } from '../../../../src/code/request';
import { cursorIn, ids, inserted, requestFor } from '../applied';
import { parseText } from '../parseText';
import type { FileOptions } from '../parseText';

const ambient: FileOptions = {
  ambientImports: ['System', 'Azure.Core', 'Azure.Identity', 'Microsoft.Extensions.Hosting'],
};
const managed = `new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedObjectId("o"))`;
const statement = `TokenCredential credential = ${managed};`;
const objectId = { identifier: 'objectId', id: 'o' } as const;

function insert(
  marked: string,
  wanted: Partial<CredentialRequest> = {},
  options: FileOptions = ambient,
): Promise<string | undefined> {
  return inserted(csharp, 'csharp', marked, requestFor({ ...objectId, ...wanted }), options);
}

describe('C#: where a credential is inserted', () => {
  const method = (inside: string): string => `class A\n{\n    void M()\n    {\n${inside}    }\n}\n`;
  const places: Record<string, readonly [before: string, after: string]> = {
    'an empty file': ['¦', statement],
    'a blank line of a method': [
      method('        x();\n¦\n        y();\n'),
      method(`        x();\n        ${statement}\n        y();\n`),
    ],
    'the end of a statement': [
      method('        x();¦ // x\n        y();\n'),
      method(`        x(); // x\n        ${statement}\n        y();\n`),
    ],
    'the start of a statement': [method('        ¦y();\n'), method(`        ${statement}\n        y();\n`)],
    'the middle of a statement over several lines': [
      method('        y(\n            ¦1);\n'),
      method(`        ${statement}\n        y(\n            1);\n`),
    ],
    'an opening brace': [
      'class A\n{\n    void M() {¦\n        y();\n    }\n}\n',
      `class A\n{\n    void M() {\n        ${statement}\n        y();\n    }\n}\n`,
    ],
    'an empty body': ['class A\n{\n    void M()\n    {\n¦\n    }\n}\n', method(`        ${statement}\n`)],
    'a single statement without braces': [
      method('        if (x)\n            ¦y();\n'),
      method(`        ${statement}\n        if (x)\n            y();\n`),
    ],
    'a line above the directives': ['¦\nusing Zebra;\n\nx();\n', `\nusing Zebra;\n\n${statement}\n\nx();\n`],
    'top-level code before a type': ['x();\n¦\nclass A { }\n', `x();\n${statement}\nclass A { }\n`],
    'empty parentheses': [method('        y(¦);\n'), method(`        y(${managed});\n`)],
    'a lambda of registrations': [
      's.AddAzureClients(c =>\n{\n    c.Add();\n    ¦\n});\n',
      `s.AddAzureClients(c =>\n{\n    c.Add();\n    c.UseCredential(${managed});\n});\n`,
    ],
  };
  for (const [name, [before, after]] of Object.entries(places)) {
    it(`writes at ${name}`, async () => {
      assert.equal(await insert(before), after);
    });
  }

  it('writes a field between members, named as the fields are', async () => {
    const type = (fields: string): string => `class A\n{\n${fields}    ¦\n}\n`;
    const field = (name: string): RegExp =>
      new RegExp(`^ {4}private static readonly TokenCredential ${name} = new `, 'm');
    assert.match((await insert(type('    int x;\n'))) ?? '', field('credential'));
    assert.match((await insert(type('    int _x;\n'))) ?? '', field('_credential'));
    assert.match((await insert(type('    static int s_x;\n    int _x;\n'))) ?? '', field('s_credential'));
    assert.match(
      (await insert(type('    TokenCredential credential;\n'))) ?? '',
      field('managedIdentityCredential'),
    );
  });

  const refused: Record<string, string> = {
    'between types of a namespace': 'namespace A\n{\n    class B { }\n¦\n}\n',
    'in a file of types': 'namespace A;\n\n¦\nclass B { }\n',
    'behind the types of a program': 'x();\nclass B { }\n¦\n',
    'in an interface': 'interface A\n{\n    ¦\n}\n',
    'in an enumeration': 'enum A\n{\n    B,\n¦\n    C,\n}\n',
    'inside a string': 'var s = """\n¦\n""";\n',
    'among arguments': 'y(\n    1,\n¦\n    2);\n',
    'in code that does not parse': 'class A\n{\n    void M( {\n¦\n}\n',
  };
  for (const [name, marked] of Object.entries(refused)) {
    it(`makes no offer ${name}`, async () => {
      const { text, offset } = cursorIn(marked);
      assert.equal(csharp.insert(await parseText(csharp, 'csharp', text), offset, requestFor()), undefined);
    });
  }
});

describe('C#: what is inserted', () => {
  it('registers the credential for every client, by environment', async () => {
    const marked = `using Microsoft.Extensions.Azure;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddAzureClients(clients =>
{
    clients.AddBlobServiceClient(new Uri("https://x.blob.core.windows.net"));
¦
});
`;
    const after = await insert(
      marked,
      {
        flavour: 'localAndAzure',
        idSource: 'environmentVariable',
        identifier: 'resourceId',
        variable: 'THE_ID',
      },
      {},
    );
    assert.equal(
      after,
      `using System;
using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Azure;
using Microsoft.Extensions.Hosting;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddAzureClients(clients =>
{
    clients.AddBlobServiceClient(new Uri("https://x.blob.core.windows.net"));
    TokenCredential credential = builder.Environment.IsDevelopment()
        ? new DefaultAzureCredential()
        : new ManagedIdentityCredential(
            ManagedIdentityId.FromUserAssignedResourceId(new ResourceIdentifier(
                Environment.GetEnvironmentVariable("THE_ID") is { Length: > 0 } resourceId
                    ? resourceId
                    : throw new InvalidOperationException("The environment variable THE_ID is empty or not set."))));
    clients.UseCredential(credential);
});
`,
    );
  });

  it('needs the package that registers clients where it registers one, and there alone', async () => {
    const needs = async (marked: string): Promise<readonly string[]> => {
      const { text, offset } = cursorIn(marked);
      const file = await parseText(csharp, 'csharp', text);
      return csharp.insert(file, offset, requestFor())?.needs.map(({ name }) => name) ?? [];
    };
    assert.deepEqual(await needs('services.AddAzureClients(clients =>\n{\n    ¦\n});\n'), [
      'Azure.Identity',
      'Microsoft.Extensions.Azure',
    ]);
    assert.deepEqual(await needs('services.AddThings(clients =>\n{\n    ¦\n});\n'), ['Azure.Identity']);
  });

  it('breaks long lines and keeps short ones', async () => {
    const after = await insert('¦', { identifier: 'clientId', id: ids.clientId });
    assert.equal(
      after,
      `TokenCredential credential = new ManagedIdentityCredential(\n    ManagedIdentityId.FromUserAssignedClientId("${ids.clientId}"));`,
    );
    const split = await insert('class A\n{\n    ¦\n}\n', { flavour: 'localAndAzure' });
    assert.match(
      split ?? '',
      /TokenCredential credential =\n {8}string\.Equals\(.*\)\n {12}\? new Default.*\n {12}: new Managed.*;\n/,
    );
  });

  it('takes names that are free, for the variable and for the pattern', async () => {
    const environment = { identifier: 'clientId', idSource: 'environmentVariable' } as const;
    const first = await insert('¦', environment);
    const second = await insert(`${first ?? ''}\n¦`, environment);
    assert.match(second ?? '', /is \{ Length: > 0 \} clientId\n.*\? clientId\n/);
    assert.match(
      second ?? '',
      /TokenCredential managedIdentityCredential = [^]*is \{ Length: > 0 \} clientId2\n.*\? clientId2\n/,
    );
  });

  it('escapes whatever an ID holds', async () => {
    assert.match((await insert('¦', { id: 'a"b\\c\n{' })) ?? '', /ObjectId\("a\\"b\\\\c\\u000a\{"\)/);
  });

  it('says whose ID it is, and that a sample is a sample', async () => {
    const named = await insert('x();\n¦\n', { identityName: 'id-orders\nx', sample: true });
    assert.match(named ?? '', /^\/\/ id-orders x\. Sample tenant: this ID is not real\nTokenCredential/m);
    const argument = await insert('x(¦);\n', { sample: true });
    assert.match(argument ?? '', /^\/\/ Sample tenant: this ID is not real\nx\(new /);
  });
});

describe('C#: where directives go', () => {
  const order = async (usings: string): Promise<string> => {
    const after = await insert(`${usings}x();\n¦\n`, {}, {});
    return (after ?? '').split('x();')[0] ?? '';
  };

  it('keeps the order of the file', async () => {
    assert.equal(
      await order('using System.Linq;\nusing Zebra;\n\n'),
      'using System.Linq;\nusing Azure.Core;\nusing Azure.Identity;\nusing Zebra;\n\n',
    );
    assert.equal(
      await order('using Apple;\nusing System.Linq;\n\n'),
      'using Apple;\nusing Azure.Core;\nusing Azure.Identity;\nusing System.Linq;\n\n',
    );
    const groups = 'using System;\n\nusing Microsoft.X;\n\nusing Azure.Storage.Blobs;\n';
    assert.equal(
      await order(`${groups}\n`),
      `${groups.replace('using Azure.S', 'using Azure.Core;\nusing Azure.Identity;\nusing Azure.S')}\n`,
    );
    assert.equal(
      await order('using Apple;\nusing static System.Math;\nusing X = Y.Z;\n\n'),
      'using Apple;\nusing Azure.Core;\nusing Azure.Identity;\nusing static System.Math;\nusing X = Y.Z;\n\n',
    );
  });

  it('goes behind what must come first', async () => {
    const head = '// Copyright Contoso.\n\n#nullable enable\nextern alias Old;\nglobal using System.Linq;\n';
    assert.equal(await order(`${head}\n`), `${head}\nusing Azure.Core;\nusing Azure.Identity;\n\n`);
    assert.equal(
      await order('/// <summary>Doc.</summary>\n'),
      'using Azure.Core;\nusing Azure.Identity;\n\n/// <summary>Doc.</summary>\n',
    );
  });

  it('goes into the namespace where the others are, with its root where that name means another', async () => {
    const inside = (usings: string, name = 'Orders'): string =>
      `namespace ${name}\n{\n${usings}\n    class A\n    {\n        void M()\n        {\n            ¦\n        }\n    }\n}\n`;
    const after = await insert(inside('    using System.Linq;\n'), {}, {});
    assert.match(
      after ?? '',
      /\{\n {4}using System\.Linq;\n {4}using Azure\.Core;\n {4}using Azure\.Identity;\n\n/,
    );
    const rooted = await insert(inside('    using System.Linq;\n', 'Contoso.Azure'), {}, {});
    assert.match(rooted ?? '', /\n {4}using global::Azure\.Core;\n {4}using global::Azure\.Identity;\n\n/);
  });

  it('follows a file-scoped namespace', async () => {
    const after = await insert('namespace Orders;\n\nusing System.Linq;\n\nclass A\n{\n    ¦\n}\n', {}, {});
    assert.match(
      after ?? '',
      /^namespace Orders;\n\nusing System\.Linq;\nusing Azure\.Core;\nusing Azure\.Identity;\n\nclass A/,
    );
  });
});
