/** A small grammar of the YAML files of Kubernetes, GitHub Actions, Azure Pipelines, Compose and Spring. */

import type { Productions } from '../generate';
import { guid } from './literals';

export const yaml: Productions = {
  start: [
    '<document>',
    '# © Contoso\n---\n<document>---\n<document>',
    'on: push\npermissions:\n  contents: read\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n    steps:\n<steps>',
    'services:\n  api:\n    image: orders\n    environment:\n<variables>  web:\n    environment: [AZURE_CLIENT_ID=<guid>]\n',
    'variables:\n  AZURE_CLIENT_SECRET: $(SECRET)\nsteps:\n  - task: AzureCLI@2\n',
    'spring:\n  cloud:\n    azure:\n      credential:\n        client-id: <guid>\n        managed-identity-client-id: <guid>\n        client-secret: x\n',
    'spring:\n  cloud:\n    azure:\n      keyvault:\n        secret:\n          endpoint: https://orders.vault.azure.net\n',
  ],
  document: [
    'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: app\n',
    'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: app\n  annotations:\n    azure.workload.identity/client-id: <guid>\n',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: app\nspec:\n  template:\n    metadata:\n      labels:\n        azure.workload.identity/use: true\n    spec:\n      serviceAccountName: app\n',
    'apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    metadata:\n      labels: { app: orders }\n    spec:\n      serviceAccountName: app\n      containers:\n        - name: a\n          env:\n            - name: WEBSITE_DISABLE_MSI\n              value: "true"\n            - { name: AZURE_CLIENT_SECRET, value: abc }\n',
  ],
  steps: ['', '<step>', '<step><steps>', '<step><step><steps>'],
  step: [
    '      - uses: azure/login@v2\n        with:\n          client-id: <guid>\n',
    '      - uses: azure/login@v1\n        with:\n          creds: ${{ secrets.AZURE_CREDENTIALS }}\n',
    '      - run: az login --identity --username <guid>\n',
    '      - uses: actions/checkout@v4\n',
    '      - run: |\n          az login --identity\n          echo "a: b"\n',
    '      - { uses: azure/login@v2, with: { client-id: "<guid>" } }\n',
  ],
  variables: ['      A: b\n', '<variable><variables>', '<variable>'],
  variable: [
    '      AZURE_TOKEN_CREDENTIAL: prod\n',
    '      AZURE_CLIENT_ID: <guid>\n',
    "      WEBSITE_DISABLE_MSI: 'true'\n",
  ],
  guid,
};
