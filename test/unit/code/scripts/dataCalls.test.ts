/** What scripts do with the data of services: requests and commands as sites, with the host and the least that is needed. */

import assert from 'node:assert/strict';
import { clientSites } from '../../../../src/code/clients/sites';
import { knownValues } from '../../../../src/code/clients/knownSettings';
import { yaml } from '../../../../src/code/declarations/yaml/language';
import { http } from '../../../../src/code/http/language';
import type { Language } from '../../../../src/code/language';
import { powershell } from '../../../../src/code/powershell/language';
import { dockerfile } from '../../../../src/code/settings/language';
import { shell } from '../../../../src/code/shell/language';
import { parseText } from '../parseText';

const known = knownValues([{ path: '/w/.env', text: 'VAULT=kv-orders\nACCOUNT=stordersprod\n' }], []);

async function lines(language: Language, text: string, path = '/w/a'): Promise<string[]> {
  const file = await parseText(language, language.languageIds[0] ?? '', text, { path });
  return clientSites(language, file, known).map(
    ({ service, hosts, operations }) => `${service} [${hosts.join()}] ${operations.join()}`,
  );
}

const blob = 'stordersprod.blob.core.windows.net';
const vault = 'kv-orders.vault.azure.net';

describe('what scripts do with data', () => {
  it('is read from requests of curl, with its methods', async () => {
    for (const [text, site] of [
      [`curl -H "Authorization: Bearer $t" https://${blob}/c/b`, `blob [${blob}] read`],
      [`curl -X PUT --data-binary @a "https://${blob}/c/b"`, `blob [${blob}] write`],
      [`curl -XDELETE 'https://${blob}/c/b'`, `blob [${blob}] delete`],
      [`curl -T a.txt https://${blob}/c/b`, `blob [${blob}] write`],
      [`curl "https://$ACCOUNT.blob.core.windows.net/c/b"`, `blob [${blob}] read`],
      [`account=stordersprod\ncurl "https://\${account}.blob.core.windows.net/c/b"`, `blob [${blob}] read`],
      [`curl "https://\${NOT_SET:-stordersprod}.blob.core.windows.net/c"`, `blob [${blob}] read`],
      [
        `curl --data "$m" https://stordersprod.queue.core.windows.net/q/messages`,
        'queue [stordersprod.queue.core.windows.net] send',
      ],
      [
        `curl "https://stordersprod.queue.core.windows.net/q/messages?peekonly=true"`,
        'queue [stordersprod.queue.core.windows.net] read',
      ],
      [`value=$(curl -s https://${vault}/secrets/smtp?api-version=7.4)`, `keyVaultSecrets [${vault}] read`],
      [`curl -X POST -d "$b" https://${vault}/keys/k/v/sign?api-version=7.4`, `keyVaultKeys [${vault}] use`],
      [
        `curl -X POST -d hi https://sb-orders.servicebus.windows.net/orders/messages`,
        'serviceBus [sb-orders.servicebus.windows.net] send',
      ],
      [
        `curl -X DELETE https://sb-orders.servicebus.windows.net/orders/messages/head`,
        'serviceBus [sb-orders.servicebus.windows.net] receive',
      ],
      [
        `curl --json '{}' https://oai.openai.azure.com/openai/deployments/d/chat/completions`,
        'openAi [oai.openai.azure.com] use',
      ],
      [`curl https://example.com/a`, undefined],
      [`# curl https://${blob}/c/b`, undefined],
    ] as const)
      assert.deepEqual(await lines(shell, `#!/bin/sh\n${text}\n`), site === undefined ? [] : [site], text);
  });

  it('is read from the Azure CLI, where it signs in to the data', async () => {
    for (const [text, site] of [
      [
        'az storage blob upload --auth-mode login --account-name stordersprod -c c -f a.txt',
        `blob [${blob}] write`,
      ],
      [
        'az storage blob download --account-name "$ACCOUNT" -c c -n b --auth-mode login',
        `blob [${blob}] read`,
      ],
      ['az storage blob upload --account-name stordersprod -c c -f a.txt', undefined],
      [
        'export AZURE_STORAGE_AUTH_MODE=login AZURE_STORAGE_ACCOUNT=stordersprod\naz storage blob list -c c',
        `blob [${blob}] read`,
      ],
      [
        'az storage message put --auth-mode login --account-name stordersprod -q q --content x',
        'queue [stordersprod.queue.core.windows.net] send',
      ],
      [
        'az storage entity insert --auth-mode login --account-name stordersprod -t t -e a=b',
        'table [stordersprod.table.core.windows.net] write',
      ],
      [
        'secret=$(az keyvault secret show --vault-name kv-orders -n smtp --query value -o tsv)',
        `keyVaultSecrets [${vault}] read`,
      ],
      [
        'az keyvault secret set \\\n  --vault-name "$VAULT" \\\n  --name a --value b',
        `keyVaultSecrets [${vault}] write`,
      ],
      [`az keyvault secret show --id https://${vault}/secrets/smtp`, `keyVaultSecrets [${vault}] read`],
      ['az keyvault key sign --vault-name kv-orders -n k -a RS256 --digest x', `keyVaultKeys [${vault}] use`],
      [
        'az appconfig kv list --name appcs-orders --auth-mode login',
        'appConfiguration [appcs-orders.azconfig.io] read',
      ],
      ['az keyvault create -n kv-orders -g rg', undefined],
      ['az keyvault secret show --vault-name "$UNKNOWN" -n a', 'keyVaultSecrets [] read'],
    ] as const)
      assert.deepEqual(await lines(shell, `${text}\n`), site === undefined ? [] : [site], text);
  });

  it('is read from PowerShell: requests, the Az module and the Azure CLI', async () => {
    for (const [text, site] of [
      [`Invoke-RestMethod -Uri "https://${blob}/c/b" -Headers @{ a = 'b' }`, `blob [${blob}] read`],
      [`$r = Invoke-RestMethod -Method Put -Uri 'https://${blob}/c/b' -Body $x`, `blob [${blob}] write`],
      [
        `$account = 'stordersprod'\nInvoke-WebRequest \`\n  -Method Delete \`\n  -Uri "https://$account.blob.core.windows.net/c/b"`,
        `blob [${blob}] delete`,
      ],
      [`irm "https://$($env:ACCOUNT).blob.core.windows.net/c/b"`, `blob [${blob}] read`],
      [`irm "https://\${env:ACCOUNT}.blob.core.windows.net/c/b"`, `blob [${blob}] read`],
      [
        `$s = Get-AzKeyVaultSecret -VaultName 'kv-orders' -Name smtp -AsPlainText`,
        `keyVaultSecrets [${vault}] read`,
      ],
      [
        `Set-AzKeyVaultSecret -VaultName $env:VAULT -Name a -SecretValue $v`,
        `keyVaultSecrets [${vault}] write`,
      ],
      [
        `$c = New-AzStorageContext -StorageAccountName stordersprod -UseConnectedAccount\nSet-AzStorageBlobContent -Context $c -Container c -File a`,
        `blob [${blob}] write`,
      ],
      [`Set-AzStorageBlobContent -Context $c -Container c -File a`, undefined],
      [`az keyvault secret show --vault-name kv-orders -n smtp`, `keyVaultSecrets [${vault}] read`],
    ] as const)
      assert.deepEqual(await lines(powershell, `${text}\n`), site === undefined ? [] : [site], text);
  });

  it('is read from request files', async () => {
    const text = `@account = stordersprod
GET https://{{account}}.blob.core.windows.net/c/b
x-ms-version: 2021-08-06

###
PUT https://${blob}/c/b2

body
###
GET https://{{$dotenv VAULT}}.vault.azure.net/secrets/smtp?api-version=7.4
`;
    assert.deepEqual(await lines(http, text), [
      `blob [${blob}] read,write`,
      `keyVaultSecrets [${vault}] read`,
    ]);
  });

  it('is read from the lines of workflows and Dockerfiles', async () => {
    assert.deepEqual(
      await lines(
        yaml,
        'on: push\nenv:\n  STORE: stordersprod\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: |\n          az storage blob upload --auth-mode login --account-name $STORE -c c -f a\n          az storage blob list --auth-mode login --account-name ${{ env.STORE }} -c c\n',
        '/w/.github/workflows/a.yml',
      ),
      [`blob [${blob}] write,read`],
    );
    assert.deepEqual(
      await lines(dockerfile, `FROM alpine\nRUN curl -H "$h" https://${vault}/secrets/smtp\n`),
      [`keyVaultSecrets [${vault}] read`],
    );
  });

  it('is told apart by host, so that each gets the least', async () => {
    assert.deepEqual(
      await lines(
        shell,
        `curl https://a11.blob.core.windows.net/c\ncurl -X PUT https://b22.blob.core.windows.net/c/b\n`,
      ),
      ['blob [a11.blob.core.windows.net] read', 'blob [b22.blob.core.windows.net] write'],
    );
  });
});
