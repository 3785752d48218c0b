/** What is noticed in scripts, what of it is repaired at once, and what is left alone. */

import assert from 'node:assert/strict';
import type { Finding, Language, RuleContext } from '../../../../src/code/language';
import { powershell } from '../../../../src/code/powershell/language';
import { shell } from '../../../../src/code/shell/language';
import { sharedFindings } from '../../../../src/code/sharedRules';
import { applyEdits, plainText } from '../../../../src/code/text';
import { ids, replaced, requestFor } from '../applied';
import { errorsIn, parseText } from '../parseText';

const languageIds = new Map<Language, string>([
  [shell, 'shellscript'],
  [powershell, 'powershell'],
]);

async function findings(
  language: Language,
  text: string,
  context: Partial<RuleContext> = {},
): Promise<Finding[]> {
  const file = await parseText(language, languageIds.get(language) ?? '', text);
  assert.deepEqual(errorsIn(file), [], text);
  const all = { tokenCredentialsSet: false, ...context };
  return [...language.findings(file, all), ...sharedFindings(language, file, all)];
}

/** Each finding as `rule variant "text"`. */
async function noticed(
  language: Language,
  text: string,
  context: Partial<RuleContext> = {},
): Promise<string[]> {
  const found = await findings(language, text, context);
  return found.map(
    ({ rule, variant, start, end }) => `${[rule, variant].join(' ').trim()}: ${text.slice(start, end)}`,
  );
}

/** The text after every repair that needs nobody. */
async function mended(language: Language, text: string): Promise<string> {
  const edits = (await findings(language, text)).flatMap((finding) => finding.edits ?? []);
  assert.ok(edits.length > 0, 'nothing to repair');
  return applyEdits(text, edits);
}

const userAssigned = { workspaceIdentity: 'userAssigned' } as const;

describe('sign-ins of scripts', () => {
  it('are repaired by themselves where --username holds a resource ID', async () => {
    const text = `az login --identity --username "${ids.resourceId}" -o none\n`;
    assert.deepEqual(await noticed(shell, text), [`obsolete-constructor removedForm: ${text.trim()}`]);
    assert.equal(await mended(shell, text), text.replace('--username', '--resource-id'));
    assert.equal(
      await mended(shell, text.replace('--username', '-u')),
      text.replace('--username', '--resource-id'),
    );
  });

  it('ask which identity is meant where --username holds a GUID or a variable', async () => {
    for (const value of [ids.clientId, '"$ID"', '$ID']) {
      const [finding] = await findings(shell, `az login --identity --username ${value}\n`);
      assert.deepEqual(
        [finding?.rule, finding?.fix, finding?.edits],
        ['obsolete-constructor', 'replace', undefined],
      );
    }
    assert.equal((await noticed(powershell, 'az login --identity -u $id\n')).length, 1);
  });

  it('keep what else they say when the identity changes', async () => {
    const request = requestFor({ identifier: 'resourceId' });
    const text =
      'MSYS_NO_PATHCONV=1 az login --identity -u "$ID" --allow-no-subscriptions -o none > /dev/null\n';
    assert.equal(
      await replaced(shell, 'shellscript', text, request),
      `MSYS_NO_PATHCONV=1 az login --identity --resource-id "${ids.resourceId}" --allow-no-subscriptions -o none > /dev/null\n`,
    );
    assert.equal(
      await replaced(
        powershell,
        'powershell',
        '$null = Connect-AzAccount -Tenant x -Identity -Subscription $sub -ErrorAction Stop\n',
        requestFor(),
      ),
      `$null = Connect-AzAccount -Identity -AccountId '${ids.clientId}' -Subscription $sub -ErrorAction Stop\n`,
    );
  });

  it('of a developer become a choice between both, where they stand alone', async () => {
    const request = requestFor({ flavour: 'localAndAzure' });
    const text = 'f() {\n  az login\n}\n';
    const expected = `f() {\n  if [ "\${APP_ENV:-}" = "development" ]; then\n      az account show --output none || az login\n  else\n      az login --identity --client-id "${ids.clientId}"\n  fi\n}\n`;
    assert.equal(await replaced(shell, 'shellscript', text, request), expected);
    assert.equal(await replaced(shell, 'shellscript', 'az login && az account show\n', request), undefined);
  });

  it('get the guard of a variable above the line, in front of an assignment too', async () => {
    const request = requestFor({ idSource: 'environmentVariable', variable: 'THE_ID' });
    const text = 'if ($x) {\n    $context = (Connect-AzAccount).Context\n}\n';
    const guard = "if (-not $env:THE_ID) { throw 'The environment variable THE_ID is empty or not set.' }";
    assert.equal(
      await replaced(powershell, 'powershell', text, request),
      `if ($x) {\n    ${guard}\n    $context = (Connect-AzAccount -Identity -AccountId $env:THE_ID).Context\n}\n`,
    );
    assert.equal(
      await replaced(powershell, 'powershell', '1 | % { Connect-AzAccount }\n', request),
      undefined,
    );
  });

  it('without an ID are noticed only where the workspace identity is user-assigned', async () => {
    for (const [language, text] of [
      [shell, 'az login --identity\n'],
      [powershell, 'Connect-AzAccount -Identity\n'],
    ] as const) {
      assert.deepEqual(await noticed(language, text, userAssigned), [`missing-identifier: ${text.trim()}`]);
      assert.deepEqual(await noticed(language, text), []);
    }
    assert.deepEqual(
      await noticed(powershell, "connect-azaccount -identity -accountid 'x'\n", userAssigned),
      [],
    );
  });

  it('with two IDs, and with a secret in the line, are noticed', async () => {
    assert.deepEqual(await noticed(shell, 'az login --identity --client-id a --object-id=b\n'), [
      'two-identifiers: az login --identity --client-id a --object-id=b',
    ]);
    const secret = 'az login --service-principal -u app -p q8Q~abcdefgh --tenant t';
    assert.deepEqual(await noticed(shell, `${secret}\n`), [`secret-in-code clientSecret: ${secret}`]);
    for (const fine of ['"$SECRET"', '$(cat x)', '/run/cert.pem', '<secret>'])
      assert.deepEqual(
        await noticed(shell, `az login --service-principal -u app -p ${fine} --tenant t\n`),
        [],
      );
  });

  it('are found with their IDs, and not in strings, comments and other programs', async () => {
    const text = `# az login --identity\necho "az login --identity"\nmy-az login --identity\naz login --identity --client-id='${ids.clientId}'\naz account show\n`;
    const sites = shell.credentials(await parseText(shell, 'shellscript', text));
    assert.deepEqual(
      sites.map(({ type, identifier, id }) => [type, identifier, id?.value]),
      [['managedIdentity', 'clientId', ids.clientId]],
    );
  });
});

describe('raw token requests of scripts', () => {
  const imds = 'http://169.254.169.254/metadata/identity/oauth2/token';

  it('are repaired for their host', async () => {
    assert.equal(
      await mended(
        shell,
        `curl -s "https://169.254.169.254/metadata/identity/oauth2/token?api-version=2017-09-01&resource=https%3A%2F%2Fvault.azure.net/.default&mi_res_id=x"\n`,
      ),
      `curl -H "Metadata: true" -s "${imds}?api-version=2018-02-01&resource=https%3A%2F%2Fvault.azure.net&msi_res_id=x"\n`,
    );
    assert.equal(
      await mended(
        shell,
        'curl -G "$IDENTITY_ENDPOINT" -H "X-Identity-Header: $IDENTITY_HEADER" -d api-version=2017-09-01 --data-urlencode "msi_res_id=$ID" -d resource=x\n',
      ),
      'curl -G "$IDENTITY_ENDPOINT" -H "X-Identity-Header: $IDENTITY_HEADER" -d api-version=2019-08-01 --data-urlencode "mi_res_id=$ID" -d resource=x\n',
    );
    const call =
      "Invoke-RestMethod -Uri '%u' -Headers @{ Metadata = 'true' } -Body @{ resource = 'a'; 'api-version' = '2018-02-01'; %p = $id }\n".replace(
        '%u',
        imds,
      );
    assert.equal(
      await mended(powershell, call.replace('%p', 'principal_id')),
      call.replace('%p', 'object_id'),
    );
  });

  it('are left alone where they are right, or where part of them is not to be seen', async () => {
    for (const text of [
      `curl -s -H Metadata:true "${imds}?api-version=2021-02-01&resource=x&msi_res_id=y"\n`,
      `curl -s "\${args[@]}" "${imds}?resource=x"\n`,
      `curl -s -H "$HEADER" "${imds}?api-version=2018-02-01&resource=x"\n`,
      'curl -s -H "X-IDENTITY-HEADER: $IDENTITY_HEADER" "$IDENTITY_ENDPOINT?api-version=2019-08-01&resource=x&object_id=y"\n',
      'curl https://example.com/?mi_res_id=x\n',
      'curl -H Metadata:true "http://169.254.169.254/metadata/instance?api-version=2017-09-01"\n',
    ])
      assert.deepEqual(await noticed(shell, text), [], text);
    assert.deepEqual(
      await noticed(
        powershell,
        `irm @request -Uri "${imds}?resource=x"\nirm -Uri '${imds}?api-version=2018-02-01&resource=x' -Headers $headers\n`,
      ),
      [],
    );
  });

  it('with two IDs, with none where one is due, and of 2017 are noticed', async () => {
    const good = `curl -H Metadata:true "${imds}?api-version=2018-02-01&resource=x`;
    assert.deepEqual(await noticed(shell, `${good}&client_id=a&object_id=b"\n`), [
      'raw-token-request twoIds: object_id',
    ]);
    assert.deepEqual(await noticed(shell, `${good}"\n`, userAssigned), [`raw-token-request noId: ${good}"`]);
    assert.deepEqual(await noticed(shell, `${good}"\n`), []);
    assert.deepEqual(
      await noticed(
        shell,
        'curl -H "Secret: $MSI_SECRET" "$MSI_ENDPOINT?resource=x&api-version=2017-09-01"\n',
      ),
      ['raw-token-request oldEndpoint: MSI_ENDPOINT'],
    );
  });

  it('that we write ourselves are right', async () => {
    const request = requestFor({
      flavour: 'client',
      target: { service: 'blob', resource: 's', endpoint: 'https://s.blob.core.windows.net', call: true },
    });
    for (const [language, id] of languageIds) {
      const file = await parseText(language, id, '\n');
      const plan = language.insert(file, 0, request);
      const text = plainText(plan?.snippet?.parts ?? []);
      assert.ok(text.length > 500);
      assert.deepEqual(await noticed(language, text, userAssigned), [], text);
    }
  });
});

describe('tokens and settings in scripts', () => {
  const token = 'token=$(az account get-access-token --query accessToken -o tsv)\n';

  it('a token that is printed, decoded or put into an address is noticed', async () => {
    assert.deepEqual(await noticed(shell, `${token}echo "Token: $token"\n`), [
      'token-handling logged: echo "Token: $token"',
    ]);
    assert.deepEqual(await noticed(shell, `${token}echo "$token" | cut -d. -f2 | base64 -d\n`), [
      'token-handling decoded: echo "$token"',
    ]);
    assert.deepEqual(await noticed(shell, `${token}curl "https://example.com/?access_token=$token"\n`), [
      'token-handling exposed: curl "https://example.com/?access_token=$token"',
    ]);
    const pwsh = "$token = (Invoke-RestMethod -Uri $uri -Headers @{ A = 'b' }).access_token\n";
    assert.deepEqual(await noticed(powershell, `${pwsh}Write-Host "T: $token"\n`), [
      'token-handling logged: Write-Host "T: $token"',
    ]);
  });

  it('a token that goes where it belongs is not', async () => {
    for (const use of [
      'echo "$token" | docker login --password-stdin',
      'echo "TOKEN=$token" >> "$GITHUB_ENV"',
      'echo "::add-mask::$token"',
      'echo "##vso[task.setvariable variable=t;issecret=true]$token"',
      'curl -H "Authorization: Bearer $token" https://example.com',
      'echo "${#token}"',
      'x=$(echo "$token" | tr -d "\\n")',
      'echo "$tokens"',
    ])
      assert.deepEqual(await noticed(shell, `${token}${use}\n`), [], use);
    assert.deepEqual(await noticed(shell, 'name=$(az account show --query name)\necho "$name"\n'), []);
    assert.deepEqual(
      await noticed(powershell, '$token = Get-AzAccessToken\nWrite-Host $token.ExpiresOn\n'),
      [],
    );
  });

  it('an app whose identity is switched off gets it back', async () => {
    assert.equal(
      await mended(shell, 'az webapp config appsettings set -n a --settings WEBSITE_DISABLE_MSI=true A=1\n'),
      'az webapp config appsettings set -n a --settings WEBSITE_DISABLE_MSI=false A=1\n',
    );
    assert.equal(
      await mended(powershell, "$s = @{ 'WEBSITE_DISABLE_MSI' = 'True' }\n"),
      "$s = @{ 'WEBSITE_DISABLE_MSI' = 'false' }\n",
    );
    for (const fine of [
      '# WEBSITE_DISABLE_MSI=true\n',
      'export WEBSITE_DISABLE_MSI=false\n',
      'echo "$WEBSITE_DISABLE_MSI"\n',
    ])
      assert.deepEqual(await noticed(shell, fine), [], fine);
  });

  it('the misspelt variable gets its last letter', async () => {
    assert.equal(
      await mended(shell, 'export AZURE_TOKEN_CREDENTIAL=prod\n'),
      'export AZURE_TOKEN_CREDENTIALS=prod\n',
    );
    assert.equal(
      await mended(powershell, "$env:AZURE_TOKEN_CREDENTIAL = 'prod'\n"),
      "$env:AZURE_TOKEN_CREDENTIALS = 'prod'\n",
    );
    assert.deepEqual(
      await noticed(shell, 'export AZURE_TOKEN_CREDENTIALS=prod\necho "$AZURE_TOKEN_CREDENTIAL"\n'),
      [],
    );
  });
});
