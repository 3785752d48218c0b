/** Lines of a shell in a workflow and in a Dockerfile: what scripts are told there is told of them too. */

import { ids } from '../applied';
import type { Cells } from './places';

const workflow = (lines: string): string =>
  `on: push\njobs:\n  deploy:\n    runs-on: self-hosted\n    steps:\n      - run: |\n          ${lines.replaceAll('\n', '\n          ')}\n`;
const image = (lines: string): string => `FROM alpine\nRUN ${lines.replaceAll('\n', ' && \\\n    ')}\n`;

const bicepScript = (lines: string, kind = 'AzureCLI'): string =>
  `resource script 'Microsoft.Resources/deploymentScripts@2023-08-01' = {\n  name: 'a'\n  kind: '${kind}'\n  properties: {\n    scriptContent: '''\n${lines}\n'''\n  }\n}\n`;
const terraformScript = (lines: string, kind = 'azure_cli'): string =>
  `resource "azurerm_resource_deployment_script_${kind}" "a" {\n  name = "a"\n  script_content = <<EOF\n${lines}\nEOF\n}\n`;
const templateScript = (lines: string): string =>
  JSON.stringify({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    resources: [
      {
        type: 'Microsoft.Resources/deploymentScripts',
        apiVersion: '2023-08-01',
        name: 'a',
        kind: 'AzureCLI',
        properties: { scriptContent: lines },
      },
    ],
  });

const windows = (lines: string): string =>
  workflow(lines).replace('- run: |', '- shell: pwsh\n        run: |');
const windowsImage = (lines: string): string =>
  `FROM windows\nSHELL ["pwsh", "-Command"]\nRUN ${lines.replaceAll('\n', '; `\n    ')}\n`;

/** The same in PowerShell. */
const bothInPowerShell = (wrong: string, right: string): Cells => ({
  Actions: [windows(wrong), windows(right)],
  Dockerfile: [windowsImage(wrong), windowsImage(right)],
  Bicep: [bicepScript(wrong, 'AzurePowerShell'), bicepScript(right, 'AzurePowerShell')],
  Terraform: [terraformScript(wrong, 'azure_power_shell'), terraformScript(right, 'azure_power_shell')],
});

const both = (wrong: string, right: string): Cells => ({
  Actions: [workflow(wrong), workflow(right)],
  Dockerfile: [image(wrong), image(right)],
  Bicep: [bicepScript(wrong), bicepScript(right)],
  Terraform: [terraformScript(wrong), terraformScript(right)],
});

const key = Buffer.from(Uint8Array.from({ length: 64 }, (_, at) => at * 37 + 11)).toString('base64');
const storageString = `DefaultEndpointsProtocol=https;AccountName=stor;AccountKey=${key};EndpointSuffix=core.windows.net`;
const token = 'http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01';
const login = 'az login --identity';

export const loginWithout = both(`set -e\n${login}`, `set -e\n${login} --client-id "$ID"`);
export const removedLogin = both(`${login} --username "$ID"`, `${login} --client-id "$ID"`);
export const twiceNamed = both(`${login} --client-id a --object-id b`, `${login} --client-id a`);
export const wrongLogin = both(
  `${login} --client-id ${ids.resourceId}`,
  `${login} --resource-id ${ids.resourceId}`,
);
export const secretLogin = both(
  'az login --service-principal -u a -p q8Q~abcdef --tenant b',
  'az login --service-principal -u a -p "$SECRET" --tenant b',
);
export const headless = both(
  `curl "${token}&resource=https://vault.azure.net&client_id=a"`,
  `curl -H Metadata:true "${token}&resource=https://vault.azure.net&client_id=a"`,
);
export const disabled = both(
  'az webapp config appsettings set -n a -g b --settings WEBSITE_DISABLE_MSI=true',
  'az webapp config appsettings set -n a -g b --settings WEBSITE_DISABLE_MSI=false',
);

export const connectWithout = bothInPowerShell(
  'Connect-AzAccount -Identity',
  'Connect-AzAccount -Identity -AccountId $env:AZURE_CLIENT_ID',
);
export const headlessInPowerShell = bothInPowerShell(
  `$answer = Invoke-RestMethod -Uri "${token}&resource=https://vault.azure.net&client_id=a"`,
  `$answer = Invoke-RestMethod -Headers @{ Metadata = 'true' } -Uri "${token}&resource=https://vault.azure.net&client_id=a"`,
);
export const printedInPowerShell = bothInPowerShell(
  '$token = (Get-AzAccessToken -ResourceUrl https://vault.azure.net).Token\nWrite-Host "got $token"',
  '$token = (Get-AzAccessToken -ResourceUrl https://vault.azure.net).Token\nWrite-Host "got it"',
);
const asked = 'TOKEN="$(az account get-access-token --query accessToken -o tsv)"';
export const printed = both(`${asked}\necho "got $TOKEN"`, `${asked}\necho "::add-mask::$TOKEN"`);
export const inQuotes = both(
  `ANSWER="$(curl -s "${token}&resource=https://vault.azure.net&client_id=a")"`,
  `ANSWER="$(curl -s -H Metadata:true "${token}&resource=https://vault.azure.net&client_id=a")"`,
);
export const inShellLine = both(
  `az storage blob list --connection-string "${storageString}"`,
  'az storage blob list --connection-string "$STORAGE"',
);

const quotedScript = (lines: string): string =>
  bicepScript('').replace(/'''[^]*'''/, () => `'${lines.replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`);

/** In the texts of templates, where quotes and ends of lines are escaped. */
const quoted = (wrong: string, right: string): Cells => ({
  ARM: [templateScript(wrong), templateScript(right)],
  Bicep: [quotedScript(wrong), quotedScript(right)],
});

export const inTemplate = quoted(
  `set -e\ncurl '${token}&resource=https://vault.azure.net&client_id=a'`,
  `set -e\ncurl -H Metadata:true '${token}&resource=https://vault.azure.net&client_id=a'`,
);
export const quotedInTemplate = quoted(
  `ANSWER="$(curl -s "${token}&resource=https://vault.azure.net&client_id=a")"`,
  `ANSWER="$(curl -s -H "Metadata: true" "${token}&resource=https://vault.azure.net&client_id=a")"`,
);
export const secretInTemplate = quoted(
  `az storage blob list --connection-string "${storageString}"`,
  'az storage blob list --connection-string "$STORAGE"',
);
export const loginInTemplate = quoted(
  'echo "a: \'b\'"\naz login --identity --username "$ID"',
  'echo "a: \'b\'"\naz login --identity --client-id "$ID"',
);
