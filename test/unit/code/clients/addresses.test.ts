/** The hosts that code reaches, in every language: put together from parts, held by constants, or set for a variable. */

import assert from 'node:assert/strict';
import { hostsIn } from '../../../../src/code/clients/addresses';
import { nothingKnown } from '../../../../src/code/clients/followedValues';
import { knownValues } from '../../../../src/code/clients/knownSettings';
import { cpp } from '../../../../src/code/cpp/language';
import { csharp } from '../../../../src/code/csharp/language';
import { go } from '../../../../src/code/go/language';
import { java } from '../../../../src/code/java/language';
import type { Language } from '../../../../src/code/language';
import { python } from '../../../../src/code/python/language';
import { rust } from '../../../../src/code/rust/language';
import { typescript } from '../../../../src/code/typescript/language';
import { parseText } from '../parseText';

const set = knownValues(
  [
    {
      path: '/w/.env',
      text: "# the shop\nexport STORAGE_ACCOUNT=stordersprod\nBLOB_URL='https://stordersprod.blob.core.windows.net'\nEMPTY=\n",
    },
  ],
  [],
);

async function hosts(language: Language, text: string, known = set): Promise<readonly string[]> {
  const file = await parseText(language, language.languageIds[0] ?? '', text);
  return [...hostsIn(language, file, '.blob.', known).keys()];
}

const prod = ['stordersprod.blob.core.windows.net'];

/** For each language: a constant in an interpolated text, parts that are joined, a format, and a variable by each of its readers. */
const samples: readonly (readonly [Language, readonly string[]])[] = [
  [
    typescript,
    [
      "const account = 'stordersprod';\nnew BlobServiceClient(`https://${account}.blob.core.windows.net`, c);\n",
      "const account: string = 'stordersprod';\nnew BlobServiceClient('https://' + account + '.blob.core.windows.net', c);\n",
      "const env = 'prod';\nnew BlobServiceClient(`https://storders${env}.blob.core.windows.net`, c);\n",
      "const env = 'orders';\nnew BlobServiceClient('https://st' + env + 'prod.blob.core.windows.net', c);\n",
      "const config = { account: 'stordersprod' };\nnew BlobServiceClient(`https://${config.account}.blob.core.windows.net`, c);\n",
      'const account = process.env.STORAGE_ACCOUNT;\nnew BlobServiceClient(`https://${account}.blob.core.windows.net`, c);\n',
      'new BlobServiceClient(`https://${process.env.STORAGE_ACCOUNT}.blob.core.windows.net`, c);\n',
      "const account = process.env.NOT_SET ?? 'stordersprod';\nnew BlobServiceClient(`https://${account}.blob.core.windows.net`, c);\n",
      'new BlobServiceClient(process.env.BLOB_URL!, c);\n',
      "new BlobServiceClient(process.env['BLOB_URL']!, c);\n",
      'const { BLOB_URL } = process.env;\nnew BlobServiceClient(BLOB_URL!, c);\n',
    ],
  ],
  [
    python,
    [
      'account = "stordersprod"\nc = BlobServiceClient(f"https://{account}.blob.core.windows.net", credential)\n',
      'ACCOUNT: str = "stordersprod"\nc = BlobServiceClient("https://" + ACCOUNT + ".blob.core.windows.net", credential)\n',
      'account = "stordersprod"\nc = BlobServiceClient("https://{}.blob.core.windows.net".format(account), credential)\n',
      'account = "stordersprod"\nc = BlobServiceClient("https://{0}.blob.core.windows.net".format(account), credential)\n',
      'name = "stordersprod"\nc = BlobServiceClient("https://{account}.blob.core.windows.net".format(account=name), credential)\n',
      'account = "stordersprod"\nc = BlobServiceClient("https://%s.blob.core.windows.net" % account, credential)\n',
      'account = os.environ["STORAGE_ACCOUNT"]\nc = BlobServiceClient(f"https://{account}.blob.core.windows.net", credential)\n',
      'c = BlobServiceClient(f"https://{os.environ[\'STORAGE_ACCOUNT\']}.blob.core.windows.net", credential)\n',
      'c = BlobServiceClient(os.getenv("BLOB_URL"), credential)\n',
    ],
  ],
  [
    csharp,
    [
      'const string Account = "stordersprod";\nvar c = new BlobServiceClient(new Uri($"https://{Account}.blob.core.windows.net"), credential);\n',
      'var account = "stordersprod";\nvar c = new BlobServiceClient(new Uri("https://" + account + ".blob.core.windows.net"), credential);\n',
      'var account = "stordersprod";\nvar c = new BlobServiceClient(new Uri(string.Format("https://{0}.blob.core.windows.net", account)), credential);\n',
      'var account = Environment.GetEnvironmentVariable("STORAGE_ACCOUNT");\nvar c = new BlobServiceClient(new Uri($"https://{account}.blob.core.windows.net"), credential);\n',
      'var c = new BlobServiceClient(new Uri(Environment.GetEnvironmentVariable("BLOB_URL")!), credential);\n',
    ],
  ],
  [
    java,
    [
      'class A { static final String ACCOUNT = "stordersprod"; String url = "https://" + ACCOUNT + ".blob.core.windows.net"; }\n',
      'class A { String f(String x) { String account = "stordersprod"; return String.format("https://%s.blob.core.windows.net", account); } }\n',
      'class A { String account = System.getenv("STORAGE_ACCOUNT"); String url = "https://" + account + ".blob.core.windows.net"; }\n',
      'class A { String url = System.getenv("BLOB_URL"); }\n',
    ],
  ],
  [
    go,
    [
      'package main\n\nconst account = "stordersprod"\n\nvar url = "https://" + account + ".blob.core.windows.net"\n',
      'package main\n\nfunc f() {\n\taccount := "stordersprod"\n\turl := fmt.Sprintf("https://%s.blob.core.windows.net/", account)\n}\n',
      'package main\n\nfunc f() {\n\turl := fmt.Sprintf("https://%s.blob.core.windows.net/", os.Getenv("STORAGE_ACCOUNT"))\n}\n',
      'package main\n\nfunc f() {\n\turl := os.Getenv("BLOB_URL")\n}\n',
    ],
  ],
  [
    cpp,
    [
      'std::string const account = "stordersprod";\nauto url = "https://" + account + ".blob.core.windows.net";\n',
      'std::string account("stordersprod");\nauto url = std::format("https://{}.blob.core.windows.net", account);\n',
      'std::string account = std::getenv("STORAGE_ACCOUNT");\nauto url = "https://" + account + ".blob.core.windows.net";\n',
      'auto url = std::getenv("BLOB_URL");\n',
    ],
  ],
  [
    rust,
    [
      'const ACCOUNT: &str = "stordersprod";\nfn f() { let url = format!("https://{ACCOUNT}.blob.core.windows.net"); }\n',
      'fn f() { let account = "stordersprod"; let url = format!("https://{}.blob.core.windows.net", account); }\n',
      'fn f() { let account = std::env::var("STORAGE_ACCOUNT")?; let url = format!("https://{account}.blob.core.windows.net"); }\n',
      'fn f() { let url = std::env::var("BLOB_URL")?; }\n',
    ],
  ],
];

describe('the hosts that code reaches', () => {
  for (const [language, texts] of samples)
    it(`are followed in ${language.displayName}`, async () => {
      for (const text of texts) assert.deepEqual(await hosts(language, text), prod, text);
    });

  it('are nothing where a part is not known, in remarks, or of another service', async () => {
    for (const text of [
      'new BlobServiceClient(`https://${await name()}.blob.core.windows.net`, c);\n',
      "const account = 'stordersprod';\n// `https://${account}.blob.core.windows.net`\n",
      'new BlobServiceClient(process.env.NOT_SET!, c);\n',
      "// process.env.BLOB_URL\nconst x = 'the BLOB_URL of it';\n",
    ])
      assert.deepEqual(await hosts(typescript, text), [], text);
    const other = knownValues([{ path: '/w/.env', text: 'BLOB_URL=https://kv.vault.azure.net\n' }], []);
    assert.deepEqual(await hosts(typescript, 'f(process.env.BLOB_URL);\n', other), []);
    assert.deepEqual(await hosts(typescript, 'f(process.env.BLOB_URL);\n', nothingKnown), []);
  });

  it('are those of connection strings too, and never modules', async () => {
    const text =
      'from azure.storage.blob.aio import BlobServiceClient\nx = os.environ.get("A", "DefaultEndpointsProtocol=https;AccountName=stordersprod;AccountKey=<key>;EndpointSuffix=core.windows.net")\n';
    assert.deepEqual(await hosts(python, text), prod);
  });

  it('are those of the files that set the variable, whatever kind they are', async () => {
    const url = 'https://stordersprod.blob.core.windows.net';
    const code = 'new BlobServiceClient(process.env.BLOB_URL!, c);\n';
    for (const [path, text] of [
      ['.env.production', `BLOB_URL="${url}"\n`],
      ['local.settings.json', `{ "IsEncrypted": false, "Values": { "BLOB_URL": "${url}" } }`],
      ['appservice.json', `[{ "name": "BLOB_URL", "value": "${url}", "slotSetting": false }]`],
      ['launch.json', `{ "configurations": [{ "env": { "BLOB_URL": "${url}" } }] }`],
      ['deploy.yml', `jobs:\n  a:\n    env:\n      BLOB_URL: ${url}\n`],
      ['deployment.yaml', `env:\n  - name: BLOB_URL\n    value: "${url}"\n`],
      ['compose.yaml', `environment:\n  - BLOB_URL=${url}\n`],
      ['main.bicep', `appSettings: [\n  { name: 'BLOB_URL', value: '${url}' }\n]\n`],
      ['settings.bicep', `properties: {\n  BLOB_URL: '${url}'\n}\n`],
      ['main.tf', `app_settings = {\n  BLOB_URL = "${url}"\n}\n`],
      ['Dockerfile', `ENV BLOB_URL=${url}\n`],
    ] as const)
      assert.deepEqual(await hosts(typescript, code, knownValues([{ path, text }], [])), prod, path);
  });

  it('are found by the keys of configuration, in every form that .NET has for them', async () => {
    const known = knownValues(
      [
        {
          path: '/w/appsettings.json',
          text: '{ "Storage": { "ServiceUri": "https://stordersprod.blob.core.windows.net" } }',
        },
      ],
      [],
    );
    for (const text of [
      'var c = new BlobServiceClient(new Uri(builder.Configuration["Storage:ServiceUri"]!), credential);\n',
      'clients.AddBlobServiceClient(builder.Configuration.GetSection("Storage"));\n',
    ])
      assert.deepEqual(await hosts(csharp, `using Azure.Storage.Blobs;\n${text}`, known), prod, text);
    assert.deepEqual(await hosts(csharp, 'using Azure.Storage.Blobs;\n', known), []);
  });

  it('are those of constants in other files, unless several go by the name', async () => {
    const config = "export const accountUrl = 'https://stordersprod.blob.core.windows.net';\n";
    const code = "import { accountUrl } from './config';\nnew BlobServiceClient(accountUrl, c);\n";
    assert.deepEqual(await hosts(typescript, code, knownValues([], [config])), prod);
    const account = "export const account = 'stordersprod';\n";
    const built = 'new BlobServiceClient(`https://${account}.blob.core.windows.net`, c);\n';
    assert.deepEqual(await hosts(typescript, built, knownValues([], [account])), prod);
    assert.deepEqual(
      await hosts(typescript, built, knownValues([], [account, "const account = 'other';\n"])),
      [],
    );
  });
});
