/** PowerShell, as the editor sees it: signing in with the Az module or the Azure CLI, and tokens by `Invoke-RestMethod`. */

import type { Language } from '../language';
import { scriptClients } from '../scripts/dataCalls';
import { insertScript } from '../scripts/insert';
import { siteOf } from '../scripts/login';
import { replaceLogin } from '../scripts/replace';
import { scriptVaultRead } from '../scripts/vaultRead';
import { powershellStringAt } from './commands';
import { powershellDialect } from './dialect';
import { powershellRules, tokenVariables } from './rules';

export const powershell: Language = {
  languageIds: ['powershell'],
  displayName: 'PowerShell',
  grammarFor: () => 'powershell',
  triggers: powershellRules.triggers,
  findings: powershellRules.findings,
  credentials: (file, within) => powershellRules.logins(file, within).map(siteOf),
  stringAt: powershellStringAt,
  clients: (file, known) => scriptClients(file, [{ start: 0, end: file.text.length }], known),
  importsText: (file) => tokenVariables(file).join(),
  importsAzure: (file) => /^#Requires\b.*\bAz\b/im.test(file.text) || powershellRules.logins(file).length > 0,
  insert: (file, offset, request) => insertScript(file, offset, request, powershellDialect),
  replace: (file, site, request) => {
    const login = powershellRules.logins(file).find(({ command }) => command.start === site.start);
    return login && replaceLogin(file, login, request, powershellDialect);
  },
  readSecret: (file, secret, request) =>
    scriptVaultRead(file, secret, request, powershellDialect, powershellRules.logins(file)),
  mend: () => undefined,
  isPicky: true,
  noun: { credential: 'Connect-AzAccount -Identity', client: 'Invoke-RestMethod' },
  needs: () => [],
  manifests: [],
};
