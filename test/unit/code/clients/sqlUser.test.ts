/** The statement that makes an identity a user of a database. */

import assert from 'node:assert/strict';
import { postgresUserStatement, sqlUserStatement } from '../../../../src/code/clients/sqlUser';

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
