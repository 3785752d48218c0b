/** IDs in code, compared with the identities that are known. */

import assert from 'node:assert/strict';
import type { KnownIds, Language } from '../../../src/code/language';
import { python } from '../../../src/code/python/language';
import { sharedFindings } from '../../../src/code/sharedRules';
import { applyEdits } from '../../../src/code/text';
import { typescript } from '../../../src/code/typescript/language';
import { parseText } from './parseText';

const clientId = '3f2a7c10-5b1e-4b6c-9d55-0a1b2c3d4e5f';
const objectId = '51aa0c3e-77b2-4c0d-8f1e-aa0b1c2d3e4f';
const stranger = '7b0e6f52-1f0a-4d3b-8c9d-5e4f3a2b1c0d';
const known = (complete: boolean): KnownIds => ({
  version: 1,
  complete,
  kindOf: (id) => {
    const as = { [clientId]: 'clientId', [objectId]: 'objectId' }[id.toLowerCase()];
    return as === undefined ? undefined : { as: as as 'clientId', name: 'id-orders-api', clientId, objectId };
  },
});

const imported = "import { ManagedIdentityCredential } from '@azure/identity';\n";

async function noticed(language: Language, text: string, complete = false) {
  const file = await parseText(language, language.languageIds[0] ?? '', text);
  const context = { tokenCredentialsSet: false, known: known(complete) };
  return sharedFindings(language, file, context).map((finding) => ({
    rule: finding.rule,
    at: text.slice(finding.start, finding.end),
    mended: finding.edits && applyEdits(text, finding.edits),
  }));
}

describe('an ID in a credential', () => {
  it('that is the object ID in the place of the client ID is put right', async () => {
    const code = (id: string) => `${imported}new ManagedIdentityCredential({ clientId: '${id}' });\n`;
    assert.deepEqual(await noticed(typescript, code(objectId.toUpperCase())), [
      { rule: 'object-id-as-client-id', at: objectId.toUpperCase(), mended: code(clientId) },
    ]);
  });

  it('that is the client ID in the place of the object ID is put right', async () => {
    const code = (id: string) =>
      `from azure.identity import ManagedIdentityCredential\nc = ManagedIdentityCredential(identity_config={"object_id": "${id}"})\n`;
    assert.deepEqual(await noticed(python, code(clientId)), [
      { rule: 'client-id-as-object-id', at: clientId, mended: code(objectId) },
    ]);
  });

  it('that nobody has is reported only when every visible identity is known', async () => {
    const code = `${imported}new ManagedIdentityCredential({ clientId: '${stranger}' });\n`;
    assert.deepEqual(await noticed(typescript, code), []);
    assert.deepEqual(await noticed(typescript, code, true), [
      { rule: 'unknown-identity', at: stranger, mended: undefined },
    ]);
  });

  it('that is right, a placeholder or no literal is left alone', async () => {
    const code = ['clientId: "' + clientId + '"', 'objectId: "' + objectId + '"']
      .concat('clientId: "<client-id>"', 'clientId: "00000000-0000-0000-0000-000000000000"', 'clientId: id')
      .map((option) => `new ManagedIdentityCredential({ ${option} });\n`)
      .join('');
    assert.deepEqual(await noticed(typescript, imported + code, true), []);
  });
});
