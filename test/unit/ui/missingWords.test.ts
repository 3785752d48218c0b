/** The review of what code needs, as it stands in the dialog. */

import assert from 'node:assert/strict';
import { sqlUserStatement } from '../../../src/code/clients/sqlUser';
import { questionWords } from '../../../src/ui/confirmWords';
import { newsWords } from '../../../src/ui/newsWords';
import { storageAt } from '../commands/office';
import { words } from './words';

describe('the review of what code needs', () => {
  it('names everything, by what decides about it', () => {
    const { detail } = questionWords(
      words,
      {
        ask: 'grantMissing',
        identity: 'id-orders',
        roles: [
          { roleName: 'Storage Blob Data Reader', at: storageAt },
          { roleName: 'Reads Items', at: storageAt, ofCosmos: true },
        ],
        policies: [{ vault: 'kv', permissions: { secrets: ['get'], keys: [], certificates: [] } }],
        databases: [{ name: 'sql-orders', statement: sqlUserStatement('id-orders') }],
        notFound: ['a.blob.core.windows.net'],
        unread: ['cosmos-b'],
      },
      false,
    );
    assert.deepEqual(detail.split('\n'), [
      'Storage Blob Data Reader on stordersprod',
      'Reads Items on stordersprod, a role of Cosmos DB itself',
      'Access policy on kv: secrets: get',
      'On sql-orders no role opens the data. Its administrator makes a user there, for example one that may read: CREATE USER [id-orders] FROM EXTERNAL PROVIDER; ALTER ROLE db_datareader ADD MEMBER [id-orders];',
      'Not found among your resources: a.blob.core.windows.net',
      'Left out, because the roles there could not be read: cosmos-b',
    ]);
  });

  it('makes no link and no icon of a name from Azure', () => {
    const planted = '[Owner](command:workbench.action.quit) $(flame)';
    const { message, detail } = questionWords(
      words,
      {
        ask: 'grantMissing',
        identity: planted,
        roles: [{ roleName: planted, at: { ...storageAt, name: planted }, ofCosmos: true }],
        policies: [{ vault: planted, permissions: { secrets: [planted], keys: [], certificates: [] } }],
        databases: [{ name: planted, statement: planted }],
        notFound: [planted],
        unread: [planted],
      },
      false,
    );
    assert.match(detail, /Owner/);
    assert.doesNotMatch(`${message} ${detail}`, /\]\(|\$\(/);
  });

  it('is not needed where nothing is missing, which says what could not be looked at', () => {
    const news = { news: 'noneMissing', identity: 'id-orders', clients: 1 } as const;
    const text = (notFound: readonly string[], unread: readonly string[], leftOut: readonly string[] = []) =>
      newsWords(words, { ...news, notFound, unread, leftOut }, false).text;
    assert.equal(text([], []), 'id-orders has every role that the code was seen to need.');
    assert.equal(
      text(['a.blob.core.windows.net'], ['cosmos-b']),
      'Not found among your resources: a.blob.core.windows.net · Left out, because the roles there could not be read: cosmos-b',
    );
    assert.equal(text([], [], ['Blob Storage']), 'Nothing else is missing. Left out: Blob Storage');
    assert.equal(
      text([], ['cosmos-b'], ['Blob Storage']),
      'Left out, because the roles there could not be read: cosmos-b · Left out: Blob Storage',
    );
  });
});
