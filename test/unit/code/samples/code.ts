/** For each code language and rule a file in which the rule has something to say: without the word `azure` where the code allows it. */

import { ids } from '../applied';
import { imds, otherIds } from './sample';
import type { LanguageSamples } from './sample';

const script = "import { DefaultAzureCredential, ManagedIdentityCredential } from '@azure/identity';\n";
const typescriptRules: LanguageSamples['rules'] = {
  'default-credential': [`${script}new DefaultAzureCredential();\n`],
  'missing-identifier': [`${script}new ManagedIdentityCredential();\n`],
  'string-is-client-id': [`${script}new ManagedIdentityCredential('${ids.resourceId}');\n`],
  'two-identifiers': [`${script}new ManagedIdentityCredential({ clientId: 'a', objectId: 'b' });\n`],
  'obsolete-constructor': [
    "import { MSIVmTokenCredentials } from 'ms-rest-azure';\nnew MSIVmTokenCredentials();\n",
  ],
  ...otherIds(
    `${script}new ManagedIdentityCredential({ clientId: '<id>' });\n`,
    `${script}new ManagedIdentityCredential({ objectId: '<id>' });\n`,
  ),
  'environment-not-read': [{ text: `${script}new ManagedIdentityCredential();\n`, isOpen: true }],
  'raw-token-request': [`await fetch('${imds}');\n`],
  'token-handling': [
    "export async function f(credential) {\n  console.log((await credential.getToken('https://graph.microsoft.com/.default')).token);\n}\n",
  ],
};

const goImports =
  'package main\nimport (\n\t"context"\n\t"fmt"\n\t"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"\n\t"github.com/Azure/azure-sdk-for-go/sdk/azidentity"\n)\n';
const goMain = (body: string): string => `${goImports}func main() {\n\t${body}\n}\n`;
const goId = (kind: string): string =>
  goMain(
    `c, err := azidentity.NewManagedIdentityCredential(&azidentity.ManagedIdentityCredentialOptions{ID: azidentity.${kind}("<id>")})\n\tfmt.Println(c, err)`,
  );
const javaImports =
  'import com.azure.core.credential.AccessToken;\nimport com.azure.identity.DefaultAzureCredentialBuilder;\nimport com.azure.identity.ManagedIdentityCredentialBuilder;\n';
const javaClass = (body: string, imports = javaImports): string =>
  `${imports}class A {\n  void run(Object credential) {\n    ${body};\n  }\n}\n`;
const cppMain = (body: string): string =>
  `#include <azure/identity.hpp>\n#include <memory>\nusing namespace Azure::Identity;\nint main()\n{\n  ${body};\n}\n`;
const rustMain = (body: string): string =>
  `use azure_identity::*;\nuse azure_identity::{DeveloperToolsCredential, ManagedIdentityCredential, ManagedIdentityCredentialOptions, UserAssignedId};\nfn main() -> azure_core::Result<()> {\n    ${body};\n    Ok(())\n}\n`;
const rustId = (kind: string, id: string): string =>
  rustMain(
    `ManagedIdentityCredential::new(Some(ManagedIdentityCredentialOptions { user_assigned_id: Some(UserAssignedId::${kind}("${id}".to_string())), ..Default::default() }))?`,
  );
const py = 'from azure.identity import DefaultAzureCredential, ManagedIdentityCredential\n';
/** The namespace comes from another file of the project. */
const cs = (code: string): string => `class A {\n  object Run(object credential) => ${code};\n}\n`;
const csId = (kind: string): string =>
  cs(`new ManagedIdentityCredential(ManagedIdentityId.FromUserAssigned${kind}("<id>"))`);

/** Global usings of the C# samples: their files do not name the SDK. */
export const ambientImports: readonly string[] = ['Azure.Identity', 'Azure.Storage', 'Azure'];

export const codeSamples: Readonly<Record<string, LanguageSamples>> = {
  TypeScript: {
    languageId: 'typescript',
    path: '/w/src/orders.ts',
    quoted: (text) => `export const a: string = '${text}';\n`,
    rules: typescriptRules,
  },
  JavaScript: {
    languageId: 'javascript',
    path: '/w/src/orders.mjs',
    quoted: (text) => `export const a = '${text}';\n`,
    rules: {
      ...typescriptRules,
      'ignored-argument': [`${script}new ManagedIdentityCredential({ managedIdentityClientId: 'x' });\n`],
    },
  },
  Vue: {
    languageId: 'vue',
    path: '/w/src/Orders.vue',
    quoted: (text) => `<script setup lang="ts">\nconst a = '${text}';\n</script>\n`,
    rules: Object.fromEntries(
      Object.entries(typescriptRules).map(([rule, texts]) => [
        rule,
        texts.map((one) => {
          const { text, ...rest } = typeof one === 'string' ? { text: one } : one;
          return { ...rest, text: `<script lang="ts">\n${text}</script>\n` };
        }),
      ]),
    ),
  },
  Python: {
    languageId: 'python',
    path: '/w/orders.py',
    quoted: (text) => `a = "${text}"\n`,
    rules: {
      'default-credential': [`${py}c = DefaultAzureCredential()\n`],
      'missing-identifier': [`${py}c = ManagedIdentityCredential()\n`],
      'string-is-client-id': [`${py}c = ManagedIdentityCredential(client_id="${ids.resourceId}")\n`],
      'ignored-argument': [`${py}c = ManagedIdentityCredential(object_id="x")\n`],
      'two-identifiers': [
        `${py}c = ManagedIdentityCredential(client_id="a", identity_config={"object_id": "b"})\n`,
      ],
      'obsolete-constructor': [
        'from msrestazure.azure_active_directory import MSIAuthentication\nc = MSIAuthentication()\n',
      ],
      ...otherIds(
        `${py}c = ManagedIdentityCredential(client_id="<id>")\n`,
        `${py}c = ManagedIdentityCredential(identity_config={"object_id": "<id>"})\n`,
      ),
      'environment-not-read': [{ text: `${py}c = ManagedIdentityCredential()\n`, isOpen: true }],
      'raw-token-request': [`import requests\nrequests.get("${imds}")\n`],
      'token-handling': [
        'def f(credential):\n    print(credential.get_token("https://graph.microsoft.com/.default").token)\n',
      ],
      'secret-in-code': [
        'import pyodbc\npyodbc.connect("Server=orders.database.windows.net;Uid=app;Pwd=N0tThat!One")\n',
        'from azure.identity import ClientSecretCredential\nc = ClientSecretCredential("t", "c", "s")\n',
      ],
    },
  },
  'C#': {
    languageId: 'csharp',
    path: '/w/Orders.cs',
    quoted: (text) => cs(`"${text}"`),
    rules: {
      'default-credential': [cs('new DefaultAzureCredential()')],
      'missing-identifier': [cs('new ManagedIdentityCredential()')],
      'string-is-client-id': [cs(`new ManagedIdentityCredential("${ids.resourceId}")`)],
      'two-identifiers': [
        cs(
          'new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = "a", ManagedIdentityResourceId = b })',
        ),
      ],
      'obsolete-constructor': [cs('new ManagedIdentityCredential(clientId: id)')],
      ...otherIds(csId('ClientId'), csId('ObjectId')),
      'environment-not-read': [{ text: cs('new ManagedIdentityCredential()'), isOpen: true }],
      'raw-token-request': [cs(`new HttpClient().GetAsync("${imds}")`)],
      'token-handling': [
        'class A {\n  void Run(TokenCredential credential) {\n    Console.WriteLine(credential.GetToken(new TokenRequestContext(new[] { "https://graph.microsoft.com/.default" }), default).Token);\n  }\n}\n',
      ],
      'secret-in-code': [
        cs('new SqlConnection("Server=orders.database.windows.net;User Id=app;Password=N0tThat!One")'),
        cs('new ClientSecretCredential("t", "c", "s")'),
        cs('new StorageSharedKeyCredential("stor", key)'),
        cs('new UsernamePasswordCredential("u", "p", "t", "c")'),
      ],
    },
  },
  Java: {
    languageId: 'java',
    path: '/w/src/main/java/Orders.java',
    quoted: (text) => javaClass(`String a = "${text}"`, ''),
    rules: {
      'default-credential': [javaClass('var c = new DefaultAzureCredentialBuilder().build()')],
      'missing-identifier': [javaClass('var c = new ManagedIdentityCredentialBuilder().build()')],
      'string-is-client-id': [
        javaClass(`var c = new ManagedIdentityCredentialBuilder().clientId("${ids.resourceId}").build()`),
      ],
      'two-identifiers': [
        javaClass('var c = new ManagedIdentityCredentialBuilder().clientId("a").objectId("b").build()'),
      ],
      'obsolete-constructor': [
        javaClass(
          'var c = new MSICredentials(AzureEnvironment.AZURE)',
          'import com.microsoft.azure.credentials.MSICredentials;\n',
        ),
      ],
      ...otherIds(
        javaClass('var c = new ManagedIdentityCredentialBuilder().clientId("<id>").build()'),
        javaClass('var c = new ManagedIdentityCredentialBuilder().objectId("<id>").build()'),
      ),
      'environment-not-read': [
        { text: javaClass('var c = new ManagedIdentityCredentialBuilder().build()'), isOpen: true },
      ],
      'raw-token-request': [javaClass(`var u = new java.net.URL("${imds}")`, '')],
      'token-handling': [javaClass('System.out.println(credential.getTokenSync(request).getToken())', '')],
      'secret-in-code': [
        javaClass(
          'var c = new ClientSecretCredentialBuilder().clientSecret("s").build()',
          'import com.azure.identity.ClientSecretCredentialBuilder;\n',
        ),
      ],
    },
  },
  Go: {
    languageId: 'go',
    path: '/w/main.go',
    quoted: (text) => `package main\n\nvar a = "${text}"\n`,
    rules: {
      'default-credential': [
        goMain('c, err := azidentity.NewDefaultAzureCredential(nil)\n\tfmt.Println(c, err)'),
      ],
      'missing-identifier': [
        goMain('c, err := azidentity.NewManagedIdentityCredential(nil)\n\tfmt.Println(c, err)'),
      ],
      'obsolete-constructor': [
        goMain(
          'c, err := azidentity.NewManagedIdentityCredential(&azidentity.ManagedIdentityCredentialOptions{ID: "x"})\n\tfmt.Println(c, err)',
        ),
      ],
      'string-is-client-id': [goId('ClientID').replace('<id>', ids.resourceId)],
      ...otherIds(goId('ClientID'), goId('ObjectID')),
      'environment-not-read': [
        'package main\nimport "os"\nfunc main() {\n\tos.Setenv("AZURE_TOKEN_CREDENTIAL", "prod")\n}\n',
      ],
      'raw-token-request': [`package main\nimport "net/http"\nfunc main() {\n\thttp.Get("${imds}")\n}\n`],
      'token-handling': [
        goMain(
          'token, err := credential.GetToken(context.Background(), policy.TokenRequestOptions{Scopes: []string{"a"}})\n\tfmt.Println(token.Token, err)',
        ),
      ],
    },
  },
  'C++': {
    languageId: 'cpp',
    path: '/w/main.cpp',
    quoted: (text) => `auto a = "${text}";\n`,
    rules: {
      'default-credential': [cppMain('auto c = std::make_shared<DefaultAzureCredential>()')],
      'missing-identifier': [cppMain('auto c = std::make_shared<ManagedIdentityCredential>()')],
      'string-is-client-id': [
        cppMain(`auto c = std::make_shared<ManagedIdentityCredential>("${ids.resourceId}")`),
      ],
      'obsolete-constructor': [
        cppMain('ManagedIdentityCredentialOptions options;\n  options.ClientId = "x"'),
      ],
      ...otherIds(
        cppMain('auto c = std::make_shared<ManagedIdentityCredential>("<id>")'),
        cppMain(
          'ManagedIdentityCredentialOptions options;\n  options.IdentityId = ManagedIdentityId::FromUserAssignedObjectId("<id>");\n  auto c = std::make_shared<ManagedIdentityCredential>(options)',
        ),
      ),
      'environment-not-read': [
        { text: cppMain('auto c = std::make_shared<ManagedIdentityCredential>()'), isOpen: true },
      ],
      'raw-token-request': [`auto a = "${imds}";\n`],
      'token-handling': [
        '#include <azure/core.hpp>\nvoid f(Azure::Core::Credentials::AccessToken const& token)\n{\n  std::cout << token.Token;\n}\n',
      ],
    },
  },
  Rust: {
    languageId: 'rust',
    path: '/w/src/main.rs',
    quoted: (text) => `const A: &str = "${text}";\n`,
    rules: {
      'default-credential': [rustMain('let c = DeveloperToolsCredential::new(None)?')],
      'missing-identifier': [rustMain('let c = ManagedIdentityCredential::new(None)?')],
      'string-is-client-id': [rustId('ClientId', ids.resourceId)],
      'obsolete-constructor': [rustMain('let c = ImdsManagedIdentityCredential::new(None)?')],
      ...otherIds(rustId('ClientId', '<id>'), rustId('ObjectId', '<id>')),
      'environment-not-read': [
        { text: rustMain('let c = ManagedIdentityCredential::new(None)?'), isOpen: true },
      ],
      'raw-token-request': [`const A: &str = "${imds}";\n`],
      'token-handling': [rustMain('println!("{}", token.secret())')],
    },
  },
};
