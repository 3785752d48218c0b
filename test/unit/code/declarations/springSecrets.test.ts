/** Secrets in Spring's application.yml: found, and an identity put in their place. */

import assert from 'node:assert/strict';
import type { CredentialRequest } from '../../../../src/code/request';
import { editsOf } from '../../../../src/code/safeEdit';
import { applyEdits } from '../../../../src/code/text';
import { yaml } from '../../../../src/code/declarations/yaml/language';
import { requestFor } from '../applied';
import { errorsIn, parseText } from '../parseText';

const id = '8f3c1d2e-0000-4000-8000-000000000001';
const path = '/w/src/main/resources/application.yml';

async function said(text: string): Promise<string[]> {
  const found = yaml.findings(await parseText(yaml, 'yaml', text, { path }), { tokenCredentialsSet: false });
  return found.map(({ rule, variant }) => `${rule} ${variant ?? ''}`);
}

/** The text with an identity in the place of the first finding. */
async function replaced(text: string, over: Partial<CredentialRequest> = {}): Promise<string | undefined> {
  const file = await parseText(yaml, 'yaml', text, { path });
  const [first] = yaml.findings(file, { tokenCredentialsSet: false });
  const plan = first && yaml.replace(file, first, requestFor({ id, ...over }));
  if (!plan) return undefined;
  const after = applyEdits(text, editsOf(plan));
  assert.deepEqual(errorsIn(await parseText(yaml, 'yaml', after, { path })), [], after);
  return after;
}

describe('a client secret of Spring', () => {
  const bare =
    'spring:\n  cloud:\n    azure:\n      keyvault:\n        secret:\n          credential:\n            client-secret: x\n';
  const whole =
    'spring:\n  cloud:\n    azure:\n      credential:\n        client-id: old # of the application\n        client-secret: x # once\n        managed-identity-enabled: false\n';

  it('is found where it stands in the file', async () => {
    assert.deepEqual(await said(bare), ['secret-in-code clientSecret']);
    assert.deepEqual(await said(bare.replace(': x', ': ${SECRET}')), []);
  });

  it('becomes a managed identity, with the client ID of the application gone', async () => {
    assert.equal(
      await replaced(bare),
      bare.replace('client-secret: x', `managed-identity-enabled: true\n            client-id: "${id}"`),
    );
    const [before, after] = [whole.split('client-id')[0] ?? '', '        managed-identity-enabled: true\n'];
    assert.equal(await replaced(whole), `${before}client-id: "${id}" # of the application\n${after}`);
    assert.equal(await replaced(whole, { identifier: 'systemAssigned' }), `${before.trimEnd()}\n${after}`);
  });

  it('stays where Spring takes no such ID, and where entries share a line', async () => {
    assert.equal(await replaced(whole, { identifier: 'objectId' }), undefined);
    const flow = 'spring: { cloud: { azure: { credential: { client-secret: x } } } }\n';
    assert.equal(await replaced(flow), undefined);
  });
});

describe('a password of Azure SQL in Spring', () => {
  const url = 'jdbc:sqlserver://s.database.windows.net:1433;databaseName=d;encrypt=true';
  const text = `spring:\n  datasource:\n    url: "${url}"\n    username: sa\n    password: Zk3vQ9xWm7 # rotate\n  main: {}\n`;

  it('becomes a sign-in as the identity, and the address stays', async () => {
    assert.deepEqual(await said(text), ['secret-in-code sqlPassword']);
    const bare = `spring:\n  datasource:\n    url: "${url};authentication=ActiveDirectoryManagedIdentity`;
    assert.equal(await replaced(text), `${bare};msiClientId=${id}"\n  main: {}\n`);
    assert.equal(await replaced(text, { identifier: 'systemAssigned' }), `${bare}"\n  main: {}\n`);
  });

  it('stays where the driver takes no such ID, and where the address is written with escapes', async () => {
    assert.equal(await replaced(text, { identifier: 'resourceId' }), undefined);
    assert.equal(await replaced(text.replace('"', "'").replace('"', "''x'")), undefined);
  });
});
