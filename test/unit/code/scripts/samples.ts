/** Scripts with something of everything that a statement can stand next to. */

export const bash = `#!/usr/bin/env bash
# Copyright Contoso.

set -euo pipefail

readonly NAME="app" # the app
LIST=(
  one

  two
)

# Prints.
log() {
  local text="$1"
  printf '%s\\n' "$text" \\
    >&2

}

deploy() (
  cd /tmp

  for item in "\${LIST[@]}"; do
    if [[ $item == one ]] &&
      [[ -n $NAME ]]; then
      log "$item"
    elif grep -q "$item" <<< "$NAME"; then

      log "other"
    else
      log 'a
multi-line

text'
    fi
  done
)

case "$NAME" in
  app)
    log "app"

    ;;

  *) log "none" ;;
esac

cat <<TEXT | tr a-z A-Z
  not code

TEXT

value=$(
  az account show \\
    --query id

)
while read -r line; do
  echo "$line"
done < <(ls)

az login --identity --username "$value" | cat &&
  deploy

log done
`;

export const pwsh = `#Requires -Modules Az.Accounts
<#
.SYNOPSIS
Deploys.

#>
[CmdletBinding()]
param(
    [string] $Name = 'app',

    [int] $Count
)

Set-StrictMode -Version Latest

$settings = @{
    A = 1

    B = 'two'
}
$list = @(
    1

    2
)

function Start-It {
    param([string] $What)

    Write-Host "It: $What" \`
        -NoNewline

}

if ($Count -gt 1) {

    Start-It 'x'
} elseif ($Name) {
    Start-It -What $Name
} else {
    $text = @"
not code

"@
}

Get-ChildItem |
    Where-Object { $_.Name } |
    ForEach-Object {
        $_

    }

switch ($Name) {
    'a' { Start-It 'a' }

    default {
        Start-It 'b'
    }
}

try {
    Connect-AzAccount -Identity | Out-Null
} catch {

    throw
}

class Thing {
    [string] $Name

    [void] Go() {
        $this.Name = 'x'

    }
}
$sum = $(
    1

)
`;
