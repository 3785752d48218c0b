/** Keys and passwords as each language hands them over, and the same without one. */

import { inCSharp, inGo, inJava, inRust, inVue, site, template } from './places';
import type { Cells } from './places';

/** Not a key of anything, but shaped like one. */
const key = Buffer.from(Uint8Array.from({ length: 64 }, (_, at) => at * 37 + 11)).toString('base64');
const short = key.replace(/\W/g, '').slice(0, 32);
const server = 'orders.database.windows.net';
const openAiGo = '"os" "github.com/openai/openai-go/azure"';
const settings = (name: string, value: string): string =>
  JSON.stringify([{ name, value, slotSetting: false }]);
const spring = (password: string): string =>
  `spring:\n  datasource:\n    url: jdbc:sqlserver://${server}:1433;database=o\n    username: app\n    password: ${password}\n`;
const sqlite = (password: string): string =>
  `import sql from 'mssql';\nawait sql.connect({ server: '${server}', user: 'app', password: ${password} });\n`;

const hostStorage = (value: string): string =>
  `resource "azurerm_windows_function_app" "f" {\n  storage_account_access_key = ${value}\n}\n`;

export const keys: Cells = {
  TypeScript: [
    `import { AzureOpenAI } from 'openai';\nnew AzureOpenAI({ endpoint: 'https://o.openai.azure.com', apiKey: '${short}' });\n`,
    "import { AzureOpenAI } from 'openai';\nnew AzureOpenAI({ endpoint: 'https://o.openai.azure.com', apiKey: process.env.KEY });\n",
  ],
  Python: [
    `from azure.storage.blob import BlobServiceClient\nclient = BlobServiceClient("https://stor.blob.core.windows.net", credential="${key}")\n`,
    'from azure.storage.blob import BlobServiceClient\nclient = BlobServiceClient("https://stor.blob.core.windows.net", credential=credential)\n',
  ],
  'C#': [
    inCSharp(
      `var c = new Microsoft.Azure.Cosmos.CosmosClient("https://o.documents.azure.com:443/", "${key}");`,
    ),
    inCSharp('var c = new Microsoft.Azure.Cosmos.CosmosClient("https://o.documents.azure.com:443/", key);'),
  ],
  Go: [
    inGo(`client := openai.NewClient(azure.WithAPIKey("${short}"))`, openAiGo),
    inGo('client := openai.NewClient(azure.WithAPIKey(os.Getenv("KEY")))', openAiGo),
  ],
  Rust: [
    `use azure_storage::StorageCredentials;\n${inRust(`let c = StorageCredentials::access_key("stor", "${key}");`)}`,
    `use azure_storage::StorageCredentials;\n${inRust('let c = StorageCredentials::access_key("stor", key);')}`,
  ],
  Shell: [
    `az storage blob list --account-name stor --account-key '${key}'\n`,
    'az storage blob list --account-name stor --account-key "$KEY"\n',
  ],
  PowerShell: [
    `New-AzStorageContext -StorageAccountName stor -StorageAccountKey '${key}'\n`,
    'New-AzStorageContext -StorageAccountName stor -StorageAccountKey $key\n',
  ],
  Terraform: [hostStorage('azurerm_storage_account.s.primary_access_key'), hostStorage('var.key')],
  HTTP: [
    `POST https://o.openai.azure.com/openai/deployments/a/chat/completions\napi-key: ${short}\n\n{}\n`,
    'POST https://o.openai.azure.com/openai/deployments/a/chat/completions\napi-key: {{$dotenv KEY}}\n\n{}\n',
  ],
  '.env': [`AZURE_OPENAI_API_KEY=${short}\n`, 'AZURE_OPENAI_API_KEY=<your-key>\n'],
  'local.settings.json': [
    JSON.stringify({ IsEncrypted: false, Values: { AZURE_SEARCH_API_KEY: short } }),
    JSON.stringify({ IsEncrypted: false, Values: { AZURE_SEARCH_API_KEY: '' } }),
  ],
  'app settings': [
    settings('AZURE_OPENAI_API_KEY', short),
    settings('AZURE_OPENAI_API_KEY', '@Microsoft.KeyVault(VaultName=v;SecretName=k)'),
  ],
};

export const openAiKeys: Cells = {
  JavaScript: [
    `import { AzureOpenAI } from 'openai';\nnew AzureOpenAI({ endpoint: 'https://o.openai.azure.com', apiKey: '${short}' });\n`,
    "import { AzureOpenAI } from 'openai';\nnew AzureOpenAI({ endpoint: 'https://o.openai.azure.com', apiKey: 'your-key-goes-here-0000000000' });\n",
  ],
  Python: [
    `from openai import AzureOpenAI\nclient = AzureOpenAI(azure_endpoint="https://o.openai.azure.com", api_version="a", api_key="${short}")\n`,
    'from openai import AzureOpenAI\nclient = AzureOpenAI(azure_endpoint="https://o.openai.azure.com", api_version="a", api_key=key)\n',
  ],
};

export const passwords: Cells = {
  TypeScript: [sqlite("'N0tThat!One'"), sqlite('process.env.PASSWORD')],
  JavaScript: [
    `import { Connection } from 'tedious';\nnew Connection({ server: '${server}', authentication: { type: 'default', options: { userName: 'app', password: 'N0tThat!One' } } });\n`,
    `import { Connection } from 'tedious';\nnew Connection({ server: '${server}', authentication: { type: 'default', options: { userName: 'app', password: '' } } });\n`,
  ],
  Vue: [inVue(sqlite("'N0tThat!One'")), inVue(sqlite('password'))],
  Python: [
    `import pymssql\nc = pymssql.connect(server="${server}", user="app", password="N0tThat!One")\n`,
    `import pymssql\nc = pymssql.connect(server="${server}", user="app", password=password)\n`,
  ],
  Java: [
    inJava(
      `var d = new com.microsoft.sqlserver.jdbc.SQLServerDataSource();\n    d.setServerName("${server}");\n    d.setPassword("N0tThat!One");`,
    ),
    inJava(
      `var d = new com.microsoft.sqlserver.jdbc.SQLServerDataSource();\n    d.setServerName("${server}");\n    d.setPassword(password);`,
    ),
  ],
  Go: [
    inGo(
      `db, err := sql.Open("sqlserver", "sqlserver://app:N0tThat!One@${server}?database=o")`,
      '"database/sql"',
    ),
    inGo(`db, err := sql.Open("sqlserver", "sqlserver://app@${server}?database=o")`, '"database/sql"'),
  ],
  Spring: [spring('N0tThat!One'), spring('${PASSWORD}')],
  Bicep: [
    site('SQL', `Server=tcp:${server},1433;Database=o;Uid=app;Pwd=N0tThat!One`),
    site('SQL', `Server=tcp:${server},1433;Database=o;Authentication=Active Directory Default`),
  ],
  ARM: [
    template('SQL', `Server=tcp:${server},1433;Database=o;Uid=app;Pwd=N0tThat!One`),
    template('SQL', `Server=tcp:${server},1433;Database=o;Authentication=Active Directory Default`),
  ],
};

export const addresses: Cells = {
  Python: [
    `from sqlalchemy import create_engine\ne = create_engine("mssql+pyodbc://app:N0tThat!One@${server}/o?driver=ODBC+Driver+18+for+SQL+Server")\n`,
    `from sqlalchemy import create_engine\ne = create_engine("mssql+pyodbc://@${server}/o?driver=ODBC+Driver+18+for+SQL+Server")\n`,
  ],
  Java: [
    inJava(
      `var c = DriverManager.getConnection("jdbc:sqlserver://${server}:1433;database=o", "app", "N0tThat!One");`,
    ),
    inJava(
      `var c = DriverManager.getConnection("jdbc:sqlserver://${server}:1433;database=o", user, password);`,
    ),
  ],
  HTTP: [
    `POST https://management.azure.com/x\nContent-Type: application/json\n\n{ "connection": "DefaultEndpointsProtocol=https;AccountName=stor;AccountKey=${key};EndpointSuffix=core.windows.net" }\n`,
    'POST https://management.azure.com/x\nContent-Type: application/json\n\n{ "connection": "DefaultEndpointsProtocol=https;AccountName=stor;AccountKey={{key}};EndpointSuffix=core.windows.net" }\n',
  ],
};
