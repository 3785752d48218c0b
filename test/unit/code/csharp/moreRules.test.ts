/** The rules of C# about tokens and production tests; its literals, what its credentials name, and file-based programs. */

import assert from 'node:assert/strict';
import { csharp } from '../../../../src/code/csharp/language';
import { applyEdits } from '../../../../src/code/text';
import { cursorIn, inserted, requestFor } from '../applied';
import { errorsIn, parseText } from '../parseText';

const context = { tokenCredentialsSet: false };

describe('C#: tokens', () => {
  const head = `using Azure.Core;
using Azure.Identity;
using System.IdentityModel.Tokens.Jwt;
`;
  const scope = 'new TokenRequestContext(new[] { "https://vault.azure.net/.default" })';
  const inMethod = (code: string): string =>
    `${head}class Store\n{\n    async Task Open(TokenCredential c)\n    {\n${code}\n    }\n}\n`;
  const found = async (code: string): Promise<string[]> => {
    const text = inMethod(code);
    const file = await parseText(csharp, 'csharp', text);
    assert.deepEqual(errorsIn(file), []);
    const findings = csharp.findings(file, context).filter(({ rule }) => rule === 'token-handling');
    return findings.map(({ variant, start, end }) => `${variant ?? ''}: ${text.slice(start, end)}`);
  };
  const wrong: Record<string, readonly [code: string, finding: string]> = {
    'that are written to the console': [
      `var t = c.GetToken(${scope}, default); Console.WriteLine(t.Token);`,
      'logged: t.Token',
    ],
    'that are logged in a text': [
      `var t = (await c.GetTokenAsync(${scope}, default)).Token; _logger.LogInformation($"got {t}");`,
      'logged: t',
    ],
    'that are decoded': [
      `AccessToken t = await c.GetTokenAsync(${scope}, default); var j = new JwtSecurityTokenHandler().ReadJwtToken(t.Token);`,
      'decoded: t.Token',
    ],
    'that stand in a URL': [
      `var t = c.GetToken(${scope}, default); var u = $"https://contoso.example/?t={t.Token}";`,
      'exposed: t.Token',
    ],
    'that are fetched anew by every call': [
      `var t = new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned).GetToken(${scope}, default);`,
      `uncached: new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned).GetToken(${scope}, default)`,
    ],
  };
  for (const [name, [code, finding]] of Object.entries(wrong)) {
    it(`${name} are found`, async () => assert.deepEqual(await found(code), [finding]));
  }

  it('that are used as they should be, and those of others, are not', async () => {
    const code = `var t = c.GetToken(${scope}, default);
request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", t.Token);
Console.WriteLine(t.ExpiresOn);
Console.WriteLine(t.Token.Length);
var o = antiforgery.GetTokens(context);
Console.WriteLine(parser.GetToken("x").Token);`;
    assert.deepEqual(await found(code), []);
  });
});

describe('C#: a test for production', () => {
  it('is turned into one for development, with the sides changed', async () => {
    const text = `using Azure.Core;
using Azure.Identity;
TokenCredential c = env.IsProduction()
    ? new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned)
    : new DefaultAzureCredential();
`;
    const [finding, ...others] = csharp.findings(await parseText(csharp, 'csharp', text), context);
    assert.deepEqual(others, []);
    assert.equal(finding?.variant, 'notProduction');
    assert.equal(finding.weak, true);
    assert.equal(
      applyEdits(text, finding.edits ?? []),
      `using Azure.Core;
using Azure.Identity;
TokenCredential c = env.IsDevelopment()
    ? new DefaultAzureCredential()
    : new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned);
`,
    );
  });
});

describe('C#: the literal at a place', () => {
  const literals: readonly (readonly [marked: string, value: string | undefined])[] = [
    ['var a = "on¦e";', 'one'],
    ['var a = "¦";', ''],
    ['var a = "o\\"n¦e\\u0041\\x42\\n";', 'o"neAB\n'],
    ['var a = @"C:\\on¦e""";', 'C:\\one"'],
    ['var a = """on¦e "two" """;', 'one "two" '],
    ['var a = """\n    on¦e\n      two\n    """;', 'one\n  two'],
    ['var a = "on¦e"u8;', 'one'],
    ['var a = $"on¦e";', undefined],
    ['var a = $"{b["on¦e"]}";', 'one'],
    ['var a = on¦e;', undefined],
    ["var a = '¦b';", undefined],
  ];
  for (const [marked, value] of literals) {
    it(`is ${value === undefined ? 'none' : JSON.stringify(value)} in ${JSON.stringify(marked)}`, async () => {
      const { text, offset } = cursorIn(marked);
      assert.equal(csharp.stringAt?.(await parseText(csharp, 'csharp', text), offset)?.value, value);
    });
  }
});

describe('C#: what a credential names', () => {
  const creations: readonly (readonly [code: string, identifier: string | undefined, id?: string])[] = [
    ['new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId("a"))', 'clientId', 'a'],
    [
      'new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedResourceId(new ResourceIdentifier("/b")))',
      'resourceId',
      '/b',
    ],
    ['new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedObjectId(c))', 'objectId'],
    [
      'new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = "d" })',
      'clientId',
      'd',
    ],
    ['new DefaultAzureCredential()', undefined],
  ];
  for (const [code, identifier, id] of creations) {
    it(`is read in ${code}`, async () => {
      const text = `using Azure.Core;\nusing Azure.Identity;\nvar x = ${code};\n`;
      const [site] = csharp.credentials(await parseText(csharp, 'csharp', text));
      assert.equal(site?.identifier, identifier);
      assert.equal(site?.id?.value, id);
      if (site?.id) assert.equal(text.slice(site.id.start, site.id.end), id);
    });
  }
});

describe('C#: programs that list their own packages', () => {
  it('get one more, or a later version, and nothing where it is listed', async () => {
    const insert = async (head: string): Promise<string> =>
      (await inserted(csharp, 'csharp', `${head}\nvar x = 1;\n¦\n`, requestFor()))?.split('\nusing')[0] ?? '';
    assert.equal(
      await insert('#:sdk Microsoft.NET.Sdk.Web\n#:package Azure.Storage.Blobs@12.9.0\n'),
      '#:sdk Microsoft.NET.Sdk.Web\n#:package Azure.Storage.Blobs@12.9.0\n#:package Azure.Identity@1.20.0\n',
    );
    assert.equal(await insert('#:package Azure.Identity@1.10.4\n'), '#:package Azure.Identity@1.20.0\n');
    assert.equal(await insert('#:package Azure.Identity@1.17.0\n'), '#:package Azure.Identity@1.17.0\n');
  });
});
