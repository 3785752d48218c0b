/** Data sources of Java that are told a password: what they are told instead, and where nothing is offered. */

import assert from 'node:assert/strict';
import { requestFor } from '../applied';
import { lookAt } from '../look';
import { places } from '../matrix/places';
import { withoutSecret } from '../secrets/rewrites';

const host = 'sql-orders.database.windows.net';

function inMethod(body: string, server = host): string {
  return `import com.microsoft.sqlserver.jdbc.SQLServerDataSource;

final class Orders {
    private final SQLServerDataSource source = new SQLServerDataSource();

    Orders() {
        source.setServerName("${server}");
        ${body}
    }
}
`;
}

const java = { languageId: 'java', extension: 'java' };
const both = 'this.source.setPassword("N0tThat!One");\n        this.source.setUser("app");';

describe('the password of a data source of Java', () => {
  it('gives way to a user-assigned identity, and the client ID is its user', async () => {
    const after = await withoutSecret(java, inMethod(both));
    const { id } = requestFor();
    const wanted = `this.source.setAuthentication("ActiveDirectoryManagedIdentity");\n        this.source.setUser("${id}");`;
    assert.equal(after, inMethod(wanted));
  });

  it('takes its user along for the system-assigned identity', async () => {
    const after = await withoutSecret(java, inMethod(both), requestFor({ identifier: 'systemAssigned' }));
    assert.equal(after, inMethod('this.source.setAuthentication("ActiveDirectoryManagedIdentity");'));
    const remarked = await withoutSecret(
      java,
      inMethod(both.replace(/$/, ' // the user')),
      requestFor({ identifier: 'systemAssigned' }),
    );
    assert.equal(
      remarked,
      inMethod('this.source.setAuthentication("ActiveDirectoryManagedIdentity");\n        // the user'),
    );
  });

  for (const [what, text] of [
    [
      'a user in another block',
      inMethod(`${both.split('\n')[0]}\n        if (true) { this.source.setUser("app"); }`),
    ],
    [
      'a mode that is set already',
      inMethod(`${both}\n        this.source.setAuthentication("SqlPassword");`),
    ],
    [
      'an address that names a user',
      inMethod(`this.source.setURL("jdbc:sqlserver://${host};user=app");\n        ${both.split('\n')[0]}`),
    ],
    ['two users', inMethod(`${both}\n        this.source.setUser("other");`)],
  ] as const) {
    it(`is noticed and left alone beside ${what}`, async () => {
      const found = await lookAt(places.Java, text, { tokenCredentialsSet: true });
      assert.deepEqual(
        found.map(({ rule, variant, fix }) => [rule, variant, fix]),
        [['secret-in-code', 'password', 'none']],
      );
    });
  }

  it('is not noticed where the server is another one', async () => {
    const found = await lookAt(places.Java, inMethod(both, 'sql.example.org'), { tokenCredentialsSet: true });
    assert.deepEqual(found, []);
  });
});
