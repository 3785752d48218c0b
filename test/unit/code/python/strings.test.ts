/** What Python's literals hold, and which IDs its credentials name. */

import assert from 'node:assert/strict';
import { python } from '../../../../src/code/python/language';
import { cursorIn } from '../applied';
import { parseText } from '../parseText';

async function stringIn(marked: string): Promise<string | undefined> {
  const { text, offset } = cursorIn(marked);
  const literal = python.stringAt?.(await parseText(python, 'python', text), offset);
  if (literal) assert.equal(text.slice(literal.start, literal.end).includes('"""'), false);
  return literal?.value;
}

describe('Python: the literal at a place', () => {
  const literals: readonly (readonly [marked: string, value: string | undefined])[] = [
    ['a = "on¦e"', 'one'],
    ["a = '¦'", ''],
    ['a = "o\\"n¦e\\x41\\u0042\\n\\101"', 'o"neAB\nA'],
    ['a = r"o\\n¦e"', 'o\\ne'],
    ['a = b"on¦e"', 'one'],
    ['a = """one\ntw¦o"""', 'one\ntwo'],
    ['a = "one"¦', undefined],
    ['a = ¦"one"', undefined],
    ['a = f"on¦e"', undefined],
    ['a = f"{b["on¦e"]}"', 'one'],
    ['a = on¦e', undefined],
    ['# "on¦e"', undefined],
  ];
  for (const [marked, value] of literals) {
    it(`is ${value === undefined ? 'none' : JSON.stringify(value)} in ${JSON.stringify(marked)}`, async () => {
      assert.equal(await stringIn(marked), value);
    });
  }
});

describe('Python: what a credential names', () => {
  const head = 'from azure.identity import DefaultAzureCredential as D, ManagedIdentityCredential\n';
  const calls: readonly (readonly [
    call: string,
    name: string,
    identifier: string | undefined,
    id?: string,
  ])[] = [
    ['ManagedIdentityCredential(client_id="a")', 'ManagedIdentityCredential', 'clientId', 'a'],
    [
      "ManagedIdentityCredential(identity_config={'resource_id': r'/b'})",
      'ManagedIdentityCredential',
      'resourceId',
      '/b',
    ],
    ['ManagedIdentityCredential(identity_config={"object_id": c})', 'ManagedIdentityCredential', 'objectId'],
    ['ManagedIdentityCredential()', 'ManagedIdentityCredential', 'systemAssigned'],
    ['D(managed_identity_client_id="d")', 'DefaultAzureCredential', 'clientId', 'd'],
    ['D()', 'DefaultAzureCredential', undefined],
  ];
  for (const [call, name, identifier, id] of calls) {
    it(`is read in ${call}`, async () => {
      const text = `${head}c = ${call}\n`;
      const [site] = python.credentials(await parseText(python, 'python', text));
      assert.equal(site?.name, name);
      assert.equal(site.identifier, identifier);
      assert.equal(site.id?.value, id);
      if (site.id) assert.equal(text.slice(site.id.start, site.id.end), id);
    });
  }
});
