/** What is noticed in settings files, how it is repaired, and what is left alone: most JSON is no settings. */

import assert from 'node:assert/strict';
import type { Finding, Language } from '../../../../src/code/language';
import { dockerfile, dotenv, jsonSettings, properties } from '../../../../src/code/settings/language';
import { sharedFindings, sharedTriggers } from '../../../../src/code/sharedRules';
import { tidyFindings } from '../../../../src/code/findings';
import { triggerPattern } from '../../../../src/code/triggers';
import type { CredentialRequest } from '../../../../src/code/request';
import { applyEdits } from '../../../../src/code/text';
import { applied, ids, requestFor } from '../applied';
import { errorsIn, parseText } from '../parseText';

const context = { tokenCredentialsSet: false };
/** Not a key of anything, but shaped like one. */
const key = 'Zk3vQ9xWm7Rt2Yp8Lc5Nd1Hs6Bf4Jg0AeUiOqTzXwVuSrPoNmLkJiHgFeDcBa9876543210zyxwvutsrqponmlk==';
const storage = `DefaultEndpointsProtocol=https;AccountName=stor;AccountKey=${key};EndpointSuffix=core.windows.net`;
const bus = `Endpoint=sb://orders.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=${key}`;
const cosmos = `AccountEndpoint=https://orders.documents.azure.com:443/;AccountKey=${key};`;

const languages: Readonly<Record<string, readonly [Language, string]>> = {
  '.env': [dotenv, 'dotenv'],
  'local.settings.json': [jsonSettings, 'json'],
  'appsettings.json': [jsonSettings, 'json'],
  'application.properties': [properties, 'properties'],
  Dockerfile: [dockerfile, 'dockerfile'],
};

async function look(
  name: string,
  text: string,
): Promise<{
  findings: Finding[];
  fix(at?: number, request?: CredentialRequest): Promise<string | undefined>;
}> {
  const [language, id] = languages[name] ?? [jsonSettings, 'json'];
  const options = { path: `/workspace/${name}`, indent: '  ' };
  const file = await parseText(language, id, text, options);
  const findings = triggerPattern([...language.triggers, ...sharedTriggers(language)]).test(text)
    ? tidyFindings([...language.findings(file, context), ...sharedFindings(language, file, context)])
    : [];
  return {
    findings,
    fix: async (at = 0, request = requestFor()) => {
      const finding = findings[at];
      assert.ok(finding, 'no finding');
      const plan = finding.edits
        ? { edits: finding.edits, needs: [] }
        : finding.fix === 'replace'
          ? language.replace(file, finding, request)
          : undefined;
      if (!plan) return undefined;
      const after = applied(text, plan);
      assert.deepEqual(errorsIn(await parseText(language, id, after, options)), [], after);
      assert.ok(!after.includes(key) || text.split(key).length > 2, 'the key is still there');
      return after;
    },
  };
}

async function said(name: string, text: string): Promise<string[]> {
  const { findings } = await look(name, text);
  return findings.map(({ rule, variant, fix }) =>
    [rule, variant, fix].filter((word) => word !== undefined).join(' '),
  );
}

const local = (...pairs: readonly string[]): string =>
  `{\n  "IsEncrypted": false,\n  "Values": {\n${pairs.map((pair) => `    ${pair}`).join(',\n')}\n  }\n}\n`;
const app = (...pairs: readonly (readonly [string, string])[]): string =>
  JSON.stringify(
    pairs.map(([name, value]) => ({ name, value, slotSetting: false })),
    undefined,
    2,
  );

describe('secrets in settings', () => {
  it('of local.settings.json become addresses, for the developer’s own sign-in', async () => {
    const text = local(
      `"AzureWebJobsStorage": "${storage}"`,
      `"Bus": "${bus}"`,
      `"Db": "${cosmos}"`,
      `"Files": "${storage}"`,
    );
    const { findings, fix } = await look('local.settings.json', text);
    assert.deepEqual(
      findings.map(({ variant, fix: kind }) => [variant, kind]),
      Array(4).fill(['connectionString', 'mend']),
    );
    assert.equal(
      await fix(0),
      text.replace(`"AzureWebJobsStorage": "${storage}"`, '"AzureWebJobsStorage__accountName": "stor"'),
    );
    assert.equal(
      await fix(1),
      text.replace(`"Bus": "${bus}"`, '"Bus__fullyQualifiedNamespace": "orders.servicebus.windows.net"'),
    );
    assert.equal(
      await fix(2),
      text.replace(`"Db": "${cosmos}"`, '"Db__accountEndpoint": "https://orders.documents.azure.com:443/"'),
    );
    const files = ['blob', 'queue', 'table'].map(
      (one) => `"Files__${one}ServiceUri": "https://stor.${one}.core.windows.net"`,
    );
    assert.equal(await fix(3), text.replace(`"Files": "${storage}"`, files.join(',\n    ')));
    assert.doesNotMatch(JSON.stringify(findings), /credential"|managedidentity/);
  });

  it('of a Functions app in Azure become addresses with the identity', async () => {
    const text = app(['FUNCTIONS_WORKER_RUNTIME', 'node'], ['Bus', bus]);
    const { fix } = await look('appsettings.json', text);
    const names = (after: string | undefined): unknown =>
      (JSON.parse(after ?? '[]') as { name: string; value: string }[])
        .slice(1)
        .map(({ name, value }) => [name, value]);
    const address = ['Bus__fullyQualifiedNamespace', 'orders.servicebus.windows.net'];
    const credential = ['Bus__credential', 'managedidentity'];
    assert.deepEqual(names(await fix()), [address, credential, ['Bus__clientId', ids.clientId]]);
    assert.deepEqual(names(await fix(0, requestFor({ identifier: 'resourceId' }))), [
      address,
      credential,
      ['Bus__managedIdentityResourceId', ids.resourceId],
    ]);
    assert.deepEqual(names(await fix(0, requestFor({ identifier: 'systemAssigned' }))), [
      address,
      credential,
    ]);
    assert.equal(await fix(0, requestFor({ identifier: 'objectId' })), undefined);
  });

  it('of other apps become references to a key vault', async () => {
    const text = app(
      ['Cache:Redis', `orders.redis.cache.windows.net:6380,password=${key},ssl=True`],
      ['Storage', storage],
    );
    const { findings, fix } = await look('appsettings.json', text);
    assert.deepEqual(
      findings.map(({ variant, fix: kind }) => [variant, kind]),
      [
        ['vault', 'mend'],
        ['connectionString', 'mend'],
      ],
    );
    assert.match(
      (await fix(0)) ?? '',
      /"@Microsoft\.KeyVault\(VaultName=<vault-name>;SecretName=Cache-Redis\)"/,
    );
    const [, one] = findings;
    assert.match(applyEdits(text, one?.edits ?? []), /SecretName=Storage\)/);
    assert.deepEqual(
      await said('appsettings.json', app(['A', '@Microsoft.KeyVault(VaultName=v;SecretName=s)'])),
      [],
    );
  });

  it('of a .NET program become a section that its client factory reads', async () => {
    const nested = `{\n  "Logging": {},\n  "Storage": { "ConnectionString": "${storage}" },\n  "Bus": "${bus}"\n}\n`;
    const { findings, fix } = await look('appsettings.Production.json', nested);
    assert.equal(findings.length, 2);
    assert.equal(
      await fix(0, requestFor({ identifier: 'resourceId' })),
      nested.replace(
        `"ConnectionString": "${storage}"`,
        `"serviceUri": "https://stor.blob.core.windows.net", "credential": "managedidentity", "managedIdentityResourceId": "${ids.resourceId}"`,
      ),
    );
    const lines = [
      '"fullyQualifiedNamespace": "orders.servicebus.windows.net"',
      '"credential": "managedidentity"',
      `"clientId": "${ids.clientId}"`,
    ];
    assert.equal(await fix(1), nested.replace(`"${bus}"`, `{\n    ${lines.join(',\n    ')}\n  }`));
  });

  it('are never in what a finding says', async () => {
    for (const [name, text] of [
      ['local.settings.json', local(`"Bus": "${bus}"`)],
      ['.env', `AZURE_CLIENT_SECRET=q8Q~very-secret\nS="${storage}"\n`],
      ['appsettings.json', app(['Bus', bus])],
    ] as const) {
      const { findings } = await look(name, text);
      assert.ok(findings.length > 0);
      assert.doesNotMatch(JSON.stringify(findings), /Zk3vQ9|q8Q~/);
    }
  });

  it('client secrets make room for the client ID of the identity', async () => {
    const text =
      '# app\nexport AZURE_CLIENT_ID=app-id\nexport AZURE_CLIENT_SECRET="q8Q~secret" # secret\nA=1\n';
    assert.equal(
      await (await look('.env', text)).fix(),
      `# app\nexport AZURE_CLIENT_ID=${ids.clientId}\nexport  # secret\nA=1\n`.replace(
        'export  # secret\n',
        '',
      ),
    );
    const alone = 'AZURE_CLIENT_SECRET=q8Q~secret\nA=1\n';
    assert.equal(await (await look('.env', alone)).fix(), `AZURE_CLIENT_ID=${ids.clientId}\nA=1\n`);
    assert.equal(
      await (
        await look('Dockerfile', 'FROM x\nENV AZURE_CLIENT_ID=a AZURE_CLIENT_SECRET=q8Q~secret\nRUN y\n')
      ).fix(),
      `FROM x\nENV AZURE_CLIENT_ID=${ids.clientId}\nRUN y\n`,
    );
    for (const value of ['', '<secret>', '${SECRET}', 'your-secret', '$(Secret)', '***'])
      assert.deepEqual(await said('.env', `AZURE_CLIENT_SECRET=${value}\n`), [], value);
  });

  it('SQL passwords become a managed identity, or the developer’s sign-in', async () => {
    const sql =
      'Server=tcp:s.database.windows.net,1433;Database=d;User Id=sa;Password=Zk3vQ9xWm7;Encrypt=True';
    const bare =
      'Server=tcp:s.database.windows.net,1433;Database=d;Encrypt=True;Authentication=Active Directory';
    const text = app(['Sql', sql]);
    assert.equal(
      await (await look('appsettings.json', text)).fix(),
      text.replace(sql, `${bare} Managed Identity;User Id=${ids.clientId};`),
    );
    const own = local(`"Sql": "${sql}"`);
    assert.equal(await (await look('local.settings.json', own)).fix(), own.replace(sql, `${bare} Default;`));
    const spring =
      'spring.datasource.url=jdbc:sqlserver://s.database.windows.net:1433;databaseName=d;encrypt=true\nspring.datasource.username=sa\nspring.datasource.password=Zk3vQ9xWm7\n';
    assert.equal(
      await (await look('application.properties', spring)).fix(),
      `spring.datasource.url=jdbc:sqlserver://s.database.windows.net:1433;databaseName=d;encrypt=true;authentication=ActiveDirectoryManagedIdentity;msiClientId=${ids.clientId}\n`,
    );
  });
});

describe('identities in settings', () => {
  it('that are named twice in a connection keep the one that is chosen', async () => {
    const text = local(
      '"A__credential": "managedidentity"',
      '"A__clientId": "1"',
      '"A__managedIdentityResourceId": "/x"',
    );
    assert.deepEqual(await said('local.settings.json', text), ['two-identifiers replace']);
    const { fix } = await look('local.settings.json', text);
    assert.equal(
      await fix(),
      local('"A__credential": "managedidentity"', `"A__clientId": "${ids.clientId}"`),
    );
    const nested =
      '{ "Storage": { "serviceUri": "https://a", "credential": "managedidentity", "clientId": "1", "managedIdentityResourceId": "/x" } }';
    assert.deepEqual(await said('appsettings.Production.json', nested), ['two-identifiers replace']);
    assert.deepEqual(
      await said(
        'local.settings.json',
        local('"A__clientId": "1"', '"B__managedIdentityResourceId": "/x"', '"AZURE_CLIENT_ID": "2"'),
      ),
      [],
    );
  });

  it('that are switched off are switched on again', async () => {
    for (const [name, text, after] of [
      ['.env', 'WEBSITE_DISABLE_MSI="true"\n', 'WEBSITE_DISABLE_MSI="false"\n'],
      ['Dockerfile', 'FROM a\nENV WEBSITE_DISABLE_MSI 1\n', 'FROM a\nENV WEBSITE_DISABLE_MSI 0\n'],
      ['local.settings.json', local('"WEBSITE_DISABLE_MSI": true'), local('"WEBSITE_DISABLE_MSI": false')],
      ['appsettings.json', app(['WEBSITE_DISABLE_MSI', 'True']), app(['WEBSITE_DISABLE_MSI', 'false'])],
    ] as const)
      assert.equal(await (await look(name, text)).fix(), after);
    assert.deepEqual(await said('.env', 'WEBSITE_DISABLE_MSI=false\n# WEBSITE_DISABLE_MSI=true\n'), []);
  });

  it('AZURE_TOKEN_CREDENTIALS is spelt right, and has a value that is known', async () => {
    assert.equal(
      await (await look('.env', 'AZURE_TOKEN_CREDENTIAL=prod\n')).fix(),
      'AZURE_TOKEN_CREDENTIALS=prod\n',
    );
    assert.equal(
      await (await look('.env', "AZURE_TOKEN_CREDENTIALS='ManagedIdentity'\n")).fix(),
      "AZURE_TOKEN_CREDENTIALS='ManagedIdentityCredential'\n",
    );
    assert.deepEqual(await said('.env', 'AZURE_TOKEN_CREDENTIALS=whatever\n'), [
      'environment-not-read badValue none',
    ]);
    for (const value of ['prod', 'DEV', 'managedidentitycredential', 'AzureCliCredential', '${X}', ''])
      assert.deepEqual(await said('.env', `AZURE_TOKEN_CREDENTIALS=${value}\n`), [], value);
    const launch = '{ "configurations": [{ "env": { "AZURE_TOKEN_CREDENTIAL": "dev" } }] }';
    assert.deepEqual(await said('launch.json', launch), ['environment-not-read misspelt mend']);
  });

  it('Spring’s client-id stands beside its switch', async () => {
    const prefix = 'spring.cloud.azure.credential.';
    const enabled = `${prefix}managed-identity-enabled = true\n`;
    assert.equal(
      await (await look('application.properties', `${prefix}managed-identity-client-id = x\n`)).fix(),
      `${enabled}${prefix}client-id = x\n`,
    );
    assert.equal(
      await (
        await look('application.properties', `${enabled}${prefix}managed-identity-client-id = x\n`)
      ).fix(),
      `${enabled}${prefix}client-id = x\n`,
    );
    assert.deepEqual(await said('application.properties', `${enabled}${prefix}client-id=x\n`), []);
  });
});
