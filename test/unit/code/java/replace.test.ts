/** What takes the place of a credential that is there in Java, and what goes with it. */

import assert from 'node:assert/strict';
import { java } from '../../../../src/code/java/language';
import type { CredentialRequest } from '../../../../src/code/request';
import { applied, replaced, requestFor } from '../applied';
import { errorsIn, parseText } from '../parseText';

const replace = (text: string, wanted: Partial<CredentialRequest> = {}): Promise<string | undefined> =>
  replaced(java, 'java', text, requestFor({ identifier: 'systemAssigned', ...wanted }));

const imports = (...names: string[]): string => names.map((name) => `import com.azure.${name};\n`).join('');
const byDefault = 'identity.DefaultAzureCredentialBuilder';
const managed = 'identity.ManagedIdentityCredentialBuilder';
const token = 'core.credential.TokenCredential';
const built = 'new ManagedIdentityCredentialBuilder().build()';

describe('Java: what takes the place of a credential', () => {
  it('is the whole chain, its import in the place of the old one', async () => {
    const body = '\nclass A {\n    Object a = use(§);\n}\n';
    const chain = 'new DefaultAzureCredentialBuilder()\n        .tenantId("x") // one\n        .build()';
    assert.equal(
      await replace(imports(byDefault) + body.replace('§', chain)),
      imports(managed) + body.replace('§', built),
    );
  });

  it('keeps an import that anything else names', async () => {
    const text = `${imports(byDefault)}\n/** See {@link DefaultAzureCredentialBuilder}. */\nclass A {\n    Object a = new DefaultAzureCredentialBuilder().build();\n}\n`;
    assert.match((await replace(text)) ?? '', /import com\.azure\.identity\.DefaultAzureCredentialBuilder;/);
  });

  it('retypes what was of the other class', async () => {
    const cases: Record<string, string> = {
      'class A {\n    DefaultAzureCredential a = §;\n}\n': 'TokenCredential a = ',
      'class A {\n    DefaultAzureCredential a() {\n        return §;\n    }\n}\n': 'TokenCredential a() {',
      'class A {\n    private DefaultAzureCredential a;\n    A() {\n        this.a = §;\n    }\n}\n':
        'private TokenCredential a;',
    };
    for (const [code, expected] of Object.entries(cases)) {
      const start = imports('identity.DefaultAzureCredential', byDefault) + code;
      const after = await replace(start.replace('§', 'new DefaultAzureCredentialBuilder().build()'));
      assert.ok(after?.includes(expected) === true, after);
      assert.ok(after.startsWith(imports(token, managed)), after);
    }
    const same =
      'class A {\n    ManagedIdentityCredential a = new ManagedIdentityCredentialBuilder().build();\n}\n';
    const typed = imports('identity.ManagedIdentityCredential', managed) + same;
    assert.match(
      (await replace(typed, { identifier: 'objectId' })) ?? '',
      /ManagedIdentityCredential a = new/,
    );
    assert.match((await replace(typed, { flavour: 'localAndAzure' })) ?? '', /TokenCredential a = "dev/);
    const inferred = `${imports(byDefault)}class A {\n    void a() {\n        var a = new DefaultAzureCredentialBuilder().build();\n    }\n}\n`;
    assert.match(
      (await replace(inferred)) ?? '',
      /var a = new ManagedIdentityCredentialBuilder\(\)\.build\(\);/,
    );
  });

  it('is put in parentheses where a call follows', async () => {
    const text = `${imports(byDefault)}class A {\n    Object a = new DefaultAzureCredentialBuilder().build().getToken(b);\n}\n`;
    const after = await replace(text, { flavour: 'localAndAzure' });
    assert.match(after ?? '', /= \("development"\.equals[^]*\.build\(\)\)\.getToken\(b\);/);
  });

  it('is one side of a choice that is there', async () => {
    const text = `${imports(byDefault)}class A {\n    Object a = isProduction() ? new DefaultAzureCredentialBuilder().build() : local();\n}\n`;
    const after = await replace(text, { flavour: 'localAndAzure' });
    assert.ok(after?.includes(`isProduction() ? ${built} : local();`), after);
  });

  it('is any key or password of the SDK too', async () => {
    const key =
      'import com.azure.core.credential.AzureKeyCredential;\n\nclass A {\n    AzureKeyCredential a = new AzureKeyCredential("x");\n}\n';
    assert.equal(
      await replace(key),
      `${imports(token, managed)}\nclass A {\n    TokenCredential a = ${built};\n}\n`,
    );
  });

  it('may bring a client along', async () => {
    const target = {
      service: 'keyVaultSecrets',
      resource: 'kv',
      endpoint: 'https://kv.vault.azure.net',
      call: true,
    } as const;
    const text = `${imports(byDefault, token)}\nclass A {\n    void a() {\n        TokenCredential own = new DefaultAzureCredentialBuilder().build();\n        use(own);\n    }\n}\n`;
    const after = await replace(text, { flavour: 'client', target });
    assert.match(
      after ?? '',
      /own = new ManagedIdentityCredentialBuilder\(\)\.build\(\);\n {8}SecretClient secretClient = new/,
    );
    assert.match(
      after ?? '',
      /\.credential\(own\)[^]*\.getValue\(\)|\.credential\(own\)[^]*getSecret\("secret-name"\)/,
    );
    const nowhere = `${imports(byDefault)}class A {\n    Object a = use(new DefaultAzureCredentialBuilder().build());\n}\n`;
    assert.equal(await replace(nowhere, { flavour: 'client', target }), undefined);
  });

  it('is refused in a statement that does not parse', async () => {
    const text = `${imports(byDefault)}class A {\n    void a() {\n        Object a = new DefaultAzureCredentialBuilder().build() +;\n    }\n}\n`;
    assert.equal(await replace(text), undefined);
  });
});

const builders: readonly (readonly [name: string, type: string, call: string, expected: string])[] = [
  [
    'blobs',
    'storage.blob.BlobServiceClientBuilder',
    '.connectionString("DefaultEndpointsProtocol=https;AccountName=st;AccountKey=c2VjcmV0c2VjcmV0c2VjcmV0;EndpointSuffix=core.windows.net")',
    '.endpoint("https://st.blob.core.windows.net")\n            .credential(',
  ],
  [
    'queues',
    'storage.queue.QueueClientBuilder',
    '.connectionString("DefaultEndpointsProtocol=https;AccountName=st;AccountKey=c2VjcmV0c2VjcmV0c2VjcmV0")',
    '.endpoint("https://st.queue.core.windows.net")\n            .credential(',
  ],
  [
    'Service Bus',
    'messaging.servicebus.ServiceBusClientBuilder',
    '.connectionString("Endpoint=sb://sb.servicebus.windows.net/;SharedAccessKeyName=a;SharedAccessKey=c2VjcmV0c2VjcmV0")',
    '.credential("sb.servicebus.windows.net", ',
  ],
  [
    'a hub',
    'messaging.eventhubs.EventHubClientBuilder',
    '.connectionString("Endpoint=sb://sb.servicebus.windows.net/;SharedAccessKeyName=a;SharedAccessKey=c2VjcmV0c2VjcmV0", HUB)',
    '.credential("sb.servicebus.windows.net", HUB, ',
  ],
  [
    'a hub in the string',
    'messaging.eventhubs.EventHubClientBuilder',
    '.connectionString("Endpoint=sb://sb.servicebus.windows.net/;SharedAccessKeyName=a;SharedAccessKey=c2VjcmV0c2VjcmV0;EntityPath=orders")',
    '.credential("sb.servicebus.windows.net", "orders", ',
  ],
  ['Cosmos DB', 'cosmos.CosmosClientBuilder', '.key("c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0")', '.credential('],
];

describe('Java: a connection string', () => {
  for (const [name, type, call, expected] of builders) {
    it(`of ${name} becomes an endpoint and a credential`, async () => {
      const builder = type.slice(type.lastIndexOf('.') + 1);
      const text = `${imports(type)}\nclass A {\n    Object a() {\n        return new ${builder}()\n            ${call}\n            .done();\n    }\n}\n`;
      const file = await parseText(java, 'java', text);
      const [finding] = java.findings(file, { tokenCredentialsSet: false });
      assert.equal(finding?.fix, 'replace');
      assert.equal(finding.rule, 'secret-in-code');
      const plan = java.replace(file, finding, requestFor({ identifier: 'systemAssigned' }));
      assert.ok(plan);
      const after = applied(text, plan);
      assert.ok(after.includes(`()\n            ${expected}${built})\n            .done();`), after);
      assert.deepEqual(errorsIn(await parseText(java, 'java', after)), []);
      assert.doesNotMatch(after, /c2Vj/);
    });
  }

  it('of an emulator is left alone, and one from elsewhere is a hint', async () => {
    const found = async (value: string): Promise<string[]> => {
      const text = `${imports('storage.blob.BlobServiceClientBuilder')}class A {\n    Object a = new BlobServiceClientBuilder().connectionString(${value}).buildClient();\n}\n`;
      const findings = java.findings(await parseText(java, 'java', text), { tokenCredentialsSet: false });
      return findings.map(({ rule, fix, weak }) => `${rule} ${fix} ${String(weak ?? false)}`);
    };
    assert.deepEqual(await found('"UseDevelopmentStorage=true"'), []);
    assert.deepEqual(await found('System.getenv("STORAGE")'), ['secret-in-code none true']);
  });
});
