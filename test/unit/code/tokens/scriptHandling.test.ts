/** Tokens in scripts and request files: a request in every turn of a loop, tokens of Azure PowerShell, and tokens in addresses. */

import assert from 'node:assert/strict';
import { lookAt } from '../look';

const files = {
  shell: { languageId: 'shellscript', path: '/w/deploy.sh' },
  powershell: { languageId: 'powershell', path: '/w/deploy.ps1' },
  http: { languageId: 'http', path: '/w/token.http' },
} as const;

const ask =
  "curl -s -H 'Metadata: true' 'http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&client_id=x&resource=https://vault.azure.net'";
const irm =
  "Invoke-RestMethod -Headers @{ Metadata = 'true' } -Uri 'http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&client_id=x&resource=https://vault.azure.net'";

const wrong: readonly (readonly [keyof typeof files, string, variant: string])[] = [
  [
    'shell',
    `while true; do\n  t=$(${ask} | jq -r .access_token)\n  curl -H "Authorization: Bearer $t" "$url"\ndone\n`,
    'uncached',
  ],
  [
    'shell',
    `call() {\n  t=$(${ask} | jq -r .access_token)\n  curl -H "Authorization: Bearer $t" "$1"\n}\n`,
    'uncached',
  ],
  [
    'powershell',
    `foreach ($u in $urls) {\n  $t = (${irm}).access_token\n  Invoke-RestMethod -Headers @{ Authorization = "Bearer $t" } -Uri $u\n}\n`,
    'uncached',
  ],
  [
    'powershell',
    "$t = (Get-AzAccessToken -ResourceUrl 'https://vault.azure.net').Token\nWrite-Host $t\n",
    'logged',
  ],
  ['powershell', '$t = Get-AzAccessToken\nWrite-Host "got $($t.Token)"\n', 'logged'],
  [
    'powershell',
    '$t = (Get-AzAccessToken -AsSecureString).Token | ConvertFrom-SecureString -AsPlainText\nWrite-Host $t\n',
    'logged',
  ],
  [
    'powershell',
    '$t = (Get-AzAccessToken).Token\nInvoke-RestMethod "https://example.com/?access_token=$t"\n',
    'exposed',
  ],
  [
    'http',
    'GET {{$processEnv IDENTITY_ENDPOINT}}?api-version=2019-08-01&resource=a&client_id=b\nX-IDENTITY-HEADER: {{$processEnv IDENTITY_HEADER}}\n\n###\nGET https://example.com/?access_token={{appServiceToken.response.body.$.access_token}}\n',
    'exposed',
  ],
];

const right: readonly (readonly [keyof typeof files, string])[] = [
  [
    'shell',
    `t=$(${ask} | jq -r .access_token)\nfor u in $urls; do\n  curl -H "Authorization: Bearer $t" "$u"\ndone\n`,
  ],
  [
    'shell',
    `for i in 1 2 3; do\n  t=$(${ask} | jq -r .access_token) && break\n  echo "Bearer not there yet"\ndone\n`,
  ],
  ['powershell', '$t = (Get-AzAccessToken -AsSecureString).Token\nWrite-Host $t\n'],
  ['powershell', '$t = Get-AzAccessToken\nWrite-Host $t.ExpiresOn\n'],
  [
    'powershell',
    `$t = (${irm}).access_token\nforeach ($u in $urls) {\n  Invoke-RestMethod -Headers @{ Authorization = "Bearer $t" } -Uri $u\n}\n`,
  ],
  [
    'http',
    'GET {{$processEnv IDENTITY_ENDPOINT}}?api-version=2019-08-01&resource=a&client_id=b\nX-IDENTITY-HEADER: {{$processEnv IDENTITY_HEADER}}\n\n###\nGET https://example.com/\nAuthorization: Bearer {{appServiceToken.response.body.$.access_token}}\n',
  ],
];

async function variants(file: keyof typeof files, text: string): Promise<(string | undefined)[]> {
  const found = await lookAt(files[file], text);
  return found.map(({ rule, variant }) => (rule === 'token-handling' ? variant : rule));
}

describe('token-handling in scripts and request files', () => {
  for (const [file, text, variant] of wrong) {
    it(`says ${variant} in ${file}: ${text.split('\n').slice(-2)[0] ?? ''}`, async () =>
      assert.deepEqual(await variants(file, text), [variant], text));
  }
  for (const [file, text] of right) {
    it(`says nothing in ${file}: ${text.split('\n')[0] ?? ''}`, async () =>
      assert.deepEqual(await variants(file, text), [], text));
  }
});
