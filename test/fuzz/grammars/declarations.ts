/** Small grammars of scripts, settings and declarations. */

import type { Productions } from '../generate';
import { secret } from './literals';
import { yaml } from './yaml';

const guid = ['8f3c1d2e-0000-4000-8000-000000000001', '', '$ID', '<client-id>'];
const several = ['', '<line>', '<line><lines>', '<line><line><lines>'];

const shellscript: Productions = {
  start: ['#!/usr/bin/env bash\nset -euo pipefail\n<lines>', '<lines>'],
  lines: several,
  line: [
    'az login --identity\n',
    'az login --identity --client-id "<guid>"\n',
    'az login --identity --username <guid>\n',
    'token=$(curl -sS -G "$IDENTITY_ENDPOINT" -H "X-IDENTITY-HEADER: $IDENTITY_HEADER" --data-urlencode "resource=https://vault.azure.net/.default" --data-urlencode "msi_res_id=<guid>")\n',
    "curl 'http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=x&mi_res_id=y'\n",
    'if [ "$APP_ENV" = development ]; then\n  <line>fi\n',
    'load() {\n  <line>}\n',
    'echo "$token"\n',
    'export AZURE_CLIENT_ID=<guid>\n',
    'cat <<EOF\ntext\nEOF\n',
  ],
  guid,
};

const powershell: Productions = {
  start: ['#Requires -Modules Az.Accounts\nparam([string]$Name)\n<lines>', '<lines>'],
  lines: several,
  line: [
    'Connect-AzAccount -Identity\n',
    "Connect-AzAccount -Identity -AccountId '<guid>'\n",
    "Invoke-RestMethod -Uri $env:IDENTITY_ENDPOINT -Headers @{ 'X-IDENTITY-HEADER' = $env:IDENTITY_HEADER } -Body @{ resource = 'x'; client_id = '<guid>' }\n",
    'function Get-Orders {\n  <line>}\n',
    "if ($env:APP_ENV -eq 'development') {\n  <line>}\n",
    'Write-Host $token\n',
  ],
  guid,
};

const http: Productions = {
  start: ['<lines>'],
  lines: several,
  line: [
    '### token\nGET {{$processEnv IDENTITY_ENDPOINT}}?resource=https://vault.azure.net&api-version=2019-08-01&client_id=<guid>\nX-IDENTITY-HEADER: {{$processEnv IDENTITY_HEADER}}\n\n',
    '### imds\nGET http://169.254.169.254/metadata/identity/oauth2/token?api-version=2017-09-01&resource=x/.default&mi_res_id=<guid>\n\n',
    'POST https://orders.example/api\nContent-Type: application/json\n\n{ "a": 1 }\n\n',
  ],
  guid,
};

const environment: Productions = {
  start: ['<lines>'],
  lines: several,
  line: [
    'AZURE_CLIENT_ID=<guid>\n',
    'AZURE_TOKEN_CREDENTIAL=prod\n',
    '# Orders\n',
    'Orders__credential=managedidentity\nOrders__clientId=<guid>\n',
    'STORAGE="DefaultEndpointsProtocol=https;AccountName=a;AccountKey=bm90;EndpointSuffix=core.windows.net"\n',
    'WEBSITE_DISABLE_MSI=true\n',
    'AZURE_CLIENT_SECRET=abc\n',
    'spring.cloud.azure.credential.client-id=<guid>\n',
    'spring.cloud.azure.credential.managed-identity-enabled=true\n',
    'export ORDERS="<secret>"\n',
    '\n',
  ],
  guid,
  secret,
};

const json: Productions = {
  start: [
    '{\n  "IsEncrypted": false,\n  "Values": {\n    <pairs>\n  }\n}\n',
    '{\n  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",\n  "resources": [<resource>]\n}\n',
    '{ "Storage": { <pairs> } }\n',
    '{\n  // Where the app starts.\n  "configurations": [{ "name": "a", "env": { <pairs> } }, { "environmentVariables": { <pairs> } }],\n}\n',
    '[\n  <entry>,\n  <entry>\n]\n',
  ],
  entry: [
    '{ "name": "ORDERS", "value": "a", "slotSetting": false }',
    '{ "name": "AZURE_CLIENT_ID", "value": "<guid>", "slotSetting": false }',
    '{ "name": "Orders__clientId", "value": "<guid>", "slotSetting": true }',
    '{ "name": "STORAGE", "value": "<secret>", "slotSetting": false }',
  ],
  pairs: ['"AzureWebJobsStorage": "UseDevelopmentStorage=true"', '<pair>', '<pair>,\n    <pairs>'],
  pair: [
    '"STORAGE": "<secret>"',
    '"Orders": { "fullyQualifiedNamespace": "orders.servicebus.windows.net", "clientId": "<guid>" }',
    '"AZURE_CLIENT_ID": "<guid>"',
    '"Orders__clientId": "<guid>"',
    '"Orders__credential": "managedidentity"',
    '"WEBSITE_DISABLE_MSI": "true"',
    '"Orders": "Endpoint=sb://orders.servicebus.windows.net/;SharedAccessKeyName=R;SharedAccessKey=bm90"',
    '"AZURE_TOKEN_CREDENTIAL": "dev"',
  ],
  resource: ['<one>', '<one>,\n    <resource>'],
  one: [
    '{\n      "type": "Microsoft.Web/sites",\n      "apiVersion": "2023-12-01",\n      "name": "a",\n      "identity": { "type": "SystemAssigned" },\n      "properties": {}\n    }',
    '{ "type": "Microsoft.Web/sites", "name": "a", "properties": { "siteConfig": { "appSettings": [{ "name": "WEBSITE_DISABLE_MSI", "value": "true" }, { "name": "AZURE_CLIENT_ID", "value": "<guid>" }] } } }',
    '{ "type": "Microsoft.Web/sites/config", "name": "a/appsettings", "properties": { <pairs> } }',
    '{ "type": "Microsoft.Compute/virtualMachines", "name": "vm", "identity": { "type": "UserAssigned", "userAssignedIdentities": ["<guid>"] } }',
    '{ "type": "Microsoft.Authorization/roleAssignments", "apiVersion": "2022-04-01", "name": "x", "properties": { "principalId": "<guid>" } }',
    '{ "type": "Microsoft.Web/sites", "identity": { "type": "UserAssigned" } }',
  ],
  guid,
  secret,
};

const bicep: Productions = {
  start: ['param location string = resourceGroup().location\n\n<lines>', '<lines>'],
  lines: several,
  line: [
    "resource uai 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {\n  name: 'id-orders'\n  location: location\n}\n\n",
    "resource site 'Microsoft.Web/sites@2023-12-01' = {\n  name: 'app'\n  location: location\n  identity: {\n    type: 'UserAssigned'\n  }\n  properties: {\n    siteConfig: { appSettings: [ { name: 'WEBSITE_DISABLE_MSI', value: 'true' } ] }\n  }\n}\n\n",
    "resource vm 'Microsoft.Compute/virtualMachines@2023-09-01' = {\n  name: 'vm'\n  location: location\n}\n\n",
    "resource role 'Microsoft.Authorization/roleAssignments@2022-04-01' = {\n  name: guid('a')\n  properties: {\n    principalId: uai.properties.clientId\n    roleDefinitionId: 'x'\n  }\n}\n\n",
    'output id string = uai.id\n',
  ],
};

const terraform: Productions = {
  start: ['provider "azurerm" {\n  features {}\n}\n\n<lines>', '<lines>'],
  lines: several,
  line: [
    'resource "azurerm_user_assigned_identity" "app" {\n  name = "id-orders"\n}\n\n',
    'resource "azurerm_linux_web_app" "app" {\n  name = "app"\n  identity {\n    type = "UserAssigned"\n  }\n  app_settings = { WEBSITE_DISABLE_MSI = "true" }\n}\n\n',
    'resource "azurerm_linux_virtual_machine" "vm" {\n  name = "vm"\n}\n\n',
    'resource "azurerm_role_assignment" "blob" {\n  principal_id = azurerm_user_assigned_identity.app.client_id\n}\n\n',
    'locals {\n  a = { b = [1, 2, "<guid>"] }\n}\n\n',
  ],
  guid,
};

const dockerfile: Productions = {
  start: ['FROM node:22\n<lines>'],
  lines: several,
  line: ['ENV AZURE_CLIENT_ID=<guid>\n', 'RUN npm ci\n', 'ENV AZURE_CLIENT_SECRET=abc\n'],
  guid,
};

/** Grammars by the editor's language ID. */
export const declarationGrammars: Readonly<Record<string, Productions>> = {
  shellscript,
  powershell,
  http,
  rest: http,
  dotenv: environment,
  properties: environment,
  ini: environment,
  'spring-boot-properties': environment,
  json,
  jsonc: json,
  'arm-template': json,
  bicep,
  terraform,
  yaml,
  'github-actions-workflow': yaml,
  'spring-boot-properties-yaml': yaml,
  dockercompose: yaml,
  dockerfile,
};
