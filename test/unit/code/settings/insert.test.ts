/** Settings that name an identity, written into every kind of settings file: once, in its form, at every place. */

import assert from 'node:assert/strict';
import type { ClientTarget } from '../../../../src/code/clients/client';
import type { Language } from '../../../../src/code/language';
import type { CredentialRequest } from '../../../../src/code/request';
import { dockerfile, dotenv, jsonSettings, properties } from '../../../../src/code/settings/language';
import { applied, flavours, identifiers, ids, requestFor } from '../applied';
import { errorsIn, parseText } from '../parseText';

const target: ClientTarget = {
  service: 'serviceBus',
  resource: 'orders',
  endpoint: 'orders.servicebus.windows.net',
  call: false,
};
const variables = {
  clientId: 'AZURE_CLIENT_ID',
  resourceId: 'MANAGED_IDENTITY_RESOURCE_ID',
  objectId: 'MANAGED_IDENTITY_OBJECT_ID',
  systemAssigned: '',
};

interface Sample {
  readonly language: Language;
  readonly id: string;
  readonly path: string;
  readonly text: string;
}
const samples: readonly Sample[] = [
  {
    language: dotenv,
    id: 'dotenv',
    path: '/w/.env',
    text: '# Settings\nexport A="1" # one\nB=\'x\ny\'\n\nC=2\n',
  },
  { language: dotenv, id: 'dotenv', path: '/w/.env', text: '' },
  { language: dotenv, id: 'dotenv', path: '/w/.env', text: 'A=1' },
  {
    language: jsonSettings,
    id: 'json',
    path: '/w/local.settings.json',
    text: '{\n  "IsEncrypted": false,\n  "Values": {\n    "A": "1",\n    "B": "2"\n  },\n  "ConnectionStrings": { "X": "y" }\n}\n',
  },
  { language: jsonSettings, id: 'json', path: '/w/local.settings.json', text: '{ "Values": {} }' },
  {
    language: jsonSettings,
    id: 'jsonc',
    path: '/w/local.settings.json',
    text: '{\n\t// here\n\t"Values": {\n\t\t"A": "1" // one\n\t}\n}\n',
  },
  {
    language: jsonSettings,
    id: 'json',
    path: '/w/appsettings.json',
    text: '[\n  {\n    "name": "A",\n    "value": "1",\n    "slotSetting": true\n  }\n]\n',
  },
  {
    language: jsonSettings,
    id: 'json',
    path: '/w/x.json',
    text: '[{ "name": "A", "slotSetting": false, "value": "1" }]',
  },
  {
    language: jsonSettings,
    id: 'json',
    path: '/w/appsettings.Production.json',
    text: '{\n  "Logging": { "Level": "x" }\n}\n',
  },
  { language: jsonSettings, id: 'json', path: '/w/appsettings.json', text: '{}' },
  {
    language: properties,
    id: 'properties',
    path: '/w/application.properties',
    text: '# Spring\nspring.application.name = orders\nlong=a\\\n  b\n',
  },
  {
    language: dockerfile,
    id: 'dockerfile',
    path: '/w/Dockerfile',
    text: 'FROM node\nENV A=1 \\\n    B=2\nRUN x \\\n  && y\n',
  },
];
const requests: readonly CredentialRequest[] = identifiers.flatMap((identifier) =>
  [...flavours, 'client' as const].flatMap((flavour) =>
    (['literal', 'environmentVariable', 'parts'] as const)
      .filter((idSource) => idSource !== 'parts' || identifier === 'resourceId')
      .map((idSource) =>
        requestFor({ identifier, flavour, idSource, variable: variables[identifier], target }),
      ),
  ),
);

async function written(
  { language, id, path, text }: Sample,
  request: CredentialRequest,
  offset = 0,
): Promise<string | undefined> {
  const file = await parseText(language, id, text, { path, indent: '  ' });
  const plan = language.insert(file, offset, request);
  return plan && applied(text, plan);
}

describe('settings that are inserted', () => {
  it('break no file, keep all that is there, and come once, whatever the place and the layout', async () => {
    let count = 0;
    for (const sample of samples) {
      for (const lay of [
        (text: string) => text,
        (text: string) => text.replaceAll('\n', '\r\n'),
        (text: string) => `\uFEFF${text}`,
      ]) {
        // JSON with a byte order mark is none for its readers.
        const text = lay(sample.text);
        if (text.startsWith('\uFEFF') && sample.language === jsonSettings) continue;
        for (const [turn, request] of requests.entries()) {
          for (let offset = turn % 7; offset <= text.length; offset += 7) {
            const once = await written({ ...sample, text }, request, offset);
            if (once === undefined) continue;
            count++;
            const file = await parseText(sample.language, sample.id, once, {
              path: sample.path,
              indent: '  ',
            });
            assert.deepEqual(errorsIn(file), [], once);
            if (text.includes('\r')) assert.doesNotMatch(once, /(?<!\r)\n/, once);
            assert.equal(once.lastIndexOf('\uFEFF'), text.startsWith('\uFEFF') ? 0 : -1);
            if (sample.id === 'json') JSON.parse(once);
            assert.equal(await written({ ...sample, text: once }, request, offset), once);
          }
        }
      }
    }
    assert.ok(count > 1000, String(count));
  }).timeout(60_000);

  const at = (
    path: string,
    text: string,
    request: Partial<CredentialRequest>,
    offset = 0,
  ): Promise<string | undefined> => {
    const sample = samples.find((one) => one.path === path);
    assert.ok(sample);
    const identifier = request.identifier ?? 'clientId';
    return written(
      { ...sample, text },
      requestFor({ variable: variables[identifier], target, ...request }),
      offset,
    );
  };

  it('name the identity by the variable that code reads', async () => {
    assert.equal(await at('/w/.env', 'A=1\n', {}), `A=1\nAZURE_CLIENT_ID=${ids.clientId}\n`);
    assert.equal(
      await at('/w/.env', 'A=1\n', { identifier: 'objectId' }),
      `A=1\nMANAGED_IDENTITY_OBJECT_ID=${ids.objectId}\n`,
    );
    assert.equal(
      await at('/w/.env', 'export A=1\n', { flavour: 'localAndAzure' }),
      `export A=1\nexport AZURE_CLIENT_ID=${ids.clientId}\nexport APP_ENV=development\n`,
    );
    assert.equal(
      await at('/w/.env', '', { identifier: 'resourceId', idSource: 'parts' }),
      'AZURE_SUBSCRIPTION_ID=00000000-0000-0000-0000-000000000001\nAZURE_RESOURCE_GROUP=rg-orders\nMANAGED_IDENTITY_NAME=id-orders',
    );
    assert.equal(await at('/w/.env', 'AZURE_CLIENT_ID=old\n', {}), `AZURE_CLIENT_ID=${ids.clientId}\n`);
    assert.match(
      (await at('/w/.env', '', { sample: true })) ?? '',
      /^# Sample tenant: this ID is not real\n/,
    );
    assert.equal(await at('/w/.env', '', { identifier: 'systemAssigned' }), undefined);
    assert.equal(
      await at('/w/Dockerfile', 'FROM a\nRUN b\n', {}),
      `FROM a\nENV AZURE_CLIENT_ID=${ids.clientId}\nRUN b\n`,
    );
    assert.equal(await at('/w/Dockerfile', 'ARG a\nFROM b\n', {}), undefined);
  });

  it('connect a Functions app, without naming an identity on a developer’s machine', async () => {
    const local = '{\n  "Values": {\n    "A": "1"\n  }\n}\n';
    const address = '"orders__fullyQualifiedNamespace": "orders.servicebus.windows.net"';
    assert.equal(
      await at('/w/local.settings.json', local, { flavour: 'client' }),
      local.replace('"A": "1"', `"A": "1",\n    ${address}`),
    );
    const azure = JSON.parse(
      (await at('/w/x.json', '[{ "name": "A", "slotSetting": true, "value": "1" }]', {
        flavour: 'client',
        identifier: 'resourceId',
      })) ?? '',
    ) as unknown[];
    assert.deepEqual(azure.slice(1), [
      { name: 'orders__fullyQualifiedNamespace', slotSetting: false, value: 'orders.servicebus.windows.net' },
      { name: 'orders__credential', slotSetting: false, value: 'managedidentity' },
      { name: 'orders__managedIdentityResourceId', slotSetting: false, value: ids.resourceId },
    ]);
    const net = JSON.parse(
      (await at('/w/appsettings.json', '{ "A": "b" }', { flavour: 'client' })) ?? '',
    ) as unknown;
    assert.deepEqual(net, {
      orders: {
        fullyQualifiedNamespace: 'orders.servicebus.windows.net',
        credential: 'managedidentity',
        clientId: ids.clientId,
      },
      A: 'b',
    });
  });

  it('are Spring’s own properties, by client ID alone', async () => {
    const lines = 'spring.cloud.azure.credential.managed-identity-enabled=true\n';
    const path = '/w/application.properties';
    assert.equal(await at(path, '', {}), `${lines}spring.cloud.azure.credential.client-id=${ids.clientId}`);
    assert.equal(
      await at(path, '', { idSource: 'environmentVariable' }),
      `${lines}spring.cloud.azure.credential.client-id=\${AZURE_CLIENT_ID}`,
    );
    assert.equal(await at(path, '', { identifier: 'systemAssigned' }), lines.trim());
    assert.equal(await at(path, '', { identifier: 'resourceId' }), undefined);
    const sql: ClientTarget = {
      service: 'sql',
      resource: 's',
      endpoint: 's.database.windows.net',
      entity: 'd',
      call: false,
    };
    assert.equal(
      await at(path, '', { flavour: 'client', target: sql }),
      `spring.datasource.url=jdbc:sqlserver://s.database.windows.net:1433;databaseName=d;authentication=ActiveDirectoryManagedIdentity;msiClientId=${ids.clientId};encrypt=true`,
    );
    assert.match(
      (await at(path, '', { flavour: 'client' })) ?? '',
      /\nspring\.cloud\.azure\.servicebus\.namespace=orders$/,
    );
  });

  it('change to another identity where they are, and know which ID they hold', async () => {
    const text = `{ "Values": { "S__serviceUri": "https://a", "S__credential": "managedidentity", "S__clientId": "${ids.clientId}" } }`;
    const file = await parseText(jsonSettings, 'json', text, { path: '/w/local.settings.json' });
    const [site] = jsonSettings.credentials(file);
    assert.deepEqual([site?.identifier, site?.id?.value], ['clientId', ids.clientId]);
    assert.ok(site);
    const plan = jsonSettings.replace(file, site, requestFor({ identifier: 'resourceId' }));
    assert.ok(plan);
    assert.equal(
      applied(text, plan),
      text.replace(`"S__clientId": "${ids.clientId}"`, `"S__managedIdentityResourceId": "${ids.resourceId}"`),
    );
    const app = await parseText(dotenv, 'dotenv', 'AZURE_CLIENT_ID=a\nAZURE_CLIENT_SECRET=b\n', {
      path: '/w/.env',
    });
    assert.deepEqual(dotenv.credentials(app), [], 'an app registration is no identity');
    const env = await parseText(dotenv, 'dotenv', `X=1\nAZURE_CLIENT_ID=${ids.clientId}\n`, {
      path: '/w/.env',
    });
    const [variable] = dotenv.credentials(env);
    assert.ok(variable);
    const changed = dotenv.replace(
      env,
      variable,
      requestFor({ identifier: 'objectId', variable: 'MANAGED_IDENTITY_OBJECT_ID' }),
    );
    assert.ok(changed);
    assert.equal(applied(env.text, changed), `X=1\nMANAGED_IDENTITY_OBJECT_ID=${ids.objectId}\n`);
  });
});
