/** What replacing a credential expression leaves behind in C# files. */

import assert from 'node:assert/strict';
import { csharp } from '../../../../src/code/csharp/language';
import type { CredentialRequest } from '../../../../src/code/request';
import { ids, replaced, requestFor } from '../applied';
import { parseText } from '../parseText';
import type { FileOptions } from '../parseText';

const managed = `new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId("${ids.clientId}"))`;
const ambient: FileOptions = {
  ambientImports: ['System', 'Azure.Core', 'Azure.Identity', 'Microsoft.Extensions.Hosting'],
};

/** Replaces in a file whose namespaces are all imported, and gives the text without line breaks and indentation. */
async function replace(text: string, wanted: Partial<CredentialRequest> = {}, site = 0): Promise<string> {
  const after = await replaced(csharp, 'csharp', text, requestFor(wanted), { ...ambient, site });
  return (after ?? '')
    .replace(/\s*\n\s*/g, ' ')
    .replaceAll('( ', '(')
    .trim();
}

const split = { flavour: 'localAndAzure' } as const;
const test =
  'string.Equals(Environment.GetEnvironmentVariable("APP_ENV"), "development", StringComparison.OrdinalIgnoreCase)';
const choice = `${test} ? new DefaultAzureCredential() : ${managed}`;
const castChoice = choice.replace('? new', '? (TokenCredential)new');

describe('C#: replacing a credential', () => {
  const plain: readonly (readonly [before: string, after: string])[] = [
    ['var c = new DefaultAzureCredential();', `var c = ${managed};`],
    ['TokenCredential c = new DefaultAzureCredential();', `TokenCredential c = ${managed};`],
    ['DefaultAzureCredential c = new DefaultAzureCredential();', `TokenCredential c = ${managed};`],
    ['DefaultAzureCredential c = new();', `TokenCredential c = ${managed};`],
    [
      'class A { private readonly DefaultAzureCredential? c = new(); }',
      `class A { private readonly TokenCredential? c = ${managed}; }`,
    ],
    [
      'class A { DefaultAzureCredential C => new DefaultAzureCredential(); }',
      `class A { TokenCredential C => ${managed}; }`,
    ],
    [
      'class A { DefaultAzureCredential C() { return new DefaultAzureCredential(); } }',
      `class A { TokenCredential C() { return ${managed}; } }`,
    ],
    ['DefaultAzureCredential? c; c = new DefaultAzureCredential();', `TokenCredential? c; c = ${managed};`],
    ['Use(new DefaultAzureCredential());', `Use(${managed});`],
    ['var c = x ? new DefaultAzureCredential() : Other();', `TokenCredential c = x ? ${managed} : Other();`],
  ];
  for (const [before, after] of plain) {
    it(`keeps the types right in ${before}`, async () => {
      assert.equal(await replace(before), after);
    });
  }

  const splits: readonly (readonly [before: string, after: string])[] = [
    ['var c = new DefaultAzureCredential();', `TokenCredential c = ${choice};`],
    ['TokenCredential c = new DefaultAzureCredential();', `TokenCredential c = ${choice};`],
    [
      'class A { TokenCredential C => new DefaultAzureCredential(); }',
      `class A { TokenCredential C => ${choice}; }`,
    ],
    ['Use(new DefaultAzureCredential());', `Use(${castChoice});`],
    ['Use(_ => new DefaultAzureCredential());', `Use(_ => ${castChoice});`],
    ['c.D = new DefaultAzureCredential();', `c.D = ${castChoice};`],
    ['new DefaultAzureCredential().GetToken(x);', `(${castChoice}).GetToken(x);`],
    ['var c = x ?? new DefaultAzureCredential();', `var c = x ?? (${castChoice});`],
  ];
  for (const [before, after] of splits) {
    it(`gives both branches one type in ${before}`, async () => {
      assert.equal(await replace(before, split), after);
    });
  }

  it('asks the host where one is at hand', async () => {
    const builder = 'var builder = WebApplication.CreateBuilder(args); var c = new DefaultAzureCredential();';
    assert.match(
      await replace(builder, split),
      /TokenCredential c = builder\.Environment\.IsDevelopment\(\) \? new Default/,
    );
    const field =
      'class A { readonly IHostEnvironment _env; object M() { return new DefaultAzureCredential(); } }';
    assert.match(await replace(field, split), /_env\.IsDevelopment\(\)/);
    const primary = 'class A(IWebHostEnvironment env) { object M() => new DefaultAzureCredential(); }';
    assert.match(await replace(primary, split), /env\.IsDevelopment\(\)/);
    const context =
      'Host.CreateDefaultBuilder(args).ConfigureServices((context, services) => { Use(new DefaultAzureCredential()); });';
    assert.match(await replace(context, split), /context\.HostingEnvironment\.IsDevelopment\(\)/);
  });

  it('does not ask a host that is out of reach', async () => {
    const unreachable = [
      'var c = new DefaultAzureCredential(); var builder = WebApplication.CreateBuilder(args);',
      'class A { readonly IHostEnvironment _env; static object M() { return new DefaultAzureCredential(); } }',
      'class A(IHostEnvironment env) { static object M() => new DefaultAzureCredential(); }',
      'class A { readonly IHostEnvironment _env; class B { object M() => new DefaultAzureCredential(); } }',
      'var builder = WebApplication.CreateBuilder(args); static object M() => new DefaultAzureCredential();',
      'void N(IHostEnvironment env) { } object M() => new DefaultAzureCredential();',
      'var builder = Other.CreateBuilder(args); var c = new DefaultAzureCredential();',
    ];
    for (const text of unreachable) assert.doesNotMatch(await replace(text, split), /IsDevelopment/, text);
  });

  it('imports what extension methods need, and goes round a member that hides a type', async () => {
    const text =
      'using Azure.Core;\nusing Azure.Identity;\n\nvar builder = WebApplication.CreateBuilder(args);\nvar c = new DefaultAzureCredential();\n';
    const after = await replaced(csharp, 'csharp', text, requestFor(split));
    assert.match(
      after ?? '',
      /^using Azure\.Core;\nusing Azure\.Identity;\nusing Microsoft\.Extensions\.Hosting;\n\n/,
    );
    const hidden = 'class A { string Environment { get; } object M() => new DefaultAzureCredential(); }';
    assert.match(await replace(hidden, split), /global::System\.Environment\.GetEnvironmentVariable/);
  });

  it('writes one side only where the choice is made already', async () => {
    const before = (azure: string): string =>
      `TokenCredential c = env.IsDevelopment() ? new DefaultAzureCredential() : ${azure};`;
    assert.equal(await replace(before('new ManagedIdentityCredential()'), split, 1), before(managed));
  });

  it('marks a sample ID above the statement', async () => {
    const text =
      'class A\n{\n    void M()\n    {\n        Use(\n            new DefaultAzureCredential());\n    }\n}\n';
    const after = await replaced(
      csharp,
      'csharp',
      text,
      requestFor({ sample: true, identityName: 'id-orders' }),
      ambient,
    );
    assert.match(
      after ?? '',
      /\n {8}\/\/ id-orders\. Sample tenant: this ID is not real\n {8}Use\(\n {12}new Managed/,
    );
  });

  it('makes no offer where the statement does not parse, or the site is gone', async () => {
    const file = await parseText(
      csharp,
      'csharp',
      'using Azure.Identity;\nUse(new DefaultAzureCredential(), );\n',
    );
    const [site] = csharp.credentials(file);
    assert.ok(site);
    assert.equal(csharp.replace(file, site, requestFor()), undefined);
    assert.equal(csharp.replace(file, { start: 3, end: 9 }, requestFor()), undefined);
  });
});
