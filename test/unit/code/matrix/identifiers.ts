/** IDs where another kind belongs, by form and by name; IDs with what was copied along; two where one is taken. */

import { ids } from '../applied';
import { inCSharp, inCpp, inGo, inJava, inRust, inVue, site, template, webApp } from './places';
import type { Cells } from './places';

const { clientId, resourceId } = ids;
const script = "import { ManagedIdentityCredential } from '@azure/identity';\n";
const py = 'import os\nfrom azure.identity import ManagedIdentityCredential\n';
const java = 'import com.azure.identity.ManagedIdentityCredentialBuilder;\n';
const cpp = '#include <azure/identity.hpp>\n#include <memory>\nusing namespace Azure::Identity;\n';
const go = '"os" "github.com/Azure/azure-sdk-for-go/sdk/azidentity"';
const rust =
  'use azure_identity::{ManagedIdentityCredential, ManagedIdentityCredentialOptions, UserAssignedId};\n';
const goCall = (id: string): string =>
  inGo(
    `azidentity.NewManagedIdentityCredential(&azidentity.ManagedIdentityCredentialOptions{ID: azidentity.ClientID(${id})})`,
    go,
  );
const csCall = (id: string): string =>
  inCSharp(`var c = new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(${id}));`);
const rustCall = (id: string): string =>
  rust +
  inRust(
    `let c = ManagedIdentityCredential::new(Some(ManagedIdentityCredentialOptions { user_assigned_id: Some(UserAssignedId::ClientId(${id})), ..Default::default() }));`,
  );
const cppCall = (id: string): string =>
  cpp +
  inCpp(
    `ManagedIdentityCredentialOptions options;\n  options.IdentityId = ManagedIdentityId::FromUserAssignedClientId(${id});\n  auto c = std::make_shared<ManagedIdentityCredential>(options);`,
    '',
  );
const account = (id: string): string =>
  `apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: app\n  annotations:\n    azure.workload.identity/client-id: "${id}"\n`;
const connection = (a: string, b: string): string =>
  JSON.stringify({
    Storage: {
      serviceUri: 'https://stor.blob.core.windows.net',
      credential: 'managedidentity',
      [a]: 'x',
      [b]: 'y',
    },
  });

export const resourceAsClient: Cells = {
  TypeScript: [
    `${script}new ManagedIdentityCredential('${resourceId}');\n`,
    `${script}new ManagedIdentityCredential({ resourceId: '${resourceId}' });\n`,
  ],
  JavaScript: [
    `${script}new ManagedIdentityCredential({ clientId: '${resourceId}' });\n`,
    `${script}new ManagedIdentityCredential({ clientId: '${clientId}' });\n`,
  ],
  Vue: [
    inVue(`${script}new ManagedIdentityCredential('${resourceId}');\n`),
    inVue(`${script}new ManagedIdentityCredential('${clientId}');\n`),
  ],
  Python: [
    `${py}c = ManagedIdentityCredential(client_id="${resourceId}")\n`,
    `${py}c = ManagedIdentityCredential(identity_config={"resource_id": "${resourceId}"})\n`,
  ],
  'C#': [csCall(`"${resourceId}"`), csCall(`"${clientId}"`)],
  Java: [
    inJava(`var c = new ManagedIdentityCredentialBuilder().clientId("${resourceId}").build();`, java),
    inJava(`var c = new ManagedIdentityCredentialBuilder().resourceId("${resourceId}").build();`, java),
  ],
  Go: [goCall(`"${resourceId}"`), goCall(`"${clientId}"`)],
  'C++': [cppCall(`"${resourceId}"`), cppCall(`"${clientId}"`)],
  Rust: [rustCall(`"${resourceId}".to_string()`), rustCall(`"${clientId}".to_string()`)],
  Shell: [
    `az login --identity --client-id ${resourceId}\n`,
    `az login --identity --resource-id ${resourceId}\n`,
  ],
  PowerShell: [
    `az login --identity --client-id '${resourceId}'\n`,
    `Connect-AzAccount -Identity -AccountId '${resourceId}'\n`,
  ],
  Bicep: [site('AZURE_CLIENT_ID', resourceId), site('AZURE_CLIENT_ID', clientId)],
  Terraform: [webApp('AZURE_CLIENT_ID', resourceId), webApp('AZURE_CLIENT_ID', clientId)],
  ARM: [template('AZURE_CLIENT_ID', resourceId), template('AZURE_CLIENT_ID', clientId)],
  Kubernetes: [account(resourceId), account(clientId)],
  '.env': [`AZURE_CLIENT_ID=${resourceId}\n`, `AZURE_CLIENT_ID=${clientId}\n`],
  '.properties': [
    `spring.cloud.azure.credential.client-id=${resourceId}\n`,
    `spring.cloud.azure.credential.client-id=${clientId}\n`,
  ],
  'local.settings.json': [
    JSON.stringify({ IsEncrypted: false, Values: { AZURE_CLIENT_ID: resourceId } }),
    JSON.stringify({ IsEncrypted: false, Values: { AZURE_CLIENT_ID: clientId } }),
  ],
  Dockerfile: [
    `FROM alpine\nENV AZURE_CLIENT_ID=${resourceId}\n`,
    `FROM alpine\nENV AZURE_CLIENT_ID=${clientId}\n`,
  ],
};

const declared =
  "resource uai 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {\n  name: 'id-app'\n}\n";
const bicepApp = (id: string): string => declared + site('AZURE_CLIENT_ID', '').replace("''", id);
const armId = "resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', 'id-app')";

export const resourceByName: Cells = {
  TypeScript: [
    `${script}export const f = (resourceId: string) => new ManagedIdentityCredential(resourceId);\n`,
    `${script}export const f = (resourceId: string) => new ManagedIdentityCredential({ resourceId });\n`,
  ],
  JavaScript: [
    `${script}new ManagedIdentityCredential(process.env.MANAGED_IDENTITY_RESOURCE_ID);\n`,
    `${script}new ManagedIdentityCredential(process.env.AZURE_CLIENT_ID);\n`,
  ],
  Vue: [
    inVue(
      `${script}const f = (id: string, resourceId: string) => new ManagedIdentityCredential(resourceId);\n`,
    ),
    inVue(`${script}const f = (id: string, resourceId: string) => new ManagedIdentityCredential(id);\n`),
  ],
  Python: [
    `${py}c = ManagedIdentityCredential(client_id=os.environ["MANAGED_IDENTITY_RESOURCE_ID"])\n`,
    `${py}c = ManagedIdentityCredential(client_id=os.environ["AZURE_CLIENT_ID"])\n`,
  ],
  'C#': [
    csCall('Environment.GetEnvironmentVariable("MANAGED_IDENTITY_RESOURCE_ID")!'),
    csCall('Environment.GetEnvironmentVariable("AZURE_CLIENT_ID")!'),
  ],
  Java: [
    inJava('var c = new ManagedIdentityCredentialBuilder().clientId(identityResourceId).build();', java),
    inJava('var c = new ManagedIdentityCredentialBuilder().clientId(identityClientId).build();', java),
  ],
  Go: [goCall('os.Getenv("MANAGED_IDENTITY_RESOURCE_ID")'), goCall('os.Getenv("AZURE_CLIENT_ID")')],
  'C++': [cppCall('identityResourceId'), cppCall('identityClientId')],
  Rust: [rustCall('resource_id.to_string()'), rustCall('client_id.to_string()')],
  Shell: [
    'az login --identity --client-id "$IDENTITY_RESOURCE_ID"\n',
    'az login --identity --client-id "$IDENTITY_CLIENT_ID"\n',
  ],
  PowerShell: [
    'az login --identity --client-id $identityResourceId\n',
    'az login --identity --client-id $identityClientId\n',
  ],
  Bicep: [bicepApp('uai.id'), bicepApp('uai.properties.clientId')],
  Terraform: [
    webApp('Bus__clientId', '').replace('""', 'azurerm_user_assigned_identity.app.id'),
    webApp('Bus__clientId', '').replace('""', 'azurerm_user_assigned_identity.app.client_id'),
  ],
  ARM: [
    template('AZURE_CLIENT_ID', `[${armId}]`),
    template('AZURE_CLIENT_ID', `[reference(${armId}, '2023-01-31').clientId]`),
  ],
};

export const objectByName: Cells = {
  Bicep: [bicepApp('uai.properties.principalId'), bicepApp('uai.properties.clientId')],
  Terraform: [
    webApp('AZURE_CLIENT_ID', '').replace('""', 'azurerm_user_assigned_identity.app.principal_id'),
    webApp('AZURE_CLIENT_ID', '').replace('""', 'azurerm_user_assigned_identity.app.client_id'),
  ],
  ARM: [
    template('Bus__clientId', `[reference(${armId}, '2023-01-31').principalId]`),
    template('Bus__clientId', `[reference(${armId}, '2023-01-31').clientId]`),
  ],
};

const grant = (id: string): string =>
  `${declared}resource grant 'Microsoft.Authorization/roleAssignments@2022-04-01' = {\n  name: 'a'\n  properties: {\n    principalId: ${id}\n    principalType: 'ServicePrincipal'\n  }\n}\n`;
const terraformGrant = (id: string): string =>
  `resource "azurerm_role_assignment" "a" {\n  principal_id = azurerm_user_assigned_identity.app.${id}\n}\n`;

export const resourceAsPrincipal: Cells = {
  Bicep: [grant('uai.id'), grant('uai.properties.principalId')],
  Terraform: [terraformGrant('id'), terraformGrant('principal_id')],
};

const blank = ` ${clientId} `;
export const blanks: Cells = {
  TypeScript: [
    `${script}new ManagedIdentityCredential('${blank}');\n`,
    `${script}new ManagedIdentityCredential('${clientId}');\n`,
  ],
  Python: [
    `${py}c = ManagedIdentityCredential(client_id="${blank}")\n`,
    `${py}c = ManagedIdentityCredential(client_id="${clientId}")\n`,
  ],
  'C#': [csCall(`"${blank}"`), csCall(`"${clientId}"`)],
  Java: [
    inJava(`var c = new ManagedIdentityCredentialBuilder().clientId("${blank}").build();`, java),
    inJava(`var c = new ManagedIdentityCredentialBuilder().clientId("${clientId}").build();`, java),
  ],
  Go: [goCall(`"${blank}"`), goCall(`"${clientId}"`)],
  'C++': [cppCall(`"${blank}"`), cppCall(`"${clientId}"`)],
  Rust: [rustCall(`"${blank}".to_string()`), rustCall(`"${clientId}".to_string()`)],
  Shell: [`az login --identity --client-id "${blank}"\n`, `az login --identity --client-id "${clientId}"\n`],
  PowerShell: [
    `Connect-AzAccount -Identity -AccountId '${blank}'\n`,
    `Connect-AzAccount -Identity -AccountId '${clientId}'\n`,
  ],
  Bicep: [site('AZURE_CLIENT_ID', blank), site('AZURE_CLIENT_ID', clientId)],
  Terraform: [webApp('AZURE_CLIENT_ID', blank), webApp('AZURE_CLIENT_ID', clientId)],
  ARM: [template('AZURE_CLIENT_ID', blank), template('AZURE_CLIENT_ID', clientId)],
  Kubernetes: [account(blank), account(clientId)],
  '.env': [`AZURE_CLIENT_ID="${blank}"\n`, `AZURE_CLIENT_ID="${clientId}"\n`],
  'local.settings.json': [
    JSON.stringify({ IsEncrypted: false, Values: { AZURE_CLIENT_ID: blank } }),
    JSON.stringify({ IsEncrypted: false, Values: { AZURE_CLIENT_ID: clientId } }),
  ],
  JavaScript: [
    `${script}new ManagedIdentityCredential({ clientId: '"${clientId}"' });\n`,
    `${script}new ManagedIdentityCredential({ clientId: '${clientId}' });\n`,
  ],
  Vue: [
    inVue(`${script}new ManagedIdentityCredential('${blank}');\n`),
    inVue(`${script}new ManagedIdentityCredential('${clientId}');\n`),
  ],
  Dockerfile: [
    `FROM alpine\nENV AZURE_CLIENT_ID="${blank}"\n`,
    `FROM alpine\nENV AZURE_CLIENT_ID="${clientId}"\n`,
  ],
  'app settings': [
    JSON.stringify([{ name: 'AZURE_CLIENT_ID', value: blank, slotSetting: false }]),
    JSON.stringify([{ name: 'AZURE_CLIENT_ID', value: clientId, slotSetting: false }]),
  ],
  'appsettings.json': [
    JSON.stringify({ Storage: { serviceUri: 'x', credential: 'managedidentity', clientId: blank } }),
    JSON.stringify({ Storage: { serviceUri: 'x', credential: 'managedidentity', clientId } }),
  ],
  compose: [
    `services:\n  app:\n    environment:\n      AZURE_CLIENT_ID: "${blank}"\n`,
    `services:\n  app:\n    environment:\n      AZURE_CLIENT_ID: "${clientId}"\n`,
  ],
  Actions: [
    `on: push\njobs:\n  a:\n    permissions:\n      id-token: write\n    runs-on: ubuntu-latest\n    steps:\n      - uses: azure/login@v2\n        with:\n          client-id: "${blank}"\n          tenant-id: a\n          subscription-id: b\n`,
    `on: push\njobs:\n  a:\n    permissions:\n      id-token: write\n    runs-on: ubuntu-latest\n    steps:\n      - uses: azure/login@v2\n        with:\n          client-id: "${clientId}"\n          tenant-id: a\n          subscription-id: b\n`,
  ],
  Spring: [
    `spring:\n  cloud:\n    azure:\n      credential:\n        managed-identity-enabled: true\n        client-id: "${blank}"\n`,
    `spring:\n  cloud:\n    azure:\n      credential:\n        managed-identity-enabled: true\n        client-id: "${clientId}"\n`,
  ],
  '.properties': [
    `spring.cloud.azure.credential.managed-identity-enabled=true\nspring.cloud.azure.credential.client-id=${clientId} \n`,
    `spring.cloud.azure.credential.managed-identity-enabled=true\nspring.cloud.azure.credential.client-id=${clientId}\n`,
  ],
};

export const two: Cells = {
  'C#': [
    inCSharp(
      'var c = new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = "a", ManagedIdentityResourceId = new ResourceIdentifier("b") });',
    ),
    inCSharp(
      'var c = new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = "a" });',
    ),
  ],
  'appsettings.json': [
    connection('clientId', 'managedIdentityResourceId'),
    connection('tenantId', 'managedIdentityResourceId'),
  ],
};

const sql = (id: string): string =>
  `Server=tcp:orders.database.windows.net,1433;Database=o;Authentication=Active Directory Managed Identity;User Id=${id}`;
const sqlCells = (id: string): Readonly<Record<string, string>> => ({
  TypeScript: `export const s = '${sql(id)}';\n`,
  Python: `s = "${sql(id).replace('Active Directory Managed Identity', 'ActiveDirectoryMSI').replace('User Id', 'UID')}"\n`,
  'C#': inCSharp(`var c = new SqlConnection("${sql(id)}");`),
  Java: inJava(
    `var c = DriverManager.getConnection("jdbc:sqlserver://orders.database.windows.net;authentication=ActiveDirectoryManagedIdentity;msiClientId=${id}");`,
  ),
  Go: inGo(`var s = "${sql(id)}"`),
  'appsettings.json': JSON.stringify({ ConnectionStrings: { Orders: sql(id) } }),
});
export const swappedInSql: Cells = Object.fromEntries(
  Object.entries(sqlCells(ids.objectId)).map(([place, wrong]) => [
    place,
    [wrong, sqlCells(clientId)[place] ?? ''],
  ]),
);

export const missing: Cells = {
  'C++': [
    cpp +
      inCpp(
        'ManagedIdentityCredentialOptions options;\n  auto c = std::make_shared<ManagedIdentityCredential>(options);',
        '',
      ),
    cppCall('"a"'),
  ],
};
