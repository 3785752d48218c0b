/** Services and databases in Spring's `application.yml`, with the identity that reaches them. */

import assert from 'node:assert/strict';
import { yaml } from '../../../../src/code/declarations/yaml/language';
import type { CredentialRequest } from '../../../../src/code/request';
import { ids, inserted as insertedAt, requestFor } from '../applied';
import { targets } from '../targets';

const id = ids.clientId;
const inserted = (text: string, wanted: Partial<CredentialRequest>): Promise<string | undefined> =>
  insertedAt(yaml, 'yaml', `¦${text}`, requestFor(wanted), {
    path: '/w/src/main/resources/application-prod.yml',
  });

describe('what Spring connects to', () => {
  it('gets where a service is, with the identity, in the levels that are there', async () => {
    const wanted = { flavour: 'client', target: targets.blob } as const;
    const endpoint = 'endpoint: "https://stordersprod.blob.core.windows.net"\n';
    const credential = `managed-identity-enabled: true\n        client-id: "${id}"\n`;
    assert.equal(
      await inserted('spring:\n  application:\n    name: orders\n', wanted),
      `spring:\n  application:\n    name: orders\n  cloud:\n    azure:\n      credential:\n        ${credential}      storage:\n        blob:\n          ${endpoint}`,
    );
    assert.equal(
      await inserted('', wanted),
      `spring:\n  cloud:\n    azure:\n      credential:\n        ${credential}      storage:\n        blob:\n          ${endpoint}`,
    );
    const there =
      'spring:\n  cloud:\n    azure:\n      credential:\n        managed-identity-enabled: false\n';
    assert.equal(
      await inserted(there, wanted),
      `spring:\n  cloud:\n    azure:\n      credential:\n        ${credential}      storage:\n        blob:\n          ${endpoint}`,
    );
    assert.equal(await inserted('', { ...wanted, target: { ...targets.blob, call: true } }), undefined);
    assert.equal(await inserted('', { ...wanted, target: targets.openAi }), undefined);
  });

  it('connects to Azure SQL by the identity', async () => {
    const wanted = { flavour: 'client', target: targets.sql } as const;
    const url = (client: string): string =>
      `url: "jdbc:sqlserver://sql-orders.database.windows.net:1433;databaseName=orders;authentication=ActiveDirectoryManagedIdentity;${client}encrypt=true"\n`;
    assert.equal(
      await inserted('spring:\n  datasource:\n    username: a\n', wanted),
      `spring:\n  datasource:\n    username: a\n    ${url(`msiClientId=${id};`)}`,
    );
    assert.equal(
      await inserted('', { ...wanted, identifier: 'systemAssigned' }),
      `spring:\n  datasource:\n    ${url('')}`,
    );
    const variable = { ...wanted, idSource: 'environmentVariable', variable: 'MY_ID' } as const;
    assert.equal(
      await inserted('spring:\n  datasource:\n    url: "jdbc:h2:mem"\n', variable),
      `spring:\n  datasource:\n    ${url('msiClientId=${MY_ID};')}`,
    );
  });
});
