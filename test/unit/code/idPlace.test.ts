/** Where completion lists IDs: in values that are there, in empty ones, and in ones that need no quotes. */

import assert from 'node:assert/strict';
import { idPlaceAt } from '../../../src/code/idPlace';
import { languageFor } from '../../../src/code/languages';
import { isWorthParsing } from '../../../src/code/languages';
import { cursorIn } from './applied';
import { parseText } from './parseText';

/** The identifier that is wanted and the text that gives way. */
async function place(languageId: string, path: string, marked: string): Promise<string | undefined> {
  const language = languageFor(languageId);
  assert.ok(language);
  const { text, offset } = cursorIn(marked);
  assert.ok(isWorthParsing(language, text), `${languageId} is not parsed`);
  const file = await parseText(language, languageId, text, { path });
  const found = idPlaceAt(language, file, offset);
  return found && `${found.identifier}:${text.slice(found.start, found.end)}`;
}

const local = (value: string): string => `{\n  "Values": {\n    "AZURE_CLIENT_ID": "${value}"\n  }\n}\n`;
const login = (value: string): string =>
  `on: push\njobs:\n  ship:\n    steps:\n      - uses: azure/login@v2\n        with:\n          client-id: ${value}\n          tenant-id: x\n`;
const spring = (value: string): string =>
  `spring:\n  cloud:\n    azure:\n      credential:\n        client-id: ${value}\n`;

describe('the place of an ID', () => {
  it('is an empty value of a file of settings, quoted or not', async () => {
    for (const [languageId, path, text, wanted] of [
      ['dotenv', '/.env', 'A=b\nAZURE_CLIENT_ID=¦\n', 'clientId:'],
      ['dotenv', '/.env', 'export AZURE_CLIENT_ID="¦"\n', 'clientId:'],
      ['dotenv', '/.env', 'MANAGED_IDENTITY_RESOURCE_ID=¦\n', 'resourceId:'],
      ['dotenv', '/.env', 'AZURE_CLIENT_ID=1111¦\n', 'clientId:1111'],
      ['properties', '/application.properties', 'spring.cloud.azure.credential.client-id=¦\n', 'clientId:'],
      ['dockerfile', '/Dockerfile', 'FROM node\nENV AZURE_CLIENT_ID="¦"\n', 'clientId:'],
      ['json', '/local.settings.json', local('¦'), 'clientId:'],
      ['json', '/local.settings.json', local('11¦11'), 'clientId:1111'],
    ] as const)
      assert.equal(await place(languageId, path, text), wanted, text);
  });

  it('is an empty value in YAML, bare or quoted, where its key takes a client ID', async () => {
    const account =
      'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: orders\n  annotations:\n    azure.workload.identity/client-id: ¦\n';
    const compose = (line: string): string =>
      `services:\n  orders:\n    image: mcr.microsoft.com/azure-cli\n    environment:\n      ${line}\n`;
    for (const [path, text, wanted] of [
      ['/k8s/app.yaml', account, 'clientId:'],
      ['/k8s/app.yaml', account.replace('¦', '"¦"'), 'clientId:'],
      ['/k8s/app.yaml', account.replace('¦', '11¦11 # orders'), 'clientId:1111'],
      ['/.github/workflows/ship.yml', login('¦'), 'clientId:'],
      ['/.github/workflows/ship.yml', login('${{ vars.¦ID }}'), undefined],
      ['/application.yml', spring('¦'), 'clientId:'],
      ['/compose.yaml', compose('AZURE_CLIENT_ID: ¦'), 'clientId:'],
      ['/compose.yaml', compose('- AZURE_CLIENT_ID=¦'), 'clientId:'],
      ['/compose.yaml', compose('- AZURE_LOCATION=¦'), undefined],
      ['/values.yaml', 'azure:\n  client-id: ¦\n', undefined],
    ] as const)
      assert.equal(await place('yaml', path, text), wanted, text);
  });

  it('is none where a value is put in later, and outside of the value', async () => {
    assert.equal(await place('dotenv', '/.env', 'AZURE_CLIENT_ID=${ID¦}\n'), undefined);
    assert.equal(await place('dotenv', '/.env', 'AZURE_CL¦IENT_ID=\n'), undefined);
    assert.equal(await place('dotenv', '/.env', 'A=¦\nAZURE_CLIENT_ID=\n'), undefined);
  });
});
