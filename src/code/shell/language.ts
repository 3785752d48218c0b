/** Shell scripts, as the editor sees them: signing in with the Azure CLI, and tokens by `curl`. */

import type { Language, ParsedFile } from '../language';
import { scriptClients } from '../scripts/dataCalls';
import { insertScript } from '../scripts/insert';
import { siteOf } from '../scripts/login';
import { replaceLogin } from '../scripts/replace';
import { scriptVaultRead } from '../scripts/vaultRead';
import { shellStringAt } from './commands';
import { shellDialect } from './dialect';
import { shellRules, tokenVariables } from './rules';

export const shell: Language = {
  languageIds: ['shellscript'],
  displayName: 'Shell',
  grammarFor: () => 'bash',
  triggers: shellRules.triggers,
  findings: shellRules.findings,
  credentials: (file, within) => shellRules.logins(file, within).map(siteOf),
  stringAt: shellStringAt,
  clients: (file, known) => scriptClients(file, [{ start: 0, end: file.text.length }], known),
  importsText: (file) => tokenVariables(file).join(),
  importsAzure: (file) => shellRules.logins(file).length > 0,
  insert: (file, offset, request) =>
    isForeign(file) ? undefined : insertScript(file, offset, request, shellDialect),
  replace: (file, site, request) => {
    const login = shellRules.logins(file).find(({ command }) => command.start === site.start);
    return login && !isForeign(file) ? replaceLogin(file, login, request, shellDialect) : undefined;
  },
  readSecret: (file, secret, request) =>
    isForeign(file)
      ? undefined
      : scriptVaultRead(file, secret, request, shellDialect, shellRules.logins(file)),
  mend: () => undefined,
  isPicky: true,
  noun: { credential: 'az login --identity', client: 'curl' },
  needs: () => [],
  manifests: [],
};

/** The editor counts shells among its shell scripts whose language is another. */
function isForeign({ path, text }: ParsedFile): boolean {
  return /\.(?:fish|t?csh|tcshrc|cshrc)$/.test(path) || /^#!.*\b(?:fish|t?csh)\b/.test(text);
}
