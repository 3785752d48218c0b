/** What the light bulb offers, from what is known of the identity, the settings and the place. */

import assert from 'node:assert/strict';
import type { RememberedIdentity } from '../../../src/access/identityMemory';
import { typescript } from '../../../src/code/typescript/language';
import type { CodeSettings } from '../../../src/editor/codeSettings';
import { fixesOf, identityToOffer, rewritesAt, siteAt, type Offer } from '../../../src/editor/offers';
import { anIdentity, aSystemAssigned } from '../fakes/builders';
import { parseText } from '../code/parseText';
import { known, settings } from './offering';

const { id, name } = anIdentity();

/** Each offer in one line: `write credential clientId literal`. */
function lines(offers: readonly Offer[]): string[] {
  return offers.map((offer) => {
    if (offer.does !== 'write') return offer.does;
    const { flavour, identifier, idSource } = offer.request;
    return ['write', flavour, identifier, idSource].join(' ');
  });
}

async function rewrites(
  code: string,
  identity: RememberedIdentity | undefined,
  over: Partial<CodeSettings> = {},
): Promise<string[]> {
  const at = code.indexOf('|');
  const file = await parseText(typescript, 'typescript', code.replace('|', ''));
  const cursor = { start: at, end: at };
  const site = siteAt(typescript.credentials(file, [cursor]), cursor);
  return lines(rewritesAt(typescript, file, cursor, identity, { ...settings, ...over }, site));
}

async function fixes(identity: RememberedIdentity | undefined): Promise<string[]> {
  const file = await parseText(
    typescript,
    'typescript',
    "import { DefaultAzureCredential } from '@azure/identity';\nexport const c = new DefaultAzureCredential();\n",
  );
  const [finding] = typescript.findings(file, { tokenCredentialsSet: false });
  assert.ok(finding);
  return lines(fixesOf(finding, identity, settings));
}

const imported = "import { ManagedIdentityCredential, DefaultAzureCredential } from '@azure/identity';\n";

describe('the offers over a credential', () => {
  const code = `${imported}export const c = new Default|AzureCredential();\n`;

  it('name a known identity by each of its IDs, that of the settings first', async () => {
    assert.deepEqual(await rewrites(code, known), [
      'write credential clientId literal',
      'write localAndAzure clientId literal',
      'write credential resourceId literal',
      'write credential objectId literal',
      'choose',
    ]);
    const [first] = await rewrites(code, known, { identifier: 'objectId', flavour: 'localAndAzure' });
    assert.equal(first, 'write localAndAzure objectId literal');
  });

  it('leave out an ID that was never read, and offer a resource ID that is put together where the code runs', async () => {
    const unread = { id, kind: 'userAssigned', name, principalId: '', sample: false } as const;
    assert.deepEqual(await rewrites(code, unread), [
      'write credential resourceId literal',
      'write localAndAzure resourceId literal',
      'write credential resourceId parts',
      'choose',
    ]);
  });

  it('take it from the environment where the settings say so, whatever is known of the ID', async () => {
    const unread = { id, kind: 'userAssigned', name, principalId: '', sample: false } as const;
    const [first] = await rewrites(code, unread, { idSource: 'environmentVariable' });
    assert.equal(first, 'write credential clientId environmentVariable');
  });

  it('need no identity for the environment’s and for the host’s own', async () => {
    assert.deepEqual(await rewrites(code, undefined), [
      'write credential clientId environmentVariable',
      'write credential systemAssigned literal',
      'choose',
    ]);
  });

  it('do not offer to write what stands there', async () => {
    const there = `${imported}export const c = new Managed|IdentityCredential();\n`;
    assert.deepEqual(await rewrites(there, undefined), [
      'write credential clientId environmentVariable',
      'choose',
    ]);
  });

  it('name a system-assigned identity by nothing', async () => {
    const { id: owner, name: app, principalId: object } = aSystemAssigned();
    const system = {
      id: owner,
      kind: 'systemAssigned',
      name: app,
      principalId: object,
      sample: false,
    } as const;
    assert.deepEqual(await rewrites(code, system), [
      'write credential systemAssigned literal',
      'write localAndAzure systemAssigned literal',
      'choose',
    ]);
  });
});

describe('the offers elsewhere', () => {
  it('insert where a statement can stand', async () => {
    const offers = await rewrites(`${imported}|\nexport const x = 1;\n`, known);
    assert.equal(offers[0], 'write credential clientId literal');
  });

  it('are none where the file does not parse', async () => {
    assert.deepEqual(await rewrites(`${imported}const x = [1, 2 |;;;\nfunction (\n`, known), []);
  });
});

describe('the quick fixes of a finding', () => {
  it('use the identity that is known, then ask for another', async () => {
    assert.deepEqual(await fixes(known), [
      'write credential clientId literal',
      'write localAndAzure clientId literal',
      'choose',
    ]);
  });

  it('ask first where none is known', async () => {
    assert.deepEqual(await fixes(undefined), ['choose', 'write credential clientId environmentVariable']);
  });
});

describe('the identity that offers name', () => {
  const memory = {
    recall: (given: string) => (given === id ? known : undefined),
    last: () => known,
    all: () => [known],
    remember: () => undefined,
    forget: () => undefined,
  };

  it('is the workspace’s, else the one used last', () => {
    assert.equal(identityToOffer(memory, settings), known);
    assert.equal(identityToOffer(memory, { ...settings, workspaceIdentity: id }), known);
  });

  it('is the workspace’s by its resource ID alone on a machine that never read it', () => {
    const other = id.replace(/[^/]+$/, 'id-of-a-colleague');
    assert.deepEqual(identityToOffer(memory, { ...settings, workspaceIdentity: other }), {
      id: other,
      kind: 'userAssigned',
      name: 'id-of-a-colleague',
      principalId: '',
      sample: false,
    });
  });

  it('is nobody where the setting holds no identity, never the one used last', () => {
    for (const workspaceIdentity of ['id-orders-api', '/subscriptions/x/resourceGroups/y', '${evil}']) {
      assert.equal(identityToOffer(memory, { ...settings, workspaceIdentity }), undefined);
    }
  });
});
