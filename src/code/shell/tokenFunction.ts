/** The shell function that gets a token without an SDK: from App Service where its endpoint is set, else from the metadata endpoint. */

import type { RawSelector, ScriptFunction } from '../scripts/dialect';

/**
 * A function that sets `access_token`, so that it must not run in a subshell. It keeps the token until 5 minutes before
 * it expires, and asks again after 404, 410, 429 and 5xx: 410 can last 70 seconds while a machine's endpoint is updated.
 */
export function shellTokenFunction(
  name: string,
  selector: RawSelector | undefined,
  guards: readonly string[],
  step: string,
): ScriptFunction {
  const [appService, machine] = selector ? [` ${selector.appService}`, ` ${selector.machine}`] : ['', ''];
  const id = selector ? [`--data-urlencode "$5=$6"`] : [];
  // The ID is read once, outside of the command substitution, so that an empty variable ends the script.
  const value = selector ? ` ${selector.value}` : '';
  const lines = [
    '# Sets access_token to a token for the resource $1. Kept until 5 minutes before it expires.',
    `${name}() {`,
    '>if [ "${access_token_for:-}" = "$1" ] && [ "$(($(date +%s) + 300))" -lt "${access_token_expires_on:-0}" ]; then',
    '>>return 0',
    '>fi',
    ...guards.map((guard) => `>${guard}`),
    '>if [ -n "${IDENTITY_ENDPOINT:-}" ]; then',
    `>>set -- "$1" "$IDENTITY_ENDPOINT" "X-IDENTITY-HEADER: $IDENTITY_HEADER" 2019-08-01${appService}${value}`,
    '>else',
    `>>set -- "$1" http://169.254.169.254/metadata/identity/oauth2/token "Metadata: true" 2018-02-01${machine}${value}`,
    '>fi',
    '>for delay in 1 2 4 8 16 32 32 0; do',
    `>>answer=$(curl -sS -G --noproxy '*' --connect-timeout 5 --max-time 30 -w '\\n%{http_code}' -H "$3" "$2" \\`,
    `>>>${['--data-urlencode "api-version=$4"', '--data-urlencode "resource=$1"', ...id].join(' ')}) || :`,
    '>>status=${answer##*[!0-9]}',
    '>>case $status in',
    '>>>404 | 410 | 429 | 5??) sleep "$delay" ;;',
    '>>>*) break ;;',
    '>>esac',
    '>done',
    `>access_token=$(printf '%s' "$answer" | sed -n 's/.*"access_token" *: *"\\([^"]*\\)".*/\\1/p')`,
    `>access_token_expires_on=$(printf '%s' "$answer" | sed -n 's/.*"expires_on" *: *"\\{0,1\\}\\([0-9]*\\).*/\\1/p')`,
    '>access_token_for=$1',
    '>if [ -z "$access_token" ]; then',
    '>>echo "The identity endpoint gave no token: HTTP status $status" >&2',
    '>>return 1',
    '>fi',
    '}',
  ];
  return { name, lines: lines.map((line) => line.replace(/^>+/, (marks) => step.repeat(marks.length))) };
}
