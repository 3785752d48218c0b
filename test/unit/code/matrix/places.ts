/** The kinds of files that the rules are held in, and how each writes a few things that many rules are about. */

import type { Looked } from '../look';

export const places = {
  TypeScript: { languageId: 'typescript', path: '/w/src/orders.ts' },
  JavaScript: { languageId: 'javascript', path: '/w/src/orders.mjs' },
  Vue: { languageId: 'vue', path: '/w/src/Orders.vue' },
  Python: { languageId: 'python', path: '/w/orders.py' },
  'C#': { languageId: 'csharp', path: '/w/Orders.cs' },
  Java: { languageId: 'java', path: '/w/Orders.java' },
  Go: { languageId: 'go', path: '/w/orders.go' },
  'C++': { languageId: 'cpp', path: '/w/orders.cpp' },
  Rust: { languageId: 'rust', path: '/w/src/orders.rs' },
  Shell: { languageId: 'shellscript', path: '/w/deploy.sh' },
  PowerShell: { languageId: 'powershell', path: '/w/deploy.ps1' },
  HTTP: { languageId: 'http', path: '/w/token.http' },
  Bicep: { languageId: 'bicep', path: '/w/main.bicep' },
  Terraform: { languageId: 'terraform', path: '/w/main.tf' },
  ARM: { languageId: 'json', path: '/w/azuredeploy.json' },
  compose: { languageId: 'yaml', path: '/w/compose.yaml' },
  Kubernetes: { languageId: 'yaml', path: '/w/deployment.yaml' },
  Actions: { languageId: 'yaml', path: '/w/.github/workflows/deploy.yml' },
  Spring: { languageId: 'yaml', path: '/w/src/main/resources/application.yml' },
  '.env': { languageId: 'dotenv', path: '/w/.env' },
  '.properties': { languageId: 'properties', path: '/w/src/main/resources/application.properties' },
  'local.settings.json': { languageId: 'json', path: '/w/local.settings.json' },
  'appsettings.json': { languageId: 'json', path: '/w/appsettings.json' },
  'app settings': { languageId: 'json', path: '/w/settings.json' },
  Dockerfile: { languageId: 'dockerfile', path: '/w/Dockerfile' },
} as const satisfies Readonly<Record<string, Looked>>;

export type Place = keyof typeof places;

/** A file in which the rule speaks, and one that differs only in being right. */
export type Cells = Readonly<Partial<Record<Place, readonly [wrong: string, right: string]>>>;

/** Code around one statement or expression. */
export const inCSharp = (code: string): string =>
  `using System;\nusing Azure.Identity;\nclass A\n{\n    void Run(string id)\n    {\n        ${code}\n    }\n}\n`;
export const inJava = (code: string, imports = ''): string =>
  `${imports}class A {\n  void run(String id) throws Exception {\n    ${code}\n  }\n}\n`;
export const inGo = (code: string, imports = '"os"'): string =>
  `package main\n\nimport (\n\t${imports.split(' ').join('\n\t')}\n)\n\nfunc run(id string) {\n\t${code}\n}\n`;
export const inCpp = (code: string, includes = '#include <cstdlib>\n'): string =>
  `${includes}void run(std::string const& id)\n{\n  ${code}\n}\n`;
export const inRust = (code: string): string => `fn run(id: &str) {\n    ${code}\n}\n`;
export const inVue = (code: string): string => `<script setup lang="ts">\n${code}</script>\n`;
export const site = (name: string, value: string): string =>
  `resource site 'Microsoft.Web/sites@2023-12-01' = {\n  name: 'app'\n  properties: { siteConfig: { appSettings: [ { name: '${name}', value: '${value}' } ] } }\n}\n`;
export const template = (name: string, value: string): string =>
  JSON.stringify({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    resources: [
      {
        type: 'Microsoft.Web/sites',
        apiVersion: '2023-12-01',
        name: 'app',
        properties: { siteConfig: { appSettings: [{ name, value }] } },
      },
    ],
  });
export const webApp = (name: string, value: string): string =>
  `resource "azurerm_linux_web_app" "app" {\n  app_settings = {\n    ${name} = "${value}"\n  }\n}\n`;
