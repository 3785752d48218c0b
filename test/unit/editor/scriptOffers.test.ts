/** What the light bulb offers in scripts and settings, where not every ID and flavour can be written. */

import assert from 'node:assert/strict';
import type { ClientTarget } from '../../../src/code/clients/client';
import type { Language } from '../../../src/code/language';
import { powershell } from '../../../src/code/powershell/language';
import { dotenv, properties } from '../../../src/code/settings/language';
import { shell } from '../../../src/code/shell/language';
import type { CodeSettings } from '../../../src/editor/codeSettings';
import { fixesOf, rewritesAt, type Offer } from '../../../src/editor/offers';
import { parseText } from '../code/parseText';
import { known, settings as plainSettings } from './offering';

const settings: CodeSettings = { ...plainSettings, identifier: 'resourceId' };
const target: ClientTarget = {
  service: 'keyVaultSecrets',
  resource: 'kv',
  endpoint: 'https://kv.vault.azure.net',
  call: true,
};

function lines(offers: readonly Offer[]): string[] {
  return offers.map((offer) => {
    if (offer.does !== 'write') return offer.does;
    const { flavour, identifier, target: to } = offer.request;
    return [flavour, identifier, ...(to ? [to.call ? 'call' : 'no call'] : [])].join(' ');
  });
}

async function offers(
  language: Language,
  languageId: string,
  path: string,
  targets: readonly ClientTarget[] = [],
): Promise<string[]> {
  const file = await parseText(language, languageId, '\n', { path });
  const cursor = { start: 0, end: 0 };
  return lines(rewritesAt(language, file, cursor, known, settings, undefined, targets));
}

describe('the offers in scripts and settings', () => {
  it('leave out the ID that a sign-in or a framework does not take', async () => {
    assert.deepEqual(await offers(powershell, 'powershell', '/w/a.ps1'), [
      'credential resourceId',
      'localAndAzure resourceId',
      'credential clientId',
      'choose',
    ]);
    assert.ok((await offers(shell, 'shellscript', '/w/a.sh')).includes('credential objectId'));
    assert.deepEqual(await offers(properties, 'properties', '/w/application.properties'), [
      'credential clientId',
      'choose',
    ]);
    assert.deepEqual(await offers(properties, 'properties', '/w/.gitconfig'), []);
  });

  it('have tokens for what the identity reaches, and calls where a token is all it takes', async () => {
    const clients = async (language: Language, languageId: string, path: string): Promise<string[]> =>
      (await offers(language, languageId, path, [target])).filter((line) => line.startsWith('client'));
    const both = ['client resourceId no call', 'client resourceId call'];
    assert.deepEqual(await clients(shell, 'shellscript', '/w/a.sh'), both);
    assert.deepEqual(await clients(powershell, 'powershell', '/w/a.ps1'), both);
    assert.deepEqual(await clients(dotenv, 'dotenv', '/w/.env'), []);
  });

  it('repair what needs no identity by itself alone, and a secret without a choice of flavours', async () => {
    const fixes = async (text: string): Promise<string[]> => {
      const file = await parseText(dotenv, 'dotenv', text, { path: '/w/.env' });
      const [finding] = dotenv.findings(file, { tokenCredentialsSet: false });
      assert.ok(finding);
      return lines(fixesOf(finding, known, { ...settings, identifier: 'clientId' }));
    };
    assert.deepEqual(await fixes('WEBSITE_DISABLE_MSI=true\n'), ['mend']);
    assert.deepEqual(await fixes('AZURE_CLIENT_SECRET=q8Q~abcdef\n'), ['credential clientId', 'choose']);
  });
});
