/** What an explained error may not do: give a token on, or any of its text but the IDs and names in it. */

import assert from 'node:assert/strict';
import { explainAccessError } from '../../../../src/commands/explain/explainAccessError';
import { Failure } from '../../../../src/model/failure';
import * as service from '../../../../src/sampleTenant/data/services';
import { pointedAt } from '../../../unit/commands/pointedAt';
import { sampleDesk } from '../../sampleDesk';
import { identityNamed } from '../../sampleRig';
import { armError, blobError } from './errors';

/** Put together, so that no scanner takes it for a real one. */
const token = ['eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9', 'eyJvaWQiOiJ4In0', 'c2lnbmF0dXJlIG9mIG5vYm9keQ'].join(
  '.',
);
const signature = 'sv=2026-01-01&sig=bm90IGEgcmVhbCBzaWduYXR1cmU%3D';

describe('an access error with secrets beside it', () => {
  it('gives none of them on: not to Azure, the log, the report, the result or the clipboard', async () => {
    const made = sampleDesk();
    const web = await identityNamed(made.rig.azure.identities, 'id-orders-web');
    const text = [
      `Authorization: Bearer ${token}`,
      armError(web, 'Microsoft.Storage/storageAccounts/read', service.ordersStorage.id),
      `GET https://stordersprod.blob.core.windows.net/orders?${signature}`,
      `deny assignment with name '${token}'`,
      'a line that nobody should read again',
    ].join('\n');
    const result = await explainAccessError(made.deps)({ from: 'arguments', values: { text } });
    for (const more of made.ui.followUps.at(-1)?.more ?? [])
      if (more.label[0] === 'explain.copyCommand' || more.label[0] === 'explain.copyBicep') await more.run();
    const left = JSON.stringify([
      result,
      made.sent.map(({ path, body }) => [path, body]),
      made.log,
      made.ui.documents.reports,
      made.ui.copied,
      made.ui.told,
    ]);
    assert.ok(left.includes(web.principalId));
    for (const part of [...token.split('.'), 'bm90IGEgcmVhbCBz', 'nobody should read'])
      assert.ok(!left.includes(part), part);
  });

  it('keeps a text that is no such error out of the refusal', async () => {
    const made = sampleDesk();
    await assert.rejects(
      explainAccessError(made.deps)({ from: 'arguments', values: { text: `nothing here ${token}` } }),
      (error: unknown) => {
        assert.ok(!JSON.stringify(error).includes(token));
        assert.ok(error instanceof Failure);
        assert.deepEqual(error.details, { field: 'text', values: { reason: 'accessError' } });
        return true;
      },
    );
  });
});

describe('where the error comes from', () => {
  const error = blobError('PUT', 'stordersprod');

  it('is the selection of the editor, when that holds one', async () => {
    const made = sampleDesk({ selected: pointedAt({ editor: error }) });
    await explainAccessError(made.deps)({ from: 'nothing' });
    assert.deepEqual(made.ui.asked, []);
    assert.equal(made.ui.documents.reports.length, 1);
  });

  it('is the selection of the terminal, from its menu', async () => {
    const made = sampleDesk({ selected: pointedAt({ editor: 'const x = 1;', terminal: error }) });
    await explainAccessError(made.deps)({ from: 'terminal' });
    assert.deepEqual(made.ui.asked, []);
    assert.equal(made.ui.documents.reports.length, 1);
  });

  it('is the clipboard only after it was chosen', async () => {
    const made = sampleDesk({
      selected: pointedAt({ editor: 'const x = 1;', clipboard: error }),
      choice: ['In the clipboard'],
    });
    await explainAccessError(made.deps)({ from: 'nothing' });
    assert.deepEqual(made.ui.asked, ['where the error is 1 of 2']);
    assert.equal(made.ui.documents.reports.length, 1);
  });

  it('is typed or pasted otherwise, on one line as the field makes it', async () => {
    const made = sampleDesk({
      choice: ['Paste it here'],
      text: [() => ({ text: error.replaceAll('\n', '') })],
    });
    await explainAccessError(made.deps)({ from: 'nothing' });
    assert.equal(made.ui.documents.reports.length, 1);
  });

  it('is told when it holds no such error', async () => {
    const made = sampleDesk({
      selected: pointedAt({ clipboard: 'Segmentation fault' }),
      choice: ['In the clipboard'],
    });
    assert.equal(await explainAccessError(made.deps)({ from: 'nothing' }), undefined);
    assert.partialDeepStrictEqual(made.ui.told, [{ news: 'said', text: ['explain.noErrorFound'] }]);
    assert.deepEqual(made.sent, []);
  });
});
