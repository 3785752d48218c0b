/** Long scripts and declarations, with identities here and there. */

import type { Recipe } from './recipe';

const powershell: Recipe = {
  languageId: 'powershell',
  name: 'PowerShell',
  fileName: 'orders.ps1',
  head: '#Requires -Modules Az.Accounts\nparam([string]$Name)\n',
  part: (index, marked) => `
function Get-Orders${index} {
    param([string]$Name, [int]$Count)
    ${marked ? 'Connect-AzAccount -Identity' : '$found = Get-AzStorageAccount -Name $Name'}
    if ($Name -eq 'orders' -and $Count -gt 3) {
        $all = @(1, 2, 3) | ForEach-Object { $_ * $Count }
        Invoke-RestMethod -Uri "https://orders.example/$Name" -Headers @{ 'x-count' = $Count } -Body ($all | ConvertTo-Json)
    }
    return $found
}
`,
  tail: "\n$env:AZURE_CLIENT_ID = 'a'\n",
  typed: [
    '-gt 3) {',
    '\n        $more = Get-Orders -Name "$Name" -Count (@(1, $Count)[0]) -Of @{ a = \'b\' }',
  ],
  credential: 'Connect-AzAccount -Identity',
};

const shellscript: Recipe = {
  languageId: 'shellscript',
  name: 'Shell',
  fileName: 'orders.sh',
  head: '#!/usr/bin/env bash\nset -euo pipefail\n',
  part: (index, marked) => `
orders${index}() {
  local name="$1" count="$2"
  ${marked ? 'az login --identity' : 'az storage account show --name "$name"'}
  if [ "$name" = orders ] && [ "$count" -gt 3 ]; then
    found=$(curl -sS "https://orders.example/$name?count=$count" -H 'accept: application/json' | jq -r '.items[]')
    echo "orders: \${found}"
  fi
}
`,
  tail: '\nexport AZURE_CLIENT_ID=a\n',
  typed: ['-gt 3 ]; then', '\n    all=$(orders "${name}" "$((count + 1))" | sed \'s/[{(]//g\')'],
  credential: 'az login --identity',
};

const yaml: Recipe = {
  languageId: 'yaml',
  name: 'YAML',
  fileName: 'orders.yaml',
  head: '# Orders on AKS, with azure.workload.identity.\n',
  part: (index, marked) => `---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: orders-${index}
spec:
  template:
    metadata:
      labels: { app: orders-${index}${marked ? ', azure.workload.identity/use: "true"' : ''} }
    spec:
      containers:
        - name: orders
          env:
            - name: ${marked ? 'AZURE_TOKEN_CREDENTIAL' : 'ORDERS_COUNT'}
              value: "3"
`,
  tail: '',
  typed: [
    'containers:',
    '\n        - { name: "more", args: ["--count", \'3\'], env: [{ name: A, value: "b" }] }',
  ],
  credential: 'azure.workload.identity/use',
};

const bicep: Recipe = {
  languageId: 'bicep',
  name: 'Bicep',
  fileName: 'orders.bicep',
  head: 'param location string = resourceGroup().location\n',
  part: (index, marked) => `
resource orders${index} 'Microsoft.Web/sites@2023-12-01' = {
  name: 'orders-${index}'
  location: location
  ${marked ? "identity: { type: 'UserAssigned' }" : "tags: { name: 'orders', kind: 'app' }"}
  properties: {
    siteConfig: {
      appSettings: [
        { name: 'ORDERS_COUNT', value: string(length(split(location, 'e'))) }
      ]
    }
  }
}
`,
  tail: '\noutput id string = orders1.id\n',
  typed: ['appSettings: [', "\n        { name: 'A', value: '${format('{0}', orders[1].id)}' }"],
  credential: "'UserAssigned'",
};

const terraform: Recipe = {
  languageId: 'terraform',
  name: 'Terraform',
  fileName: 'orders.tf',
  head: 'provider "azurerm" {\n  features {}\n}\n',
  part: (index, marked) => `
resource "azurerm_linux_web_app" "orders${index}" {
  name     = "orders-${index}"
  location = var.location
  ${marked ? 'identity {\n    type = "UserAssigned"\n  }' : 'tags = { name = "orders", kind = "app" }'}
  app_settings = {
    ORDERS_COUNT = length(split("e", var.location))
    ORDERS_NAME  = "\${var.name}-${index}"
  }
}
`,
  tail: '\noutput "id" {\n  value = azurerm_linux_web_app.orders1.id\n}\n',
  typed: [
    'app_settings = {',
    '\n    MORE = join(",", [for each in var.all : "${each.name}" if each["a"] != ""])',
  ],
  credential: '"UserAssigned"',
};

const json: Recipe = {
  languageId: 'json',
  name: 'JSON (ARM template)',
  fileName: 'orders.json',
  head: '{\n  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",\n  "contentVersion": "1.0.0.0",\n  "resources": [\n',
  part: (index, marked) => `    {
      "type": "Microsoft.Web/sites",
      "apiVersion": "2023-12-01",
      "name": "[concat('orders-', ${index})]",
      "location": "[resourceGroup().location]",
      ${marked ? '"identity": { "type": "UserAssigned" }' : '"tags": { "name": "orders" }'},
      "properties": {
        "siteConfig": { "appSettings": [{ "name": "ORDERS_COUNT", "value": "3" }] }
      }
    },
`,
  tail: '    { "type": "Microsoft.Web/sites", "name": "last" }\n  ]\n}\n',
  typed: ['"properties": {', '\n        "more": { "a": ["b", 1], "c": "[parameters(\'d\')]" },'],
  credential: '"UserAssigned"',
};

export const otherRecipes: readonly Recipe[] = [powershell, shellscript, yaml, bicep, terraform, json];
