/** For each kind of script, declaration and settings file, and each rule, a file in which the rule has something to say. */

import { ids } from '../applied';
import { imds, otherIds } from './sample';
import type { LanguageSamples } from './sample';

const bicepSite = (body: string): string =>
  `resource site 'Microsoft.Web/sites@2023-12-01' = {\n  name: 'app'\n${body}\n}\n`;
const bicepSetting = (name: string, value: string): string =>
  bicepSite(`  properties: { siteConfig: { appSettings: [ { name: '${name}', value: '${value}' } ] } }`);
const bicepRole = (principal: string): string =>
  `resource r 'Microsoft.Authorization/roleAssignments@2022-04-01' = {\n  name: 'a'\n  properties: { principalId: ${principal} }\n}\n`;

const armTemplate = (resource: object): string =>
  JSON.stringify({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    resources: [{ apiVersion: '2023-12-01', type: 'Microsoft.Web/sites', ...resource }],
  });
const armRole = (principalId: string): string =>
  armTemplate({ type: 'Microsoft.Authorization/roleAssignments', properties: { principalId } });

const terraformApp = (body: string): string => `resource "azurerm_linux_web_app" "app" {\n${body}\n}\n`;
const terraformRole = (principal: string): string =>
  `resource "azurerm_role_assignment" "r" {\n  principal_id = ${principal}\n}\n`;

const annotated = (id: string): string =>
  `apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: app\n  annotations:\n    azure.workload.identity/client-id: "${id}"\n`;

const variables = (set: (name: string, value: string) => string): LanguageSamples['rules'] => ({
  'environment-not-read': [set('AZURE_TOKEN_CREDENTIAL', 'prod')],
  'msi-disabled': [set('WEBSITE_DISABLE_MSI', 'true')],
  'secret-in-code': [set('AZURE_CLIENT_SECRET', 'q8Q~abcdefghijklmnopqrstuvwxyz0123456789')],
});

/** A line of a shell in another file. */
const lines = (around: (line: string) => string): LanguageSamples['rules'] => ({
  'missing-identifier': [around('az login --identity')],
  'two-identifiers': [around('az login --identity --client-id a --object-id b')],
  'obsolete-constructor': [around('az login --identity --username a')],
  'client-id-as-object-id': [around(`az login --identity --object-id ${ids.clientId}`)],
  'raw-token-request': [around(`curl -s "${imds}"`)],
  'token-handling': [
    around('T="$(az account get-access-token --query accessToken -o tsv)" && echo "got $T"'),
  ],
});

export const fileSamples: Readonly<Record<string, LanguageSamples>> = {
  Bicep: {
    languageId: 'bicep',
    path: '/w/main.bicep',
    quoted: (text) => `var a = '${text}'\n`,
    rules: {
      ...lines(
        (line) =>
          `resource a 'Microsoft.Resources/deploymentScripts@2023-08-01' = {\n  kind: 'AzureCLI'\n  properties: {\n    scriptContent: '''\n${line}\n'''\n  }\n}\n`,
      ),
      ...variables(bicepSetting),
      'missing-identifier': [bicepSite("  identity: { type: 'UserAssigned' }")],
      'ignored-argument': [
        bicepSite("  identity: { type: 'UserAssigned', userAssignedIdentities: [ uai.id ] }"),
      ],
      'client-id-as-object-id': [bicepRole('uai.properties.clientId'), bicepRole(`'${ids.clientId}'`)],
      'object-id-as-client-id': [bicepSetting('AZURE_CLIENT_ID', ids.objectId)],
      'string-is-client-id': [bicepSetting('AZURE_CLIENT_ID', ids.resourceId)],
      'unknown-identity': [bicepRole("'7b0e6f52-1f0a-4d3b-8c9d-5e4f3a2b1c0d'")],
    },
  },
  Terraform: {
    languageId: 'terraform',
    path: '/w/main.tf',
    quoted: (text) => `locals {\n  a = "${text}"\n}\n`,
    rules: {
      ...lines(
        (line) =>
          `resource "azurerm_resource_deployment_script_azure_cli" "a" {\n  script_content = <<EOF\n${line}\nEOF\n}\n`,
      ),
      ...variables((name, value) => terraformApp(`  app_settings = { ${name} = "${value}" }`)),
      'missing-identifier': [terraformApp('  identity {\n    type = "UserAssigned"\n  }')],
      'client-id-as-object-id': [
        terraformRole('azurerm_user_assigned_identity.a.client_id'),
        terraformRole(`"${ids.clientId}"`),
      ],
      'string-is-client-id': [terraformApp(`  app_settings = { AZURE_CLIENT_ID = "${ids.resourceId}" }`)],
      'object-id-as-client-id': [terraformApp(`  app_settings = { AZURE_CLIENT_ID = "${ids.objectId}" }`)],
      'unknown-identity': [terraformRole('"7b0e6f52-1f0a-4d3b-8c9d-5e4f3a2b1c0d"')],
    },
  },
  YAML: {
    languageId: 'yaml',
    path: '/w/compose.yaml',
    quoted: (text) => `services:\n  app:\n    environment:\n      A: "${text}"\n`,
    rules: {
      ...lines((line) => `steps:\n  - run: |\n      ${line}\n`),
      ...variables((name, value) => `services:\n  app:\n    environment:\n      ${name}: "${value}"\n`),
      'obsolete-constructor': [
        'apiVersion: v1\nkind: Pod\nmetadata:\n  name: app\n  labels:\n    aadpodidbinding: app\nspec:\n  containers: []\n',
      ],
      'ignored-argument': [
        'apiVersion: v1\nkind: Pod\nmetadata:\n  name: app\n  labels:\n    azure.workload.identity/use: true\n',
      ],
      'string-is-client-id': [annotated(ids.resourceId)],
      'object-id-as-client-id': [annotated(ids.objectId)],
      'unknown-identity': [annotated('7b0e6f52-1f0a-4d3b-8c9d-5e4f3a2b1c0d')],
    },
  },
  PowerShell: {
    languageId: 'powershell',
    path: '/w/deploy.ps1',
    quoted: (text) => `$a = '${text}'\n`,
    rules: {
      'missing-identifier': [
        'Connect-AzAccount -Identity\n',
        'Login-AzAccount -Identity\n',
        'az  login --identity\n',
      ],
      'string-is-client-id': [`az login --identity --client-id '${ids.resourceId}'\n`],
      'two-identifiers': ['az login --identity --client-id a --object-id b\n'],
      'obsolete-constructor': ['az login --identity --username x\n'],
      ...otherIds(
        "Connect-AzAccount -Identity -AccountId '<id>'\n",
        "az login --identity --object-id '<id>'\n",
      ),
      'environment-not-read': ["$env:AZURE_TOKEN_CREDENTIAL = 'prod'\n"],
      'raw-token-request': [`Invoke-RestMethod '${imds}'\n`],
      'token-handling': [
        '$token = az account get-access-token --query accessToken -o tsv\nWrite-Host $token\n',
        '$token = Get-ManagedIdentityToken\nWrite-Host $token\n',
      ],
      'msi-disabled': ["$settings = @{ WEBSITE_DISABLE_MSI = 'true' }\n"],
      'secret-in-code': ['az login --service-principal -u a -p q8Q~abcdef\n'],
    },
  },
  Shell: {
    languageId: 'shellscript',
    path: '/w/deploy.sh',
    quoted: (text) => `a='${text}'\n`,
    rules: {
      'missing-identifier': ['az login --identity\n', 'az\tlogin --identity\n'],
      'string-is-client-id': [`az login --identity --client-id '${ids.resourceId}'\n`],
      'two-identifiers': ['az login --identity --client-id a --object-id b\n'],
      'obsolete-constructor': ['az login --identity --username x\n'],
      ...otherIds('az login --identity --client-id <id>\n', 'az login --identity --object-id <id>\n'),
      'environment-not-read': ['export AZURE_TOKEN_CREDENTIAL=prod\n'],
      'raw-token-request': [`curl '${imds}'\n`],
      'token-handling': ['token=$(az account get-access-token --query accessToken -o tsv)\necho "$token"\n'],
      'msi-disabled': ['WEBSITE_DISABLE_MSI=true\n'],
      'secret-in-code': ['az login --service-principal -u a -p q8Q~abcdef\n'],
    },
  },
  HTTP: {
    languageId: 'http',
    path: '/w/token.http',
    quoted: (text) => (text.startsWith('https:') ? `GET ${text}\n` : ''),
    rules: {
      'raw-token-request': [`GET ${imds}\n`],
      'token-handling': [
        `GET ${imds}\n\n###\nGET https://example.com/?access_token={{t.response.body.$.access_token}}\n`,
      ],
      ...otherIds(
        'GET http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=x&client_id=<id>\nMetadata: true\n',
        'GET http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=x&object_id=<id>\nMetadata: true\n',
      ),
    },
  },
  '.env': {
    languageId: 'dotenv',
    path: '/w/.env',
    quoted: (text) => `A='${text}'\n`,
    rules: {
      ...variables((name, value) => `${name}=${value}\n`),
      'string-is-client-id': [`AZURE_CLIENT_ID=${ids.resourceId}\n`],
      ...otherIds('AZURE_CLIENT_ID=<id>\n', 'MANAGED_IDENTITY_OBJECT_ID=<id>\n'),
      'two-identifiers': ['A__credential=managedidentity\nA__clientId=x\nA__managedIdentityResourceId=y\n'],
    },
  },
  '.properties': {
    languageId: 'properties',
    path: '/w/src/main/resources/application.properties',
    quoted: (text) => `a=${text}\n`,
    rules: {
      'environment-not-read': ['AZURE_TOKEN_CREDENTIAL=prod\n'],
      'obsolete-constructor': ['spring.cloud.azure.credential.managed-identity-client-id=x\n'],
      'string-is-client-id': [`spring.cloud.azure.credential.client-id=${ids.resourceId}\n`],
      ...otherIds('spring.cloud.azure.credential.client-id=<id>\n'),
      'secret-in-code': [
        'spring.datasource.url=jdbc:sqlserver://orders.database.windows.net:1433\nspring.datasource.password=N0tThat!One\n',
      ],
    },
  },
  JSON: {
    languageId: 'json',
    path: '/w/local.settings.json',
    quoted: (text) => `{ "IsEncrypted": false, "Values": { "A": "${text}" } }\n`,
    rules: {
      ...variables((name, value) => JSON.stringify({ IsEncrypted: false, Values: { [name]: value } })),
      'string-is-client-id': [
        JSON.stringify({ IsEncrypted: false, Values: { AZURE_CLIENT_ID: ids.resourceId } }),
      ],
      ...otherIds(
        JSON.stringify({ IsEncrypted: false, Values: { AZURE_CLIENT_ID: '<id>' } }),
        armRole('<id>'),
      ),
      'missing-identifier': [armTemplate({ identity: { type: 'UserAssigned' } })],
      'ignored-argument': [
        armTemplate({ identity: { type: 'UserAssigned', userAssignedIdentities: ['x'] } }),
      ],
      'two-identifiers': [
        JSON.stringify({
          IsEncrypted: false,
          Values: { A__credential: 'managedidentity', A__clientId: 'x', A__managedIdentityResourceId: 'y' },
        }),
      ],
    },
  },
  Dockerfile: {
    languageId: 'dockerfile',
    path: '/w/Dockerfile',
    quoted: (text) => `FROM alpine\nENV A="${text}"\n`,
    rules: {
      ...lines((line) => `FROM alpine\nRUN ${line}\n`),
      ...variables((name, value) => `FROM alpine\nENV ${name}=${value}\n`),
      'string-is-client-id': [`FROM alpine\nENV AZURE_CLIENT_ID=${ids.resourceId}\n`],
      ...otherIds('FROM alpine\nENV AZURE_CLIENT_ID=<id>\n'),
    },
  },
};
