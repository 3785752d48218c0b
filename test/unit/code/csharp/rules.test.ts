/** What the rules notice in C# files, and what they leave alone. */

import assert from 'node:assert/strict';
import { csharp } from '../../../../src/code/csharp/language';
import type { RuleContext } from '../../../../src/code/language';
import { ids } from '../applied';
import { parseText } from '../parseText';
import type { FileOptions } from '../parseText';

/** Findings as `rule[.variant][ (weak)] fix: text`. */
async function found(
  code: string,
  context: Partial<RuleContext> = {},
  options: FileOptions = {},
): Promise<string[]> {
  const file = await parseText(csharp, 'csharp', code, { path: '/w/src/Program.cs', ...options });
  return csharp.findings(file, { tokenCredentialsSet: false, ...context }).map((finding) => {
    const variant = finding.variant === undefined ? '' : `.${finding.variant}`;
    const weak = finding.weak === true ? ' (weak)' : '';
    return `${finding.rule}${variant}${weak} ${finding.fix}: ${code.slice(finding.start, finding.end)}`;
  });
}

const using = 'using Azure.Identity;\n';
const userAssigned = { workspaceIdentity: 'userAssigned' } as const;
const plainDefault = 'default-credential replace: new DefaultAzureCredential()';

describe('C#: default-credential', () => {
  const reported: Record<string, string> = {
    'a plain use': `${using}var c = new DefaultAzureCredential();`,
    'only the first of several': `${using}var c = new DefaultAzureCredential();\nvar d = new DefaultAzureCredential();`,
    'a using inside the namespace': `namespace A { ${using} class B { object c = new DefaultAzureCredential(); } }`,
    'a using behind a file-scoped namespace': `namespace A;\n${using}class B { object c = new DefaultAzureCredential(); }`,
    'the Azure branch': `${using}var c = builder.Environment.IsProduction() ? new DefaultAzureCredential() : null;`,
    'a test of something else': `${using}var c = retries > 3 ? new DefaultAzureCredential() : null;`,
    'the build that is not for debugging': `${using}#if DEBUG\nvar a = 1;\n#else\nvar c = new DefaultAzureCredential();\n#endif\n`,
  };
  for (const [name, code] of Object.entries(reported)) {
    it(`reports ${name}`, async () => {
      assert.deepEqual(await found(code), [plainDefault]);
    });
  }

  it('follows aliases, full names, target typing and global usings', async () => {
    const codes: readonly (readonly [code: string, text: string, options?: FileOptions])[] = [
      [
        'using AzId = Azure.Identity;\nvar c = new AzId.DefaultAzureCredential();',
        'new AzId.DefaultAzureCredential()',
      ],
      ['using Dac = Azure.Identity.DefaultAzureCredential;\nvar c = new Dac();', 'new Dac()'],
      ['var c = new Azure.Identity.DefaultAzureCredential();', 'new Azure.Identity.DefaultAzureCredential()'],
      [
        'var c = new global::Azure.Identity.DefaultAzureCredential();',
        'new global::Azure.Identity.DefaultAzureCredential()',
      ],
      [`${using}DefaultAzureCredential c = new();`, 'new()'],
      [`${using}class A { DefaultAzureCredential? C { get; } = new(); }`, 'new()'],
      [
        'var c = new DefaultAzureCredential();',
        'new DefaultAzureCredential()',
        { ambientImports: ['Azure.Identity'] },
      ],
    ];
    for (const [code, text, options] of codes) {
      assert.deepEqual(await found(code, {}, options), [`default-credential replace: ${text}`], code);
    }
  });

  it('is only a hint when a managed identity is named among the options', async () => {
    const named =
      'new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = "x" })';
    assert.deepEqual(await found(`${using}var c = ${named};`), [
      `default-credential.withIdentifier (weak) replace: ${named}`,
    ]);
    const byName = `${using}var o = new DefaultAzureCredentialOptions();\no.ManagedIdentityResourceId = id;\nvar c = new DefaultAzureCredential(o);`;
    assert.deepEqual(await found(byName), [
      'default-credential.withIdentifier (weak) replace: new DefaultAzureCredential(o)',
    ]);
  });

  const silent: Record<string, string> = {
    'a class nobody imports': 'var c = new DefaultAzureCredential();',
    'a class of the file itself': `${using}var c = new DefaultAzureCredential();\nclass DefaultAzureCredential { }`,
    'a comment and a string': `${using}// new DefaultAzureCredential()\nvar s = "new DefaultAzureCredential()";`,
    'the development branch': `${using}var c = builder.Environment.IsDevelopment() ? new DefaultAzureCredential() : Other();`,
    'the branch that is not production': `${using}if (!env.IsProduction()) { c = new DefaultAzureCredential(); }`,
    'the else of a test for production': `${using}if (env.IsProduction() || env.IsStaging()) { } else { c = new DefaultAzureCredential(); }`,
    'a variable that says development': `${using}if (Environment.GetEnvironmentVariable("X") == "Development") c = new DefaultAzureCredential();`,
    'a comparison without case': `${using}if (string.Equals(name, "development", StringComparison.OrdinalIgnoreCase)) c = new DefaultAzureCredential();`,
    'a host variable that is empty': `${using}if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("WEBSITE_SITE_NAME"))) c = new DefaultAzureCredential();`,
    'what follows a guard with a remark at its end': `${using}object F() { if (env.IsProduction()) { return null; /* done */ } return new DefaultAzureCredential(); }`,
    'what follows a guard for production': `${using}object F() { if (env.IsProduction()) return null; return new DefaultAzureCredential(); }`,
    'an arm for development': `${using}var c = name switch { "Development" or "Local" => new DefaultAzureCredential(), _ => Other() };`,
    'a build for debugging': `${using}#if DEBUG\nvar c = new DefaultAzureCredential();\n#endif\n`,
    'one without managed identity': `${using}var c = new DefaultAzureCredential(new DefaultAzureCredentialOptions { ExcludeManagedIdentityCredential = true });`,
    'one that reads a variable': `${using}var c = new DefaultAzureCredential(DefaultAzureCredential.DefaultEnvironmentVariableName);`,
  };
  for (const [name, code] of Object.entries(silent)) {
    it(`leaves alone ${name}`, async () => {
      assert.deepEqual(await found(code), []);
    });
  }

  it('is silent in tests and where AZURE_TOKEN_CREDENTIALS is set', async () => {
    const code = `${using}var c = new DefaultAzureCredential();`;
    for (const path of [
      '/w/Orders.Tests/Setup.cs',
      '/w/src/StoreTests.cs',
      '/w/tests/A.cs',
      '/w/UnitTests/A.cs',
    ]) {
      assert.deepEqual(await found(code, {}, { path }), [], path);
    }
    assert.deepEqual(await found(code, {}, { path: '/w/Contest/Latest.cs' }), [plainDefault]);
    assert.deepEqual(await found(code, { tokenCredentialsSet: true }), []);
  });
});

describe('C#: ManagedIdentityCredential', () => {
  const rid = ids.resourceId;
  const cases: readonly (readonly [args: string, expected: string | undefined, before?: string])[] = [
    ['', 'obsolete-constructor.parameterless mend'],
    ['clientId: null', 'obsolete-constructor.parameterless mend'],
    [`"${ids.clientId}"`, 'obsolete-constructor.string mend'],
    ['clientId: settings.Anything', 'obsolete-constructor.string mend'],
    ['$"{a}"', 'obsolete-constructor.string mend'],
    ['Environment.GetEnvironmentVariable("AZURE_CLIENT_ID")', 'obsolete-constructor.string mend'],
    ['builder.Configuration["ClientId"]!', 'obsolete-constructor.string mend'],
    ['id', 'obsolete-constructor.string mend', 'string id = Get();'],
    ['id', 'obsolete-constructor.string mend', 'var id = config["x"] ?? throw new Exception();'],
    ['id', undefined, 'ManagedIdentityId id = Get();'],
    ['id', undefined, 'var id = Get();'],
    ['new ResourceIdentifier(x)', 'obsolete-constructor.resourceIdentifier mend'],
    ['id', 'obsolete-constructor.resourceIdentifier mend', 'var id = ResourceIdentifier.Parse(x);'],
    ['"x", new TokenCredentialOptions { }', 'obsolete-constructor.string mend'],
    ['"x", options', 'obsolete-constructor.string replace'],
    ['ManagedIdentityId.SystemAssigned', undefined],
    ['ManagedIdentityId.FromUserAssignedClientId("x")', undefined],
    ['new ManagedIdentityCredentialOptions(id)', undefined],
    ['options: options', undefined, 'ManagedIdentityCredentialOptions options = Get();'],
  ];
  for (const [args, expected, before = ''] of cases) {
    it(`${expected === undefined ? 'accepts' : 'reports'} (${args}) ${before}`, async () => {
      const call = `new ManagedIdentityCredential(${args})`;
      const got = await found(`${using}${before}\nvar c = ${call};`);
      assert.deepEqual(got, expected === undefined ? [] : [`${expected}: ${call}`]);
    });
  }

  it('reads a constant from the initialiser of a field', async () => {
    const code = `${using}class A { private const string Id = "x"; private readonly object _c = new ManagedIdentityCredential(Id); }`;
    assert.deepEqual(await found(code), [
      'obsolete-constructor.string mend: new ManagedIdentityCredential(Id)',
    ]);
  });

  it('says that an identifier is missing where the identity is user-assigned, and only that', async () => {
    const parameterless = `${using}var c = new ManagedIdentityCredential();`;
    assert.deepEqual(await found(parameterless, userAssigned), [
      'missing-identifier replace: new ManagedIdentityCredential()',
    ]);
    const explicit = `${using}var c = new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned);`;
    assert.deepEqual(await found(explicit, userAssigned), []);
  });

  it('reports a string that is no client ID by its text or its name, never a GUID', async () => {
    const string = (args: string, before = ''): Promise<string[]> =>
      found(`${using}${before}var c = new ManagedIdentityCredential(${args});`);
    assert.deepEqual(await string(`"${rid}"`), [`string-is-client-id.resourceId mend: "${rid}"`]);
    assert.deepEqual(await string(`@"${rid}"`), [`string-is-client-id.resourceId mend: @"${rid}"`]);
    assert.deepEqual(await string('it', `const string it = "${rid}";\n`), [
      'string-is-client-id.resourceId mend: it',
    ]);
    assert.deepEqual(await string('config["IdentityResourceId"]'), [
      'string-is-client-id.namedResourceId mend: config["IdentityResourceId"]',
    ]);
    const variable = 'Environment.GetEnvironmentVariable("MANAGED_IDENTITY_OBJECT_ID")';
    assert.deepEqual(await string(variable), [`string-is-client-id.namedObjectId mend: ${variable}`]);
    assert.deepEqual(await string('principalId', 'string principalId = "";\n'), [
      'string-is-client-id.namedObjectId mend: principalId',
    ]);
    assert.deepEqual(
      (await string(`"${ids.objectId}"`)).map((each) => each.split(' ')[0]),
      ['obsolete-constructor.string'],
    );
  });

  it('reports the token provider of the package that is gone', async () => {
    const code =
      'using Microsoft.Azure.Services.AppAuthentication;\nvar p = new AzureServiceTokenProvider("RunAs=App");';
    assert.deepEqual(await found(code), [
      'obsolete-constructor.removedPackage none: new AzureServiceTokenProvider("RunAs=App")',
    ]);
    assert.deepEqual(await found('var p = new AzureServiceTokenProvider();'), []);
  });
});

describe('C#: where the rules look', () => {
  it('honours the ranges that changed', async () => {
    const code = `${using}var a = new ManagedIdentityCredential("x");\nvar b = new ManagedIdentityCredential("y");`;
    const file = await parseText(csharp, 'csharp', code);
    const at = code.indexOf('"y"');
    const findings = csharp.findings(file, { tokenCredentialsSet: false }, [{ start: at, end: at + 1 }]);
    assert.deepEqual(
      findings.map(({ start, end }) => code.slice(start, end)),
      ['new ManagedIdentityCredential("y")'],
    );
  });

  it('lists every credential with its identifier', async () => {
    const code = `${using}
var a = new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedObjectId("x"));
var b = new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned);
ManagedIdentityCredential c = new("x");
var d = new ChainedTokenCredential(new DefaultAzureCredential(), new AzureCliCredential());`;
    const file = await parseText(csharp, 'csharp', code);
    const sites = csharp
      .credentials(file)
      .map(({ type, identifier }) => `${type} ${identifier ?? ''}`.trim());
    assert.deepEqual(sites, [
      'managedIdentity objectId',
      'managedIdentity systemAssigned',
      'managedIdentity',
      'other',
      'default',
      'other',
    ]);
    const last = { start: code.length - 2, end: code.length };
    assert.deepEqual(
      csharp.credentials(file, [last]).map(({ type }) => type),
      ['other', 'other'],
    );
    assert.equal(csharp.importsAzure(file), true);
    assert.equal(csharp.importsAzure(await parseText(csharp, 'csharp', 'using System; // Azure')), false);
  });

  it('finds the one credential among thousands of lines that only name it', async () => {
    const body = Array.from(
      { length: 1000 },
      (_, at) =>
        `    // A TokenCredential\n    public object M${at}(TokenCredential credential)\n    {\n        return Use(credential, "DefaultAzureCredential");\n    }\n`,
    );
    const file = await parseText(
      csharp,
      'csharp',
      `${using}class A\n{\n${body.join('')}    object c = new DefaultAzureCredential();\n}\n`,
    );
    const findings = csharp.findings(file, { tokenCredentialsSet: false });
    assert.equal(findings.length, 1);
  });
});
