/** What the rules notice in Go files, and what they leave alone. */

import assert from 'node:assert/strict';
import { go } from '../../../../src/code/go/language';
import type { RuleContext } from '../../../../src/code/language';
import { sharedFindings } from '../../../../src/code/sharedRules';
import { applyEdits } from '../../../../src/code/text';
import { ids } from '../applied';
import { lookAt } from '../look';
import { places } from '../matrix/places';
import { parseText } from '../parseText';

const sdk = 'github.com/Azure/azure-sdk-for-go/sdk';

/** Findings as `rule[.variant] fix: text`, in a file that imports what is usual. */
async function found(
  body: string,
  context: Partial<RuleContext> = {},
  path = '/w/orders/main.go',
): Promise<string[]> {
  const file = await parseText(go, 'go', file0(body), { path });
  const full = { tokenCredentialsSet: false, ...context };
  return [...go.findings(file, full), ...sharedFindings(go, file, full)].map(
    ({ rule, variant, fix, start, end }) =>
      `${rule}${variant === undefined ? '' : `.${variant}`} ${fix}: ${file.text.slice(start, end)}`,
  );
}

const imports = [
  'fmt',
  'log',
  'net/http',
  'os',
  'strings',
  `${sdk}/azcore`,
  `${sdk}/azcore/policy`,
  `${sdk}/azidentity`,
  `${sdk}/storage/azblob`,
  'github.com/Azure/go-autorest/autorest/adal',
  'github.com/Azure/go-autorest/autorest/azure/auth',
  'github.com/golang-jwt/jwt/v5',
];
const file0 = (body: string): string =>
  `package main\n\nimport (\n${imports.map((path) => `\t"${path}"\n`).join('')})\n\n${body}\n`;
const inMain = (code: string): string => `func main() {\n\t${code}\n}`;

const userAssigned = { workspaceIdentity: 'userAssigned' } as const;
const dac = 'azidentity.NewDefaultAzureCredential(nil)';
const mic = 'azidentity.NewManagedIdentityCredential';

describe('Go: default-credential', () => {
  const reported: Record<string, string> = {
    'a plain call': `c, err := ${dac}`,
    'only the first of several': `c, err := ${dac}\n\td, err := ${dac}`,
    'the Azure branch of a test': `if os.Getenv("APP_ENV") == "development" {\n\t} else {\n\t\tc, err := ${dac}\n\t}`,
    'the Azure side of a guard': `if isLocal() {\n\t\treturn\n\t}\n\tc, err := ${dac}`,
    'a test of something else': `if retries > 3 {\n\t\tc, err := ${dac}\n\t}`,
  };
  for (const [name, code] of Object.entries(reported)) {
    it(`reports ${name}`, async () => {
      assert.deepEqual(await found(inMain(code)), [`default-credential replace: ${dac}`]);
    });
  }

  const quiet: Record<string, string> = {
    'the local branch': `if os.Getenv("APP_ENV") == "development" {\n\t\tc, err := ${dac}\n\t}`,
    'the local branch of a negation': `if os.Getenv("APP_ENV") != "production" {\n\t\tc, err := ${dac}\n\t}`,
    'the local case': `switch os.Getenv("APP_ENV") {\n\tcase "dev", "local":\n\t\tc, err := ${dac}\n\t}`,
    'a case by condition': `switch {\n\tcase cfg.IsLocal():\n\t\tc, err := ${dac}\n\t}`,
    'a host variable that is not there': `if _, ok := os.LookupEnv("WEBSITE_SITE_NAME"); !ok {\n\t\tc, err := ${dac}\n\t}`,
    'a comparison whatever the case': `if strings.EqualFold(env, "development") {\n\t\tc, err := ${dac}\n\t}`,
    'behind a guard that leaves in Azure': `if os.Getenv("IDENTITY_ENDPOINT") != "" {\n\t\treturn\n\t}\n\tc, err := ${dac}`,
    'a credential that is told which to try':
      'c, err := azidentity.NewDefaultAzureCredential(&azidentity.DefaultAzureCredentialOptions{RequireAzureTokenCredentials: true})',
    'a function of the same name': 'c, err := NewDefaultAzureCredential(nil)',
    'a variable with the name of the package': `azidentity := mine{}\n\tc, err := ${dac}`,
    'a remark': `// ${dac}`,
  };
  for (const [name, code] of Object.entries(quiet)) {
    it(`is quiet about ${name}`, async () => {
      assert.deepEqual(await found(inMain(code)), []);
    });
  }

  it('is quiet in tests and where the workspace pins it', async () => {
    assert.deepEqual(await found(inMain(`c, err := ${dac}`), {}, '/w/orders/main_test.go'), []);
    assert.deepEqual(await found(inMain(`c, err := ${dac}`), { tokenCredentialsSet: true }), []);
  });

  it('follows an alias and a dot import', async () => {
    for (const [local, call] of [
      ['id ', 'id.NewDefaultAzureCredential(nil)'],
      ['. ', 'NewDefaultAzureCredential(nil)'],
    ] as const) {
      const text = `package main\n\nimport ${local}"${sdk}/azidentity"\n\nvar c, err = ${call}\n`;
      const file = await parseText(go, 'go', text);
      const [finding] = go.findings(file, { tokenCredentialsSet: false });
      assert.equal(finding && text.slice(finding.start, finding.end), call);
    }
  });
});

describe('Go: missing-identifier', () => {
  it('reports a credential without an ID, or with an empty one', async () => {
    for (const options of [
      'nil',
      '&azidentity.ManagedIdentityCredentialOptions{}',
      '&azidentity.ManagedIdentityCredentialOptions{ClientOptions: o}',
    ])
      assert.deepEqual(await found(inMain(`c, err := ${mic}(${options})`), userAssigned), [
        `missing-identifier replace: ${mic}(${options})`,
      ]);
    const empty = `${mic}(&azidentity.ManagedIdentityCredentialOptions{ID: azidentity.ClientID("")})`;
    assert.deepEqual(await found(inMain(`c, err := ${empty}`), userAssigned), [
      `missing-identifier.empty replace: ${empty}`,
    ]);
  });

  it('is quiet where an ID is given, where that is not written here, and where the identity is the host’s', async () => {
    for (const options of [
      '&azidentity.ManagedIdentityCredentialOptions{ID: azidentity.ObjectID(id)}',
      'options',
      '&azidentity.ManagedIdentityCredentialOptions{ID: id}',
    ])
      assert.deepEqual(await found(inMain(`c, err := ${mic}(${options})`), userAssigned), [], options);
    assert.deepEqual(await found(inMain(`c, err := ${mic}(nil)`)), []);
  });

  it('says where the workspace’s AZURE_CLIENT_ID is not read', async () => {
    assert.deepEqual(await found(inMain(`c, err := ${mic}(nil)`), { clientIdSet: true }), [
      `environment-not-read replace: ${mic}(nil)`,
    ]);
  });
});

describe('Go: removed and misspelt forms', () => {
  it('reports the packages before azidentity', async () => {
    for (const call of [
      'auth.NewMSIConfig()',
      'adal.NewServicePrincipalTokenFromMSI(e, r)',
      'adal.NewServicePrincipalTokenFromManagedIdentity(r, nil)',
      'auth.NewAuthorizerFromEnvironment()',
    ])
      assert.deepEqual(await found(inMain(`c, err := ${call}`)), [`obsolete-constructor none: ${call}`]);
    assert.deepEqual(await found(inMain('c := mine.NewMSIConfig()')), []);
  });

  async function mended(code: string): Promise<string> {
    const text = file0(inMain(code));
    const [finding] = go.findings(await parseText(go, 'go', text), { tokenCredentialsSet: false });
    assert.equal(finding?.fix, 'mend', code);
    const after = applyEdits(text, finding.edits ?? []);
    return after.slice(after.indexOf('main() {\n\t') + 'main() {\n\t'.length, -3);
  }

  it('moves an ID that is an argument of its own into the options', async () => {
    const options = (id: string): string =>
      `c, err := ${mic}(&azidentity.ManagedIdentityCredentialOptions{ID: ${id}})`;
    assert.equal(
      await mended(`c, err := ${mic}("${ids.clientId}", nil)`),
      options(`azidentity.ClientID("${ids.clientId}")`),
    );
    assert.equal(
      await mended(
        `c, err := ${mic}(id, &azidentity.ManagedIdentityCredentialOptions{ID: azidentity.ResourceID})`,
      ),
      options('azidentity.ResourceID(id)'),
    );
    assert.equal(
      await mended(`c, err := ${mic}(&azidentity.ManagedIdentityCredentialOptions{ID: "${ids.resourceId}"})`),
      options(`azidentity.ResourceID("${ids.resourceId}")`),
    );
    const bare = `${mic}(&azidentity.ManagedIdentityCredentialOptions{ID: "${ids.clientId}"})`;
    assert.deepEqual(await found(inMain(`c, err := ${bare}`)), [
      `obsolete-constructor.takesType replace: ${bare}`,
    ]);
  });
});

describe('Go: token-handling', () => {
  const fetched = 'token, err := c.GetToken(ctx, policy.TokenRequestOptions{Scopes: s})\n\t';
  const misused: Record<string, string> = {
    'log.Println("x", token.Token)': 'logged',
    'fmt.Printf("%s", token.Token)': 'logged',
    'logger.Info("got", "token", token.Token)': 'logged',
    'jwt.Parse(token.Token, nil)': 'decoded',
    'new(jwt.Parser).ParseUnverified(token.Token, claims)': 'decoded',
    'http.Get("https://x.example/?t=" + token.Token)': 'exposed',
    'http.Get(fmt.Sprintf("https://x.example/?t=%s", token.Token))': 'exposed',
  };
  for (const [code, variant] of Object.entries(misused)) {
    it(`says of ${code.slice(0, 30)}… that the token is ${variant}`, async () => {
      assert.deepEqual(await found(inMain(fetched + code)), [`token-handling.${variant} none: token.Token`]);
    });
  }

  it('says that a token is answered', async () => {
    for (const code of ['fmt.Fprint(w, token.Token)', 'w.Write([]byte(token.Token))'])
      assert.deepEqual(
        await found(`func f(w http.ResponseWriter, r *http.Request) {\n\t${fetched}${code}\n}`),
        ['token-handling.exposed none: token.Token'],
      );
  });

  it('is quiet about headers, expiry and tokens of others', async () => {
    for (const code of [
      'request.Header.Set("Authorization", "Bearer "+token.Token)',
      'log.Println(token.ExpiresOn)',
      'use(token.Token)',
    ])
      assert.deepEqual(await found(inMain(fetched + code)), [], code);
    assert.deepEqual(
      await found(inMain('token, err := c.GetToken(ctx, mine)\n\tlog.Println(token.Token)')),
      [],
    );
  });
});

describe('Go: secret-in-code', () => {
  it('reports credentials that are made from a secret', async () => {
    for (const [call, variant] of [
      ['azidentity.NewClientSecretCredential(t, c, s, nil)', 'clientSecret'],
      ['azidentity.NewUsernamePasswordCredential(t, c, u, p, nil)', 'userPassword'],
      ['azblob.NewSharedKeyCredential(n, k)', 'key'],
      ['azcore.NewKeyCredential(k)', 'key'],
      ['azcore.NewSASCredential(k)', 'sas'],
    ] as const)
      assert.deepEqual(await found(inMain(`c := ${call}`)), [`secret-in-code.${variant} replace: ${call}`]);
  });

  it('is quiet about the emulator and certificates', async () => {
    for (const call of [
      'azblob.NewSharedKeyCredential("devstoreaccount1", k)',
      'azblob.NewClientFromConnectionString("UseDevelopmentStorage=true", nil)',
      'azidentity.NewClientCertificateCredential(t, c, certs, key, nil)',
    ])
      assert.deepEqual(await found(inMain(`c := ${call}`)), [], call);
  });

  it('leaves a key of OpenAI itself alone, and takes one of Azure for a credential', async () => {
    const openAi = 'github.com/openai/openai-go/v3';
    const look = async (path: string): Promise<unknown[]> => {
      const text = `package main\n\nimport "${openAi}/${path}"\n\nvar o = ${path}.WithAPIKey("a1B2c3D4e5F6a1B2c3D4e5F6a1B2c3D4")\n`;
      return (await lookAt(places.Go, text)).map(({ rule, variant, fix }) => [rule, variant, fix]);
    };
    assert.deepEqual(await look('option'), []);
    assert.deepEqual(await look('azure'), [['secret-in-code', 'key', 'replace']]);
  });

  it('reports connection strings, known or not, once', async () => {
    const text = 'AccountName=st;AccountKey=c2VjcmV0;EndpointSuffix=core.windows.net';
    assert.deepEqual(
      [...new Set(await found(inMain(`c := azblob.NewClientFromConnectionString("${text}", nil)`)))],
      [`secret-in-code.connectionString replace: ${text}`, `secret-in-code.connectionString none: ${text}`],
    );
    assert.deepEqual(await found(inMain('c := azblob.NewClientFromConnectionString(os.Getenv("C"), nil)')), [
      'secret-in-code.connectionString none: azblob.NewClientFromConnectionString(os.Getenv("C"), nil)',
    ]);
    assert.deepEqual(
      await found('func f(text string) {\n\tc := azblob.NewClientFromConnectionString(text, nil)\n}'),
      [],
    );
  });
});
