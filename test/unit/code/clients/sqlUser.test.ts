/** The statement that makes an identity a user of a database. */

import assert from 'node:assert/strict';
import { postgresUserStatement, sqlUserOf, sqlUserStatement } from '../../../../src/code/clients/sqlUser';
import { createSyntax } from '../../../../src/code/entry';
import { requestFor } from '../applied';
import { loadGrammar } from '../parseText';
import { rewritePlaces } from '../secrets/rewritePlaces';

const syntax = createSyntax({ loadGrammar });

/** Whom the database is told of when the first secret of a file gives way to an identity. */
async function told(languageId: string, path: string, text: string): Promise<string | undefined> {
  const source = { uri: `file://${path}`, version: 1, languageId, text, path, indent: '  ' };
  syntax.open(source);
  const look = await syntax.diagnose(source.uri, { tokenCredentialsSet: true });
  syntax.close(source.uri);
  const finding = look?.findings.find(({ fix }) => fix === 'replace');
  assert.ok(finding, `nothing to replace in\n${text}`);
  return sqlUserOf({ ...requestFor(), identityName: 'id-orders' }, finding);
}

describe('the code that signs in to a database', () => {
  for (const { languageId, extension, files } of Object.values(rewritePlaces)) {
    it(`is known by the password that it had: ${languageId}`, async () => {
      for (const [place, [text]] of Object.entries(files)) {
        const isSql = /database\.windows\.net/.test(text);
        const user = await told(languageId, `/orders/${place}.${extension}`, text);
        assert.equal(user, isSql ? 'id-orders' : undefined, text);
      }
    });
  }

  const server = 'sql-orders.database.windows.net';
  for (const [languageId, path, text] of [
    [
      'json',
      '/orders/appsettings.json',
      `{"ConnectionStrings":{"Orders":"Server=tcp:${server},1433;Database=o;User ID=app;Password=N0tThat!One;Encrypt=True"}}`,
    ],
    [
      'properties',
      '/orders/application.properties',
      `spring.datasource.url=jdbc:sqlserver://${server}:1433;databaseName=d;encrypt=true\nspring.datasource.username=sa\nspring.datasource.password=Zk3vQ9xWm7\n`,
    ],
  ] as const) {
    it(`is known by the password that it had: ${path}`, async () => {
      assert.equal(await told(languageId, path, text), 'id-orders');
    });
  }

  it('is not any other that signs in with a password, nor code for the sample', async () => {
    assert.equal(
      await told(
        'python',
        '/orders/a.py',
        'from azure.identity import UsernamePasswordCredential\nc = UsernamePasswordCredential("c", "me", "N0tThat!One")\n',
      ),
      undefined,
    );
    const sample = { ...requestFor(), identityName: 'id-orders', sample: true };
    assert.equal(sqlUserOf(sample, { variant: 'sqlPassword' }), undefined);
  });
});

describe('the user of a database', () => {
  it('is made from the identity and may read', () => {
    assert.equal(
      sqlUserStatement('id-orders'),
      'CREATE USER [id-orders] FROM EXTERNAL PROVIDER;\nALTER ROLE db_datareader ADD MEMBER [id-orders];\n',
    );
  });

  it('cannot be left by a name with brackets in it', () => {
    assert.match(
      sqlUserStatement('a]; DROP USER [b'),
      /^CREATE USER \[a\]\]; DROP USER \[b\] FROM EXTERNAL PROVIDER;$/m,
    );
  });

  it('doubles both kinds of quotes for PostgreSQL', () => {
    assert.equal(
      postgresUserStatement(`a'b"c`),
      `SELECT * FROM pgaadauth_create_principal('a''b"c', false, false);\n` +
        `GRANT SELECT ON ALL TABLES IN SCHEMA public TO "a'b""c";\n`,
    );
  });
});
