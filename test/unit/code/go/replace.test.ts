/** What replacing a credential or a key leaves behind in Go files. */

import assert from 'node:assert/strict';
import { go } from '../../../../src/code/go/language';
import type { CredentialRequest } from '../../../../src/code/request';
import { applied, ids, replaced, requestFor } from '../applied';
import { errorsIn, parseText } from '../parseText';

const sdk = 'github.com/Azure/azure-sdk-for-go/sdk';
const head = `package orders\n\nimport "${sdk}/azidentity"\n\n`;

function replace(
  code: string,
  wanted: Partial<CredentialRequest> = {},
  site = 0,
): Promise<string | undefined> {
  return replaced(go, 'go', code, requestFor(wanted), { site });
}

/** Writes over what the first finding with that fix marks. */
async function overFinding(code: string): Promise<string> {
  const file = await parseText(go, 'go', code);
  const finding = go.findings(file, { tokenCredentialsSet: false }).find(({ fix }) => fix === 'replace');
  const plan = finding && go.replace(file, finding, requestFor());
  assert.ok(plan);
  const after = applied(code, plan);
  assert.deepEqual(errorsIn(await parseText(go, 'go', after)), [], after);
  return after;
}

const made = `azidentity.NewManagedIdentityCredential(&azidentity.ManagedIdentityCredentialOptions{
		ID: azidentity.ClientID("${ids.clientId}"),
	})`;

describe('Go: replacing a credential', () => {
  it('takes the place of the expression, and keeps its names and checks', async () => {
    const before = `${head}func f() error {\n\tc, err := azidentity.NewDefaultAzureCredential(nil)\n\t_ = c\n\treturn err\n}\n`;
    assert.equal(await replace(before), before.replace('azidentity.NewDefaultAzureCredential(nil)', made));
  });

  it('writes other types where the file names the old one', async () => {
    const before = `${head}type job struct{ c *azidentity.DefaultAzureCredential }\n\nfunc f() (*azidentity.DefaultAzureCredential, error) {\n\treturn azidentity.NewDefaultAzureCredential(nil)\n}\n`;
    const after = (await replace(before)) ?? '';
    assert.equal(after.split('*azidentity.ManagedIdentityCredential').length, 3, after);
    const split = (await replace(before, { flavour: 'localAndAzure' })) ?? '';
    assert.equal(split.split('azcore.TokenCredential').length, 3, split);
    assert.ok(
      split.includes(
        '\treturn azidentity.NewDefaultAzureCredential(nil)\n\t}\n\treturn azidentity.NewManaged',
      ),
      split,
    );
  });

  it('splits a declaration into variables that both sides fit', async () => {
    const before = `${head}func f() error {\n\tc, err := azidentity.NewDefaultAzureCredential(nil)\n\t_ = c\n\treturn err\n}\n`;
    const after = (await replace(before, { flavour: 'localAndAzure' })) ?? '';
    assert.ok(
      after.includes(
        '\tvar c azcore.TokenCredential\n\tvar err error\n\tif os.Getenv("APP_ENV") == "development" {\n',
      ),
      after,
    );
    assert.ok(after.endsWith('\t}\n\t_ = c\n\treturn err\n}\n'), after);
  });

  it('writes a function in its place where no statement can stand', async () => {
    const before = `${head}var c, err = azidentity.NewDefaultAzureCredential(nil)\n`;
    const after = (await replace(before, { idSource: 'environmentVariable' })) ?? '';
    assert.ok(
      after.includes('var c, err = func() (*azidentity.ManagedIdentityCredential, error) {\n\tclientID := '),
      after,
    );
    assert.ok(after.endsWith('\n}()\n'), after);
  });

  it('writes one side only where the environment is tested already', async () => {
    const before = `${head}func f() (azcore.TokenCredential, error) {\n\tif isLocal() {\n\t\treturn azidentity.NewAzureCLICredential(nil)\n\t}\n\treturn azidentity.NewDefaultAzureCredential(nil)\n}\n`;
    const after = (await replace(before, { flavour: 'localAndAzure' }, 1)) ?? '';
    assert.ok(!after.includes('Getenv'), after);
    assert.ok(after.includes(`\treturn ${made}`), after);
  });

  it('keeps the options of the client, with the fields in line', async () => {
    const before = `${head}func f(o azcore.ClientOptions) error {\n\t_, err := azidentity.NewDefaultAzureCredential(&azidentity.DefaultAzureCredentialOptions{ClientOptions: o, TenantID: "t"})\n\treturn err\n}\n`;
    const after = (await replace(before)) ?? '';
    assert.ok(after.includes('\t\tClientOptions: o,\n\t\tID:            azidentity.ClientID('), after);
    const system = (await replace(before, { identifier: 'systemAssigned' })) ?? '';
    assert.ok(system.includes('Options{\n\t\tClientOptions: o,\n\t})'), system);
  });

  it('takes along what only the secret used: variables, their values and imports', async () => {
    const before = `package orders\n\nimport (\n\t"os"\n\n\t"${sdk}/azidentity"\n)\n\nfunc f() (any, error) {\n\ttenant, client := "t", "c"\n\tsecret := os.Getenv("SECRET")\n\treturn azidentity.NewClientSecretCredential(tenant, client, secret, nil)\n}\n`;
    const after = (await replace(before)) ?? '';
    assert.equal(
      after,
      `package orders\n\nimport (\n\t"${sdk}/azidentity"\n)\n\nfunc f() (any, error) {\n\t_, _ = "t", "c"\n\treturn ${made}\n}\n`,
    );
  });

  it('gives the client that took the key the credential', async () => {
    const before = `package orders\n\nimport "${sdk}/storage/azblob"\n\nfunc f(key string) (*azblob.Client, error) {\n\tc, err := azblob.NewSharedKeyCredential("st", key)\n\tif err != nil {\n\t\treturn nil, err\n\t}\n\treturn azblob.NewClientWithSharedKeyCredential("https://st", c, nil)\n}\n`;
    const after = (await replace(before)) ?? '';
    assert.ok(after.includes('\treturn azblob.NewClient("https://st", c, nil)\n'), after);
  });

  it('looks at the error that a key did not have', async () => {
    const before = `package orders\n\nimport (\n\t"${sdk}/azcore"\n\t"${sdk}/messaging/eventgrid/azeventgrid"\n)\n\nfunc f(key string) (*azeventgrid.Client, error) {\n\treturn azeventgrid.NewClientWithSharedKeyCredential("https://e", azcore.NewKeyCredential(key), nil)\n}\n`;
    const after = (await replace(before)) ?? '';
    assert.ok(
      after.includes(
        '\tif err != nil {\n\t\treturn nil, err\n\t}\n\treturn azeventgrid.NewClient("https://e", credential, nil)\n',
      ),
      after,
    );
    assert.ok(!after.includes(`"${sdk}/azcore"`), after);
  });

  it('rewrites a connection string to its endpoint, and takes the text away', async () => {
    const text =
      'Endpoint=sb://sb-orders.servicebus.windows.net/;SharedAccessKeyName=a;SharedAccessKey=c2VjcmV0';
    const before = `package orders\n\nimport "${sdk}/messaging/azservicebus"\n\nfunc f() (*azservicebus.Client, error) {\n\tconst text = "${text}"\n\treturn azservicebus.NewClientFromConnectionString(text, nil)\n}\n`;
    const after = await overFinding(before);
    assert.ok(
      after.includes(
        '\treturn azservicebus.NewClient("sb-orders.servicebus.windows.net", credential, nil)\n',
      ),
      after,
    );
    assert.ok(!after.includes('c2VjcmV0'), after);
  });

  it('puts the container into the address, and leaves a call it does not know alone', async () => {
    const text =
      'DefaultEndpointsProtocol=https;AccountName=st;AccountKey=c2VjcmV0;EndpointSuffix=core.windows.net';
    const call = (args: string): string =>
      `package orders\n\nimport "${sdk}/storage/azblob/container"\n\nfunc f(name string) (*container.Client, error) {\n\treturn container.NewClientFromConnectionString("${text}", ${args})\n}\n`;
    const after = await overFinding(call('"orders 1", nil'));
    assert.ok(
      after.includes('container.NewClient("https://st.blob.core.windows.net/orders%201", credential, nil)'),
      after,
    );
    const named = await overFinding(call('name, nil'));
    assert.ok(
      named.includes('container.NewClient("https://st.blob.core.windows.net/"+name, credential, nil)'),
      named,
    );
  });
});
