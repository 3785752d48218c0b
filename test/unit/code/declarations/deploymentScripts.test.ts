/** Scripts in quotes of templates: what is noticed stands where it is written, and what mends it is written with escapes. */

import assert from 'node:assert/strict';
import { applyEdits } from '../../../../src/code/text';
import { lookAt } from '../look';
import { places } from '../matrix/places';
import type { Place } from '../matrix/places';

/** A script of a template, escaped as its language has it. */
const formats: readonly (readonly [Place, (content: string) => string, (script: string) => string])[] = [
  [
    'ARM',
    (content) =>
      `{\n  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",\n  "resources": [\n    {\n      "type": "Microsoft.Resources/deploymentScripts",\n      "apiVersion": "2023-08-01",\n      "name": "a",\n      "kind": "AzureCLI",\n      "properties": { "scriptContent": "${content}" }\n    }\n  ]\n}\n`,
    (script) => JSON.stringify(script).slice(1, -1),
  ],
  [
    'Bicep',
    (content) =>
      `resource script 'Microsoft.Resources/deploymentScripts@2023-08-01' = {\n  name: 'a'\n  kind: 'AzureCLI'\n  properties: {\n    scriptContent: '${content}'\n  }\n}\n`,
    (script) => script.replace(/[\\']/g, '\\$&').replaceAll('\n', '\\n'),
  ],
];

for (const [place, template, escaped] of formats) {
  const inTemplate = (script: string): string => template(escaped(script));

  describe(`a script in quotes of ${place}`, () => {
    it('is mended in its place, with what has to be escaped', async () => {
      const before = `echo "it's \\\\ so"\naz login --identity --client-id " \${ID} "\n`;
      const wrong = `${before}az webapp config appsettings set --settings "WEBSITE_DISABLE_MSI=true" 'A=b'\n`;
      const text = inTemplate(wrong);
      const found = await lookAt(places[place], text);
      const disabled = found.find(({ rule }) => rule === 'msi-disabled');
      assert.ok(disabled?.edits, JSON.stringify(found));
      assert.equal(text.slice(disabled.start, disabled.end), 'WEBSITE_DISABLE_MSI=true');
      assert.equal(
        applyEdits(text, disabled.edits),
        inTemplate(wrong.replace('WEBSITE_DISABLE_MSI=true', 'WEBSITE_DISABLE_MSI=false')),
      );
    });

    it('marks a secret behind escaped quotes, and nothing around it', async () => {
      const secret =
        'DefaultEndpointsProtocol=https;AccountName=stor;AccountKey=CzBVep/E6Q4zWH2ix+wRNluApcrvFDleg6jN8hc8YYar0PUaP2SJrtP4HUJnjLHW+yBFao==;EndpointSuffix=core.windows.net';
      const text = inTemplate(`echo "\tup"\naz storage blob list --connection-string "${secret}"\n`);
      const found = await lookAt(places[place], text);
      assert.deepEqual(
        found.map(({ rule, start, end }) => [rule, text.slice(start, end)]),
        [['secret-in-code', secret]],
      );
    });

    it('puts a missing header in with quotes that are escaped', async () => {
      const wrong =
        'curl "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://vault.azure.net&client_id=a"';
      const text = inTemplate(wrong);
      const [header] = (await lookAt(places[place], text)).filter(({ variant }) => variant === 'header');
      assert.ok(header?.edits);
      const after = applyEdits(text, header.edits);
      assert.match(after, /Metadata: ?true/);
      assert.deepEqual(await lookAt(places[place], after), []);
    });
  });
}
