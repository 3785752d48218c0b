/** The PowerShell function that gets a token without a module: from App Service where its endpoint is set, else from the metadata endpoint. */

import type { RawSelector, ScriptFunction } from '../scripts/dialect';

/**
 * A function that returns the token. It keeps it until 5 minutes before it expires, and asks again after 404, 410, 429
 * and 5xx. `Invoke-RestMethod` encodes the table of a GET request into the address.
 */
export function powershellTokenFunction(
  name: string,
  selector: RawSelector | undefined,
  guards: readonly string[],
  step: string,
): ScriptFunction {
  const isOne = selector?.appService === selector?.machine;
  const [appService, machine] =
    selector && !isOne
      ? [
          `>>$query['${selector.appService}'] = ${selector.value}`,
          `>>$query['${selector.machine}'] = ${selector.value}`,
        ]
      : [];
  const id = selector && isOne ? `; ${selector.appService} = ${selector.value}` : '';
  const lines = [
    '# Returns a token for the resource. Kept until 5 minutes before it expires.',
    `function ${name} {`,
    '>param([Parameter(Mandatory)] [string] $Resource)',
    '',
    '>if (-not (Test-Path variable:script:managedIdentityTokens)) { $script:managedIdentityTokens = @{} }',
    '>$known = $script:managedIdentityTokens[$Resource]',
    '>$now = [DateTimeOffset]::UtcNow.ToUnixTimeSeconds()',
    '>if ($known -and [long] $known.expires_on - 300 -gt $now) { return $known.access_token }',
    ...guards.map((guard) => `>${guard}`),
    `>$query = @{ resource = $Resource${id} }`,
    '>if ($env:IDENTITY_ENDPOINT) {',
    '>>$uri = $env:IDENTITY_ENDPOINT',
    `>>$headers = @{ 'X-IDENTITY-HEADER' = $env:IDENTITY_HEADER }`,
    `>>$query['api-version'] = '2019-08-01'`,
    ...(appService === undefined ? [] : [appService]),
    '>} else {',
    `>>$uri = 'http://169.254.169.254/metadata/identity/oauth2/token'`,
    `>>$headers = @{ Metadata = 'true' }`,
    `>>$query['api-version'] = '2018-02-01'`,
    ...(machine === undefined ? [] : [machine]),
    '>}',
    '>foreach ($delay in 1, 2, 4, 8, 16, 32, 32, -1) {',
    '>>try {',
    '>>>$answer = Invoke-RestMethod -Uri $uri -Headers $headers -Body $query -TimeoutSec 30',
    '>>>break',
    '>>} catch {',
    '>>>$status = [int] $_.Exception.Response.StatusCode',
    '>>>$isPassing = $status -in 404, 410, 429 -or $status -ge 500',
    '>>>if ($delay -lt 0 -or -not $isPassing) { throw }',
    '>>>Start-Sleep -Seconds $delay',
    '>>}',
    '>}',
    '>$script:managedIdentityTokens[$Resource] = $answer',
    '>return $answer.access_token',
    '}',
  ];
  return { name, lines: lines.map((line) => line.replace(/^>+/, (marks) => step.repeat(marks.length))) };
}
