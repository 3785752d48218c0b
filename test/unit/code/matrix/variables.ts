/** `AZURE_TOKEN_CREDENTIALS` being set: with its name misspelt, and with a value that nobody knows. */

import { inCSharp, inCpp, inGo, inJava, inRust, inVue, site, template, webApp } from './places';
import type { Cells } from './places';

const pod = (name: string, value: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: app\nspec:\n  containers:\n    - name: app\n      env:\n        - name: ${name}\n          value: ${value}\n`;
const setting = (name: string, value: string): string =>
  JSON.stringify([{ name, value, slotSetting: false }]);

const setters:
  | Readonly<Record<keyof Cells, (name: string, value: string) => string>>
  | Record<string, (name: string, value: string) => string> = {
  TypeScript: (name, value) => `process.env.${name} = '${value}';\n`,
  JavaScript: (name, value) => `process.env['${name}'] = '${value}';\n`,
  Vue: (name, value) => inVue(`spawn('node', { env: { ${name}: '${value}' } });\n`),
  Python: (name, value) => `import os\nos.environ["${name}"] = "${value}"\n`,
  'C#': (name, value) => inCSharp(`Environment.SetEnvironmentVariable("${name}", "${value}");`),
  Java: (name, value) => inJava(`builder.environment().put("${name}", "${value}");`),
  Go: (name, value) => inGo(`os.Setenv("${name}", "${value}")`),
  'C++': (name, value) => inCpp(`setenv("${name}", "${value}", 1);`),
  Rust: (name, value) => inRust(`std::env::set_var("${name}", "${value}");`),
  Shell: (name, value) => `export ${name}=${value}\n`,
  PowerShell: (name, value) => `$env:${name} = '${value}'\n`,
  Bicep: site,
  Terraform: webApp,
  ARM: template,
  compose: (name, value) => `services:\n  app:\n    environment:\n      - ${name}=${value}\n`,
  Kubernetes: pod,
  Actions: (name, value) =>
    `on: push\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n    env:\n      ${name}: ${value}\n    steps:\n      - run: ./deploy\n`,
  '.env': (name, value) => `${name}=${value}\n`,
  'local.settings.json': (name, value) => JSON.stringify({ IsEncrypted: false, Values: { [name]: value } }),
  'app settings': setting,
  Dockerfile: (name, value) => `FROM alpine\nENV ${name}=${value}\n`,
};

const cells = (wrong: readonly [string, string]): Cells =>
  Object.fromEntries(
    Object.entries(setters).map(([place, set]) => [
      place,
      [set(...wrong), set('AZURE_TOKEN_CREDENTIALS', 'ManagedIdentityCredential')],
    ]),
  );

export const misspelt = cells(['AZURE_TOKEN_CREDENTIAL', 'prod']);
export const badValues = cells(['AZURE_TOKEN_CREDENTIALS', 'production']);
